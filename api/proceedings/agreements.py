"""Execution agreements as they stand (执行协议的状态): kept or broken, and by how much they reduce what is owed."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.proceedings.facts import Agreed
from api.proceedings.performance_models import (
    ExecutionAgreement,
    ExecutionTurn,
    ExecutionTurnGround,
    ExecutionTurnKind,
)


def breaks(turn: Any, agreement: Any) -> "sa.ColumnElement[bool]":
    """行政强制法 第四十二条第二款 – execution was resumed because this agreement was not kept. Columns of two rows."""
    return sa.and_(
        turn.proceeding_id == agreement.proceeding_id, turn.at >= agreement.at, turn.turn == ExecutionTurnKind.RESUME,
        turn.ground == ExecutionTurnGround.AGREEMENT_BROKEN,
    )  # fmt: skip


BROKEN = sa.exists().where(breaks(ExecutionTurn, ExecutionAgreement))


async def agreed_of(session: AsyncSession, proceeding_id: UUID) -> Agreed | None:
    """The latest agreement on an execution."""
    query = select(ExecutionAgreement.stages, BROKEN).where(col(ExecutionAgreement.proceeding_id) == proceeding_id)
    latest = (await session.execute(query.order_by(col(ExecutionAgreement.at).desc()).limit(1))).one_or_none()
    if latest is None:
        return None
    stages, broken = latest
    return Agreed(tuple(date.fromisoformat(stage["due"]) for stage in stages), broken)


async def waived_of(session: AsyncSession, proceeding_id: UUID) -> int:
    """By how much the agreement that stands reduced the surcharge; what was broken reduces nothing."""
    waived = sa.func.coalesce(sa.func.sum(col(ExecutionAgreement.waived_fen)), 0)
    query = sa.select(waived).where(col(ExecutionAgreement.proceeding_id) == proceeding_id, ~BROKEN)
    return int((await session.execute(query)).scalar_one() or 0)
