"""Filing (立案): a leader decides on the verified clue, on the approval form that the leader signed."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases import deadlines
from api.cases.models import CaseOfficer, CaseParty, Party
from api.cases.proceeding import (
    Proceeding,
    actors_of,
    facts_of,
    lock_case,
    reasoned,
    require_leader,
    respondent,
    signed_by_leader,
)
from api.cases.proceeding_models import CaseFiling, ClueComplainant, FilingOutcome
from api.cases.rules import MAY_FILE, MAY_REFUSE_FILING, CaseFacts
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.models import Document
from api.papers.paper import document_in_force
from api.vocabulary import PartyRole, TimelineEventKind

FORM = "FILING_APPROVAL"


async def file_case(
    tx: WriteSession, case_id: UUID, document_id: UUID, *, officer_ids: Sequence[UUID] = (), party_id: UUID | None = None,
    by: Actor, at: LegalTime,
) -> CaseFiling:  # fmt: skip
    """File the case 立案 (行政处罚法 第五十四条): the ninety days begin, and its officers are named – by default who verified.

    The approval form's number is the case's number. Raises Refused with every gap of MAY_FILE; NOT_FOUND, FORBIDDEN, CONFLICT
    for a second respondent, or as ``document_in_force`` does.
    """
    on = legal_day(at)
    found = await lock_case(tx, case_id, by=by, at=at)
    require_leader(by)
    form = await document_in_force(tx, document_id, template=FORM, owner_ids=(case_id,))
    if party_id is not None:
        await _name_respondent(tx, found, party_id)
    named = list(dict.fromkeys(officer_ids)) or found.officer_ids
    facts = await facts_of(tx, found, on=on, officer_ids=named)
    require(MAY_FILE, _approved(facts, await signed_by_leader(tx, form.id, by)))
    await _assign(tx, found, named, at)
    filing = _filing(found, FilingOutcome.FILED, form, None, by, at)
    tx.add(filing)
    found.case.case_number = form.number or found.case.case_number
    names = "、".join(officer.name for officer in await actors_of(tx, named, on=on))
    event = await record(
        tx, TimelineEventKind.CASE_FILED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"批准立案，指定{names}办理", documents=[form.id], particulars={"number": form.number, "officerIds": named},
    )  # fmt: skip
    for rule in ("VERIFY_CLUE", "EXTEND_VERIFICATION"):
        await deadlines.meet(tx, case_id, rule, event, on)
    await deadlines.start(tx, "DECIDE_CASE", owner_id=case_id, organ_id=found.case.organ_id, event=event, start=on)
    return filing


async def refuse_filing(
    tx: WriteSession, case_id: UUID, document_id: UUID, *, reason: str, reporter_told: bool = False, by: Actor,
    at: LegalTime,
) -> CaseFiling:  # fmt: skip
    """Do not file 不予立案. A reporter who gave a name is told; every measure has been lifted before.

    Raises Refused with every gap of MAY_REFUSE_FILING; REASON_REQUIRED, VALIDATION (the reporter was not told), NOT_FOUND,
    FORBIDDEN, or as ``document_in_force`` does.
    """
    found = await lock_case(tx, case_id, by=by, at=at)
    require_leader(by)
    form = await document_in_force(tx, document_id, template=FORM, owner_ids=(case_id,))
    facts = await facts_of(tx, found, on=legal_day(at))
    require(MAY_REFUSE_FILING, _approved(facts, await signed_by_leader(tx, form.id, by)))
    if not reporter_told and await _has_reporter(tx, case_id):
        raise refuse(
            Code.VALIDATION, "实名投诉举报的，应当告知投诉人、举报人（reporterTold）。", missing=("告知投诉人、举报人",)
        )
    filing = _filing(found, FilingOutcome.REFUSED, form, reasoned(reason), by, at)
    tx.add(filing)
    event = await record(
        tx, TimelineEventKind.FILING_REFUSED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text="批准不予立案", documents=[form.id], particulars={"reason": filing.reason, "reporterTold": reporter_told},
    )  # fmt: skip
    for rule in ("VERIFY_CLUE", "EXTEND_VERIFICATION"):
        await deadlines.meet(tx, case_id, rule, event, legal_day(at))
    return filing


def _approved(facts: CaseFacts, signed: bool) -> CaseFacts:
    return replace(facts, approver_signed=signed)


def _filing(
    found: Proceeding, outcome: FilingOutcome, form: Document, reason: str | None, by: Actor, at: LegalTime
) -> CaseFiling:
    """The fact row."""
    return CaseFiling(
        case_id=found.case.id, organ_id=found.case.organ_id, outcome=outcome, document_id=form.id, reason=reason,
        decided_on=legal_day(at), at=at, actor=by.snapshot(),
    )  # fmt: skip


async def _name_respondent(tx: WriteSession, found: Proceeding, party_id: UUID) -> None:
    """Name the party under penalty where the clue did not. Raises Refused NOT_FOUND, CONFLICT."""
    known = await respondent(tx, found.case.id)
    if known is not None and known.id != party_id:
        raise refuse(Code.CONFLICT, "本案已有当事人。")
    if known is not None:
        return
    if await tx.get(Party, party_id) is None:
        raise refuse(Code.NOT_FOUND, "当事人不存在。")
    tx.add(
        CaseParty(
            case_id=found.case.id,
            party_id=party_id,
            role=PartyRole.RESPONDENT,
            organ_id=found.case.organ_id,
            position=0,
        )
    )
    await tx.flush()


async def _assign(tx: WriteSession, found: Proceeding, named: Sequence[UUID], at: LegalTime) -> None:
    """The officers named stay or join, the others leave; who left stays on record."""
    rows = await tx.execute(select(CaseOfficer).where(col(CaseOfficer.case_id) == found.case.id))
    known = {row.officer_id: row for row in rows.scalars()}
    for officer_id, row in known.items():
        if officer_id not in named and row.left_at is None:
            row.left_at = at
    for position, officer_id in enumerate(named):
        if officer_id in known:
            known[officer_id].position, known[officer_id].left_at = position, None
        else:
            tx.add(
                CaseOfficer(
                    case_id=found.case.id, officer_id=officer_id, organ_id=found.case.organ_id, position=position,
                    joined_at=at,
                )
            )  # fmt: skip
    await tx.flush()


async def _has_reporter(tx: WriteSession, case_id: UUID) -> bool:
    return await tx.get(ClueComplainant, case_id) is not None
