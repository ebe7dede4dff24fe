"""Which evidence of a dossier is preserved (先行登记保存事实归集): events tell all of it, nothing is kept twice."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from api.ledger.models import Event
from api.vocabulary import TimelineEventKind

K = TimelineEventKind


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
