"""submitReview: a proposal is submitted for legal review, as a new round."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.review import acts
from api.review.mutations.inputs import (
    CircumstancesInput,
    MaterialInput,
    ReviewedProposalInput,
    circumstances_of,
    materials_of,
    proposal_of,
)
from api.review.types import Review


@strawberry.input(description="送审")
class SubmitReviewInput:
    """The proposal, its materials, and the signed form."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="已签署的法制审核送审表：document_…")
    proposal: ReviewedProposalInput = strawberry.field(description="拟处理意见")
    text: str = strawberry.field(description="拟处理意见的表述，如 罚款130000元")
    materials: list[MaterialInput] = strawberry.field(
        default_factory=list, description="送审材料；仅减轻已通过的意见时不需要"
    )
    change: str = strawberry.field(default="", description="变更理由；仅减轻已通过的意见时必填")
    circumstances: CircumstancesInput | None = strawberry.field(
        default=None, description="案件情节，用于判定重大执法决定"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已送审")
class SubmitReviewPayload:
    """The new round and its case."""

    review_id: strawberry.Private[UUID]
    case_id: strawberry.Private[UUID]
    review: Review | None = reread("review_id", description="审核")
    case: Case | None = reread("case_id", description="案件")


SubmitReviewResult: TypeAlias = Annotated[SubmitReviewPayload | Refusal, strawberry.union("SubmitReviewResult")]


@strawberry.mutation(
    description="送审（行政处罚法第五十八条）：由承办机构送审；是否属于重大执法决定随之判定，所用目录版本记入案件。"
)
async def submit_review(info: ActInfo, input: SubmitReviewInput) -> SubmitReviewResult:
    """Submit the proposal."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> SubmitReviewPayload:
        submission = acts.Submission(
            document_id=key_of("document", input.document_id), proposal=proposal_of(input.proposal), text=input.text,
            materials=materials_of(input.materials), change=input.change, circumstances=circumstances_of(input.circumstances),
        )  # fmt: skip
        review = await acts.submit_review(tx, key_of("case", input.case_id), submission, by=by, at=at)
        return SubmitReviewPayload(review_id=review.id, case_id=review.case_id)

    return await perform(info, Permission.SUBMIT_REVIEW, act, input)
