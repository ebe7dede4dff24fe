"""Cases as the API shows them (案件的读取类型): the case with its timeline, people, papers, evidence and limits."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Bytes, Fen
from api.ledger.types import TimelineEvent
from api.registry.matters import LegalProvision, Matter
from api.registry.types import Officer, Organ, Unit
from api.vocabulary import (
    CaseProcedure,
    ClueSource,
    DeadlineUnit,
    EnforcementCategory,
    EvidenceKind,
    PartyKind,
    PartyRole,
    SecrecyClass,
)

if TYPE_CHECKING:
    from api.cases.proceeding_types import (
        CaseFiling,
        CaseRepresentative,
        Clue,
        ClueComplainant,
        OfficerChange,
        RecusalRequest,
    )
    from api.decisions.hearing_types import CollectiveDiscussion, HearingRequest, PenaltyNotice
    from api.decisions.types import CaseClosing, Decision, OrganFiling, Payment, Statement
    from api.inspections.types import InspectionVisit
    from api.licences.types import LicenceApplication
    from api.measures.types import Measure
    from api.monitoring.types import DeviceRecord
    from api.papers.types import Document
    from api.review.catalogue_types import MajorEvaluation, MajorFlag
    from api.review.people_types import Accountability
    from api.review.types import Review

for _codes in (
    CaseProcedure, ClueSource, DeadlineUnit, EnforcementCategory, EvidenceKind, PartyKind, PartyRole, SecrecyClass,
):  # fmt: skip
    graphql_enum(_codes)


@strawberry.type(
    description="当事人。A party: a person or organisation. Personal data are shown masked; revealIdentity shows one, with a reason, on record."
)
class Party(Node):
    """A party."""

    kind: PartyKind = strawberry.field(description="当事人类别")
    name: str = strawberry.field(description="姓名或者名称")
    public_name: str | None = strawberry.field(description="公示用名（自然人遮蔽为姓＋某）")
    uscc: str | None = strawberry.field(description="统一社会信用代码")
    operator: str | None = strawberry.field(description="经营者（个体工商户）")
    legal_representative: str | None = strawberry.field(description="法定代表人（负责人）")
    id_number_mask: str | None = strawberry.field(description="身份证件号码（遮蔽）；仅办理其案件或者检查的机关可见")
    address_mask: str | None = strawberry.field(description="住所（地址）；自然人和个体工商户的只到县级")
    phone_mask: str | None = strawberry.field(description="电话（遮蔽）；仅办理其案件或者检查的机关可见")
    consent_electronic_service: bool = strawberry.field(description="是否同意电子送达")
    electronic_address_mask: str | None = strawberry.field(
        description="电子送达地址（遮蔽）；仅办理其案件或者检查的机关可见"
    )
    bank_account_mask: str | None = strawberry.field(description="银行账号（遮蔽）；仅办理其案件或者检查的机关可见")
    consent_document: Annotated["Document", strawberry.lazy("api.papers.types")] | None = strawberry.field(
        description="送达地址确认书"
    )
    cases: list["Case"] = strawberry.field(description="涉及的案件，新立的在前")


@strawberry.type(description="案件当事人。A party's role in a case.")
class CaseParty:
    """A party in a case."""

    role: PartyRole = strawberry.field(description="当事人身份")
    position: int = strawberry.field(description="次序，自1起")
    party: Party | None = strawberry.field(description="当事人")


@strawberry.type(description="办案人员。An officer of a case; who has left stays on record.")
class CaseOfficer:
    """An officer in a case."""

    position: int = strawberry.field(description="次序，自1起")
    officer: Officer | None = strawberry.field(description="执法人员")
    joined_at: datetime = strawberry.field(description="参加办案时间")
    left_at: datetime | None = strawberry.field(description="退出办案时间")


@strawberry.type(description="证据。A piece of evidence (行政处罚法第四十六条).")
class Evidence(Node):
    """A piece of evidence."""

    kind: EvidenceKind = strawberry.field(description="证据种类")
    name: str = strawberry.field(description="名称")
    collected_at: datetime = strawberry.field(description="收集时间")
    collectors: list[Officer] = strawberry.field(description="收集人")
    source: str = strawberry.field(description="来源")
    proves: str = strawberry.field(description="证明对象")
    original: bool = strawberry.field(description="是否原件")
    copy_note: str | None = strawberry.field(description="与原件核对情况")
    place: str | None = strawberry.field(description="收集地点")
    sha256: str | None = strawberry.field(description="文件的 SHA-256")
    size: Bytes | None = strawberry.field(description="文件大小（字节）")
    recording_ref: str | None = strawberry.field(description="音像资料编号")
    device_record: Annotated["DeviceRecord", strawberry.lazy("api.monitoring.types")] | None = strawberry.field(
        description="作为证据的电子技术监控记录；不是监控记录的为空"
    )
    document: Annotated["Document", strawberry.lazy("api.papers.types")] | None = strawberry.field(
        description="所在文书"
    )
    recorded_at: datetime = strawberry.field(description="登记时间（系统时钟）")


@strawberry.type(description="法律依据及要求。A provision and what it demands, in one sentence.")
class LegalGround:
    """A citation with its gist."""

    text: str | None = strawberry.field(description="引用，如 《中华人民共和国行政处罚法》第六十一条")
    law: str | None = strawberry.field(description="法律名称")
    gist: str | None = strawberry.field(description="要求的内容")
    version_date: date | None = strawberry.field(description="所引版本的施行日期")


@strawberry.type(description="期限。A time limit as it was computed when it began, with its counting in words.")
class Deadline(Node):
    """A time limit."""

    rule: str = strawberry.field(description="期限规则代码")
    name: str = strawberry.field(description="期限名称")
    n: int | None = strawberry.field(description="长度")
    unit: DeadlineUnit = strawberry.field(description="期限单位")
    starts_on: date = strawberry.field(description="起算日")
    due_on: date = strawberry.field(description="届满日")
    due_at: datetime | None = strawberry.field(description="届满时刻（以小时计的期限）")
    provisional: bool = strawberry.field(description="是否暂定：涉及年份的节假日安排尚未载入")
    explanation: list[str] = strawberry.field(description="计算过程，逐句")
    basis: list[LegalGround] | None = strawberry.field(description="法律依据")
    started_by: TimelineEvent | None = strawberry.field(description="起算的事件")
    met_on: date | None = strawberry.field(description="履行日；未履行的为空")
    overdue: bool = strawberry.field(description="是否逾期：届满之后履行，或者已经届满而未履行")


@strawberry.type(description="适用法律。What was violated and what is applied.")
class AppliedLaw:
    """The law of a case."""

    violated: list[LegalProvision] | None = strawberry.field(description="违反的规定")
    applied: list[LegalProvision] | None = strawberry.field(description="适用的规定")


@strawberry.type(description="裁量。The range of the fine and why this much.")
class CaseDiscretion:
    """Discretion in a case."""

    min_fen: Fen | None = strawberry.field(description="罚款幅度下限")
    max_fen: Fen | None = strawberry.field(description="罚款幅度上限")
    chosen: str | None = strawberry.field(description="裁量档次")
    factors: list[str] | None = strawberry.field(description="裁量情节")
    mitigation: str | None = strawberry.field(description="从轻、减轻、不予处罚的理由")


@strawberry.type(description="重大执法决定。Whether the case needs legal review before its decision.")
class MajorDecision:
    """Is it a major decision?"""

    required: bool | None = strawberry.field(description="是否应当法制审核（行政处罚法第五十八条）")


@strawberry.type(description="案件。A case of enforcement, from clue or application to the archived file.")
class Case(Node):
    """A case. Stage, days and counts follow from its facts and are kept in its summary."""

    number: str | None = strawberry.field(description="案号，如 澜市监立〔2026〕21号")
    name: str = strawberry.field(description="案件名称")
    procedure: CaseProcedure = strawberry.field(description="办案程序")
    category: EnforcementCategory = strawberry.field(description="执法类别")
    source: ClueSource | None = strawberry.field(description="案件来源")
    facts: str | None = strawberry.field(description="案件事实")
    law: AppliedLaw | None = strawberry.field(description="违反和适用的法律")
    discretion: CaseDiscretion | None = strawberry.field(description="裁量")
    major_decision: MajorDecision | None = strawberry.field(description="重大执法决定")
    secrecy: SecrecyClass = strawberry.field(description="密级")
    imported: bool = strawberry.field(description="是否由历史数据导入")
    created_at: datetime = strawberry.field(description="登记时间")

    organ: Organ = strawberry.field(description="办案机关")
    unit: Unit = strawberry.field(description="承办机构")
    matter: Matter | None = strawberry.field(description="案由（执法事项）")
    origin_visit: Annotated["InspectionVisit", strawberry.lazy("api.inspections.types")] | None = strawberry.field(
        description="案件由来的检查；其材料由案件承接，不复制、不改号"
    )
    officers: list[CaseOfficer] = strawberry.field(description="办案人员")
    parties: list[CaseParty] = strawberry.field(description="当事人、代理人等")

    representatives: list[Annotated["CaseRepresentative", strawberry.lazy("api.cases.proceeding_types")]] = (
        strawberry.field(description="委托代理人、法定代表人，依登记时间")
    )

    stage: str | None = strawberry.field(description="案件阶段（代码，见 PenaltyStage、LicenceStage）")
    stage_label: str | None = strawberry.field(description="案件阶段（中文）")
    event_count: int | None = strawberry.field(description="事件数，含检查的")
    document_count: int | None = strawberry.field(description="文书数，含检查的，不含作废的")
    evidence_count: int | None = strawberry.field(description="证据数，含检查的")
    last_event_at: datetime | None = strawberry.field(description="最近事件的时间")
    decided_on: date | None = strawberry.field(description="决定日期")
    served_on: date | None = strawberry.field(description="决定书送达日期")
    closed_on: date | None = strawberry.field(description="结案日期")
    fine_fen: Fen | None = strawberry.field(description="罚款数额")
    paid_fen: Fen | None = strawberry.field(description="已缴数额")
    next_due_on: date | None = strawberry.field(description="最近一个未履行期限的届满日")
    latest_document: Annotated["Document", strawberry.lazy("api.papers.types")] | None = strawberry.field(
        description="最近制发的文书"
    )

    timeline: list[TimelineEvent] = strawberry.field(description="时间线：检查和案件的全部事件，依发生时间")
    documents: list[Annotated["Document", strawberry.lazy("api.papers.types")]] = strawberry.field(
        description="文书：检查和案件的全部文书，依拟制时间"
    )
    evidence: list[Evidence] = strawberry.field(description="证据：检查和案件的全部证据，依收集时间")
    deadlines: list[Deadline] = strawberry.field(description="期限，先届满的在前")

    decisions: list[Annotated["Decision", strawberry.lazy("api.decisions.types")]] = strawberry.field(
        description="决定，依作出时间"
    )
    decision: Annotated["Decision", strawberry.lazy("api.decisions.types")] | None = strawberry.field(
        description="最近的决定"
    )
    statements: list[Annotated["Statement", strawberry.lazy("api.decisions.types")]] = strawberry.field(
        description="陈述申辩"
    )
    payments: list[Annotated["Payment", strawberry.lazy("api.decisions.types")]] = strawberry.field(description="缴款")
    organ_filing: Annotated["OrganFiling", strawberry.lazy("api.decisions.types")] | None = strawberry.field(
        description="当场处罚备案"
    )
    closing: Annotated["CaseClosing", strawberry.lazy("api.decisions.types")] | None = strawberry.field(
        description="结案"
    )

    measures: list[Annotated["Measure", strawberry.lazy("api.measures.types")]] = strawberry.field(
        description="强制措施：案件的和所承接检查的，依报批时间"
    )
    licence_application: Annotated["LicenceApplication", strawberry.lazy("api.licences.types")] | None = (
        strawberry.field(description="许可申请；许可案件才有")
    )

    clue: Annotated["Clue", strawberry.lazy("api.cases.proceeding_types")] | None = strawberry.field(description="线索")
    complainant: Annotated["ClueComplainant", strawberry.lazy("api.cases.proceeding_types")] | None = strawberry.field(
        description="投诉人、举报人；只有办案人员可见"
    )
    filing: Annotated["CaseFiling", strawberry.lazy("api.cases.proceeding_types")] | None = strawberry.field(
        description="立案、不予立案"
    )
    recusals: list[Annotated["RecusalRequest", strawberry.lazy("api.cases.proceeding_types")]] = strawberry.field(
        description="回避申请及其决定"
    )
    officer_changes: list[Annotated["OfficerChange", strawberry.lazy("api.cases.proceeding_types")]] = strawberry.field(
        description="更换执法人员"
    )
    notices: list[Annotated["PenaltyNotice", strawberry.lazy("api.decisions.hearing_types")]] = strawberry.field(
        description="行政处罚告知，依时间"
    )
    hearing_requests: list[Annotated["HearingRequest", strawberry.lazy("api.decisions.hearing_types")]] = (
        strawberry.field(description="听证申请及听证，依时间")
    )
    discussions: list[Annotated["CollectiveDiscussion", strawberry.lazy("api.decisions.hearing_types")]] = (
        strawberry.field(description="集体讨论，依时间")
    )
    reviews: list[Annotated["Review", strawberry.lazy("api.review.types")]] = strawberry.field(
        description="法制审核，依送审时间"
    )
    major_flags: list[Annotated["MajorFlag", strawberry.lazy("api.review.catalogue_types")]] = strawberry.field(
        description="人工标注的重大情形"
    )
    major_evaluations: list[Annotated["MajorEvaluation", strawberry.lazy("api.review.catalogue_types")]] = (
        strawberry.field(description="重大执法决定的判定，依时间")
    )
    accountabilities: list[Annotated["Accountability", strawberry.lazy("api.review.people_types")]] = strawberry.field(
        description="责任追究"
    )
