"""forwardRemedy: an application is forwarded."""

from datetime import date
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
from api.remedies import acts
from api.remedies.types import RemedyProceeding


@strawberry.input(description="转送")
class ForwardRemedyInput:
    """What is recorded."""

    remedy_id: strawberry.ID = strawberry.field(description="复议、诉讼：remedy_…")
    opinion: str = strawberry.field(description="本机关意见")
    forwarded_on: date = strawberry.field(description="转送日期")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class ForwardRemedyPayload:
    """What it was done to, as it stands now."""

    remedy_id: strawberry.Private[UUID]
    remedy: RemedyProceeding | None = reread("remedy_id", description="复议、诉讼")


ForwardRemedyResult: TypeAlias = Annotated[ForwardRemedyPayload | Refusal, strawberry.union("ForwardRemedyResult")]


@strawberry.mutation(description="转送通过本机关提交的复议申请（行政复议法第三十二条）：五个工作日内，附本机关意见。")
async def forward_remedy(info: ActInfo, input: ForwardRemedyInput) -> ForwardRemedyResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ForwardRemedyPayload:
        await acts.forward_remedy(
            tx, key_of("remedy", input.remedy_id), opinion=input.opinion, forwarded_on=input.forwarded_on, by=by, at=at
        )
        return ForwardRemedyPayload(remedy_id=key_of("remedy", input.remedy_id))

    return await perform(info, Permission.HANDLE_REMEDY, act, input)
