"""liftStay: the stay ends."""

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
from api.remedies import acts
from api.remedies.types import RemedyProceeding


@strawberry.input(description="恢复执行")
class LiftStayInput:
    """What is recorded."""

    remedy_id: strawberry.ID = strawberry.field(description="复议、诉讼：remedy_…")
    reason: str = strawberry.field(description="理由")
    on_day: date = strawberry.field(description="日期")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class LiftStayPayload:
    """What it was done to, as it stands now."""

    remedy_id: strawberry.Private[UUID]
    remedy: RemedyProceeding | None = reread("remedy_id", description="复议、诉讼")


LiftStayResult: TypeAlias = Annotated[LiftStayPayload | Refusal, strawberry.union("LiftStayResult")]


@strawberry.mutation(description="恢复执行：停止执行在复议、诉讼结束之前解除的。")
async def lift_stay(info: ActInfo, input: LiftStayInput) -> LiftStayResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> LiftStayPayload:
        await acts.lift_stay(
            tx, key_of("remedy", input.remedy_id), reason=input.reason, on_day=input.on_day, by=by, at=at
        )
        return LiftStayPayload(remedy_id=key_of("remedy", input.remedy_id))

    return await perform(info, Permission.HANDLE_REMEDY, act, input)
