"""announceDemolition: the party is told in public to demolish by itself."""

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
from api.proceedings import acts
from api.proceedings.types import CommonProceeding


@strawberry.input(description="强制拆除公告")
class AnnounceDemolitionInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    target: str = strawberry.field(description="拆除对象")
    content: str = strawberry.field(description="公告内容")
    media: list[str] = strawberry.field(description="公告的场所、媒体")
    demolish_by: date = strawberry.field(description="自行拆除的最后一日")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：强制拆除公告")
class AnnounceDemolitionPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


AnnounceDemolitionResult: TypeAlias = Annotated[
    AnnounceDemolitionPayload | Refusal, strawberry.union("AnnounceDemolitionResult")
]


@strawberry.mutation(description="公告强制拆除，限期当事人自行拆除（行政强制法第四十四条）。")
async def announce_demolition(info: ActInfo, input: AnnounceDemolitionInput) -> AnnounceDemolitionResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> AnnounceDemolitionPayload:
        proceeding_id = key_of("proceeding", input.proceeding_id)
        announcement = acts.Announcement(
            target=input.target, content=input.content, media=input.media, demolish_by=input.demolish_by
        )
        await acts.announce_demolition(tx, proceeding_id, announcement, by=by, at=at)
        return AnnounceDemolitionPayload(proceeding_id=proceeding_id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
