"""Closing a case (结案): decided, served, filed and performed – or in the hands of the court."""

from uuid import UUID

from api.access.actor import Actor
from api.cases.proceeding import signed_by_leader
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.closing_rules import CLOSING_IS_APPROVED, ClosingFacts
from api.decisions.court_models import CourtStepKind
from api.decisions.facts import DecidedCase
from api.decisions.gathering import after_decision, locked_any_case
from api.decisions.models import CaseClosing
from api.decisions.performance import gates_of_closing
from api.law.codes import Code
from api.law.gates import Refused, gaps_of, refuse
from api.ledger.event import record
from api.papers.models import Document
from api.papers.paper import document_in_force
from api.vocabulary import ExecutionStatus, StaffRole, TimelineEventKind


async def close_case(
    tx: WriteSession, case_id: UUID, *, reason: str, document_id: UUID | None = None, by: Actor, at: LegalTime
) -> CaseClosing:
    """Close a case 结案, in the general procedure on the form (结案审批表) that the leader who closes it signed.

    Raises Refused with every gap of MAY_CLOSE or MAY_CLOSE_GENERAL and of CLOSING_IS_APPROVED; NOT_FOUND, FORBIDDEN for the
    head of another unit, and what ``document_in_force`` raises.
    """
    found = await locked_any_case(tx, case_id, by=by, at=at)
    leads = StaffRole.ORGAN_LEADER in by.roles
    heads = StaffRole.UNIT_HEAD in by.roles and by.unit_id == found.case.unit_id
    if not (leads or heads):
        raise refuse(Code.FORBIDDEN, "只有承办机构负责人或者机关负责人可以结案。")
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("结案理由（reason）",))
    case = await after_decision(tx, found.case, on=legal_day(at))
    form = await _form(tx, case_id, document_id)
    closing = ClosingFacts(
        case.procedure, case.decided.number if case.decided else None, str(form.data.get("decision") or "") if form else None,
        form is not None and await signed_by_leader(tx, form.id, by),
    )  # fmt: skip
    if gaps := (*gaps_of(gates_of_closing(case.procedure), case), *gaps_of(CLOSING_IS_APPROVED, closing)):
        raise Refused(gaps)
    row = CaseClosing(
        case_id=case_id, organ_id=found.case.organ_id, performance=_performance(case), reason=reason.strip(),
        document_id=form.id if form else None, closed_on=legal_day(at), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await record(
        tx, TimelineEventKind.CASE_CLOSED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at, text="结案",
        documents=[form.id] if form else [], particulars={"reason": row.reason, "performance": row.performance},
    )  # fmt: skip
    return row


async def _form(tx: WriteSession, case_id: UUID, document_id: UUID | None) -> Document | None:
    if document_id is None:
        return None
    return await document_in_force(tx, document_id, template="CASE_CLOSING_APPROVAL", owner_ids=[case_id])


def _performance(case: DecidedCase) -> ExecutionStatus:
    """How the decision stands: performed, else in the hands of the court, or ended there."""
    if case.decided is None or case.decided.performed(case.on) or case.court is None:
        return ExecutionStatus.PERFORMED
    return ExecutionStatus.TERMINATED if case.court is CourtStepKind.TERMINATED else ExecutionStatus.COURT_APPLIED
