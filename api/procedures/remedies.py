"""What comes next in a remedy (复议诉讼的下一步): the steps of the organ, each with its gates (行政复议法 第三十二条至第七十七条)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.permissions import Permission
from api.law.gates import Gap, Gates, gaps_of
from api.procedures.next_acts import NextAct, holders
from api.remedies.facts import RefundFacts, Remedy, ResultFacts, StepFacts
from api.remedies.models import RemedyProceeding
from api.remedies.rules import MAY_FORWARD, MAY_LIFT_STAY, MAY_RECORD_RESULT, MAY_REFUND, MAY_REPLY, MAY_STAY
from api.remedies.standing import remedy_of
from api.vocabulary import RemedyResult

Gaps: TypeAlias = Callable[[Remedy, date], tuple[Gap, ...]]


@dataclass(frozen=True, slots=True)
class Step:
    """One act on a remedy: the mutation that performs it, whether it has its place, and what it needs on a day."""

    act: str
    label: str
    has_place: Callable[[Remedy], bool]
    gaps: Gaps


def on_the_day(gates: Gates[StepFacts]) -> Gaps:
    """A step taken today, in words and on a paper that come with it."""
    return lambda remedy, on: gaps_of(gates, StepFacts(on, remedy, on, "……", paper_case_number="", case_number=""))


def with_result(remedy: Remedy, on: date) -> tuple[Gap, ...]:
    """A result received today, which upholds the decision."""
    result = ResultFacts(on, remedy, RemedyResult.UPHELD, on, None, fined=False, summary="……")
    return gaps_of(MAY_RECORD_RESULT, result)


def with_refund(remedy: Remedy, on: date) -> tuple[Gap, ...]:
    """What is due is paid back."""
    return gaps_of(MAY_REFUND, RefundFacts(remedy, remedy.refund_fen, "……"))


REMEDY: tuple[Step, ...] = (
    Step("forwardRemedy", "转送复议申请", lambda r: r.pending and r.through_organ and not r.forwarded, on_the_day(MAY_FORWARD)),
    Step("replyToRemedy", "提交答复、答辩", lambda r: r.pending and not r.replied, on_the_day(MAY_REPLY)),
    Step("recordStay", "登记停止执行", lambda r: r.pending and r.stay_id is None, on_the_day(MAY_STAY)),
    Step("liftStay", "登记恢复执行", lambda r: r.pending and r.stay_id is not None, on_the_day(MAY_LIFT_STAY)),
    Step("recordRemedyResult", "登记复议、诉讼结果", lambda r: r.pending, with_result),
    Step("refundParty", "退还款项", lambda r: r.refund_fen > 0 and not r.refunded_fen, with_refund),
)  # fmt: skip


def next_remedy_acts(remedy: Remedy, *, on: date) -> tuple[NextAct, ...]:
    """Every step that has its place on a day."""
    return tuple(
        NextAct(step.act, step.label, holders(Permission.HANDLE_REMEDY), step.gaps(remedy, on))
        for step in REMEDY
        if step.has_place(remedy)
    )


async def remedies_of(session: AsyncSession, owner_id: UUID) -> tuple[Remedy, ...]:
    """The remedies against decisions of a case or proceeding, in the order in which they were filed."""
    query = select(RemedyProceeding).where(col(RemedyProceeding.owner_id) == owner_id)
    rows = (await session.execute(query.order_by(col(RemedyProceeding.filed_on), col(RemedyProceeding.at)))).scalars()
    return tuple([await remedy_of(session, row) for row in rows.all()])
