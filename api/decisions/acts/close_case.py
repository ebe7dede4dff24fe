"""Closing a case (结案): decided, served, filed and performed."""

from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.gathering import after_decision, locked_any_case
from api.decisions.models import CaseClosing
from api.decisions.performance import gates_of_closing
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.vocabulary import ExecutionStatus, StaffRole, TimelineEventKind


async def close_case(tx: WriteSession, case_id: UUID, *, reason: str, by: Actor, at: LegalTime) -> CaseClosing:
    """Close a case 结案. Raises Refused with every gap of MAY_CLOSE or MAY_CLOSE_GENERAL; FORBIDDEN for the head of another unit."""
    found = await locked_any_case(tx, case_id, by=by, at=at)
    leads = StaffRole.ORGAN_LEADER in by.roles
    heads = StaffRole.UNIT_HEAD in by.roles and by.unit_id == found.case.unit_id
    if not (leads or heads):
        raise refuse(Code.FORBIDDEN, "只有承办机构负责人或者机关负责人可以结案。")
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("结案理由（reason）",))
    require(gates_of_closing(found.case.procedure), await after_decision(tx, found.case, on=legal_day(at)))
    closing = CaseClosing(
        case_id=case_id, organ_id=found.case.organ_id, performance=ExecutionStatus.PERFORMED, reason=reason.strip(),
        closed_on=legal_day(at), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(closing)
    await record(
        tx, TimelineEventKind.CASE_CLOSED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at, text="结案",
        particulars={"reason": closing.reason, "performance": closing.performance},
    )  # fmt: skip
    return closing
