"""carryOutExecution: an execution is carried out on the spot."""

from datetime import datetime
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
from api.proceedings.types import CommonProceeding


@strawberry.input(description="实施强制执行")
class CarryOutExecutionInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    document_id: strawberry.ID = strawberry.field(description="执行笔录：document_…")
    place: str = strawberry.field(description="地点")
    begun_at: datetime = strawberry.field(description="开始时间")
    ended_at: datetime = strawberry.field(description="结束时间")
    fulfilled: bool = strawberry.field(description="义务是否执行完毕")
    recordings: list[str] = strawberry.field(description="音像记录编号")
    emergency_reason: str | None = strawberry.field(default=None, description="情况紧急的理由")
    cost_fen: Fen | None = strawberry.field(default=None, description="代履行费用（分）")
    supervisor_id: strawberry.ID | None = strawberry.field(default=None, description="到场监督的执法人员：officer_…")
    demolition: bool = strawberry.field(default=False, description="是否强制拆除建筑物、构筑物、设施")
    cut_off: list[str] = strawberry.field(default_factory=list, description="停止的供应，如 供水、供电、供热、供燃气")
    residents: bool = strawberry.field(default=False, description="停止供应是否影响居民生活")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class CarryOutExecutionPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


CarryOutExecutionResult: TypeAlias = Annotated[
    CarryOutExecutionPayload | Refusal, strawberry.union("CarryOutExecutionResult")
]


@strawberry.mutation(
    description="实施强制执行、代履行（行政强制法第四十三条、第五十一条）：不得在夜间（22时至次日6时）或者法定节假日实施，情况紧急的除外；代履行三日前再次催告，到场监督，费用不超过预算；强制拆除应当先行公告（第四十四条）；不得停止居民生活的水、电、热、气供应。"
)
async def carry_out_execution(info: ActInfo, input: CarryOutExecutionInput) -> CarryOutExecutionResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> CarryOutExecutionPayload:
        await acts.carry_out_execution(
            tx, key_of("proceeding", input.proceeding_id), key_of("document", input.document_id),
            acts.OnTheSpot(
                place=input.place, begun_at=input.begun_at, ended_at=input.ended_at, fulfilled=input.fulfilled,
                recordings=tuple(input.recordings), emergency_reason=input.emergency_reason, cost_fen=input.cost_fen,
                supervisor_id=key_of("officer", input.supervisor_id) if input.supervisor_id else None,
                demolition=input.demolition, cut_off=tuple(input.cut_off), residents=input.residents,
            ), by=by, at=at,
        )  # fmt: skip
        return CarryOutExecutionPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
