"""returnReview: materials are incomplete; everything missing is asked for at once."""

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
from api.review.words import MaterialKind


@strawberry.input(description="退回补充材料")
class ReturnReviewInput:
    """What is missing, and why."""

    review_id: strawberry.ID = strawberry.field(description="审核：review_…")
    wanted: list[MaterialKind] = strawberry.field(description="需要补充的材料，一次列明")
    reason: str = strawberry.field(description="退回理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已退回")
class ReturnReviewPayload:
    """The round as it stands now."""

    review_id: strawberry.Private[UUID]
    review: Review | None = reread("review_id", description="审核")


ReturnReviewResult: TypeAlias = Annotated[ReturnReviewPayload | Refusal, strawberry.union("ReturnReviewResult")]


@strawberry.mutation(description="退回补充材料：由法制审核机构一次列明。")
async def return_review(info: ActInfo, input: ReturnReviewInput) -> ReturnReviewResult:
    """Return the submission."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ReturnReviewPayload:
        review_id = key_of("review", input.review_id)
        await acts.return_review(tx, review_id, input.wanted, reason=input.reason, by=by, at=at)
        return ReturnReviewPayload(review_id=review_id)

    return await perform(info, Permission.TAKE_IN_REVIEW, act, input)
