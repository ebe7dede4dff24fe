"""submitReviewOpinion: the checklist answered, an outcome, advice, and the signed paper that states them."""

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
from api.review.mutations.inputs import CheckedItemInput, answers_of
from api.review.types import Review
from api.vocabulary import ReviewOutcome


@strawberry.input(description="出具法制审核意见")
class SubmitReviewOpinionInput:
    """The opinion, and the paper in force."""

    review_id: strawberry.ID = strawberry.field(description="审核：review_…")
    document_id: strawberry.ID = strawberry.field(description="已签署的法制审核意见书：document_…")
    checklist: list[CheckedItemInput] = strawberry.field(description="逐项审核结果")
    outcome: ReviewOutcome = strawberry.field(description="审核意见类型，与意见书一致")
    advice: str = strawberry.field(default="", description="审核意见；不同意的必填")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已出具意见")
class SubmitReviewOpinionPayload:
    """The round as it stands now."""

    review_id: strawberry.Private[UUID]
    review: Review | None = reread("review_id", description="审核")


SubmitReviewOpinionResult: TypeAlias = Annotated[
    SubmitReviewOpinionPayload | Refusal, strawberry.union("SubmitReviewOpinionResult")
]


@strawberry.mutation(description="出具法制审核意见（行政处罚法第五十八条）：逐项审核；有不符合的不得同意。")
async def submit_review_opinion(info: ActInfo, input: SubmitReviewOpinionInput) -> SubmitReviewOpinionResult:
    """Give the opinion."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> SubmitReviewOpinionPayload:
        review_id = key_of("review", input.review_id)
        opinion = acts.Opinion(
            key_of("document", input.document_id), answers_of(input.checklist), input.outcome, input.advice
        )
        await acts.submit_opinion(tx, review_id, opinion, by=by, at=at)
        return SubmitReviewOpinionPayload(review_id=review_id)

    return await perform(info, Permission.GIVE_OPINION, act, input)
