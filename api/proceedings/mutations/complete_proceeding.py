"""completeProceeding: the proceeding is performed."""

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
from api.proceedings import acts
from api.proceedings.types import CommonProceeding


@strawberry.input(description="履行完毕")
class CompleteProceedingInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class CompleteProceedingPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


CompleteProceedingResult: TypeAlias = Annotated[
    CompleteProceedingPayload | Refusal, strawberry.union("CompleteProceedingResult")
]


@strawberry.mutation(description="程序履行完毕：款项缴清；物资归还且补偿付清；义务执行完毕。")
async def complete_proceeding(info: ActInfo, input: CompleteProceedingInput) -> CompleteProceedingResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> CompleteProceedingPayload:
        await acts.complete_proceeding(tx, key_of("proceeding", input.proceeding_id), by=by, at=at)
        return CompleteProceedingPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
