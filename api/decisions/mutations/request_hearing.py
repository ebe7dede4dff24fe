"""requestHearing: the party asks for a hearing."""

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


@strawberry.input(description="要求听证")
class RequestHearingInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    applicant: str = strawberry.field(description="申请人")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：要求听证")
class RequestHearingPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


RequestHearingResult: TypeAlias = Annotated[RequestHearingPayload | Refusal, strawberry.union("RequestHearingResult")]


@strawberry.mutation(description="要求听证（行政处罚法第六十四条第一项）：告知后五个工作日内提出，逾期的不予受理。")
async def request_hearing(info: ActInfo, input: RequestHearingInput) -> RequestHearingResult:
    """The party asks for a hearing."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RequestHearingPayload:
        await acts.request_hearing(tx, key_of("case", input.case_id), applicant=input.applicant, by=by, at=at)
        return RequestHearingPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
