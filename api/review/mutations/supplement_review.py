"""supplementReview: what a return asked for is supplied."""

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
from api.review.mutations.inputs import MaterialInput, materials_of
from api.review.types import Review


@strawberry.input(description="补充送审材料")
class SupplementReviewInput:
    """What is supplied."""

    review_id: strawberry.ID = strawberry.field(description="审核：review_…")
    materials: list[MaterialInput] = strawberry.field(description="补充的材料")
    text: str = strawberry.field(default="", description="说明")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已补充")
class SupplementReviewPayload:
    """The round as it stands now."""

    review_id: strawberry.Private[UUID]
    review: Review | None = reread("review_id", description="审核")


SupplementReviewResult: TypeAlias = Annotated[
    SupplementReviewPayload | Refusal, strawberry.union("SupplementReviewResult")
]


@strawberry.mutation(description="补充送审材料：退回的送审重新交法制审核机构。")
async def supplement_review(info: ActInfo, input: SupplementReviewInput) -> SupplementReviewResult:
    """Supply materials."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> SupplementReviewPayload:
        review_id = key_of("review", input.review_id)
        await acts.supplement_review(tx, review_id, materials_of(input.materials), text=input.text, by=by, at=at)
        return SupplementReviewPayload(review_id=review_id)

    return await perform(info, Permission.SUBMIT_REVIEW, act, input)
