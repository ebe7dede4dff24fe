"""assignReviewers: who reviews, never anybody who handled the case."""

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
from api.review.types import Review


@strawberry.input(description="指定审核人员")
class AssignReviewersInput:
    """Which round, and who reviews it."""

    review_id: strawberry.ID = strawberry.field(description="审核：review_…")
    reviewer_ids: list[strawberry.ID] = strawberry.field(description="法制审核人员：reviewer_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已指定")
class AssignReviewersPayload:
    """The round as it stands now."""

    review_id: strawberry.Private[UUID]
    review: Review | None = reread("review_id", description="审核")


AssignReviewersResult: TypeAlias = Annotated[
    AssignReviewersPayload | Refusal, strawberry.union("AssignReviewersResult")
]


@strawberry.mutation(
    description="指定审核人员：不得是本案现在或者曾经的办案人员；初次从事处罚审核的应当取得法律职业资格（行政处罚法第五十八条第二款）。"
)
async def assign_reviewers(info: ActInfo, input: AssignReviewersInput) -> AssignReviewersResult:
    """Assign reviewers."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> AssignReviewersPayload:
        review_id = key_of("review", input.review_id)
        await acts.assign_reviewers(tx, review_id, keys_of("reviewer", input.reviewer_ids), by=by, at=at)
        return AssignReviewersPayload(review_id=review_id)

    return await perform(info, Permission.ASSIGN_REVIEWERS, act, input)
