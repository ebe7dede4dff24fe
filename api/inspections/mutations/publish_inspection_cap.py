"""publishInspectionCap: how often a year one enterprise is inspected becomes public."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.inspections import acts
from api.inspections.types import InspectionCap


@strawberry.input(description="公布频次上限")
class PublishInspectionCapInput:
    """The cap of a level of risk in a year."""

    year: int = strawberry.field(description="年度")
    risk_level: str = strawberry.field(description="风险等级")
    per_enterprise_per_year: int = strawberry.field(description="每年对同一企业检查次数上限")
    exempt: list[str] = strawberry.field(
        description="不受频次限制的情形：投诉举报、转办交办、突发事件、数据监测发现问题等"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已公布")
class PublishInspectionCapPayload:
    """The cap."""

    cap_id: strawberry.Private[UUID]
    cap: InspectionCap | None = reread("cap_id", description="频次上限")


PublishInspectionCapResult: TypeAlias = Annotated[
    PublishInspectionCapPayload | Refusal, strawberry.union("PublishInspectionCapResult")
]


@strawberry.mutation(description="公布涉企检查频次上限：由机关负责人批准，每个年度每个风险等级一次。")
async def publish_inspection_cap(info: ActInfo, input: PublishInspectionCapInput) -> PublishInspectionCapResult:
    """Publish the cap."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> PublishInspectionCapPayload:
        cap = await acts.publish_cap(
            tx, input.year, risk_level=input.risk_level, per_year=input.per_enterprise_per_year, exempt=input.exempt, by=by,
            at=at,
        )  # fmt: skip
        return PublishInspectionCapPayload(cap_id=cap.id)

    return await perform(info, Permission.ADOPT_INSPECTION_PLAN, act, input)
