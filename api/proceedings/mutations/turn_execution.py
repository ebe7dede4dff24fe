"""turnExecution: execution rests or goes on."""

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
from api.proceedings.performance_models import ExecutionTurnGround, ExecutionTurnKind
from api.proceedings.types import CommonProceeding


@strawberry.input(description="中止、恢复执行")
class TurnExecutionInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    document_id: strawberry.ID = strawberry.field(description="中止、恢复执行通知书：document_…")
    turn: ExecutionTurnKind = strawberry.field(description="中止或者恢复")
    ground: ExecutionTurnGround = strawberry.field(description="情形")
    handing: HandingInput = strawberry.field(description="送达情况")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class TurnExecutionPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


TurnExecutionResult: TypeAlias = Annotated[TurnExecutionPayload | Refusal, strawberry.union("TurnExecutionResult")]


@strawberry.mutation(description="中止、恢复执行（行政强制法第三十九条、第四十二条）：以通知书告知当事人。")
async def turn_execution(info: ActInfo, input: TurnExecutionInput) -> TurnExecutionResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> TurnExecutionPayload:
        await acts.turn_execution(
            tx, key_of("proceeding", input.proceeding_id), key_of("document", input.document_id), handing_of(input.handing),
            turn=input.turn, ground=input.ground, by=by, at=at,
        )  # fmt: skip
        return TurnExecutionPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
