"""recordPurchasedService: an organ short of reviewers buys the service of a counsel."""

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
from api.graph.scalars import Fen
from api.review import acts
from api.review.staffing_types import PurchasedService


@strawberry.input(description="登记购买法律服务")
class RecordPurchasedServiceInput:
    """The contract. Its counsel is a known one, or somebody whose name and firm are given."""

    contract_number: str = strawberry.field(description="合同编号")
    services: str = strawberry.field(description="服务内容")
    valid_from: date = strawberry.field(description="服务期限起")
    valid_to: date = strawberry.field(description="服务期限止")
    fee_fen: Fen | None = strawberry.field(default=None, description="费用（分）")
    counsel_id: strawberry.ID | None = strawberry.field(default=None, description="已登记的承接人：counsel_…")
    name: str = strawberry.field(default="", description="承接人姓名；未登记的必填")
    firm: str = strawberry.field(default="", description="承接人的执业机构；未登记的必填")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已登记")
class RecordPurchasedServicePayload:
    """The contract."""

    service_id: strawberry.Private[UUID]
    service: PurchasedService | None = reread("service_id", description="购买的法律服务")


RecordPurchasedServiceResult: TypeAlias = Annotated[
    RecordPurchasedServicePayload | Refusal, strawberry.union("RecordPurchasedServiceResult")
]


@strawberry.mutation(
    description="登记购买法律服务（任务清单第27项）：法制审核人员不足的，由承接人协助；不计入人数，不签署审核意见。"
)
async def record_purchased_service(info: ActInfo, input: RecordPurchasedServiceInput) -> RecordPurchasedServiceResult:
    """Record the contract."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordPurchasedServicePayload:
        bought = acts.Service(
            input.contract_number, input.services, input.valid_from, input.valid_to, input.fee_fen,
            key_of("counsel", input.counsel_id) if input.counsel_id else None, input.name, input.firm,
        )  # fmt: skip
        service = await acts.record_purchased_service(tx, bought, by=by, at=at)
        return RecordPurchasedServicePayload(service_id=service.id)

    return await perform(info, Permission.STAFF_REVIEW, act, input)
