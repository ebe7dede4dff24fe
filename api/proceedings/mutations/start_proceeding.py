"""startProceeding: a levy, requisition, charge or execution is started."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, keys_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.graph.scalars import Fen
from api.proceedings import acts
from api.proceedings.mutations.inputs import GoodsInput, OrderInput, PartInput, goods_of, order_of, parts_of
from api.proceedings.types import CommonProceeding
from api.vocabulary import CaseProcedure, ExecutionKind


@strawberry.input(description="启动程序")
class StartProceedingInput:
    """What is recorded."""

    procedure: CaseProcedure = strawberry.field(description="程序：LEVY、REQUISITION、CHARGE 或者 COMPULSORY_EXECUTION")
    matter_id: strawberry.ID = strawberry.field(description="事项：matter_…")
    party_id: strawberry.ID = strawberry.field(description="当事人：party_…")
    officer_ids: list[strawberry.ID] = strawberry.field(description="承办人员：officer_…，两名以上")
    name: str = strawberry.field(description="名称")
    item: str = strawberry.field(description="项目")
    basis: str = strawberry.field(description="依据")
    standard_id: strawberry.ID | None = strawberry.field(
        default=None, description="收取标准：standard_…；征收、收费必填"
    )
    parts: list[PartInput] | None = strawberry.field(default=None, description="核定项目；征收、收费必填")
    order: OrderInput | None = strawberry.field(default=None, description="应急指挥机构的命令；征用必填")
    goods: list[GoodsInput] | None = strawberry.field(default=None, description="拟征用的物资；征用必填")
    compensation_rule: str | None = strawberry.field(default=None, description="补偿规则；征用必填")
    base_decision_id: strawberry.ID | None = strawberry.field(default=None, description="所执行的处罚决定：decision_…")
    base_proceeding_id: strawberry.ID | None = strawberry.field(
        default=None, description="所执行的征收、收费决定的程序：proceeding_…"
    )
    obligation: str | None = strawberry.field(default=None, description="待执行的义务")
    execution_kind: ExecutionKind | None = strawberry.field(default=None, description="强制执行方式")
    own_power: str | None = strawberry.field(default=None, description="授权本机关强制执行的法律；强制执行必填")
    claimed_fen: Fen | None = strawberry.field(default=None, description="申请执行的金额（分）")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class StartProceedingPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


StartProceedingResult: TypeAlias = Annotated[
    StartProceedingPayload | Refusal, strawberry.union("StartProceedingResult")
]


@strawberry.mutation(
    description="启动征收、征用、收费、强制执行程序：征收、收费依公布的标准核定；征用依应急指挥机构的命令；强制执行的义务已经逾期，且法律授权本机关执行。"
)
async def start_proceeding(info: ActInfo, input: StartProceedingInput) -> StartProceedingResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> StartProceedingPayload:
        beginning = acts.Beginning(
            procedure=input.procedure, matter_id=key_of("matter", input.matter_id), party_id=key_of("party", input.party_id),
            officer_ids=tuple(keys_of("officer", input.officer_ids)), name=input.name, item=input.item, basis=input.basis,
            standard_id=key_of("standard", input.standard_id) if input.standard_id else None, parts=parts_of(input.parts),
            order=order_of(input.order), goods=goods_of(input.goods), compensation_rule=input.compensation_rule,
            base_decision_id=key_of("decision", input.base_decision_id) if input.base_decision_id else None,
            base_proceeding_id=key_of("proceeding", input.base_proceeding_id) if input.base_proceeding_id else None,
            obligation=input.obligation, execution_kind=input.execution_kind, own_power=input.own_power,
            claimed_fen=input.claimed_fen,
        )  # fmt: skip
        row = await acts.start_proceeding(tx, beginning, by=by, at=at)
        return StartProceedingPayload(proceeding_id=row.id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
