"""publishRandomInspectionMatter: an approved entry of the random-inspection list becomes public."""

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
from api.inspections import acts
from api.inspections.types import RandomInspectionMatter


@strawberry.input(description="公布随机抽查事项")
class PublishRandomInspectionMatterInput:
    """Which version of which entry."""

    list_item_id: strawberry.ID = strawberry.field(description="随机抽查事项：listitem_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已公布")
class PublishRandomInspectionMatterPayload:
    """The entry."""

    list_item_id: strawberry.Private[UUID]
    list_item: RandomInspectionMatter | None = reread("list_item_id", description="随机抽查事项")


PublishRandomInspectionMatterResult: TypeAlias = Annotated[
    PublishRandomInspectionMatterPayload | Refusal, strawberry.union("PublishRandomInspectionMatterResult")
]


@strawberry.mutation(
    description="公布随机抽查事项：市场监督管理部门审核通过之后；前一版本随之被替代。公布后方可列入检查计划（任务清单第4项）。"
)
async def publish_random_inspection_matter(
    info: ActInfo, input: PublishRandomInspectionMatterInput
) -> PublishRandomInspectionMatterResult:
    """Publish the entry."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> PublishRandomInspectionMatterPayload:
        entry = await acts.publish_list_entry(tx, key_of("listitem", input.list_item_id), by=by, at=at)
        return PublishRandomInspectionMatterPayload(list_item_id=entry.id)

    return await perform(info, Permission.PUBLISH_CATALOGUE, act, input)
