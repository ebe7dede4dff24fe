"""payCompensation: the compensation is paid out."""

from datetime import datetime
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
from api.graph.scalars import Fen
from api.proceedings import acts
from api.proceedings.types import CommonProceeding


@strawberry.input(description="支付补偿")
class PayCompensationInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    paid_fen: Fen = strawberry.field(description="数额（分）")
    paid_at: datetime = strawberry.field(description="支付时间")
    voucher_no: str = strawberry.field(description="支付凭证号")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class PayCompensationPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


PayCompensationResult: TypeAlias = Annotated[
    PayCompensationPayload | Refusal, strawberry.union("PayCompensationResult")
]


@strawberry.mutation(description="支付征用补偿：一次付清。")
async def pay_compensation(info: ActInfo, input: PayCompensationInput) -> PayCompensationResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> PayCompensationPayload:
        await acts.pay_compensation(
            tx, key_of("proceeding", input.proceeding_id), paid_fen=input.paid_fen, paid_at=input.paid_at,
            voucher_no=input.voucher_no, by=by, at=at,
        )  # fmt: skip
        return PayCompensationPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
