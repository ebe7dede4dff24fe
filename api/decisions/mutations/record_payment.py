"""recordPayment: money received for a fine, or for the unlawful gains confiscated."""

from datetime import datetime
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions import acts
from api.decisions.models import PaymentPurpose
from api.decisions.types import Payment
from api.graph import reread
from api.graph.refusals import Refusal
from api.graph.scalars import Fen


@strawberry.input(description="登记缴款")
class RecordPaymentInput:
    """What the receipt says."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    paid_fen: Fen = strawberry.field(description="缴款数额（分），含加处罚款")
    paid_at: datetime = strawberry.field(description="缴款时间")
    receipt_no: str = strawberry.field(description="专用票据号码，不得重复")
    payer: str = strawberry.field(description="缴款人")
    cash: bool = strawberry.field(default=False, description="是否当场收缴")
    cash_reason: str | None = strawberry.field(
        default=None, description="不当场收缴事后难以执行的情形；当场收缴一百元以上罚款的必填"
    )
    purpose: PaymentPurpose = strawberry.field(
        default=PaymentPurpose.FINE, description="缴款用途：罚款（默认），或者上缴没收的违法所得"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已登记")
class RecordPaymentPayload:
    """The payment and its case."""

    payment_id: strawberry.Private[UUID]
    case_id: strawberry.Private[UUID]
    payment: Payment | None = reread("payment_id", description="缴款")
    case: Case | None = reread("case_id", description="案件")


RecordPaymentResult: TypeAlias = Annotated[RecordPaymentPayload | Refusal, strawberry.union("RecordPaymentResult")]


@strawberry.mutation(
    description="登记缴款（行政处罚法第六十七条至第七十二条）：逾期每日加处百分之三，不超过罚款数额；没收的违法所得不加处；不得多收。"
)
async def record_payment(info: ActInfo, input: RecordPaymentInput) -> RecordPaymentResult:
    """Record the payment."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordPaymentPayload:
        receipt = acts.Receipt(
            paid_fen=input.paid_fen, paid_at=input.paid_at, number=input.receipt_no, payer=input.payer, cash=input.cash,
            cash_reason=input.cash_reason, purpose=input.purpose,
        )  # fmt: skip
        payment = await acts.record_payment(tx, key_of("case", input.case_id), receipt, by=by, at=at)
        return RecordPaymentPayload(payment_id=payment.id, case_id=payment.case_id)

    return await perform(info, Permission.RECORD_PAYMENT, act, input)
