"""publishChargeStandard: a standard is published."""

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
from api.proceedings import acts
from api.proceedings.types import ChargeStandard


@strawberry.input(description="收取标准")
class PublishChargeStandardInput:
    """What is recorded."""

    matter_id: strawberry.ID = strawberry.field(description="征收、收费事项：matter_…")
    name: str = strawberry.field(description="名称")
    reference: str = strawberry.field(description="文号")
    unit: str = strawberry.field(description="计量单位")
    unit_price_fen: Fen = strawberry.field(description="单价（分）")
    effective_from: date = strawberry.field(description="生效日期")
    effective_to: date | None = strawberry.field(default=None, description="失效日期")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class PublishChargeStandardPayload:
    """What it was done to, as it stands now."""

    standard_id: strawberry.Private[UUID]
    standard: ChargeStandard | None = reread("standard_id", description="收取标准")


PublishChargeStandardResult: TypeAlias = Annotated[
    PublishChargeStandardPayload | Refusal, strawberry.union("PublishChargeStandardResult")
]


@strawberry.mutation(description="公布收取标准（价格法第四十七条）：征收、收费依已公布的标准核定。")
async def publish_charge_standard(info: ActInfo, input: PublishChargeStandardInput) -> PublishChargeStandardResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> PublishChargeStandardPayload:
        new = acts.NewStandard(
            input.name, input.reference, input.unit, input.unit_price_fen, input.effective_from, input.effective_to
        )
        standard = await acts.publish_standard(tx, key_of("matter", input.matter_id), new, by=by, at=at)
        return PublishChargeStandardPayload(standard_id=standard.id)

    return await perform(info, Permission.PUBLISH_STANDARD, act, input)
