"""requestCounselOpinion: a counsel is asked about a review, and from then on sees its case."""

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
from api.review.types import CounselRequest, Review


@strawberry.input(description="征求法律顾问意见")
class RequestCounselOpinionInput:
    """Whom to ask, and what."""

    review_id: strawberry.ID = strawberry.field(description="审核：review_…")
    counsel_id: strawberry.ID = strawberry.field(description="法律顾问、公职律师：counsel_…")
    question: str = strawberry.field(description="征求意见的问题")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已征求意见")
class RequestCounselOpinionPayload:
    """The request and its review."""

    request_id: strawberry.Private[UUID]
    review_id: strawberry.Private[UUID]
    request: CounselRequest | None = reread("request_id", description="征求意见")
    review: Review | None = reread("review_id", description="审核")


RequestCounselOpinionResult: TypeAlias = Annotated[
    RequestCounselOpinionPayload | Refusal, strawberry.union("RequestCounselOpinionResult")
]


@strawberry.mutation(description="征求法律顾问、公职律师意见：被征求人自此可以查看本案，仅限本案。")
async def request_counsel_opinion(info: ActInfo, input: RequestCounselOpinionInput) -> RequestCounselOpinionResult:
    """Ask a counsel."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RequestCounselOpinionPayload:
        request = await acts.request_counsel_opinion(
            tx, key_of("review", input.review_id), counsel_id=key_of("counsel", input.counsel_id), question=input.question,
            by=by, at=at,
        )  # fmt: skip
        return RequestCounselOpinionPayload(request_id=request.id, review_id=request.review_id)

    return await perform(info, Permission.ASK_COUNSEL, act, input)
