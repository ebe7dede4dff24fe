"""approvePreservation: a leader approves the preservation of evidence."""

from typing import Annotated, TypeAlias

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph.identity import encode
from api.graph.refusals import Refusal
from api.preservation import acts


@strawberry.input(description="批准先行登记保存")
class ApprovePreservationInput:
    """Which notice, and why."""

    document_id: strawberry.ID = strawberry.field(description="先行登记保存证据通知书（已制发）：document_…")
    reason: str = strawberry.field(description="证据可能灭失或者以后难以取得的情况")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已批准")
class ApprovePreservationPayload:
    """The event that tells it."""

    event_id: strawberry.ID = strawberry.field(description="时间线事件")


ApprovePreservationResult: TypeAlias = Annotated[
    ApprovePreservationPayload | Refusal, strawberry.union("ApprovePreservationResult")
]


@strawberry.mutation(description="批准先行登记保存（行政处罚法第五十六条）：由机关负责人在实施之前批准。")
async def approve_preservation(info: ActInfo, input: ApprovePreservationInput) -> ApprovePreservationResult:
    """Approve it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ApprovePreservationPayload:
        event = await acts.approve_preservation(
            tx, key_of("document", input.document_id), reason=input.reason, by=by, at=at
        )
        return ApprovePreservationPayload(event_id=strawberry.ID(encode("event", event.id)))

    return await perform(info, Permission.APPROVE_MEASURE, act, input)
