"""concludeAccountability: what came of holding somebody to account."""

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
from api.review.mutations.inputs import people_of
from api.review.people_types import Accountability
from api.review.words import Sanction


@strawberry.input(description="作出责任追究结论")
class ConcludeAccountabilityInput:
    """Who answers, how, and why."""

    accountability_id: strawberry.ID = strawberry.field(description="责任追究：accountability_…")
    sanction: Sanction = strawberry.field(description="追究方式")
    findings: str = strawberry.field(description="查明的事实和理由")
    statement: str = strawberry.field(default="", description="责任人的陈述和申辩；追究责任的必填")
    people_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="责任人：officer_…、staff_…、reviewer_…；以所追究的身份参与本案"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已作出")
class ConcludeAccountabilityPayload:
    """The record with its conclusion."""

    accountability_id: strawberry.Private[UUID]
    accountability: Accountability | None = reread("accountability_id", description="责任追究")


ConcludeAccountabilityResult: TypeAlias = Annotated[
    ConcludeAccountabilityPayload | Refusal, strawberry.union("ConcludeAccountabilityResult")
]


@strawberry.mutation(
    description="作出责任追究结论（任务清单第33项）：由提出的机关作出，听取责任人的陈述和申辩，责任人应当参与本案。"
)
async def conclude_accountability(info: ActInfo, input: ConcludeAccountabilityInput) -> ConcludeAccountabilityResult:
    """Conclude it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ConcludeAccountabilityPayload:
        accountability_id = key_of("accountability", input.accountability_id)
        conclusion = acts.Conclusion(
            input.sanction, input.findings, input.statement, [id_ for _, id_ in people_of(input.people_ids)]
        )
        await acts.conclude_accountability(tx, accountability_id, conclusion, by=by, at=at)
        return ConcludeAccountabilityPayload(accountability_id=accountability_id)

    return await perform(info, Permission.HOLD_TO_ACCOUNT, act, input)
