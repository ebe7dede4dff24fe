"""openLicenceCase: the dossier into which an application will go."""

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


@strawberry.input(description="建立许可案卷")
class OpenLicenceCaseInput:
    """Who applies for which matter."""

    party_id: strawberry.ID = strawberry.field(description="申请人：party_…")
    matter_id: strawberry.ID = strawberry.field(description="行政许可事项：matter_…")
    name: str = strawberry.field(default="", description="案件名称，默认为申请人和事项")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已建档")
class OpenLicenceCasePayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


OpenLicenceCaseResult: TypeAlias = Annotated[
    OpenLicenceCasePayload | Refusal, strawberry.union("OpenLicenceCaseResult")
]


@strawberry.mutation(description="建立许可案卷，供拟制申请书等文书；尚未收到申请。")
async def open_licence_case(info: ActInfo, input: OpenLicenceCaseInput) -> OpenLicenceCaseResult:
    """Open the dossier."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> OpenLicenceCasePayload:
        applicant = acts.Applicant(key_of("party", input.party_id), key_of("matter", input.matter_id), input.name)
        case = await acts.open_licence_case(tx, applicant, by=by, at=at)
        return OpenLicenceCasePayload(case_id=case.id)

    return await perform(info, Permission.RECEIVE_APPLICATION, act, input)
