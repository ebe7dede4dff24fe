"""terminateProceeding: a leader terminates."""

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
from api.proceedings.performance_models import TerminationGround
from api.proceedings.types import CommonProceeding


@strawberry.input(description="终结执行")
class TerminateProceedingInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    document_id: strawberry.ID = strawberry.field(description="终结执行通知书：document_…")
    ground: TerminationGround = strawberry.field(description="情形")
    reason: str = strawberry.field(description="理由")
    handing: HandingInput = strawberry.field(description="送达情况")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class TerminateProceedingPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


TerminateProceedingResult: TypeAlias = Annotated[
    TerminateProceedingPayload | Refusal, strawberry.union("TerminateProceedingResult")
]


@strawberry.mutation(description="终结执行（行政强制法第四十条）：由机关负责人决定，以通知书告知当事人。")
async def terminate_proceeding(info: ActInfo, input: TerminateProceedingInput) -> TerminateProceedingResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> TerminateProceedingPayload:
        await acts.terminate_proceeding(
            tx, key_of("proceeding", input.proceeding_id), key_of("document", input.document_id), handing_of(input.handing),
            ground=input.ground, reason=input.reason, by=by, at=at,
        )  # fmt: skip
        return TerminateProceedingPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
