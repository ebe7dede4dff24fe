"""returnExecution: what was enforced is given back."""

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
from api.graph.scalars import Fen
from api.proceedings import acts
from api.proceedings.correction_models import ReturnGround, ReturnKind
from api.proceedings.types import CommonProceeding


@strawberry.input(description="执行回转")
class ReturnExecutionInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    ground: ReturnGround = strawberry.field(description="情形")
    kind: ReturnKind = strawberry.field(description="方式")
    description: str = strawberry.field(description="回转的内容")
    reason: str = strawberry.field(description="理由")
    amount_fen: Fen | None = strawberry.field(default=None, description="退还、赔偿的数额（分）")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：执行回转")
class ReturnExecutionPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


ReturnExecutionResult: TypeAlias = Annotated[
    ReturnExecutionPayload | Refusal, strawberry.union("ReturnExecutionResult")
]


@strawberry.mutation(
    description="执行回转（行政强制法第四十一条）：据以执行的决定被撤销、变更，或者执行错误的，恢复原状、退还财物，不能的给予赔偿；由机关负责人决定。"
)
async def return_execution(info: ActInfo, input: ReturnExecutionInput) -> ReturnExecutionResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ReturnExecutionPayload:
        proceeding_id = key_of("proceeding", input.proceeding_id)
        giving = acts.GivingBack(
            ground=input.ground, kind=input.kind, description=input.description, reason=input.reason,
            amount_fen=input.amount_fen,
        )  # fmt: skip
        await acts.return_execution(tx, proceeding_id, giving, by=by, at=at)
        return ReturnExecutionPayload(proceeding_id=proceeding_id)

    return await perform(info, Permission.LEAD_CASE, act, input)
