"""holdLicenceHearing: the hearing was held."""

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


@strawberry.input(description="登记许可听证")
class HoldLicenceHearingInput:
    """Its signed record."""

    case_id: strawberry.ID = strawberry.field(description="许可案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="已签名的听证笔录：document_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已登记，期限顺延")
class HoldLicenceHearingPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


HoldLicenceHearingResult: TypeAlias = Annotated[
    HoldLicenceHearingPayload | Refusal, strawberry.union("HoldLicenceHearingResult")
]


@strawberry.mutation(description="举行听证（行政许可法第四十八条）：由主持人登记，根据听证笔录作出决定。")
async def hold_licence_hearing(info: ActInfo, input: HoldLicenceHearingInput) -> HoldLicenceHearingResult:
    """Record it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> HoldLicenceHearingPayload:
        row = await acts.hold_licence_hearing(
            tx, key_of("case", input.case_id), document_id=key_of("document", input.document_id), by=by, at=at
        )
        return HoldLicenceHearingPayload(case_id=row.case_id)

    return await perform(info, Permission.HOLD_LICENCE_HEARING, act, input)
