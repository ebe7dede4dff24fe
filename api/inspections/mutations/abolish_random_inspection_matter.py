"""abolishRandomInspectionMatter: a published entry leaves the random-inspection list."""

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


@strawberry.input(description="取消随机抽查事项")
class AbolishRandomInspectionMatterInput:
    """Which version, and why."""

    list_item_id: strawberry.ID = strawberry.field(description="随机抽查事项：listitem_…")
    reason: str = strawberry.field(description="取消理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已取消")
class AbolishRandomInspectionMatterPayload:
    """The entry."""

    list_item_id: strawberry.Private[UUID]
    list_item: RandomInspectionMatter | None = reread("list_item_id", description="随机抽查事项")


AbolishRandomInspectionMatterResult: TypeAlias = Annotated[
    AbolishRandomInspectionMatterPayload | Refusal, strawberry.union("AbolishRandomInspectionMatterResult")
]


@strawberry.mutation(description="取消随机抽查事项：已公布的事项不再用于安排检查，已经安排的不受影响。")
async def abolish_random_inspection_matter(
    info: ActInfo, input: AbolishRandomInspectionMatterInput
) -> AbolishRandomInspectionMatterResult:
    """Abolish the entry."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> AbolishRandomInspectionMatterPayload:
        entry_id = key_of("listitem", input.list_item_id)
        entry = await acts.abolish_list_entry(tx, entry_id, reason=input.reason, by=by, at=at)
        return AbolishRandomInspectionMatterPayload(list_item_id=entry.id)

    return await perform(info, Permission.PUBLISH_CATALOGUE, act, input)
