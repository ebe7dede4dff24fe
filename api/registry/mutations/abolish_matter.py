"""abolishMatter: a published matter leaves the catalogue."""

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


@strawberry.input(description="取消执法事项")
class AbolishMatterInput:
    """Which version, and why."""

    matter_id: strawberry.ID = strawberry.field(description="事项：matter_…")
    reason: str = strawberry.field(description="取消理由，如依据废止、职责调整")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已取消")
class AbolishMatterPayload:
    """The matter, in effect until today."""

    matter_id: strawberry.Private[UUID]
    matter: Matter | None = reread("matter_id", description="执法事项")


AbolishMatterResult: TypeAlias = Annotated[AbolishMatterPayload | Refusal, strawberry.union("AbolishMatterResult")]


@strawberry.mutation(description="取消执法事项：已公布的事项自次日起不再有效，此前的案件不受影响。")
async def abolish_matter(info: ActInfo, input: AbolishMatterInput) -> AbolishMatterResult:
    """Abolish the matter."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> AbolishMatterPayload:
        matter = await acts.abolish_matter(tx, key_of("matter", input.matter_id), reason=input.reason, by=by, at=at)
        return AbolishMatterPayload(matter_id=matter.id)

    return await perform(info, Permission.PUBLISH_CATALOGUE, act, input)
