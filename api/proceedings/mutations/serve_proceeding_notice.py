"""serveProceedingNotice: a notice or demand is served."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions.mutations.inputs import HandingInput, handing_of
from api.graph import reread
from api.graph.refusals import Refusal
from api.proceedings import acts
from api.proceedings.models import NoticeKind
from api.proceedings.types import CommonProceeding


@strawberry.input(description="送达告知书、催告书")
class ServeProceedingNoticeInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    document_id: strawberry.ID = strawberry.field(description="告知书、催告书：document_…")
    kind: NoticeKind = strawberry.field(description="告知方式：NOTICE、DEMAND 或者 LAST_DEMAND")
    handing: HandingInput = strawberry.field(description="送达情况")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class ServeProceedingNoticePayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


ServeProceedingNoticeResult: TypeAlias = Annotated[
    ServeProceedingNoticePayload | Refusal, strawberry.union("ServeProceedingNoticeResult")
]


@strawberry.mutation(
    description="送达事先告知书、催告书（行政强制法第三十五条、第五十一条）：自收到之日起计算陈述申辩或者履行的期限。"
)
async def serve_proceeding_notice(info: ActInfo, input: ServeProceedingNoticeInput) -> ServeProceedingNoticeResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ServeProceedingNoticePayload:
        await acts.serve_proceeding_notice(
            tx, key_of("proceeding", input.proceeding_id), key_of("document", input.document_id), handing_of(input.handing),
            kind=input.kind, by=by, at=at,
        )  # fmt: skip
        return ServeProceedingNoticePayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
