"""replyToRemedy: the organ answers."""

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


@strawberry.input(description="答复")
class ReplyToRemedyInput:
    """What is recorded."""

    remedy_id: strawberry.ID = strawberry.field(description="复议、诉讼：remedy_…")
    document_id: strawberry.ID = strawberry.field(description="答复书、答辩状：document_…")
    replied_on: date = strawberry.field(description="答复日期")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class ReplyToRemedyPayload:
    """What it was done to, as it stands now."""

    remedy_id: strawberry.Private[UUID]
    remedy: RemedyProceeding | None = reread("remedy_id", description="复议、诉讼")


ReplyToRemedyResult: TypeAlias = Annotated[ReplyToRemedyPayload | Refusal, strawberry.union("ReplyToRemedyResult")]


@strawberry.mutation(description="答复、答辩（行政复议法第四十八条、行政诉讼法第六十七条）。")
async def reply_to_remedy(info: ActInfo, input: ReplyToRemedyInput) -> ReplyToRemedyResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ReplyToRemedyPayload:
        await acts.reply_to_remedy(
            tx,
            key_of("remedy", input.remedy_id),
            key_of("document", input.document_id),
            replied_on=input.replied_on,
            by=by,
            at=at,
        )
        return ReplyToRemedyPayload(remedy_id=key_of("remedy", input.remedy_id))

    return await perform(info, Permission.HANDLE_REMEDY, act, input)
