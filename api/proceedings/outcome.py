"""What followed a decision (决定之后): payments, goods, compensation, executions, rests and ends, read from rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.clocks import legal_day
from api.papers.models import Service
from api.proceedings.agreements import waived_of
from api.proceedings.assessment import goods_of
from api.proceedings.facts import Ruled
from api.proceedings.models import ProceedingDecision, ProceedingPayment
from api.proceedings.performance_models import (
    CompensationDecision,
    CompensationPayment,
    ExecutionAct,
    ExecutionTurn,
    ExecutionTurnGround,
    ExecutionTurnKind,
    GoodsHandover,
    HandoverKind,
    ProceedingEnd,
    ProceedingOutcome,
)


async def ruled_of(session: AsyncSession, decision: ProceedingDecision | None) -> Ruled | None:
    """The decision of a proceeding with everything that followed it."""
    if decision is None:
        return None
    owner = decision.proceeding_id
    handovers = (
        (await session.execute(select(GoodsHandover).where(col(GoodsHandover.proceeding_id) == owner))).scalars().all()
    )
    compensation = select(CompensationDecision.amount_fen).where(col(CompensationDecision.proceeding_id) == owner)
    executions = select(ExecutionAct.fulfilled, ExecutionAct.cost_fen).where(col(ExecutionAct.proceeding_id) == owner)
    acts = (await session.execute(executions)).all()
    return Ruled(
        decision.number, decision.made_on, decision.amount_fen,
        served_on=await served_on(session, decision.document_id), pay_by=decision.pay_by, goods=goods_of(decision.goods),
        first_day=decision.first_day, last_day=decision.last_day, kind=decision.execution_kind,
        budget_fen=decision.budget_fen, paid_fen=await _sum(session, ProceedingPayment, owner),
        waived_fen=await waived_of(session, owner),
        taken=tuple(g for row in handovers if row.kind is HandoverKind.TAKEN for g in goods_of(row.goods)),
        returned=tuple(g for row in handovers if row.kind is HandoverKind.RETURNED for g in goods_of(row.goods)),
        compensation_fen=(await session.execute(compensation)).scalar_one_or_none(),
        compensated_fen=await _sum(session, CompensationPayment, owner),
        fulfilled=any(fulfilled for fulfilled, _ in acts), spent_fen=sum(cost or 0 for _, cost in acts),
    )  # fmt: skip


async def served_on(session: AsyncSession, document_id: UUID) -> date | None:
    """The day on which a document was received; an announced one when its term is over."""
    query = select(Service.served_at, Service.announcement).where(col(Service.document_id) == document_id)
    days = [
        date.fromisoformat(announcement["until"]) if announcement else legal_day(at)
        for at, announcement in await session.execute(query)
    ]
    return min(days, default=None)


async def turns_of(session: AsyncSession, proceeding_id: UUID) -> Sequence[ExecutionTurn]:
    """The rests and resumptions of an execution in their order."""
    query = select(ExecutionTurn).where(col(ExecutionTurn.proceeding_id) == proceeding_id)
    return (
        (await session.execute(query.order_by(col(ExecutionTurn.at), col(ExecutionTurn.recorded_at)))).scalars().all()
    )


def resting(turns: Sequence[ExecutionTurn]) -> tuple[date | None, ExecutionTurnGround | None]:
    """Since when an execution rests, and why; nothing while it runs."""
    if not turns or turns[-1].turn is ExecutionTurnKind.RESUME:
        return None, None
    return turns[-1].on_day, turns[-1].ground


async def end_of(session: AsyncSession, proceeding_id: UUID) -> ProceedingOutcome | None:
    """How the proceeding ended."""
    query = select(ProceedingEnd.outcome).where(col(ProceedingEnd.proceeding_id) == proceeding_id)
    outcome = (await session.execute(query)).scalar_one_or_none()
    return None if outcome is None else ProceedingOutcome(outcome)


async def _sum(session: AsyncSession, table: Any, proceeding_id: UUID) -> int:
    query = sa.select(sa.func.coalesce(sa.func.sum(col(table.paid_fen)), 0)).where(
        col(table.proceeding_id) == proceeding_id
    )
    return int((await session.execute(query)).scalar_one())
