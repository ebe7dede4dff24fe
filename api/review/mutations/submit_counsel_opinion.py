"""submitCounselOpinion: the counsel who was asked answers."""

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
from api.review import acts
from api.review.types import CounselRequest


@strawberry.input(description="提出法律意见")
class SubmitCounselOpinionInput:
    """The answer."""

    request_id: strawberry.ID = strawberry.field(description="征求意见：counselrequest_…")
    opinion: str = strawberry.field(description="法律意见")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已提出意见")
class SubmitCounselOpinionPayload:
    """The request with its answer."""

    request_id: strawberry.Private[UUID]
    request: CounselRequest | None = reread("request_id", description="征求意见")


SubmitCounselOpinionResult: TypeAlias = Annotated[
    SubmitCounselOpinionPayload | Refusal, strawberry.union("SubmitCounselOpinionResult")
]


@strawberry.mutation(description="提出法律意见：由被征求的法律顾问、公职律师提出，归入副卷。")
async def submit_counsel_opinion(info: ActInfo, input: SubmitCounselOpinionInput) -> SubmitCounselOpinionResult:
    """Answer."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> SubmitCounselOpinionPayload:
        given = await acts.submit_counsel_opinion(
            tx, key_of("counselrequest", input.request_id), opinion=input.opinion, by=by, at=at
        )
        return SubmitCounselOpinionPayload(request_id=given.request_id)

    return await perform(info, Permission.ANSWER_AS_COUNSEL, act, input)
