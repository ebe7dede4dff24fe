"""tellOnTheSpot: the party is told of a requisition by word."""

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
from api.proceedings import acts
from api.proceedings.types import CommonProceeding


@strawberry.input(description="当场告知")
class TellOnTheSpotInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    place: str = strawberry.field(description="地点")
    text: str = strawberry.field(description="告知的内容")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class TellOnTheSpotPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


TellOnTheSpotResult: TypeAlias = Annotated[TellOnTheSpotPayload | Refusal, strawberry.union("TellOnTheSpotResult")]


@strawberry.mutation(description="当场告知征用（民法典第二百四十五条）：情况紧急的，当场告知。")
async def tell_on_the_spot(info: ActInfo, input: TellOnTheSpotInput) -> TellOnTheSpotResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> TellOnTheSpotPayload:
        await acts.tell_on_the_spot(
            tx, key_of("proceeding", input.proceeding_id), place=input.place, text=input.text, by=by, at=at
        )
        return TellOnTheSpotPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
