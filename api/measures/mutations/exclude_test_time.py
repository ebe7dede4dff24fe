"""excludeTestTime: days of a test that do not count."""

from datetime import date
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.inspections.mutations.inputs import HandoverInput, handover, on_site
from api.measures import acts
from api.measures.types import Measure


@strawberry.input(description="扣除检测鉴定期间")
class ExcludeTestTimeInput(HandoverInput):
    """From which day to which, why, told by which paper."""

    measure_id: strawberry.ID = strawberry.field(description="强制措施：measure_…")
    first_day: date = strawberry.field(description="检测、检验、检疫或者技术鉴定的第一日")
    last_day: date = strawberry.field(description="最后一日")
    reason: str = strawberry.field(description="事由")


@strawberry.type(description="已告知，期限顺延")
class ExcludeTestTimePayload:
    """The measure as it stands now."""

    measure_id: strawberry.Private[UUID]
    measure: Measure | None = reread("measure_id", description="强制措施")


ExcludeTestTimeResult: TypeAlias = Annotated[
    ExcludeTestTimePayload | Refusal, strawberry.union("ExcludeTestTimeResult")
]


@strawberry.mutation(description="扣除检测、检验、检疫或者技术鉴定的期间，并书面告知（行政强制法第二十五条第三款）。")
async def exclude_test_time(info: ActInfo, input: ExcludeTestTimeInput) -> ExcludeTestTimeResult:
    """Exclude the days."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ExcludeTestTimePayload:
        time = acts.ExcludedDays(input.first_day, input.last_day, input.reason)
        exclusion = await acts.exclude_test_time(
            tx, key_of("measure", input.measure_id), time, on_site(input), handover(input),
            document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return ExcludeTestTimePayload(measure_id=exclusion.measure_id)

    return await perform(info, Permission.TAKE_MEASURE, act, input)
