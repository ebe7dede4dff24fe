"""Compulsory measures as the API shows them (行政强制措施的读取类型)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.cases.types import Case, Party
from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Fen
from api.ledger.types import EventActor
from api.measures.models import Disposal, LiftGround
from api.registry.types import Officer, StaffMember
from api.vocabulary import MeasureKind, MeasureStage

if TYPE_CHECKING:
    from api.inspections.types import InspectionVisit
    from api.papers.types import Document

for _codes in (MeasureKind, MeasureStage):
    graphql_enum(_codes)
graphql_enum(
    LiftGround,
    "解除理由。Why a measure is lifted (行政强制法第十九条、第二十八条).",
    {
        "NO_VIOLATION": "当事人没有违法行为：the party broke no law",
        "UNRELATED": "与违法行为无关：what was taken has nothing to do with the act",
        "HANDLED": "已经作出处理决定：a decision was made, the measure is needed no more",
        "EXPIRED": "期限已经届满：its term is over",
        "NOT_APPROVED": "负责人认为不应当采取：the leader did not approve the emergency",
        "NO_LONGER_NEEDED": "其他不再需要的情形：needed no more for another reason",
    },
)
graphql_enum(
    Disposal,
    "处理方式。What becomes of goods that are not given back (行政强制法第二十七条).",
    {"CONFISCATED": "没收：confiscated", "DESTROYED": "销毁：destroyed", "TRANSFERRED": "移送：handed over"},
)

LazyDocument = Annotated["Document", strawberry.lazy("api.papers.types")]
LazyVisit = Annotated["InspectionVisit", strawberry.lazy("api.inspections.types")]


@strawberry.type(description="查封、扣押的场所、设施或者财物。A place, facility or thing that was taken.")
class MeasureItem:
    """One object."""

    name: str | None = strawberry.field(description="名称")
    model: str | None = strawberry.field(description="规格型号")
    qty: float | None = strawberry.field(description="数量")
    unit: str | None = strawberry.field(description="单位")
    registration: str | None = strawberry.field(description="编号、登记号")
    condition: str | None = strawberry.field(description="状况")


@strawberry.type(
    description="强制措施批准。A leader's approval, beforehand or within 24 hours (行政强制法第十八条、第十九条)."
)
class MeasureApproval(Node):
    """An approval."""

    approved_at: datetime = strawberry.field(description="批准时间")
    approver: StaffMember | None = strawberry.field(description="批准人")
    document: LazyDocument | None = strawberry.field(description="审批表")


@strawberry.type(description="实施强制措施。Decision and list handed over on the spot (行政强制法第二十四条).")
class MeasureImposition(Node):
    """An imposition."""

    number: str = strawberry.field(description="决定书文号")
    imposed_at: datetime = strawberry.field(description="实施时间")
    place: str = strawberry.field(description="地点")
    keeper: str | None = strawberry.field(description="保管人")
    period_days: int = strawberry.field(description="期限（日）")
    until: date = strawberry.field(description="原定的最后一日")
    items: list[MeasureItem] | None = strawberry.field(description="场所、设施、财物")
    officers: list[Officer] = strawberry.field(description="实施人员")
    decision: LazyDocument | None = strawberry.field(description="决定书")
    item_list: LazyDocument | None = strawberry.field(description="清单")


@strawberry.type(
    description="延长强制措施期限。The term extended, once, by at most thirty days (行政强制法第二十五条)."
)
class MeasureExtension(Node):
    """An extension."""

    days: int = strawberry.field(description="延长日数")
    reason: str = strawberry.field(description="理由")
    until: date = strawberry.field(description="延长后的最后一日")
    at: datetime = strawberry.field(description="告知时间")
    document: LazyDocument | None = strawberry.field(description="延长决定书")


@strawberry.type(description="检测鉴定期间。Days of a test that do not count (行政强制法第二十五条第三款).")
class MeasureExclusion(Node):
    """Excluded days."""

    first_day: date = strawberry.field(description="第一日")
    last_day: date = strawberry.field(description="最后一日")
    reason: str = strawberry.field(description="事由")
    until: date = strawberry.field(description="顺延后的最后一日")
    document: LazyDocument | None = strawberry.field(description="告知文书")


@strawberry.type(description="解除强制措施。Lifted by a decision that was served (行政强制法第二十八条).")
class MeasureLift(Node):
    """A lift."""

    ground: LiftGround = strawberry.field(description="解除理由")
    reason: str = strawberry.field(description="理由说明")
    lifted_at: datetime = strawberry.field(description="解除时间")
    document: LazyDocument | None = strawberry.field(description="解除决定书")
    lifted_by: EventActor | None = strawberry.field(description="经办人")


@strawberry.type(description="处理查封扣押财物。Goods confiscated, destroyed or handed over (行政强制法第二十七条).")
class MeasureConversion(Node):
    """A disposal."""

    disposal: Disposal = strawberry.field(description="处理方式")
    basis: str = strawberry.field(description="法律依据")
    at: datetime = strawberry.field(description="处理时间")
    document: LazyDocument | None = strawberry.field(description="处理文书")


@strawberry.type(description="行政强制措施。A compulsory measure: sealing or seizing, from the request to its end.")
class Measure(Node):
    """A measure. Its stage, its last day and whether it is overrun follow from what happened to it."""

    kind: MeasureKind = strawberry.field(description="种类")
    emergency: bool = strawberry.field(description="是否情况紧急当场实施")
    emergency_reason: str | None = strawberry.field(description="情况紧急的理由")
    period_days: int = strawberry.field(description="报批的期限（日）")
    value_fen: Fen | None = strawberry.field(description="查封、扣押财物的价值（分）；空为不明")
    whole_premises: bool = strawberry.field(description="是否查封整个经营场所")
    requested_at: datetime = strawberry.field(description="报批时间")
    requested_by: EventActor | None = strawberry.field(description="报批人")
    items: list[MeasureItem] | None = strawberry.field(description="报批的场所、设施、财物")
    party: Party | None = strawberry.field(description="当事人")
    request_form: LazyDocument | None = strawberry.field(description="报批的审批表")
    visit: LazyVisit | None = strawberry.field(description="报批时所属检查；属于案件的为空")
    cases: list[Case] = strawberry.field(description="所属案件：报批时的，或者承接该检查的")
    stage: MeasureStage | None = strawberry.field(description="阶段，依事实推定")
    until: date | None = strawberry.field(description="现在的最后一日（含延长和扣除）")
    warn_on: date | None = strawberry.field(description="到期提醒日")
    unlawful_overrun: bool = strawberry.field(description="是否超期（超过最后一日仍未解除）")
    approval: MeasureApproval | None = strawberry.field(description="批准")
    imposition: MeasureImposition | None = strawberry.field(description="实施")
    extension: MeasureExtension | None = strawberry.field(description="延长")
    exclusions: list[MeasureExclusion] = strawberry.field(description="扣除的检测鉴定期间")
    lift: MeasureLift | None = strawberry.field(description="解除")
    conversion: MeasureConversion | None = strawberry.field(description="处理")


@strawberry.input(description="强制措施的筛选")
class MeasureFilter:
    """Conditions; all must hold."""

    organ: strawberry.ID | None = strawberry.field(default=None, description="实施机关：organ_…")
    party: strawberry.ID | None = strawberry.field(default=None, description="当事人：party_…")
    kind: MeasureKind | None = strawberry.field(default=None, description="种类")
    visit: strawberry.ID | None = strawberry.field(default=None, description="所属检查：visit_…")
    case: strawberry.ID | None = strawberry.field(default=None, description="所属案件，含承接检查的：case_…")
    in_force: bool | None = strawberry.field(default=None, description="是否实施中（含超期）")
    overrun: bool | None = strawberry.field(default=None, description="是否超期")
