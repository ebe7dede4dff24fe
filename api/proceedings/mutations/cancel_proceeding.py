"""cancelProceeding: a leader cancels before the decision."""

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


@strawberry.input(description="撤销程序")
class CancelProceedingInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class CancelProceedingPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


CancelProceedingResult: TypeAlias = Annotated[
    CancelProceedingPayload | Refusal, strawberry.union("CancelProceedingResult")
]


@strawberry.mutation(description="撤销程序：作出决定之前，由机关负责人决定。")
async def cancel_proceeding(info: ActInfo, input: CancelProceedingInput) -> CancelProceedingResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> CancelProceedingPayload:
        await acts.cancel_proceeding(tx, key_of("proceeding", input.proceeding_id), reason=input.reason, by=by, at=at)
        return CancelProceedingPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
