"""applyLicence: the application is received."""

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
from api.licences.models import Channel


@strawberry.input(description="收到许可申请")
class ApplyLicenceInput:
    """The signed application."""

    case_id: strawberry.ID = strawberry.field(description="许可案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="已签名的行政许可申请书：document_…")
    channel: Channel = strawberry.field(description="申请方式")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已收到")
class ApplyLicencePayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ApplyLicenceResult: TypeAlias = Annotated[ApplyLicencePayload | Refusal, strawberry.union("ApplyLicenceResult")]


@strawberry.mutation(description="收到许可申请（行政许可法第二十九条）：起算五个工作日的补正告知期限。")
async def apply_licence(info: ActInfo, input: ApplyLicenceInput) -> ApplyLicenceResult:
    """Receive it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ApplyLicencePayload:
        row = await acts.apply_licence(
            tx, key_of("case", input.case_id), document_id=key_of("document", input.document_id), channel=input.channel, by=by,
            at=at,
        )  # fmt: skip
        return ApplyLicencePayload(case_id=row.case_id)

    return await perform(info, Permission.RECEIVE_APPLICATION, act, input)
