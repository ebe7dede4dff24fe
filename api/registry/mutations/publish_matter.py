"""publishMatter: an approved matter of the catalogue becomes public."""

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
from api.registry import acts
from api.registry.matters import Matter


@strawberry.input(description="公布执法事项")
class PublishMatterInput:
    """Which version of which matter."""

    matter_id: strawberry.ID = strawberry.field(description="事项：matter_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已公布")
class PublishMatterPayload:
    """The matter."""

    matter_id: strawberry.Private[UUID]
    matter: Matter | None = reread("matter_id", description="执法事项")


PublishMatterResult: TypeAlias = Annotated[PublishMatterPayload | Refusal, strawberry.union("PublishMatterResult")]


@strawberry.mutation(description="公布执法事项：审核通过之后；行政许可事项的办事指南应当完整。前一版本随之被替代。")
async def publish_matter(info: ActInfo, input: PublishMatterInput) -> PublishMatterResult:
    """Publish the matter."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> PublishMatterPayload:
        matter = await acts.publish_matter(tx, key_of("matter", input.matter_id), by=by, at=at)
        return PublishMatterPayload(matter_id=matter.id)

    return await perform(info, Permission.PUBLISH_CATALOGUE, act, input)
