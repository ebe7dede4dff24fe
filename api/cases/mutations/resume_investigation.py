"""resumeInvestigation: a leader resumes the investigation."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases import acts
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="恢复调查")
class ResumeInvestigationInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：恢复调查")
class ResumeInvestigationPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ResumeInvestigationResult: TypeAlias = Annotated[
    ResumeInvestigationPayload | Refusal, strawberry.union("ResumeInvestigationResult")
]


@strawberry.mutation(description="恢复调查：办案期限扣除中止期间重新计算。")
async def resume_investigation(info: ActInfo, input: ResumeInvestigationInput) -> ResumeInvestigationResult:
    """A leader resumes the investigation."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ResumeInvestigationPayload:
        await acts.resume_investigation(tx, key_of("case", input.case_id), reason=input.reason, by=by, at=at)
        return ResumeInvestigationPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
