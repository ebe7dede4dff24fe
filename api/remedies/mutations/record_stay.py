"""recordStay: execution is stayed."""

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


@strawberry.input(description="停止执行")
class RecordStayInput:
    """What is recorded."""

    remedy_id: strawberry.ID = strawberry.field(description="复议、诉讼：remedy_…")
    granted_by: str = strawberry.field(description="决定机关")
    reason: str = strawberry.field(description="理由")
    from_day: date = strawberry.field(description="起始日")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class RecordStayPayload:
    """What it was done to, as it stands now."""

    remedy_id: strawberry.Private[UUID]
    remedy: RemedyProceeding | None = reread("remedy_id", description="复议、诉讼")


RecordStayResult: TypeAlias = Annotated[RecordStayPayload | Refusal, strawberry.union("RecordStayResult")]


@strawberry.mutation(description="记录停止执行（行政复议法第四十二条、行政处罚法第七十三条）。")
async def record_stay(info: ActInfo, input: RecordStayInput) -> RecordStayResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordStayPayload:
        await acts.record_stay(
            tx, key_of("remedy", input.remedy_id), granted_by=input.granted_by, reason=input.reason,
            from_day=input.from_day, by=by, at=at,
        )  # fmt: skip
        return RecordStayPayload(remedy_id=key_of("remedy", input.remedy_id))

    return await perform(info, Permission.HANDLE_REMEDY, act, input)
