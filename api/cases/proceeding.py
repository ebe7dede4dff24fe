"""A case under its lock (办理中的案件): its row, its officers, its own events, and the facts the gates ask about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.cases.dossier import lock_dossier
from api.cases.limitation import Limitation
from api.cases.models import Case, CaseOfficer, CaseParty, Deadline, DeadlineMet, Party
from api.cases.officers import officers_now
from api.cases.proceeding_models import Clue
from api.cases.progress import Happened, Progress, progress_of
from api.cases.recusal_rules import Standing
from api.cases.rules import CaseFacts
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.rules import Moment, Presence
from api.law.codes import Code
from api.law.gates import refuse
from api.ledger.models import Event
from api.measures.gathering import measures_in_force
from api.papers.models import Document, SignatureMark
from api.preservation.gathering import not_dealt_with
from api.registry.models import Matter
from api.registry.standing import acting_officers
from api.vocabulary import (
    CaseProcedure,
    EnforcementCategory,
    PartyRole,
    RecordPhase,
    SignRole,
    StaffRole,
    TimelineEventKind,
)

K = TimelineEventKind
LEADERS = (SignRole.DEPUTY_HEAD, SignRole.ORGAN_HEAD)
BY_A_LEADER = (
    K.INVESTIGATION_SUSPENDED, K.INVESTIGATION_RESUMED, K.CASE_TRANSFERRED, K.FILING_CANCELLED, K.CASE_EXTENDED,
    K.MEASURE_APPROVED, K.PRESERVATION_APPROVED,
)  # fmt: skip
"""What a leader decides in the course of an investigation: to approve is not to investigate (行政处罚法 第五十七条)."""


@dataclass(frozen=True, slots=True)
class Proceeding:
    """A locked case of the general procedure. ``events`` are its own, ``origin`` those of the visit it grew out of."""

    case: Case
    officers: tuple[Actor, ...]
    events: tuple[Event, ...]
    origin: tuple[Event, ...]
    progress: Progress
    standings: tuple[Standing, ...]

    @property
    def officer_ids(self) -> list[UUID]:
        """The officers who are on the case, in order."""
        return [officer.id for officer in self.officers]

    def moments(self, kind: TimelineEventKind) -> tuple[Moment, ...]:
        """When and where events of a kind happened, on the visit too."""
        return tuple(Moment(event.at, event.place) for event in (*self.origin, *self.events) if event.kind is kind)

    @property
    def owner_ids(self) -> tuple[UUID, ...]:
        """The case, and the visit it grew out of."""
        visit_id = self.case.origin_visit_id
        return (self.case.id,) if visit_id is None else (self.case.id, visit_id)


async def lock_case(tx: WriteSession, case_id: UUID, *, by: Actor | None, at: LegalTime) -> Proceeding:
    """Lock a case of the general procedure, for somebody of its organ.

    Raises Refused: NOT_FOUND (unknown, or another organ's), VALIDATION (another procedure).
    """
    await lock_dossier(tx, case_id, by=by)
    case = await tx.get(Case, case_id, populate_existing=True)
    if case is None:
        raise refuse(Code.NOT_FOUND)
    if case.procedure is not CaseProcedure.GENERAL:
        raise refuse(Code.VALIDATION, f"本案适用{case.procedure.label}。")
    return await load(tx, case, on=legal_day(at))


async def lock_own_case(tx: WriteSession, case_id: UUID, *, by: Actor, at: LegalTime) -> Proceeding:
    """Lock a case for an act of one of its officers. Raises Refused as ``lock_case`` does, and FORBIDDEN for anybody else."""
    found = await lock_case(tx, case_id, by=by, at=at)
    if by.id not in found.officer_ids:
        raise refuse(Code.FORBIDDEN, "只有本案执法人员可以办理。")
    return found


async def load(session: AsyncSession, case: Case, *, on: date) -> Proceeding:
    """A case with what the gates need to know of it; its officers as they stand on the day."""
    officer_ids = await officers_now(session, case.id)
    events = await _events(session, case.id)
    return Proceeding(
        case, await actors_of(session, officer_ids, on=on), events,
        await _events(session, case.origin_visit_id) if case.origin_visit_id else (),
        progress_of(Happened(event.kind, legal_day(event.at), event.particulars) for event in events),
        await standings_of(session, *await owners_of_case(session, case.id)),
    )  # fmt: skip


async def facts_of(
    session: AsyncSession, found: Proceeding, *, on: date, place: str | None = None, at: LegalTime | None = None,
    officer_ids: Sequence[UUID] | None = None,
) -> CaseFacts:  # fmt: skip
    """The facts of an act by these officers (by default the case's), at a place if it happens at one."""
    case = found.case
    acting = await acting_officers(
        session, found.officer_ids if officer_ids is None else officer_ids, organ_id=case.organ_id, category=case.category,
        on=on, place=place,
    )  # fmt: skip
    matter = await session.get_one(Matter, case.matter_id)
    presence = Presence(at, place, found.moments(K.CREDENTIAL_SHOWN)) if at is not None and place is not None else None
    return CaseFacts(
        on=on, progress=found.progress, acting=acting, standings=found.standings, presence=presence,
        limitation=await _limitation(session, case.id),
        verify_by=await _due(session, case.id, ("VERIFY_CLUE", "EXTEND_VERIFICATION")),
        decide_by=await _due(session, case.id, ("DECIDE_CASE", "EXTEND_CASE")),
        open_measures=len(await measures_in_force(session, found.owner_ids)),
        open_preservations=len(await not_dealt_with(session, found.owner_ids)),
        extensions=sum(event.kind is K.CASE_EXTENDED for event in found.events),
        party_known=await respondent(session, case.id) is not None,
        matter_punishes=matter.category is EnforcementCategory.PENALTY,
    )  # fmt: skip


async def actors_of(session: AsyncSession, officer_ids: Sequence[UUID], *, on: date) -> tuple[Actor, ...]:
    """Officers as actors of an act on a day, in order."""
    actors = [await actor_of(session, PersonKind.OFFICER, officer_id, on) for officer_id in officer_ids]
    return tuple(actor for actor in actors if actor is not None)


async def respondent(session: AsyncSession, case_id: UUID) -> Party | None:
    """The party under penalty, once it is known."""
    query = (
        select(Party)
        .join(CaseParty, col(CaseParty.party_id) == col(Party.id))
        .where(col(CaseParty.case_id) == case_id, col(CaseParty.role) == PartyRole.RESPONDENT)
        .order_by(col(CaseParty.position))
        .limit(1)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def investigators_of(session: AsyncSession, case_id: UUID) -> frozenset[UUID]:
    """Everybody who ever investigated a case or the visit it grew out of (调查人员).

    Its officers, past ones included; whoever acted in an event of the evidence phase, save to approve it; whoever signed one of its papers as
    an officer, in a lent role too.
    """
    owners = await owners_of_case(session, case_id)
    officers = select(CaseOfficer.officer_id).where(col(CaseOfficer.case_id) == case_id)
    acted = select(Event.actor_ids).where(
        col(Event.owner_id).in_(owners), col(Event.phase) == RecordPhase.EVIDENCE, col(Event.kind).not_in(BY_A_LEADER)
    )
    ids = set((await session.execute(officers)).scalars())
    for actor_ids in (await session.execute(acted)).scalars():
        ids.update(actor_ids)
    return frozenset(ids | await _signed_as_officers(session, owners))


async def owners_of_case(session: AsyncSession, case_id: UUID) -> tuple[UUID, ...]:
    """The case, and the visit it grew out of."""
    visit_id = (await session.execute(select(Case.origin_visit_id).where(col(Case.id) == case_id))).scalar_one()
    return (case_id,) if visit_id is None else (case_id, visit_id)


async def signed_by_leader(session: AsyncSession, document_id: UUID, leader: Actor) -> bool:
    """Whether this leader signed a form in a leader's place."""
    marks = select(SignatureMark.id).where(
        col(SignatureMark.document_id) == document_id, col(SignatureMark.signer_id) == leader.id,
        col(SignatureMark.role).in_(LEADERS), col(SignatureMark.refused_note).is_(None),
    )  # fmt: skip
    return (await session.execute(marks.limit(1))).scalar_one_or_none() is not None


def require_leader(by: Actor) -> None:
    """Raises Refused FORBIDDEN for anybody but a leader of the organ."""
    if StaffRole.ORGAN_LEADER not in by.roles:
        raise refuse(Code.FORBIDDEN, "由机关负责人决定。")


def written(text: str, field: str, label: str) -> str:
    """A text that may not be empty. Raises Refused VALIDATION naming the field."""
    if not text.strip():
        raise refuse(Code.VALIDATION, f"{label}（{field}）不能为空。", missing=(f"{label}（{field}）",))
    return text.strip()


def reasoned(text: str, label: str = "理由（reason）") -> str:
    """A reason that may not be empty. Raises Refused REASON_REQUIRED."""
    if not text.strip():
        raise refuse(Code.REASON_REQUIRED, missing=(label,))
    return text.strip()


async def _events(session: AsyncSession, owner_id: UUID) -> tuple[Event, ...]:
    query = select(Event).where(col(Event.owner_id) == owner_id).order_by(col(Event.at), col(Event.sequence))
    return tuple((await session.execute(query)).scalars())


async def _limitation(session: AsyncSession, case_id: UUID) -> Limitation | None:
    clue = (await session.execute(select(Clue).where(col(Clue.case_id) == case_id))).scalar_one_or_none()
    return Limitation(clue.violation_ended_on, clue.received_on, clue.grave_harm) if clue else None


async def _due(session: AsyncSession, case_id: UUID, rules: Sequence[str]) -> date | None:
    """The latest day of the open limits of these rules."""
    query = (
        select(col(Deadline.due_on))
        .outerjoin(DeadlineMet, col(DeadlineMet.deadline_id) == col(Deadline.id))
        .where(col(Deadline.owner_id) == case_id, col(Deadline.rule).in_(rules), col(DeadlineMet.deadline_id).is_(None))
        .order_by(col(Deadline.due_on).desc())
    )
    return (await session.execute(query.limit(1))).scalar_one_or_none()


async def _signed_as_officers(session: AsyncSession, owners: Sequence[UUID]) -> set[UUID]:
    query = (
        select(SignatureMark.signer_id)
        .join(Document, col(Document.id) == col(SignatureMark.document_id))
        .where(col(Document.owner_id).in_(owners), col(SignatureMark.role) == SignRole.OFFICER)
    )
    return set((await session.execute(query)).scalars())
