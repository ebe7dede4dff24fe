"""Who was asked to step back in a dossier (回避情况), and what became of it."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.cases.proceeding_models import RecusalDecision, RecusalRequest
from api.cases.recusal_rules import Standing


async def standings_of(session: AsyncSession, *owner_ids: UUID) -> tuple[Standing, ...]:
    """Every request that somebody step back in these dossiers, with its answer, the earliest first."""
    query = (
        select(RecusalRequest.id, RecusalRequest.target_id, RecusalRequest.target_name, RecusalDecision.granted)
        .outerjoin(RecusalDecision, col(RecusalDecision.request_id) == col(RecusalRequest.id))
        .where(col(RecusalRequest.owner_id).in_(owner_ids))
        .order_by(col(RecusalRequest.at))
    )
    return tuple(Standing(*row) for row in await session.execute(query))
