"""requestLicenceHearing: somebody who was told asks for a hearing."""

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


@strawberry.input(description="申请许可听证")
class RequestLicenceHearingInput:
    """Who asks."""

    case_id: strawberry.ID = strawberry.field(description="许可案件：case_…")
    party_id: strawberry.ID = strawberry.field(description="申请人或者利害关系人：party_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已登记")
class RequestLicenceHearingPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


RequestLicenceHearingResult: TypeAlias = Annotated[
    RequestLicenceHearingPayload | Refusal, strawberry.union("RequestLicenceHearingResult")
]


@strawberry.mutation(description="登记听证申请（行政许可法第四十七条）：二十个工作日内组织听证。")
async def request_licence_hearing(info: ActInfo, input: RequestLicenceHearingInput) -> RequestLicenceHearingResult:
    """Register it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RequestLicenceHearingPayload:
        row = await acts.request_licence_hearing(
            tx, key_of("case", input.case_id), party_id=key_of("party", input.party_id), by=by, at=at
        )
        return RequestLicenceHearingPayload(case_id=row.case_id)

    return await perform(info, Permission.RECEIVE_APPLICATION, act, input)
