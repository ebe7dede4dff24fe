"""endExpertReview: the experts are done; their days do not count."""

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


@strawberry.input(description="结束检验检测鉴定评审")
class EndExpertReviewInput:
    """What they found."""

    review_id: strawberry.ID = strawberry.field(description="检验检测鉴定评审：expertreview_…")
    conforms: bool = strawberry.field(description="是否符合")
    conclusion: str = strawberry.field(description="结论")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已结束，期限顺延")
class EndExpertReviewPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


EndExpertReviewResult: TypeAlias = Annotated[
    EndExpertReviewPayload | Refusal, strawberry.union("EndExpertReviewResult")
]


@strawberry.mutation(description="结束检验、检测、检疫、鉴定或者专家评审；所需时间不计入期限（行政许可法第四十五条）。")
async def end_expert_review(info: ActInfo, input: EndExpertReviewInput) -> EndExpertReviewResult:
    """End it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> EndExpertReviewPayload:
        row = await acts.end_expert_review(
            tx,
            key_of("expertreview", input.review_id),
            conforms=input.conforms,
            conclusion=input.conclusion,
            by=by,
            at=at,
        )
        return EndExpertReviewPayload(case_id=row.case_id)

    return await perform(info, Permission.EXAMINE_LICENCE, act, input)
