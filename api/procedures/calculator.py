"""Reckoning a time limit that nobody has started (期限计算): the same counting as that of the acts, explained."""

from datetime import date
from typing import Annotated, Any, TypeAlias

import strawberry

from api.acting import refusal_of
from api.calendar.deadlines import CalendarMissing, compute, shanghai_day
from api.calendar.rule import RuleNotInForce
from api.calendar.rules import RULES
from api.calendar.store import load_calendar
from api.context import RequestContext
from api.graph.refusals import Refusal
from api.law.codes import Code
from api.law.gates import Gap, Refused, refuse
from api.law.laws import HOLIDAYS
from api.vocabulary import DeadlineUnit, StaffRole

NOTICE = HOLIDAYS.whole(gist="放假和调休以国务院办公厅每年公布的部分节假日安排为准")


@strawberry.type(description="期限计算结果。A time limit reckoned now; no act has started it.")
class ReckonedDeadline:
    """A limit and how it was counted."""

    name: str = strawberry.field(description="期限名称")
    due_on: date = strawberry.field(description="届满日")
    provisional: bool = strawberry.field(description="是否暂定：涉及年份的节假日安排尚未载入")
    explanation: list[str] = strawberry.field(description="计算过程，逐句")


Reckoned: TypeAlias = Annotated[
    ReckonedDeadline | Refusal,
    strawberry.union("CalculateDeadlineResult", description="期限计算的结果，或者不予计算的理由"),
]
RuleCode: TypeAlias = Annotated[str, strawberry.argument(description="期限规则代码，如 SERVE_DECISION")]
Start: TypeAlias = Annotated[date, strawberry.argument(description="起算事项发生之日")]
Length: TypeAlias = Annotated[int | None, strawberry.argument(description="长度；不填的依规则")]
Accepting: TypeAlias = Annotated[bool, strawberry.argument(description="是否接受暂定的结果")]


async def _calculate(
    info: strawberry.Info[RequestContext, None], rule: RuleCode, start: Start, n: Length = None,
    accept_provisional: Accepting = False,
) -> Reckoned:  # fmt: skip
    """For whoever is logged in."""
    actor = info.context.viewer.actor
    if actor is None:
        return refusal_of(refuse(Code.FORBIDDEN), (StaffRole.OFFICER,))
    try:
        async with info.context.services.database.read() as session:
            calendar = await load_calendar(session)
        known = RULES.get(rule)
        if known is None or known.unit is DeadlineUnit.HOUR:
            raise refuse(Code.VALIDATION, "没有以日、月计算的这项期限。", missing=("期限规则代码（rule）",))
        found = compute(known, start, calendar, n, strict=not accept_provisional)
    except CalendarMissing as error:
        years = tuple(f"{year}年部分节假日安排" for year in error.years)
        gap = Gap(
            Code.CALENDAR_MISSING, NOTICE, "可以接受暂定的结果（acceptProvisional）。", years, (StaffRole.ORGAN_ADMIN,)
        )
        return refusal_of(Refused((gap,)), sorted(actor.roles))
    except (RuleNotInForce, ValueError) as error:
        return refusal_of(refuse(Code.VALIDATION, str(error)), sorted(actor.roles))
    except Refused as refused:
        return refusal_of(refused, sorted(actor.roles))
    return ReckonedDeadline(
        name=known.name, due_on=shanghai_day(found.due), provisional=found.provisional, explanation=found.explain()
    )


calculate_deadline: Any = strawberry.field(
    resolver=_calculate,
    name="calculateDeadline",
    description="计算一项期限，逐句说明；涉及年份的节假日安排尚未载入的，除非接受暂定的结果，不予计算。",
)
"""The root field."""
