"""recordGoodsHandover: requisitioned goods change hands."""

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
from api.proceedings import acts
from api.proceedings.performance_models import HandoverKind
from api.proceedings.types import CommonProceeding


@strawberry.input(description="物资交接")
class RecordGoodsHandoverInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    document_id: strawberry.ID = strawberry.field(description="双方签名的清单：document_…")
    kind: HandoverKind = strawberry.field(description="接收或者归还")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class RecordGoodsHandoverPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


RecordGoodsHandoverResult: TypeAlias = Annotated[
    RecordGoodsHandoverPayload | Refusal, strawberry.union("RecordGoodsHandoverResult")
]


@strawberry.mutation(description="接收、归还征用物资（民法典第二百四十五条）：双方当场清点，填写清单并签名。")
async def record_goods_handover(info: ActInfo, input: RecordGoodsHandoverInput) -> RecordGoodsHandoverResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordGoodsHandoverPayload:
        await acts.record_goods_handover(
            tx,
            key_of("proceeding", input.proceeding_id),
            key_of("document", input.document_id),
            kind=input.kind,
            by=by,
            at=at,
        )
        return RecordGoodsHandoverPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
