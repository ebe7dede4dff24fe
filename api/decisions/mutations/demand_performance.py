"""demandPerformance: the party is called upon to perform."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions.acts import enforce
from api.decisions.mutations.inputs import HandingInput, handing_of
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="催告")
class DemandPerformanceInput:
    """What is recorded."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="催告书：document_…")
    handing: HandingInput = strawberry.field(description="送达情况")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class DemandPerformancePayload:
    """What it was done to, as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


DemandPerformanceResult: TypeAlias = Annotated[
    DemandPerformancePayload | Refusal, strawberry.union("DemandPerformanceResult")
]


@strawberry.mutation(
    description="催告（行政强制法第三十五条、第五十四条）：送达催告书，十个工作日后仍不履行的可以申请人民法院强制执行。"
)
async def demand_performance(info: ActInfo, input: DemandPerformanceInput) -> DemandPerformanceResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DemandPerformancePayload:
        await enforce.demand_performance(
            tx,
            key_of("case", input.case_id),
            key_of("document", input.document_id),
            handing_of(input.handing),
            by=by,
            at=at,
        )
        return DemandPerformancePayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
