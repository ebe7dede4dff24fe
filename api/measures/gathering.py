"""Gathering the facts of a measure (强制措施事实归集): its rows, the dossier that holds it now, and its last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.calendar.counting import Period
from api.calendar.deadlines import compute
from api.calendar.rules import EXTEND_SEIZURE, SEIZE, WARN_OF_EXPIRY
from api.calendar.store import load_calendar
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.facts import moments
from api.inspections.rules import Presence
from api.law.codes import Code
from api.law.gates import refuse
from api.measures.facts import Imposed, Item, MeasureFacts, items_of
from api.measures.holder import Holder, holder_of
from api.measures.legal_review import reasons_for_review, review_of
from api.measures.models import (
    Measure,
    MeasureApproval,
    MeasureConversion,
    MeasureExclusion,
    MeasureExtension,
    MeasureImposition,
    MeasureLift,
)
from api.registry.models import Organ
from api.registry.standing import acting_officers
from api.vocabulary import EnforcementCategory, MeasureKind, TimelineEventKind

ABOUT_MEASURE = "MEASURE"
"""What an event of RIGHTS_EXPLAINED keeps under ``about`` where the party was told of a measure."""


@dataclass(frozen=True, slots=True)
class Found:
    """A measure under its lock, with everything that happened to it."""

    row: Measure
    holder: Holder
    approval: MeasureApproval | None
    imposition: MeasureImposition | None
    extension: MeasureExtension | None
    exclusions: tuple[MeasureExclusion, ...]
    lift: MeasureLift | None
    conversion: MeasureConversion | None

    @property
    def event_ids(self) -> frozenset[UUID]:
        """The events that started the measure's own deadlines."""
        steps = (self.imposition, self.extension, *self.exclusions)
        return frozenset(step.event_id for step in steps if step is not None)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The days that do not count."""
        return tuple(Period(each.first_day, each.last_day, each.reason) for each in self.exclusions)


async def lock_measure(tx: WriteSession, measure_id: UUID, *, by: Actor) -> Found:
    """Lock a measure's dossiers and load it. Raises Refused NOT_FOUND for an unknown one and for another organ's."""
    row = await tx.get(Measure, measure_id)
    if row is None or row.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    holder = await holder_of(tx, row.owner_id, by=by)
    return await load(tx, row, holder)


async def load(session: AsyncSession, row: Measure, holder: Holder) -> Found:
    """A measure with everything that happened to it."""
    approvals = select(MeasureApproval).where(col(MeasureApproval.measure_id) == row.id)
    impositions = select(MeasureImposition).where(col(MeasureImposition.measure_id) == row.id)
    extensions = select(MeasureExtension).where(col(MeasureExtension.measure_id) == row.id)
    exclusions = select(MeasureExclusion).where(col(MeasureExclusion.measure_id) == row.id)
    lifts = select(MeasureLift).where(col(MeasureLift.measure_id) == row.id)
    conversions = select(MeasureConversion).where(col(MeasureConversion.measure_id) == row.id)
    return Found(
        row, holder,
        (await session.execute(approvals)).scalar_one_or_none(),
        (await session.execute(impositions)).scalar_one_or_none(),
        (await session.execute(extensions)).scalar_one_or_none(),
        tuple((await session.execute(exclusions.order_by(col(MeasureExclusion.at)))).scalars()),
        (await session.execute(lifts)).scalar_one_or_none(),
        (await session.execute(conversions)).scalar_one_or_none(),
    )  # fmt: skip


async def facts_of(
    session: AsyncSession, found: Found, actors: Sequence[Actor], place: str, at: LegalTime, *, form_id: UUID | None = None
) -> MeasureFacts:  # fmt: skip
    """The facts of an act on a measure by these officers at a place. ``form_id`` is the approval form that an act brings."""
    row, ended = found.row, found.lift or found.conversion
    form_id = form_id or (found.approval.document_id if found.approval else row.request_document_id)
    ended_at = found.lift.lifted_at if found.lift else found.conversion.at if found.conversion else None
    return await request_facts(
        session, found.holder, actors, place, at, kind=row.kind, items=items_of(row.items), period_days=row.period_days,
        emergency=row.emergency, emergency_reason=row.emergency_reason or "", party_id=row.party_id, but=row.id,
        approval=found.approval, imposed=await _imposed(session, found),
        ended_at=LegalTime(ended_at) if ended and ended_at else None, converted=found.conversion is not None,
        value_fen=row.value_fen, whole_premises=row.whole_premises, form_id=form_id,
    )  # fmt: skip


async def request_facts(
    session: AsyncSession, holder: Holder, actors: Sequence[Actor], place: str, at: LegalTime, *, kind: MeasureKind,
    items: tuple[Item, ...], period_days: int, emergency: bool = False, emergency_reason: str = "",
    party_id: UUID | None = None, but: UUID | None = None, approval: MeasureApproval | None = None,
    imposed: Imposed | None = None, ended_at: LegalTime | None = None, converted: bool = False,
    value_fen: int | None = None, whole_premises: bool = False, form_id: UUID | None = None,
) -> MeasureFacts:  # fmt: skip
    """The facts of a measure that is asked for, or that is about to be executed in an emergency.

    Whether it is a major decision matters until it is both approved and imposed.
    """
    major, value_asked = (
        await reasons_for_review(
            session, holder, kind=kind, value_fen=value_fen, whole_premises=whole_premises, party_id=party_id,
            on=legal_day(at),
        ) if approval is None or imposed is None else ((), False)
    )  # fmt: skip
    return MeasureFacts(
        acting=await acting_officers(
            session, [actor.id for actor in actors], organ_id=holder.organ_id, category=EnforcementCategory.COMPULSION,
            on=legal_day(at), place=place or None,
        ),
        presence=Presence(at, place, await moments(session, holder.owner_ids, TimelineEventKind.CREDENTIAL_SHOWN)),
        organ_kind=(await session.get_one(Organ, holder.organ_id)).kind, kind=kind, items=items, period_days=period_days,
        case_stage=holder.case_stage, emergency=emergency, emergency_reason=emergency_reason,
        approved_at=approval.approved_at if approval else None,
        told=await moments(session, holder.owner_ids, TimelineEventKind.RIGHTS_EXPLAINED, about=ABOUT_MEASURE),
        taken=await _taken(session, party_id, items, but) if party_id else (), imposed=imposed, ended_at=ended_at,
        converted=converted, standings=await standings_of(session, *holder.owner_ids), value_fen=value_fen,
        value_asked=value_asked, major=major, review=await review_of(session, holder, form_id) if major else None,
    )  # fmt: skip


async def last_days(
    session: AsyncSession, imposed_on: date, period_days: int, extension_days: int | None, excluded: Sequence[Period]
) -> tuple[date, date]:
    """The last day of a measure without and with its extension; the day of the imposition counts, excluded days do not."""
    calendar = await load_calendar(session)
    base = compute(SEIZE, imposed_on, calendar, period_days, excluded).due_day
    if extension_days is None:
        return base, base
    return base, compute(EXTEND_SEIZURE, base, calendar, extension_days, excluded).due_day


async def warning_before(session: AsyncSession, until: date) -> date:
    """The day on which the officers are reminded that a measure runs out."""
    return compute(WARN_OF_EXPIRY, until, await load_calendar(session), WARN_OF_EXPIRY.length(until)).due_day


async def measures_in_force(session: AsyncSession, owner_ids: Sequence[UUID]) -> list[UUID]:
    """The measures of these dossiers that were imposed and have not ended, overrun ones included."""
    query = (
        select(Measure.id)
        .join(MeasureImposition, col(MeasureImposition.measure_id) == col(Measure.id))
        .where(col(Measure.owner_id).in_(owner_ids), *_not_ended())
        .order_by(col(MeasureImposition.imposed_at))
    )
    return list((await session.execute(query)).scalars())


async def _imposed(session: AsyncSession, found: Found) -> Imposed | None:
    imposition = found.imposition
    if imposition is None:
        return None
    extension = found.extension
    base, until = await last_days(
        session, legal_day(imposition.imposed_at), imposition.period_days, extension.days if extension else None,
        found.periods,
    )  # fmt: skip
    return Imposed(
        imposition.number,
        imposition.imposed_at,
        imposition.period_days,
        base,
        until,
        extension is not None,
        found.periods,
    )


async def _taken(session: AsyncSession, party_id: UUID, items: Sequence[Item], but: UUID | None) -> tuple[str, ...]:
    """The registered objects of these that lie under a measure against the party already, whoever took it."""
    query = (
        select(MeasureImposition.measure_id, MeasureImposition.items)
        .join(Measure, col(Measure.id) == col(MeasureImposition.measure_id))
        .where(col(Measure.party_id) == party_id, *_not_ended())
    )
    held = {
        item.registration
        for measure_id, entries in await session.execute(query)
        if measure_id != but
        for item in items_of(entries)
        if item.registration
    }
    return tuple(f"{item.name}（{item.registration}）" for item in items if item.registration in held)


def _not_ended() -> tuple[sa.ColumnElement[bool], ...]:
    """Neither lifted nor disposed of."""
    lifted = select(MeasureLift.id).where(col(MeasureLift.measure_id) == col(Measure.id))
    converted = select(MeasureConversion.id).where(col(MeasureConversion.measure_id) == col(Measure.id))
    return (~lifted.exists(), ~converted.exists())
