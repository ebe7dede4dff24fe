"""withdrawApplication: the applicant withdraws before the decision."""

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


@strawberry.input(description="撤回许可申请")
class WithdrawApplicationInput:
    """Why."""

    case_id: strawberry.ID = strawberry.field(description="许可案件：case_…")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已撤回")
class WithdrawApplicationPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


WithdrawApplicationResult: TypeAlias = Annotated[
    WithdrawApplicationPayload | Refusal, strawberry.union("WithdrawApplicationResult")
]


@strawberry.mutation(description="登记申请人撤回申请，决定作出之前均可。")
async def withdraw_application(info: ActInfo, input: WithdrawApplicationInput) -> WithdrawApplicationResult:
    """Register it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> WithdrawApplicationPayload:
        row = await acts.withdraw_application(tx, key_of("case", input.case_id), reason=input.reason, by=by, at=at)
        return WithdrawApplicationPayload(case_id=row.case_id)

    return await perform(info, Permission.RECEIVE_APPLICATION, act, input)
