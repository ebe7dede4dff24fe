"""Who is on a case (办案人员): its officers now, whoever asks."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.cases.models import CaseOfficer


async def officers_now(session: AsyncSession, case_id: UUID) -> tuple[UUID, ...]:
    """The officers who are on the case and have not left it, in their order; none for a case that does not exist."""
    query = select(CaseOfficer.officer_id).where(
        col(CaseOfficer.case_id) == case_id, col(CaseOfficer.left_at).is_(None)
    )
    return tuple((await session.execute(query.order_by(col(CaseOfficer.position)))).scalars())
