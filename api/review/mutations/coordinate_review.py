"""coordinateReview: the leaders settle on one proposal where case unit and review unit differ."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, keys_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.review import acts
from api.review.mutations.inputs import ReviewedProposalInput, people_of, proposal_of
from api.review.types import Review


@strawberry.input(description="登记协调决定")
class CoordinateReviewInput:
    """The meeting, what it settled on, and its signed record."""

    review_id: strawberry.ID = strawberry.field(description="审核：review_…")
    document_id: strawberry.ID = strawberry.field(description="已签署的协调记录：document_…")
    attendee_ids: list[strawberry.ID] = strawberry.field(
        description="参加人员：staff_…、officer_…、reviewer_…；主持人即登记人"
    )
    decision: str = strawberry.field(description="协调决定")
    proposal: ReviewedProposalInput = strawberry.field(description="协调后的拟处理意见；之后只能以此送审")
    counsel_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="听取意见的法律顾问：counsel_…"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已协调")
class CoordinateReviewPayload:
    """The round as it stands now."""

    review_id: strawberry.Private[UUID]
    review: Review | None = reread("review_id", description="审核")


CoordinateReviewResult: TypeAlias = Annotated[
    CoordinateReviewPayload | Refusal, strawberry.union("CoordinateReviewResult")
]


@strawberry.mutation(
    description="登记协调决定：审核意见与拟处理意见不一致的，由机关负责人主持协调；以协调后的意见重新送审并通过。"
)
async def coordinate_review(info: ActInfo, input: CoordinateReviewInput) -> CoordinateReviewResult:
    """Record the coordination."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> CoordinateReviewPayload:
        review_id = key_of("review", input.review_id)
        meeting = acts.Meeting(
            document_id=key_of("document", input.document_id), attendees=people_of(input.attendee_ids),
            proposal=proposal_of(input.proposal), decision=input.decision, counsel_ids=keys_of("counsel", input.counsel_ids),
        )  # fmt: skip
        await acts.coordinate_review(tx, review_id, meeting, by=by, at=at)
        return CoordinateReviewPayload(review_id=review_id)

    return await perform(info, Permission.COORDINATE_REVIEW, act, input)
