"""How a decision stands under remedy (复议诉讼情况归集), gathered from rows."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.remedies.facts import Remedy, RemedyStanding
from api.remedies.models import (
    Refund,
    RemedyForwarding,
    RemedyOutcome,
    RemedyProceeding,
    RemedyReply,
    RemedyStay,
    RemedyStayLift,
)


async def remedy_standing(session: AsyncSession, contested_ids: Sequence[UUID]) -> RemedyStanding:
    """Every remedy against the decisions that these documents are."""
    query = (
        select(RemedyProceeding)
        .where(col(RemedyProceeding.contested_id).in_(contested_ids))
        .order_by(col(RemedyProceeding.filed_on), col(RemedyProceeding.at))
    )
    rows = (await session.execute(query)).scalars().all()
    return RemedyStanding(tuple([await remedy_of(session, row) for row in rows]))


async def remedy_of(session: AsyncSession, row: RemedyProceeding) -> Remedy:
    """One remedy with what happened in it."""
    forwarded = select(RemedyForwarding.id).where(col(RemedyForwarding.remedy_id) == row.id)
    replied = select(RemedyReply.id).where(col(RemedyReply.remedy_id) == row.id)
    stays = (
        select(RemedyStay)
        .outerjoin(RemedyStayLift, col(RemedyStayLift.stay_id) == col(RemedyStay.id))
        .where(col(RemedyStay.remedy_id) == row.id, col(RemedyStayLift.id).is_(None))
        .order_by(col(RemedyStay.at).desc())
        .limit(1)
    )
    stay = (await session.execute(stays)).scalar_one_or_none()
    outcome = await outcome_of(session, row.id)
    refunded = 0
    if outcome is not None:
        paid = select(Refund.paid_fen).where(col(Refund.outcome_id) == outcome.id)
        refunded = (await session.execute(paid)).scalar_one_or_none() or 0
    return Remedy(
        row.id, row.kind, row.simple, row.through_organ, row.filed_on, row.received_on,
        forwarded=(await session.execute(forwarded)).scalar_one_or_none() is not None,
        replied=(await session.execute(replied)).scalar_one_or_none() is not None,
        stay_id=stay.id if stay else None, stayed_from=stay.from_day if stay else None,
        result=outcome.result if outcome else None, result_on=outcome.received_on if outcome else None,
        amount_fen=outcome.amount_fen if outcome else None, refund_fen=outcome.refund_fen if outcome else 0,
        refunded_fen=refunded,
    )  # fmt: skip


async def outcome_of(session: AsyncSession, remedy_id: UUID) -> RemedyOutcome | None:
    """The result of a remedy, None while it is pending."""
    query = select(RemedyOutcome).where(col(RemedyOutcome.remedy_id) == remedy_id)
    return (await session.execute(query)).scalar_one_or_none()
