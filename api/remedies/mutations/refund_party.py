"""refundParty: money goes back."""

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
from api.remedies import acts
from api.remedies.types import RemedyProceeding


@strawberry.input(description="退还款项")
class RefundPartyInput:
    """What is recorded."""

    remedy_id: strawberry.ID = strawberry.field(description="复议、诉讼：remedy_…")
    paid_fen: Fen = strawberry.field(description="数额（分）")
    paid_at: datetime = strawberry.field(description="时间")
    voucher_no: str = strawberry.field(description="支付凭证号")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class RefundPartyPayload:
    """What it was done to, as it stands now."""

    remedy_id: strawberry.Private[UUID]
    remedy: RemedyProceeding | None = reread("remedy_id", description="复议、诉讼")


RefundPartyResult: TypeAlias = Annotated[RefundPartyPayload | Refusal, strawberry.union("RefundPartyResult")]


@strawberry.mutation(description="退还款项：依复议、诉讼结果，一次付清。")
async def refund_party(info: ActInfo, input: RefundPartyInput) -> RefundPartyResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RefundPartyPayload:
        await acts.refund(
            tx, key_of("remedy", input.remedy_id), paid_fen=input.paid_fen, paid_at=input.paid_at,
            voucher_no=input.voucher_no, by=by, at=at,
        )  # fmt: skip
        return RefundPartyPayload(remedy_id=key_of("remedy", input.remedy_id))

    return await perform(info, Permission.HANDLE_REMEDY, act, input)
