"""decideCompensation: a leader decides the compensation."""

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
from api.proceedings.types import CommonProceeding


@strawberry.input(description="补偿决定")
class DecideCompensationInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    document_id: strawberry.ID = strawberry.field(description="补偿决定书：document_…")
    handing: HandingInput = strawberry.field(description="送达情况")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class DecideCompensationPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


DecideCompensationResult: TypeAlias = Annotated[
    DecideCompensationPayload | Refusal, strawberry.union("DecideCompensationResult")
]


@strawberry.mutation(description="作出征用补偿决定并送达（民法典第二百四十五条）：物资全部归还之后。")
async def decide_compensation(info: ActInfo, input: DecideCompensationInput) -> DecideCompensationResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DecideCompensationPayload:
        await acts.decide_compensation(
            tx,
            key_of("proceeding", input.proceeding_id),
            key_of("document", input.document_id),
            handing_of(input.handing),
            by=by,
            at=at,
        )
        return DecideCompensationPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
