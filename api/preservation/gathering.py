"""Gathering the facts of samples and preserved evidence (抽样取证、先行登记保存事实归集): events tell all, nothing is kept twice."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from api.access.actor import Actor
from api.calendar.deadlines import compute
from api.calendar.rules import HANDLE_PRESERVATION
from api.calendar.store import load_calendar
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.inspections.facts import moments, officers_of
from api.inspections.rules import Presence
from api.ledger.models import Event
from api.measures.facts import items_of
from api.measures.gathering import measures_in_force
from api.measures.holder import Holder
from api.papers.models import Document, DocumentVoid
from api.preservation.facts import (
    ApprovalFacts,
    HandlingFacts,
    OnTheSpotFacts,
    PreservationFacts,
    PreservationOutcome,
)
from api.registry.standing import acting_officers
from api.tables import Json
from api.vocabulary import TimelineEventKind

K = TimelineEventKind


async def on_the_spot(
    session: AsyncSession, holder: Holder, actors: Sequence[Actor], place: str, at: LegalTime
) -> OnTheSpotFacts:
    """The facts of an act by these officers at a place, empty where nobody has shown a credential yet."""
    category, _ = await officers_of(session, holder.dossier_id)
    return OnTheSpotFacts(
        acting=await acting_officers(
            session, [actor.id for actor in actors], organ_id=holder.organ_id, category=category, on=legal_day(at), place=place or None
        ),
        presence=Presence(at, place, await moments(session, holder.owner_ids, TimelineEventKind.CREDENTIAL_SHOWN)),
        standings=await standings_of(session, *holder.owner_ids), case_stage=holder.case_stage,
    )  # fmt: skip


async def preserving(
    session: AsyncSession, spot: OnTheSpotFacts, holder: Holder, notice: Document, listing: Json
) -> PreservationFacts:
    """The facts of a preservation by a notice and a list, on the spot."""
    return PreservationFacts(
        acting=spot.acting, presence=spot.presence, standings=spot.standings, case_stage=spot.case_stage,
        number=notice.number or "", items=items_of(notice.data.get("items")), until=date.fromisoformat(notice.data["until"]),
        latest=compute(HANDLE_PRESERVATION, spot.on, await load_calendar(session)).due_day,
        list_number=str(listing.get("decisionNumber") or ""), listed=items_of(listing.get("items")),
        approved_at=await first_on(session, holder.owner_ids, K.PRESERVATION_APPROVED, notice.id),
        preserved=await first_on(session, holder.owner_ids, K.REGISTERED_PRESERVED, notice.id) is not None,
    )  # fmt: skip


async def approving(session: AsyncSession, holder: Holder, notice: Document) -> ApprovalFacts:
    """The facts of a notice that a leader is about to approve."""
    return ApprovalFacts(
        number=notice.number or "", case_stage=holder.case_stage,
        issued=notice.issued_at is not None and await session.get(DocumentVoid, notice.id) is None,
        approved=await first_on(session, holder.owner_ids, K.PRESERVATION_APPROVED, notice.id) is not None,
    )  # fmt: skip


async def handling(
    session: AsyncSession, holder: Holder, preservation_id: UUID, officer_ids: Sequence[UUID], outcome: PreservationOutcome,
    reason: str, at: LegalTime,
) -> HandlingFacts:  # fmt: skip
    """The facts of dealing with one preservation, by these officers."""
    category, _ = await officers_of(session, holder.dossier_id)
    return HandlingFacts(
        acting=await acting_officers(
            session, officer_ids, organ_id=holder.organ_id, category=category, on=legal_day(at)
        ),
        outcome=outcome, reason=reason, standings=await standings_of(session, *holder.owner_ids),
        handled=all(each.id != preservation_id for each in await not_dealt_with(session, holder.owner_ids)),
        measure_in_force=bool(await measures_in_force(session, holder.owner_ids)),
    )  # fmt: skip


async def not_dealt_with(session: AsyncSession, owner_ids: Sequence[UUID]) -> list[Event]:
    """The preservations of these dossiers that wait for a decision, overdue ones included, the earliest first."""
    handled = aliased(Event)
    dealt_with = select(handled.id).where(
        col(handled.owner_id).in_(owner_ids), col(handled.kind) == K.PRESERVATION_HANDLED,
        col(handled.particulars)["preservationId"].astext == sa.cast(col(Event.id), sa.Text),
    )  # fmt: skip
    query = select(Event).where(
        col(Event.owner_id).in_(owner_ids), col(Event.kind) == K.REGISTERED_PRESERVED, ~dealt_with.exists()
    )
    return list((await session.execute(query.order_by(col(Event.at), col(Event.sequence)))).scalars())


async def first_on(
    session: AsyncSession, owner_ids: Sequence[UUID], kind: TimelineEventKind, document_id: UUID
) -> datetime | None:
    """When something first happened on a paper of these dossiers."""
    query = sa.select(sa.func.min(col(Event.at))).where(
        col(Event.owner_id).in_(owner_ids), col(Event.kind) == kind, col(Event.document_ids).contains([document_id])
    )
    found: datetime | None = (await session.execute(query)).scalar_one()
    return found
