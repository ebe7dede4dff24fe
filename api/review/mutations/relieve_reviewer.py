"""relieveReviewer: somebody reviews no more."""

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
from api.review.staffing_types import ReviewerAppointment


@strawberry.input(description="法制审核人员离任")
class RelieveReviewerInput:
    """Who, and why."""

    reviewer_id: strawberry.ID = strawberry.field(description="法制审核人员：reviewer_…")
    reason: str = strawberry.field(description="离任的原因")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已离任")
class RelieveReviewerPayload:
    """The end of the appointment."""

    appointment_id: strawberry.Private[UUID]
    appointment: ReviewerAppointment | None = reread("appointment_id", description="离任")


RelieveReviewerResult: TypeAlias = Annotated[
    RelieveReviewerPayload | Refusal, strawberry.union("RelieveReviewerResult")
]


@strawberry.mutation(description="法制审核人员离任：不再指定审核，已经出具的意见不变。")
async def relieve_reviewer(info: ActInfo, input: RelieveReviewerInput) -> RelieveReviewerResult:
    """Relieve them."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RelieveReviewerPayload:
        reviewer_id = key_of("reviewer", input.reviewer_id)
        relieved = await acts.relieve_reviewer(tx, reviewer_id, reason=input.reason, by=by, at=at)
        return RelieveReviewerPayload(appointment_id=relieved.id)

    return await perform(info, Permission.STAFF_REVIEW, act, input)
