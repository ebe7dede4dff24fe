"""acceptReview: materials are complete; the clock of the review starts."""

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


@strawberry.input(description="受理送审")
class AcceptReviewInput:
    """Which round."""

    review_id: strawberry.ID = strawberry.field(description="审核：review_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已受理")
class AcceptReviewPayload:
    """The round as it stands now."""

    review_id: strawberry.Private[UUID]
    review: Review | None = reread("review_id", description="审核")


AcceptReviewResult: TypeAlias = Annotated[AcceptReviewPayload | Refusal, strawberry.union("AcceptReviewResult")]


@strawberry.mutation(description="受理送审：材料齐全，审核期限自受理起算（默认十个工作日）。")
async def accept_review(info: ActInfo, input: AcceptReviewInput) -> AcceptReviewResult:
    """Accept the submission."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> AcceptReviewPayload:
        review_id = key_of("review", input.review_id)
        await acts.accept_review(tx, review_id, by=by, at=at)
        return AcceptReviewPayload(review_id=review_id)

    return await perform(info, Permission.TAKE_IN_REVIEW, act, input)
