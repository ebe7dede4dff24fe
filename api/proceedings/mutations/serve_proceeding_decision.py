"""serveProceedingDecision: the decision is served."""

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


@strawberry.input(description="送达决定书")
class ServeProceedingDecisionInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    handing: HandingInput = strawberry.field(description="送达情况")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class ServeProceedingDecisionPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


ServeProceedingDecisionResult: TypeAlias = Annotated[
    ServeProceedingDecisionPayload | Refusal, strawberry.union("ServeProceedingDecisionResult")
]


@strawberry.mutation(description="送达决定书（行政强制法第三十八条）：自收到之日起计算复议、诉讼期限。")
async def serve_proceeding_decision(
    info: ActInfo, input: ServeProceedingDecisionInput
) -> ServeProceedingDecisionResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ServeProceedingDecisionPayload:
        await acts.serve_proceeding_decision(
            tx, key_of("proceeding", input.proceeding_id), handing_of(input.handing), by=by, at=at
        )
        return ServeProceedingDecisionPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.SERVE_DOCUMENT, act, input)
