"""Decisions as the API shows them (决定的读取类型): what was heard, decided, filed, paid and closed."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.decisions.hearing_models import DischargeGround
from api.decisions.models import PaymentPurpose, StatementOutcome
from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Fen
from api.ledger.types import EventActor
from api.registry.types import Officer
from api.vocabulary import ExecutionStatus, PenaltyKind

if TYPE_CHECKING:
    from api.cases.types import Case
    from api.decisions.enforcement_types import CourtApplication, PenaltyDemand
    from api.decisions.hearing_types import DecisionRevocation, InstalmentApproval, StatementRecheck
    from api.papers.types import Document

for _codes in (ExecutionStatus, PenaltyKind):
    graphql_enum(_codes)
graphql_enum(
    StatementOutcome,
    "陈述申辩情况。What became of the party's right to state and defend.",
    {"HEARD": "已听取：the party was heard", "WAIVED": "放弃：the party waived the right"},
)

graphql_enum(
    PaymentPurpose,
    "缴款用途。What money was received for.",
    {"FINE": "罚款：a fine and its surcharge", "GAINS": "没收的违法所得：unlawful gains confiscated"},
)

LazyDocument = Annotated["Document", strawberry.lazy("api.papers.types")]
LazyCase = Annotated["Case", strawberry.lazy("api.cases.types")]


@strawberry.type(description="陈述申辩。The party was heard, or waived the right (行政处罚法第四十四条、第四十五条).")
class Statement(Node):
    """A statement of the party."""

    outcome: StatementOutcome = strawberry.field(description="陈述申辩情况")
    speaker: str = strawberry.field(description="陈述人")
    content: str = strawberry.field(description="陈述内容")
    adopted: bool | None = strawberry.field(description="是否采纳")
    at: datetime = strawberry.field(description="时间")
    heard_by: EventActor | None = strawberry.field(description="听取人")
    recheck: Annotated["StatementRecheck", strawberry.lazy("api.decisions.hearing_types")] | None = strawberry.field(
        description="复核；未复核的为空"
    )


@strawberry.type(description="救济途径。Where and until when the party may seek a remedy.")
class Remedy:
    """Reconsideration and litigation."""

    reconsideration_body: str | None = strawberry.field(description="行政复议机关")
    reconsideration_first: bool | None = strawberry.field(description="是否应当先申请行政复议")
    reconsider_by: date | None = strawberry.field(description="申请复议的最后一日")
    court: str | None = strawberry.field(description="管辖法院")
    sue_by: date | None = strawberry.field(description="起诉的最后一日")
    sue_by_note: str | None = strawberry.field(description="起诉期限的说明")


@strawberry.type(description="没收。What a penalty confiscates (行政处罚法第九条第二项).")
class Confiscation:
    """What is confiscated, in fen; both are null where nothing is."""

    value_fen: Fen | None = strawberry.field(description="没收的违法所得、非法财物的价值（分）")
    gains_fen: Fen | None = strawberry.field(description="其中应当上缴的违法所得（分）")


@strawberry.type(description="不予处罚。Why no penalty was imposed.")
class Discharge:
    """A discharge; both are null where a penalty was imposed."""

    ground: DischargeGround | None = strawberry.field(description="法定情形")
    reason: str | None = strawberry.field(description="理由")


@strawberry.type(description="决定。A decision: a penalty, or a licence granted or refused.")
class Decision(Node):
    """A decision."""

    number: str = strawberry.field(description="决定书文号")
    made_on: date = strawberry.field(description="作出日期")
    made_at: datetime = strawberry.field(description="作出时间")
    kinds: list[PenaltyKind] = strawberry.field(description="处罚种类")
    fine_fen: Fen | None = strawberry.field(description="罚款数额")
    confiscation: Confiscation | None = strawberry.field(description="没收；没有没收的为空")
    order_text: str | None = strawberry.field(description="责令的内容")
    pay_by: date | None = strawberry.field(description="缴款的最后一日")
    granted: bool | None = strawberry.field(description="是否准予许可")
    licence_number: str | None = strawberry.field(description="许可证编号")
    valid_from: date | None = strawberry.field(description="许可有效期起")
    valid_to: date | None = strawberry.field(description="许可有效期止")
    remedy: Remedy | None = strawberry.field(description="救济途径")
    case: LazyCase | None = strawberry.field(description="所属案件")
    document: LazyDocument | None = strawberry.field(description="决定书")
    officers: list[Officer] = strawberry.field(description="办案人员")
    decided_by: EventActor | None = strawberry.field(description="作出决定的人")
    payments: list["Payment"] = strawberry.field(description="缴款，依时间")
    revocation: Annotated["DecisionRevocation", strawberry.lazy("api.decisions.hearing_types")] | None = (
        strawberry.field(description="撤销；未撤销的为空")
    )
    instalments: list[Annotated["InstalmentApproval", strawberry.lazy("api.decisions.hearing_types")]] = (
        strawberry.field(description="延期、分期缴纳的批准，后者为准")
    )
    demands: list[Annotated["PenaltyDemand", strawberry.lazy("api.decisions.enforcement_types")]] = strawberry.field(
        description="催告，依时间"
    )
    court_application: Annotated["CourtApplication", strawberry.lazy("api.decisions.enforcement_types")] | None = (
        strawberry.field(description="申请人民法院强制执行")
    )
    discharge: Discharge | None = strawberry.field(description="不予处罚的情形")


@strawberry.type(description="缴款。Money received for a decision (罚缴分离).")
class Payment(Node):
    """A payment."""

    purpose: PaymentPurpose = strawberry.field(description="缴款用途")
    paid_fen: Fen = strawberry.field(description="缴款数额")
    surcharge_fen: Fen = strawberry.field(description="其中加处罚款")
    paid_at: datetime = strawberry.field(description="缴款时间")
    receipt_no: str = strawberry.field(description="票据号")
    cash: bool = strawberry.field(description="是否当场收缴现金")
    decision: Decision | None = strawberry.field(description="所依据的决定")
    recorded_by: EventActor | None = strawberry.field(description="登记人或者缴款人")


@strawberry.type(description="当场处罚备案。An on-the-spot penalty filed with the organ (行政处罚法第五十二条第三款).")
class OrganFiling(Node):
    """Filed with the organ."""

    filed_on: date = strawberry.field(description="备案日期")
    at: datetime = strawberry.field(description="备案时间")
    document: LazyDocument | None = strawberry.field(description="备案表")
    filed_by: EventActor | None = strawberry.field(description="备案人")


@strawberry.type(description="结案。A case closed, and why it may be.")
class CaseClosing(Node):
    """A closing."""

    performance: ExecutionStatus = strawberry.field(description="履行状态")
    reason: str = strawberry.field(description="结案理由")
    closed_on: date = strawberry.field(description="结案日期")
    at: datetime = strawberry.field(description="结案时间")
    closed_by: EventActor | None = strawberry.field(description="批准人")
    document: LazyDocument | None = strawberry.field(description="结案审批表；当场处罚的可以没有")
