"""withdrawReview: a submission is taken back before its opinion."""

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


@strawberry.input(description="撤回送审")
class WithdrawReviewInput:
    """Why."""

    review_id: strawberry.ID = strawberry.field(description="审核：review_…")
    reason: str = strawberry.field(description="撤回理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已撤回")
class WithdrawReviewPayload:
    """The round as it stands now."""

    review_id: strawberry.Private[UUID]
    review: Review | None = reread("review_id", description="审核")


WithdrawReviewResult: TypeAlias = Annotated[WithdrawReviewPayload | Refusal, strawberry.union("WithdrawReviewResult")]


@strawberry.mutation(description="撤回送审：出具审核意见之前。")
async def withdraw_review(info: ActInfo, input: WithdrawReviewInput) -> WithdrawReviewResult:
    """Withdraw the submission."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> WithdrawReviewPayload:
        review_id = key_of("review", input.review_id)
        await acts.withdraw_review(tx, review_id, reason=input.reason, by=by, at=at)
        return WithdrawReviewPayload(review_id=review_id)

    return await perform(info, Permission.SUBMIT_REVIEW, act, input)
