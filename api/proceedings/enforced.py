"""What the executions of a penalty did to its fine (强制执行的结果): money that came in, and surcharge that was waived."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.clocks import legal_day
from api.decisions.fines import Paid
from api.proceedings.agreements import waived_of
from api.proceedings.models import CommonProceeding, ProceedingPayment


@dataclass(frozen=True, slots=True)
class Enforced:
    """Payments received in executions of a decision, and by how much their agreements reduced its surcharge."""

    payments: tuple[Paid, ...] = ()
    waived_fen: int = 0


async def enforced_of(session: AsyncSession, decision_id: UUID) -> Enforced:
    """What became of a penalty in its executions, whichever organ's power they rest on."""
    query = select(CommonProceeding.id).where(col(CommonProceeding.base_decision_id) == decision_id)
    executions = (await session.execute(query)).scalars().all()
    received = select(ProceedingPayment.paid_at, ProceedingPayment.paid_fen).where(
        col(ProceedingPayment.proceeding_id).in_(executions)
    )
    return Enforced(
        tuple(Paid(legal_day(at), fen) for at, fen in await session.execute(received)) if executions else (),
        sum([await waived_of(session, execution) for execution in executions]),
    )
