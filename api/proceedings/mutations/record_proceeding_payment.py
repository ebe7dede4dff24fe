"""recordProceedingPayment: money is received."""

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


@strawberry.input(description="登记缴款")
class RecordProceedingPaymentInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    paid_fen: Fen = strawberry.field(description="数额（分）")
    paid_at: datetime = strawberry.field(description="缴款时间")
    payer: str = strawberry.field(description="缴款人")
    receipt_no: str = strawberry.field(description="财政票据号码")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class RecordProceedingPaymentPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


RecordProceedingPaymentResult: TypeAlias = Annotated[
    RecordProceedingPaymentPayload | Refusal, strawberry.union("RecordProceedingPaymentResult")
]


@strawberry.mutation(description="登记缴款：凭财政票据，不得多收。")
async def record_proceeding_payment(
    info: ActInfo, input: RecordProceedingPaymentInput
) -> RecordProceedingPaymentResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordProceedingPaymentPayload:
        await acts.record_proceeding_payment(
            tx, key_of("proceeding", input.proceeding_id), paid_fen=input.paid_fen, paid_at=input.paid_at,
            payer=input.payer, receipt_no=input.receipt_no, by=by, at=at,
        )  # fmt: skip
        return RecordProceedingPaymentPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.RECORD_PAYMENT, act, input)
