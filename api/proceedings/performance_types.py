"""What follows a decision, as the API shows it (履行的读取类型)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Fen
from api.proceedings.performance_models import (
    ExecutionTurnGround,
    ExecutionTurnKind,
    HandoverKind,
    ProceedingOutcome,
    TerminationGround,
)

if TYPE_CHECKING:
    from api.papers.types import Document

graphql_enum(
    HandoverKind,
    "物资交接。Which way requisitioned goods went.",
    {"TAKEN": "接收：taken over", "RETURNED": "归还：given back"},
)
graphql_enum(
    ExecutionTurnKind, "执行的中止、恢复。", {"SUSPEND": "中止：execution rests", "RESUME": "恢复：execution goes on"}
)
graphql_enum(
    ExecutionTurnGround,
    "中止、恢复的情形（行政强制法第三十九条、第四十二条）。",
    {
        "UNABLE": "履行确有困难或者暂无履行能力：unable to perform",
        "THIRD_PARTY_CLAIM": "第三人对执行标的主张权利，确有理由：a third person's claim",
        "IRREPARABLE": "执行可能造成难以弥补的损失，且中止不损害公共利益：irreparable harm",
        "OTHER": "行政机关认为需要中止的其他情形：another reason",
        "REASON_GONE": "中止的情形消失：the reason has gone",
        "AGREEMENT_BROKEN": "当事人不履行执行协议：the agreement was not kept",
    },
)
graphql_enum(
    ProceedingOutcome,
    "程序的结束。",
    {
        "PERFORMED": "履行完毕：performed",
        "TERMINATED": "终结：terminated",
        "CANCELLED": "撤销：cancelled before the decision",
    },
)
graphql_enum(
    TerminationGround,
    "终结的情形（行政强制法第三十九条、第四十条）。",
    {
        "PERSON_DIED": "公民死亡，无遗产可供执行，又无义务承受人：the person died",
        "ORGANISATION_ENDED": "法人或者其他组织终止，无财产可供执行，又无义务承受人：the organisation ended",
        "OBJECT_LOST": "执行标的灭失：the object is lost",
        "BASE_REVOKED": "据以执行的行政决定被撤销：the decision was revoked",
        "THREE_YEARS": "中止执行满三年未恢复：three years of rest",
        "OTHER": "行政机关认为需要终结的其他情形：another reason",
    },
)

LazyDocument = Annotated["Document", strawberry.lazy("api.papers.types")]


@strawberry.type(description="物资。Requisitioned goods.")
class RequisitionedGoods:
    """One kind of goods."""

    name: str | None = strawberry.field(description="名称")
    model: str | None = strawberry.field(description="规格型号")
    qty: float | None = strawberry.field(description="数量")
    unit: str | None = strawberry.field(description="单位")
    registration: str | None = strawberry.field(description="编号、登记号")
    condition: str | None = strawberry.field(description="状况")


@strawberry.type(description="物资的接收、归还。Counted by both sides on the spot (民法典第二百四十五条).")
class GoodsHandover(Node):
    """A handover."""

    kind: HandoverKind = strawberry.field(description="接收或者归还")
    goods: list[RequisitionedGoods] | None = strawberry.field(description="物资")
    condition: str = strawberry.field(description="整体状况")
    place: str = strawberry.field(description="地点")
    at: datetime = strawberry.field(description="时间")
    document: LazyDocument | None = strawberry.field(description="清单")


@strawberry.type(description="征用补偿决定。")
class CompensationDecision(Node):
    """How much the party gets."""

    number: str = strawberry.field(description="文号")
    amount_fen: Fen = strawberry.field(description="补偿数额（分）")
    pay_by: date = strawberry.field(description="付清的期限")
    document: LazyDocument | None = strawberry.field(description="补偿决定书")


@strawberry.type(description="补偿的支付。")
class CompensationPayment(Node):
    """The compensation was paid out."""

    paid_fen: Fen = strawberry.field(description="数额（分）")
    paid_at: datetime = strawberry.field(description="时间")
    voucher_no: str = strawberry.field(description="支付凭证号")


@strawberry.type(description="强制执行、代履行。Carried out on the spot (行政强制法第四十三条、第五十一条).")
class ExecutionAct(Node):
    """An execution."""

    place: str = strawberry.field(description="地点")
    begun_at: datetime = strawberry.field(description="开始时间")
    ended_at: datetime = strawberry.field(description="结束时间")
    emergency_reason: str | None = strawberry.field(description="情况紧急的理由")
    cost_fen: Fen | None = strawberry.field(description="代履行费用（分）")
    fulfilled: bool = strawberry.field(description="是否执行完毕")
    recording_refs: list[str] = strawberry.field(description="音像记录编号")
    document: LazyDocument | None = strawberry.field(description="执行笔录")


@strawberry.type(description="中止、恢复执行（行政强制法第三十九条）。")
class ExecutionTurn(Node):
    """An execution rests, or goes on."""

    turn: ExecutionTurnKind = strawberry.field(description="中止或者恢复")
    ground: ExecutionTurnGround = strawberry.field(description="情形")
    reason: str = strawberry.field(description="理由")
    on_day: date = strawberry.field(description="日期")
    document: LazyDocument | None = strawberry.field(description="通知书")


@strawberry.type(description="执行协议的一个阶段。")
class AgreedStage:
    """A stage."""

    obligation: str | None = strawberry.field(description="履行内容")
    due: date | None = strawberry.field(description="履行期限")


@strawberry.type(description="执行协议（行政强制法第四十二条）。")
class ExecutionAgreement(Node):
    """An agreement."""

    stages: list[AgreedStage] | None = strawberry.field(description="阶段")
    remedial_measures: str | None = strawberry.field(description="当事人采取的补救措施")
    waived_fen: Fen | None = strawberry.field(description="减免的加处罚款、滞纳金数额（分）；没有减免的为空")
    broken_on: date | None = strawberry.field(
        description="因当事人不履行而恢复执行的日期，减免自该日失效；未恢复的为空"
    )
    at: datetime = strawberry.field(description="签订时间")
    document: LazyDocument | None = strawberry.field(description="执行协议书")


@strawberry.type(description="程序的结束：履行完毕、终结、撤销。")
class ProceedingEnd(Node):
    """How it ended."""

    outcome: ProceedingOutcome = strawberry.field(description="结果")
    ground: TerminationGround | None = strawberry.field(description="终结的情形")
    reason: str = strawberry.field(description="理由")
    ended_on: date = strawberry.field(description="日期")
    document: LazyDocument | None = strawberry.field(description="终结执行通知书")
