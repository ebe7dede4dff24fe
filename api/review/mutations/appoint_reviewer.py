"""appointReviewer: somebody becomes a legal reviewer."""

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


@strawberry.input(description="任用法制审核人员")
class AppointReviewerInput:
    """Who, and what qualifies them."""

    name: str = strawberry.field(description="姓名")
    unit_id: strawberry.ID = strawberry.field(description="所属机构：unit_…")
    position: str = strawberry.field(description="职务")
    law_background: bool = strawberry.field(description="是否具有法律专业背景")
    legal_qualification_no: str | None = strawberry.field(default=None, description="法律职业资格证书编号")
    first_review_year: int | None = strawberry.field(default=None, description="初次从事法制审核的年份；默认为今年")
    reviews_penalties: bool = strawberry.field(default=True, description="是否审核行政处罚决定")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已任用")
class AppointReviewerPayload:
    """The appointment."""

    appointment_id: strawberry.Private[UUID]
    appointment: ReviewerAppointment | None = reread("appointment_id", description="任用")


AppointReviewerResult: TypeAlias = Annotated[
    AppointReviewerPayload | Refusal, strawberry.union("AppointReviewerResult")
]


@strawberry.mutation(
    description="任用法制审核人员（任务清单第27项）：具有法律专业背景；初次从事处罚决定法制审核的应当取得法律职业资格。"
)
async def appoint_reviewer(info: ActInfo, input: AppointReviewerInput) -> AppointReviewerResult:
    """Appoint them."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> AppointReviewerPayload:
        new = acts.NewReviewer(
            input.name, key_of("unit", input.unit_id), input.position, input.law_background,
            input.legal_qualification_no, input.first_review_year, input.reviews_penalties,
        )  # fmt: skip
        return AppointReviewerPayload(appointment_id=(await acts.appoint_reviewer(tx, new, by=by, at=at)).id)

    return await perform(info, Permission.STAFF_REVIEW, act, input)
