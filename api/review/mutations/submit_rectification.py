"""submitRectification: the case unit followed the opinion and says how."""

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
from api.review.types import Review


@strawberry.input(description="登记整改情况")
class SubmitRectificationInput:
    """What was changed."""

    review_id: strawberry.ID = strawberry.field(description="审核：review_…")
    text: str = strawberry.field(description="整改情况")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已整改")
class SubmitRectificationPayload:
    """The round as it stands now."""

    review_id: strawberry.Private[UUID]
    review: Review | None = reread("review_id", description="审核")


SubmitRectificationResult: TypeAlias = Annotated[
    SubmitRectificationPayload | Refusal, strawberry.union("SubmitRectificationResult")
]


@strawberry.mutation(description="登记整改情况：承办机构采纳审核意见，之后可以重新送审。")
async def submit_rectification(info: ActInfo, input: SubmitRectificationInput) -> SubmitRectificationResult:
    """Follow the opinion."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> SubmitRectificationPayload:
        review_id = key_of("review", input.review_id)
        await acts.submit_rectification(tx, review_id, text=input.text, by=by, at=at)
        return SubmitRectificationPayload(review_id=review_id)

    return await perform(info, Permission.SUBMIT_REVIEW, act, input)
