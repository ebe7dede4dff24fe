"""Inspections as the API shows them (行政检查的读取类型): lists, plans and caps are public, tasks and visits are not."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.cases.proceeding_types import OfficerChange, RecusalRequest
from api.cases.types import Case, Deadline, Evidence, Party
from api.graph import Node
from api.graph.enums import graphql_enum
from api.inspections.models import NoticeMode, WaiverReason
from api.ledger.types import EventActor, TimelineEvent
from api.registry.matters import Matter
from api.registry.types import Officer, Organ, StaffMember, Unit
from api.vocabulary import InspectionKind, MatterStatus

if TYPE_CHECKING:
    from api.measures.types import Measure
    from api.papers.types import Document

for _codes in (InspectionKind, MatterStatus):
    graphql_enum(_codes)

LazyDocument = Annotated["Document", strawberry.lazy("api.papers.types")]


@strawberry.type(description="随机抽查事项。An entry of the random-inspection list (双随机、一公开).")
class RandomInspectionMatter(Node):
    """An entry of the list."""

    name: str = strawberry.field(description="抽查事项")
    subject: str = strawberry.field(description="抽查主体")
    basis: str = strawberry.field(description="抽查依据")
    objects: str = strawberry.field(description="抽查对象")
    content: list[str] = strawberry.field(description="抽查内容")
    ratio: Decimal = strawberry.field(description="抽查比例（0–1）")
    method: str = strawberry.field(description="抽查方式")
    frequency: str = strawberry.field(description="抽查频次")
    status: MatterStatus = strawberry.field(description="事项状态")
    published_on: date | None = strawberry.field(description="公布日期")
    version: int = strawberry.field(description="版本")
    end_reason: str | None = strawberry.field(description="取消理由")
    organ: Organ = strawberry.field(description="实施机关")
    matter: Matter | None = strawberry.field(description="所属执法事项")


@strawberry.type(description="检查计划事项。One line of a plan.")
class InspectionPlanItem(Node):
    """One line of a plan."""

    period_from: date = strawberry.field(description="实施期间起")
    period_to: date = strawberry.field(description="实施期间止")
    planned_objects: int = strawberry.field(description="计划检查对象数")
    list_item: RandomInspectionMatter | None = strawberry.field(description="抽查事项")


@strawberry.type(description="年度检查计划。An organ's plan of inspections for a year, published and filed.")
class InspectionPlan(Node):
    """A plan."""

    year: int = strawberry.field(description="年度")
    published_on: date = strawberry.field(description="公布日期")
    filed_on: date | None = strawberry.field(description="备案日期")
    organ: Organ = strawberry.field(description="制定机关")
    approver: StaffMember | None = strawberry.field(description="批准人；仅本机关和监督机关可见")
    filed_with: Organ | None = strawberry.field(description="备案机关")
    items: list[InspectionPlanItem] = strawberry.field(description="计划事项，依期间")


@strawberry.type(description="频次上限。How often a year an organ may inspect one enterprise.")
class InspectionCap(Node):
    """A cap."""

    year: int = strawberry.field(description="年度")
    risk_level: str = strawberry.field(description="风险等级")
    per_enterprise_per_year: int = strawberry.field(description="每年对同一企业检查次数上限")
    exempt: list[str] = strawberry.field(description="不受频次限制的情形")
    published_on: date = strawberry.field(description="公布日期")
    organ: Organ = strawberry.field(description="检查机关")


@strawberry.type(description="检查对象名录中的一户。A candidate of a draw.")
class DrawCandidate:
    """A candidate."""

    party_id: strawberry.ID | None = strawberry.field(description="检查对象")
    name: str | None = strawberry.field(description="名称")
    excluded: str | None = strawberry.field(description="未参加抽取的原因；参加的为空")


@strawberry.type(description="不参加选派的执法人员。An officer left out of a draw.")
class DrawConflict:
    """Somebody left out."""

    officer_id: strawberry.ID | None = strawberry.field(description="执法人员")
    party_id: strawberry.ID | None = strawberry.field(description="对哪一户；为空的是全部")
    reason: str | None = strawberry.field(description="回避等理由")


@strawberry.type(description="抽中的对象和选派的执法人员。An object drawn, and who is sent to it.")
class DrawnObject:
    """An object drawn."""

    party_id: strawberry.ID | None = strawberry.field(description="检查对象")
    officer_pool_ids: list[strawberry.ID] | None = strawberry.field(
        description="选派范围：当日当地有资格、无须回避的执法人员"
    )
    officer_ids: list[strawberry.ID] | None = strawberry.field(description="选派的执法人员")


@strawberry.type(description="双随机抽取。How chance chose objects and officers; seed and candidates repeat the draw.")
class InspectionDraw:
    """A draw."""

    drawn_at: datetime | None = strawberry.field(description="抽取时间")
    drawn_by: EventActor | None = strawberry.field(description="操作人")
    seed: str | None = strawberry.field(description="随机种子")
    population_size: int | None = strawberry.field(description="对象总数")
    ratio: float | None = strawberry.field(description="抽取比例")
    drawn_objects: int | None = strawberry.field(description="抽取对象数")
    officer_pool_size: int | None = strawberry.field(description="执法人员总数")
    method: str | None = strawberry.field(description="抽取方法，可据以复算")
    candidates: list[DrawCandidate] | None = strawberry.field(description="检查对象名录，抽取时固定")
    conflicts: list[DrawConflict] | None = strawberry.field(description="不参加选派的执法人员")
    drawn: list[DrawnObject] | None = strawberry.field(description="抽中的对象，依抽取顺序")


@strawberry.type(description="检查任务。Why, and under which plan, objects are inspected.")
class InspectionTask(Node):
    """A task."""

    kind: InspectionKind = strawberry.field(description="检查类别")
    name: str = strawberry.field(description="任务名称")
    reason: str | None = strawberry.field(description="检查原因（个案检查）；双随机抽查在其他平台抽取的批次")
    created_at: datetime = strawberry.field(description="登记时间")
    draw: InspectionDraw | None = strawberry.field(description="双随机抽取")
    organ: Organ = strawberry.field(description="检查机关")
    plan: InspectionPlan | None = strawberry.field(description="所依据的年度计划")
    list_item: RandomInspectionMatter | None = strawberry.field(description="抽查事项")
    visits: list["InspectionVisit"] = strawberry.field(description="检查实施，依计划日期")


@strawberry.type(description="检查批准。A leader's approval of a visit, with the way of notice.")
class InspectionApproval(Node):
    """An approval."""

    approved_at: datetime = strawberry.field(description="批准时间")
    approver: StaffMember | None = strawberry.field(description="批准人")
    notice_mode: NoticeMode = strawberry.field(description="通知方式")
    waiver_reason: WaiverReason | None = strawberry.field(description="免予事先通知的原因")
    waiver_text: str | None = strawberry.field(description="免予事先通知的说明")
    document: LazyDocument | None = strawberry.field(description="行政检查审批表")


@strawberry.type(description="检查结果。What the visit found, as it was told to the party.")
class InspectionResult(Node):
    """A result."""

    result: str = strawberry.field(description="检查结果")
    handling: str = strawberry.field(description="处理情况")
    items: list[str] = strawberry.field(description="各项检查内容的结果")
    told_at: datetime = strawberry.field(description="告知时间")
    document: LazyDocument | None = strawberry.field(description="检查结果告知书")


@strawberry.type(
    description="检查实施。The inspection of one party; it owns events, papers and evidence as a case does."
)
class InspectionVisit(Node):
    """A visit. Stage, days and counts follow from its facts and are kept in its summary."""

    place: str = strawberry.field(description="检查地点")
    planned_on: date = strawberry.field(description="计划检查日期")
    check_code: str = strawberry.field(description="检查码（扫码入企）")
    frequency_exempt: str | None = strawberry.field(description="不受频次限制的情形")
    used_before: int = strawberry.field(description="本年度此前已检查次数")
    imported: bool = strawberry.field(description="是否由历史数据导入")
    created_at: datetime = strawberry.field(description="登记时间")

    organ: Organ = strawberry.field(description="检查机关")
    unit: Unit = strawberry.field(description="承办机构")
    task: InspectionTask | None = strawberry.field(description="检查任务")
    party: Party | None = strawberry.field(description="被检查人")
    officers: list[Officer] = strawberry.field(description="检查人员")
    cap: InspectionCap | None = strawberry.field(description="频次上限")
    approval: InspectionApproval | None = strawberry.field(description="检查批准")
    result: InspectionResult | None = strawberry.field(description="检查结果")
    cases: list[Case] = strawberry.field(description="由本检查而来的案件")

    stage: str | None = strawberry.field(description="检查阶段（代码，见 InspectionStage）")
    stage_label: str | None = strawberry.field(description="检查阶段（中文）")
    event_count: int | None = strawberry.field(description="事件数")
    document_count: int | None = strawberry.field(description="文书数，不含作废的")
    evidence_count: int | None = strawberry.field(description="证据数")
    last_event_at: datetime | None = strawberry.field(description="最近事件的时间")
    next_due_on: date | None = strawberry.field(description="最近一个未履行期限的届满日")

    timeline: list[TimelineEvent] = strawberry.field(description="时间线：全部事件，依发生时间")
    documents: list[LazyDocument] = strawberry.field(description="文书，依拟制时间")
    evidence: list[Evidence] = strawberry.field(description="证据，依收集时间")
    deadlines: list[Deadline] = strawberry.field(description="期限，先届满的在前")
    measures: list[Annotated["Measure", strawberry.lazy("api.measures.types")]] = strawberry.field(
        description="强制措施，依报批时间"
    )
    recusals: list[RecusalRequest] = strawberry.field(description="回避申请及其决定")
    officer_changes: list[OfficerChange] = strawberry.field(description="更换执法人员")
