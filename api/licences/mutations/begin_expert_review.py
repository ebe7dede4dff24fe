"""beginExpertReview: experts test; the applicant is told how long."""

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
from api.licences import acts
from api.licences.models import ExpertKind
from api.licences.mutations.inputs import DeliveryInput, delivery
from api.licences.types import ExpertReview


@strawberry.input(description="开始检验检测鉴定评审")
class BeginExpertReviewInput(DeliveryInput):
    """Of what kind, how long, and how the applicant was told."""

    kind: ExpertKind = strawberry.field(description="种类")
    days: int = strawberry.field(description="所需日数")


@strawberry.type(description="已告知所需时间")
class BeginExpertReviewPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    review_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")
    expert_review: ExpertReview | None = reread("review_id", description="检验检测鉴定评审")


BeginExpertReviewResult: TypeAlias = Annotated[
    BeginExpertReviewPayload | Refusal, strawberry.union("BeginExpertReviewResult")
]


@strawberry.mutation(description="开始检验、检测、检疫、鉴定或者专家评审，书面告知所需时间（行政许可法第四十五条）。")
async def begin_expert_review(info: ActInfo, input: BeginExpertReviewInput) -> BeginExpertReviewResult:
    """Begin it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> BeginExpertReviewPayload:
        row = await acts.begin_expert_review(
            tx, key_of("case", input.case_id), delivery(input), kind=input.kind, days=input.days,
            document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return BeginExpertReviewPayload(case_id=row.case_id, review_id=row.id)

    return await perform(info, Permission.EXAMINE_LICENCE, act, input)
