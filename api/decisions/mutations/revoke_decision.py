"""revokeDecision: the organ revokes its decision."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions import acts
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="撤销决定")
class RevokeDecisionInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：撤销决定")
class RevokeDecisionPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


RevokeDecisionResult: TypeAlias = Annotated[RevokeDecisionPayload | Refusal, strawberry.union("RevokeDecisionResult")]


@strawberry.mutation(
    description="撤销决定：由负责人作出，说明理由；已经公示的三个工作日内撤回（行政处罚法第四十八条）。"
)
async def revoke_decision(info: ActInfo, input: RevokeDecisionInput) -> RevokeDecisionResult:
    """The organ revokes its decision."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RevokeDecisionPayload:
        await acts.revoke_decision(tx, key_of("case", input.case_id), reason=input.reason, by=by, at=at)
        return RevokeDecisionPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
