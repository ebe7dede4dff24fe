"""handlePreservation: what becomes of preserved evidence."""

from typing import Annotated, TypeAlias

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph.enums import graphql_enum
from api.graph.identity import encode
from api.graph.refusals import Refusal
from api.preservation import acts
from api.preservation.facts import PreservationOutcome

graphql_enum(PreservationOutcome)


@strawberry.input(description="处理先行登记保存的证据")
class HandlePreservationInput:
    """Which preservation, what becomes of it, and why."""

    preservation_id: strawberry.ID = strawberry.field(description="先行登记保存的时间线事件：event_…")
    outcome: PreservationOutcome = strawberry.field(description="处理方式")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已处理")
class HandlePreservationPayload:
    """The event that tells it."""

    event_id: strawberry.ID = strawberry.field(description="时间线事件")


HandlePreservationResult: TypeAlias = Annotated[
    HandlePreservationPayload | Refusal, strawberry.union("HandlePreservationResult")
]


@strawberry.mutation(
    description="处理先行登记保存的证据（行政处罚法第五十六条）：七个工作日内；逾期仍应当处理，期限显示其逾期。"
)
async def handle_preservation(info: ActInfo, input: HandlePreservationInput) -> HandlePreservationResult:
    """Deal with it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> HandlePreservationPayload:
        event = await acts.handle_preservation(
            tx, key_of("event", input.preservation_id), outcome=input.outcome, reason=input.reason, by=by, at=at
        )
        return HandlePreservationPayload(event_id=strawberry.ID(encode("event", event.id)))

    return await perform(info, Permission.CONDUCT_INSPECTION, act, input)
