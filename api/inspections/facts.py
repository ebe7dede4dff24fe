"""What the gates ask about a visit (检查事实): loaded under its lock, from rows and events alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.calendar.rules import URGENT_INSPECTION_PAPERS
from api.cases.dossier import lock_dossier
from api.cases.models import Case, Deadline
from api.cases.officers import officers_now
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.models import InspectionApproval, InspectionTask, InspectionVisit
from api.inspections.plan_rules import EMERGENCY
from api.inspections.rules import Moment, Presence, VisitFacts
from api.law.codes import Code
from api.law.gates import refuse
from api.ledger.models import Event
from api.registry.standing import acting_officers
from api.vocabulary import EnforcementCategory, InspectionKind, RecordMedium, TimelineEventKind

K = TimelineEventKind


@dataclass(frozen=True, slots=True)
class OnSite:
    """The circumstances of an act on a visit: where, by which of its officers (all, unless named), kept in which media.

    ``recordings`` are the references of audio-visual recordings that show the act.
    """

    place: str
    officer_ids: tuple[UUID, ...] = ()
    media: tuple[RecordMedium, ...] = (RecordMedium.TEXT_ELECTRONIC,)
    recordings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise Refused VALIDATION for an empty place."""
        if not self.place.strip():
            raise refuse(Code.VALIDATION, "应当写明地点。", missing=("place",))


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit, under its lock for an act, with what is known of it."""

    row: InspectionVisit
    task: InspectionTask
    approval: InspectionApproval | None
    events: tuple[Event, ...] = field(default=())

    @property
    def urgent(self) -> bool:
        """Whether the visit answers an emergency, so that its papers may follow."""
        return self.task.kind is InspectionKind.CASE_BASED and self.row.frequency_exempt == EMERGENCY

    def moments(self, kind: TimelineEventKind) -> tuple[Moment, ...]:
        """When and where events of a kind happened."""
        return tuple(Moment(event.at, event.place) for event in self.events if event.kind is kind)


async def lock_visit(tx: WriteSession, visit_id: UUID, *, by: Actor) -> Visit:
    """Lock a visit of the actor's organ and load it. Raises Refused NOT_FOUND."""
    await lock_dossier(tx, visit_id, by=by)
    row = await tx.get(InspectionVisit, visit_id)
    if row is None:
        raise refuse(Code.NOT_FOUND)
    return await load_visit(tx, row)


async def load_visit(session: AsyncSession, row: InspectionVisit) -> Visit:
    """A visit with its task, its approval and its timeline."""
    task = await session.get_one(InspectionTask, row.task_id)
    query = select(InspectionApproval).where(col(InspectionApproval.visit_id) == row.id)
    approval = (await session.execute(query)).scalar_one_or_none()
    events = select(Event).where(col(Event.owner_id) == row.id).order_by(col(Event.at), col(Event.sequence))
    return Visit(row, task, approval, tuple((await session.execute(events)).scalars()))


async def visit_facts(
    session: AsyncSession, visit: Visit, actors: Sequence[Actor], place: str, at: LegalTime, *, required: int = 2
) -> VisitFacts:
    """The facts of an act on a visit by these officers."""
    acting = await acting_officers(
        session, [actor.id for actor in actors], organ_id=visit.row.organ_id, category=EnforcementCategory.INSPECTION,
        on=legal_day(at), place=place, required=required,
    )  # fmt: skip
    papers = select(col(Deadline.due_on)).where(
        col(Deadline.owner_id) == visit.row.id, col(Deadline.rule) == URGENT_INSPECTION_PAPERS.code
    )
    return VisitFacts(
        acting, Presence(at, place, visit.moments(K.CREDENTIAL_SHOWN)), urgent=visit.urgent,
        notice_mode=visit.approval.notice_mode if visit.approval else None,
        papers_due=(await session.execute(papers)).scalar_one_or_none(), notices=visit.moments(K.INSPECTION_NOTIFIED),
        entries=visit.moments(K.ENTRY_CODE_SCANNED), inspections=visit.moments(K.SITE_INSPECTED), orders=visit.moments(K.RECTIFICATION_ORDERED),
        reinspections=visit.moments(K.REINSPECTED),
        check_code=visit.row.check_code, standings=await standings_of(session, visit.row.id),
    )  # fmt: skip


async def acting_on(
    tx: WriteSession, officer_ids: Sequence[UUID], chosen: Sequence[UUID], *, by: Actor, at: LegalTime
) -> list[Actor]:
    """The officers of a visit or case who act together: all of them, or those chosen; the caller is one of them.

    Raises Refused FORBIDDEN where the caller or a chosen officer is not one of the dossier's officers.
    """
    acting = [officer_id for officer_id in officer_ids if not chosen or officer_id in chosen]
    if by.id not in acting:
        raise refuse(Code.FORBIDDEN, "只有本次检查、本案的执法人员可以实施，且应当在场。")
    if strangers := set(chosen) - set(officer_ids):
        raise refuse(Code.FORBIDDEN, f"所列人员中有{len(strangers)}名不是本次检查、本案的执法人员。")
    found = [await actor_of(tx, PersonKind.OFFICER, officer_id, legal_day(at)) for officer_id in acting]
    return [actor for actor in found if actor is not None]


async def moments(
    session: AsyncSession, owner_ids: Sequence[UUID], kind: TimelineEventKind, *, about: str | None = None
) -> tuple[Moment, ...]:
    """When and where events of a kind happened in these dossiers, all of them or those that were ``about`` something."""
    query = select(Event.at, Event.place).where(col(Event.owner_id).in_(owner_ids), col(Event.kind) == kind)
    if about is not None:
        query = query.where(col(Event.particulars)["about"].astext == about)
    return tuple(Moment(at, place) for at, place in await session.execute(query))


async def officers_of(session: AsyncSession, owner_id: UUID) -> tuple[EnforcementCategory, Sequence[UUID]]:
    """The category of a visit's or case's acts, and the officers it has now.

    Raises Refused NOT_FOUND.
    """
    visit = await session.get(InspectionVisit, owner_id)
    if visit is not None:
        return EnforcementCategory.INSPECTION, visit.officer_ids
    case = await session.get(Case, owner_id)
    if case is None:
        raise refuse(Code.NOT_FOUND)
    return case.category, await officers_now(session, owner_id)
