"""Holding people to account (责任追究): opened by a leader or the supervising body, concluded by whoever opened it (第33项)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.models import Case
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.registry.models import Organ, StaffMember
from api.review.gathering import lock_case
from api.review.models import Accountability
from api.review.people_models import AccountabilityConclusion
from api.review.people_rules import MAY_CONCLUDE, Answerable, ConclusionFacts
from api.review.trace import Trace, trace_of
from api.review.words import Responsible, Sanction
from api.tables import Json
from api.vocabulary import StaffRole


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What came of it (结论). ``statement`` is what those held to account said to it."""

    sanction: Sanction
    findings: str
    statement: str = ""
    people_ids: Sequence[UUID] = ()


async def open_accountability(
    tx: WriteSession, case_id: UUID, *, role: Responsible, reason: str, by: Actor, at: LegalTime
) -> Accountability:
    """Hold somebody to account for their part in a case 责任追究: a leader of the organ, or the body that supervises it.

    Raises Refused: NOT_FOUND (unknown, or neither one's own organ's nor a supervised one's), REASON_REQUIRED, VALIDATION.
    """
    case = await _lock(tx, case_id, by=by)
    if role is Responsible.OTHER:
        raise refuse(Code.VALIDATION, "应当指明责任主体。", missing=("责任主体（role）",))
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("追究责任的事由（reason）",))
    accountability = Accountability(
        case_id=case_id, organ_id=case.organ_id, role=role, reason=reason.strip(), opened_at=at, actor=by.snapshot()
    )
    tx.add(accountability)
    await tx.flush()
    return accountability


async def conclude_accountability(
    tx: WriteSession, accountability_id: UUID, conclusion: Conclusion, *, by: Actor, at: LegalTime
) -> AccountabilityConclusion:
    """Conclude 作出责任追究结论: who answers for what, with what consequence, or that nobody does.

    Raises Refused with every gap of MAY_CONCLUDE; NOT_FOUND.
    """
    opened = await tx.get(Accountability, accountability_id)
    if opened is None:
        raise refuse(Code.NOT_FOUND)
    case = await _lock(tx, opened.case_id, by=by)
    trace = await trace_of(tx, case)
    people = [_took_part(trace, person_id) for person_id in conclusion.people_ids]
    opener = await tx.get_one(StaffMember, UUID(opened.actor["id"]))
    require(MAY_CONCLUDE, ConclusionFacts(
        role=opened.role, sanction=conclusion.sanction, findings=conclusion.findings, statement=conclusion.statement,
        people=tuple(
            Answerable(id_, person["name"] if person else str(id_), trace.side_of(person) if person else None)
            for id_, person in zip(conclusion.people_ids, people, strict=True)
        ),
        by=by.id, by_organ=by.organ_id, opened_by_organ=opener.organ_id,
        concluded_on=await _concluded_on(tx, accountability_id),
    ))  # fmt: skip
    row = AccountabilityConclusion(
        accountability_id=accountability_id, case_id=case.id, organ_id=case.organ_id, sanction=conclusion.sanction,
        findings=conclusion.findings.strip(), statement=conclusion.statement.strip() or None,
        people=[person for person in people if person], concluded_at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    await tx.flush()
    return row


async def _lock(tx: WriteSession, case_id: UUID, *, by: Actor) -> Case:
    """A case of one's own organ, or of one that one's body supervises. Raises Refused NOT_FOUND."""
    case = await lock_case(tx, case_id, by=None)
    organ = await tx.get_one(Organ, case.organ_id)
    supervises = StaffRole.SUPERVISOR in by.roles and organ.supervised_by == by.organ_id
    if by.organ_id != case.organ_id and not supervises:
        raise refuse(Code.NOT_FOUND)
    return case


def _took_part(trace: Trace, person_id: UUID) -> Json | None:
    """Somebody as they last took part in the case; None for who did not."""
    found = [actor for step in trace.steps for actor in step.actors if actor["id"] == str(person_id)]
    return found[-1] if found else None


async def _concluded_on(tx: WriteSession, accountability_id: UUID) -> date | None:
    query = select(AccountabilityConclusion).where(col(AccountabilityConclusion.accountability_id) == accountability_id)
    row = (await tx.execute(query)).scalar_one_or_none()
    return legal_day(row.concluded_at) if row else None
