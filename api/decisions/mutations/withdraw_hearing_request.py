"""withdrawHearingRequest: the party gives the hearing up."""

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


@strawberry.input(description="撤回听证要求")
class WithdrawHearingRequestInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    statement: str = strawberry.field(description="撤回的书面表示")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：撤回听证要求")
class WithdrawHearingRequestPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


WithdrawHearingRequestResult: TypeAlias = Annotated[
    WithdrawHearingRequestPayload | Refusal, strawberry.union("WithdrawHearingRequestResult")
]


@strawberry.mutation(description="撤回听证要求：当事人在举行听证之前书面撤回。")
async def withdraw_hearing_request(info: ActInfo, input: WithdrawHearingRequestInput) -> WithdrawHearingRequestResult:
    """The party gives the hearing up."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> WithdrawHearingRequestPayload:
        await acts.withdraw_hearing_request(tx, key_of("case", input.case_id), statement=input.statement, by=by, at=at)
        return WithdrawHearingRequestPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
