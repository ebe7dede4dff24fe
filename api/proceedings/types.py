"""Common proceedings as the API shows them (征收、征用、收费、强制执行的读取类型)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.cases.proceeding_types import OfficerChange, RecusalRequest
from api.cases.types import Deadline, Party
from api.decisions.models import StatementOutcome
from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Fen
from api.ledger.types import EventActor, TimelineEvent
from api.proceedings.correction_types import DemolitionAnnouncement, ExecutionReturn
from api.proceedings.models import NoticeKind
from api.proceedings.performance_types import (
    CompensationDecision,
    CompensationPayment,
    ExecutionAct,
    ExecutionAgreement,
    ExecutionTurn,
    GoodsHandover,
    ProceedingEnd,
    RequisitionedGoods,
)
from api.registry.matters import Matter
from api.registry.types import Officer, Organ, Unit
from api.vocabulary import CaseProcedure, EnforcementCategory, ExecutionKind

if TYPE_CHECKING:
    from api.decisions.types import Decision
    from api.papers.types import Document
    from api.remedies.types import RemedyProceeding

for _codes in (CaseProcedure, EnforcementCategory, ExecutionKind):
    graphql_enum(_codes)
graphql_enum(
    NoticeKind,
    "告知方式。How the party was told.",
    {
        "NOTICE": "事先告知书：a prior notice",
        "DEMAND": "催告书：a demand to perform",
        "LAST_DEMAND": "代履行前的再次催告：a second demand before substitute performance",
        "ON_THE_SPOT": "当场告知：by word, in an emergency of requisition",
    },
)

LazyDocument = Annotated["Document", strawberry.lazy("api.papers.types")]


@strawberry.type(description="收取标准。The published price of a levy or charge (价格法第四十七条).")
class ChargeStandard(Node):
    """One version of a standard."""

    name: str = strawberry.field(description="名称")
    reference: str = strawberry.field(description="文号")
    unit: str = strawberry.field(description="计量单位")
    unit_price_fen: Fen = strawberry.field(description="单价（分）")
    version: int = strawberry.field(description="版本")
    published_on: date = strawberry.field(description="公布日期")
    effective_from: date = strawberry.field(description="生效日期")
    effective_to: date | None = strawberry.field(description="失效日期")
    matter: Matter | None = strawberry.field(description="事项")


@strawberry.type(description="核定项目。Quantity × price.")
class AssessedPart:
    """One part of an assessment."""

    item: str | None = strawberry.field(description="项目")
    quantity: str | None = strawberry.field(description="数量（十进制）")
    amount_fen: Fen | None = strawberry.field(description="金额（分）")


@strawberry.type(description="应急指挥机构的命令。The order of the emergency command.")
class CommandOrder:
    """An order."""

    number: str | None = strawberry.field(description="命令文号")
    body: str | None = strawberry.field(description="应急指挥机构")
    issued_on: date | None = strawberry.field(description="发布日期")


@strawberry.type(description="告知、催告。The party was told (行政强制法第三十五条).")
class ProceedingNotice(Node):
    """A notice."""

    kind: NoticeKind = strawberry.field(description="告知方式")
    number: str | None = strawberry.field(description="文号")
    amount_fen: Fen | None = strawberry.field(description="载明的金额（分）")
    received_on: date = strawberry.field(description="收到日期")
    term_until: date | None = strawberry.field(description="陈述申辩或者履行的最后一日")
    document: LazyDocument | None = strawberry.field(description="告知书、催告书；当场告知的为空")


@strawberry.type(description="陈述申辩。The party was heard, or waived (行政强制法第三十六条).")
class ProceedingStatement(Node):
    """A statement."""

    outcome: StatementOutcome = strawberry.field(description="陈述申辩情况")
    speaker: str = strawberry.field(description="陈述人")
    content: str = strawberry.field(description="内容")
    recheck: str | None = strawberry.field(description="复核意见")
    adopted: bool | None = strawberry.field(description="是否采纳")
    at: datetime = strawberry.field(description="时间")


@strawberry.type(description="征收、征用、收费、强制执行决定。A leader's decision.")
class ProceedingDecision(Node):
    """A decision."""

    number: str = strawberry.field(description="文号")
    made_on: date = strawberry.field(description="决定日期")
    amount_fen: Fen | None = strawberry.field(description="金额（分）")
    calculation: list[AssessedPart] | None = strawberry.field(description="核定项目")
    pay_by: date | None = strawberry.field(description="缴款期限")
    goods: list[RequisitionedGoods] | None = strawberry.field(description="征用的物资")
    first_day: date | None = strawberry.field(description="征用的第一日")
    last_day: date | None = strawberry.field(description="征用的最后一日")
    execution_kind: ExecutionKind | None = strawberry.field(description="强制执行方式")
    budget_fen: Fen | None = strawberry.field(description="代履行费用预算（分）")
    performer: str | None = strawberry.field(description="代履行人")
    immediate_reason: str | None = strawberry.field(description="不待催告期满的理由")
    decided_by: EventActor | None = strawberry.field(description="决定人")
    document: LazyDocument | None = strawberry.field(description="决定书")


@strawberry.type(description="缴款。Money received, by its treasury receipt (财政票据).")
class ProceedingPayment(Node):
    """A payment."""

    paid_fen: Fen = strawberry.field(description="数额（分）")
    paid_at: datetime = strawberry.field(description="缴款时间")
    payer: str = strawberry.field(description="缴款人")
    receipt_no: str = strawberry.field(description="财政票据号码")


@strawberry.type(description="征收、征用、收费、强制执行程序。A common proceeding; its stage follows from its facts.")
class CommonProceeding(Node):
    """A proceeding with everything that happened to it."""

    name: str = strawberry.field(description="名称")
    procedure: CaseProcedure = strawberry.field(description="程序")
    category: EnforcementCategory = strawberry.field(description="执法类别")
    item: str = strawberry.field(description="项目")
    basis: str = strawberry.field(description="依据")
    started_at: datetime = strawberry.field(description="启动时间")
    amount_fen: Fen | None = strawberry.field(description="核定的或者申请执行的金额（分）")
    calculation: list[AssessedPart] | None = strawberry.field(description="核定项目")
    command: CommandOrder | None = strawberry.field(description="应急指挥机构的命令")
    compensation_rule: str | None = strawberry.field(description="补偿规则")
    goods: list[RequisitionedGoods] | None = strawberry.field(description="拟征用的物资")
    obligation: str | None = strawberry.field(description="待执行的义务")
    execution_kind: ExecutionKind | None = strawberry.field(description="强制执行方式")
    own_power: str | None = strawberry.field(description="授权本机关强制执行的法律")
    organ: Organ = strawberry.field(description="机关")
    unit: Unit = strawberry.field(description="承办机构")
    matter: Matter | None = strawberry.field(description="事项")
    party: Party | None = strawberry.field(description="当事人")
    officers: list[Officer] = strawberry.field(description="承办人员")
    standard: ChargeStandard | None = strawberry.field(description="收取标准")
    base_decision: Annotated["Decision", strawberry.lazy("api.decisions.types")] | None = strawberry.field(
        description="所执行的处罚决定"
    )
    base_proceeding: Annotated["CommonProceeding", strawberry.lazy("api.proceedings.types")] | None = strawberry.field(
        description="所执行的征收、收费决定的程序"
    )
    stage: str | None = strawberry.field(description="阶段（代码，见 CommonStage）")
    stage_label: str | None = strawberry.field(description="阶段（中文）")
    decided_on: date | None = strawberry.field(description="决定日期")
    served_on: date | None = strawberry.field(description="决定书送达日期")
    closed_on: date | None = strawberry.field(description="结束日期")
    paid_fen: Fen | None = strawberry.field(description="已缴数额（分）")
    owed_fen: Fen | None = strawberry.field(
        description="尚欠数额（分）：决定的金额，减去已缴的和执行协议有效减免的；没有金额的为空"
    )
    next_due_on: date | None = strawberry.field(description="最近一个未履行期限的届满日")
    timeline: list[TimelineEvent] = strawberry.field(description="时间线，依发生时间")
    documents: list[LazyDocument] = strawberry.field(description="文书，依拟制时间")
    deadlines: list[Deadline] = strawberry.field(description="期限，先届满的在前")
    notices: list[ProceedingNotice] = strawberry.field(description="告知、催告")
    statements: list[ProceedingStatement] = strawberry.field(description="陈述申辩")
    decision: ProceedingDecision | None = strawberry.field(description="决定")
    payments: list[ProceedingPayment] = strawberry.field(description="缴款")
    handovers: list[GoodsHandover] = strawberry.field(description="物资的接收、归还")
    compensation: CompensationDecision | None = strawberry.field(description="补偿决定")
    compensation_payment: CompensationPayment | None = strawberry.field(description="补偿的支付")
    executions: list[ExecutionAct] = strawberry.field(description="强制执行、代履行")
    turns: list[ExecutionTurn] = strawberry.field(description="中止、恢复执行")
    agreements: list[ExecutionAgreement] = strawberry.field(description="执行协议")
    announcements: list[DemolitionAnnouncement] = strawberry.field(description="强制拆除公告")
    returns: list[ExecutionReturn] = strawberry.field(description="执行回转")
    end: ProceedingEnd | None = strawberry.field(description="结束")
    recusals: list[RecusalRequest] = strawberry.field(description="回避申请及其决定")
    officer_changes: list[OfficerChange] = strawberry.field(description="更换执法人员")
    remedies: list[Annotated["RemedyProceeding", strawberry.lazy("api.remedies.types")]] = strawberry.field(
        description="复议、诉讼"
    )


@strawberry.input(description="程序筛选")
class ProceedingFilter:
    """Which proceedings."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="机关：organ_…")
    party: strawberry.ID | None = strawberry.field(default=None, description="当事人：party_…")
    procedure: CaseProcedure | None = strawberry.field(default=None, description="程序")
    stages: list[str] | None = strawberry.field(default=None, description="阶段")
