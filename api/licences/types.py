"""The licence procedure as the API shows it (行政许可的读取类型); the decision is read at its case."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.cases.types import Case, Evidence, Party
from api.graph import Node
from api.graph.enums import graphql_enum
from api.licences.models import Channel, ExpertKind, IntakeOutcome, RefusalGround
from api.registry.types import Officer, StaffMember

if TYPE_CHECKING:
    from api.papers.types import Document

graphql_enum(
    Channel,
    "申请方式。How an application came in.",
    {"ONLINE": "线上提交：handed in online", "WINDOW": "窗口提交：handed in at the window"},
)
graphql_enum(
    IntakeOutcome,
    "受理结果。What became of an application (行政许可法第三十二条).",
    {
        "ACCEPTED": "受理：accepted",
        "DEEMED": "逾期即为受理：nobody answered in five working days, accepted from the day of receipt",
        "REFUSED": "不予受理：not accepted",
    },
)
graphql_enum(
    RefusalGround,
    "不予受理的理由。Why an application is not accepted.",
    {
        "NOT_REQUIRED": "依法不需要取得行政许可：no licence is needed",
        "NOT_COMPETENT": "不属于本机关职权范围：not the organ's",
    },
)
graphql_enum(
    ExpertKind,
    "专门工作种类。What experts do, whose time does not count (行政许可法第四十五条).",
    {
        "INSPECTION": "检验：inspection", "TESTING": "检测：testing", "QUARANTINE": "检疫：quarantine",
        "APPRAISAL": "鉴定：appraisal", "EXPERT_PANEL": "专家评审：review by experts",
    },
)  # fmt: skip

LazyDocument = Annotated["Document", strawberry.lazy("api.papers.types")]


@strawberry.type(description="补正告知。Everything that is missing, told once (行政许可法第三十二条).")
class CorrectionRequest(Node):
    """A correction."""

    missing: list[str] = strawberry.field(description="需要补正的内容")
    at: datetime = strawberry.field(description="告知时间")
    document: LazyDocument | None = strawberry.field(description="补正告知书")


@strawberry.type(description="补正材料。What the applicant handed in later.")
class ApplicationSupplement(Node):
    """A supplement."""

    materials: list[str] = strawberry.field(description="补正的材料")
    complete: bool = strawberry.field(description="是否收齐")
    received_on: date = strawberry.field(description="收到日期")


@strawberry.type(description="受理、不予受理。The application accepted or not, in writing (行政许可法第三十二条).")
class LicenceIntake(Node):
    """An intake."""

    outcome: IntakeOutcome = strawberry.field(description="受理结果")
    ground: RefusalGround | None = strawberry.field(description="不予受理的理由")
    accepted_on: date | None = strawberry.field(description="受理日期，决定期限自该日起算")
    at: datetime = strawberry.field(description="告知时间")
    document: LazyDocument | None = strawberry.field(description="受理（不予受理）通知书")


@strawberry.type(description="现场核查。The application checked on the spot by two (行政许可法第三十四条).")
class SiteVerification(Node):
    """A verification."""

    conforms: bool = strawberry.field(description="是否符合")
    conclusion: str = strawberry.field(description="结论")
    place: str = strawberry.field(description="地点")
    at: datetime = strawberry.field(description="时间")
    officers: list[Officer] = strawberry.field(description="核查人员")
    document: LazyDocument | None = strawberry.field(description="现场核查表")
    evidence: Evidence | None = strawberry.field(description="证据")


@strawberry.type(description="检验检测鉴定评审结果。What the experts found.")
class ExpertResult(Node):
    """A result."""

    ended_on: date = strawberry.field(description="结束日期")
    conforms: bool = strawberry.field(description="是否符合")
    conclusion: str = strawberry.field(description="结论")


@strawberry.type(
    description="检验检测鉴定评审。Its time does not count, and the applicant is told (行政许可法第四十五条)."
)
class ExpertReview(Node):
    """A review by experts."""

    kind: ExpertKind = strawberry.field(description="种类")
    days: int = strawberry.field(description="告知的所需日数")
    begun_on: date = strawberry.field(description="开始日期")
    document: LazyDocument | None = strawberry.field(description="告知文书")
    result: ExpertResult | None = strawberry.field(description="结果")


@strawberry.type(description="许可听证通知。When and before whom the hearing is held (行政许可法第四十八条).")
class LicenceHearing(Node):
    """A hearing."""

    scheduled_at: datetime = strawberry.field(description="举行时间")
    place: str = strawberry.field(description="地点")
    host: StaffMember | None = strawberry.field(description="主持人")
    document: LazyDocument | None = strawberry.field(description="听证通知书")


@strawberry.type(
    description="告知听证权利。Applicant and interested persons may ask for a hearing (行政许可法第四十七条)."
)
class LicenceHearingOffer(Node):
    """An offer."""

    told_on: date = strawberry.field(description="告知日期")
    ask_until: date = strawberry.field(description="申请听证的最后一日")
    recipients: list[Party] = strawberry.field(description="被告知的申请人、利害关系人")


@strawberry.type(
    description="延长许可决定期限。By a leader, ten working days at most, the reasons told (行政许可法第四十二条)."
)
class LicenceExtension(Node):
    """An extension."""

    days: int = strawberry.field(description="延长的工作日数")
    reason: str = strawberry.field(description="理由")
    until: date = strawberry.field(description="延长后的最后一日")


@strawberry.type(
    description="颁证送达。The certificate delivered, or the refusal served (行政许可法第三十八条、第四十四条)."
)
class LicenceIssue(Node):
    """An issue."""

    issued_on: date = strawberry.field(description="颁证、送达日期")
    certificate: LazyDocument | None = strawberry.field(description="许可证")


@strawberry.type(description="撤回申请。The applicant withdrew before the decision.")
class LicenceWithdrawal(Node):
    """A withdrawal."""

    reason: str = strawberry.field(description="理由")
    at: datetime = strawberry.field(description="时间")


@strawberry.type(description="许可申请。What is applied for, and everything that became of the application.")
class LicenceApplication(Node):
    """An application."""

    channel: Channel = strawberry.field(description="申请方式")
    scope: list[str] = strawberry.field(description="申请的许可范围")
    materials: list[str] = strawberry.field(description="申请材料")
    received_on: date = strawberry.field(description="收到日期")
    applicant: Party | None = strawberry.field(description="申请人")
    case: Case | None = strawberry.field(description="案件，决定在其中")
    document: LazyDocument | None = strawberry.field(description="申请书")
    correction: CorrectionRequest | None = strawberry.field(description="补正告知")
    supplements: list[ApplicationSupplement] = strawberry.field(description="补正材料，依收到日期")
    intake: LicenceIntake | None = strawberry.field(description="受理结果")
    verifications: list[SiteVerification] = strawberry.field(description="现场核查，依时间")
    expert_reviews: list[ExpertReview] = strawberry.field(description="检验检测鉴定评审，依开始日期")
    hearing_offer: LicenceHearingOffer | None = strawberry.field(description="告知听证权利")
    hearing: LicenceHearing | None = strawberry.field(description="听证")
    extension: LicenceExtension | None = strawberry.field(description="延长决定期限")
    issue: LicenceIssue | None = strawberry.field(description="颁证送达")
    withdrawal: LicenceWithdrawal | None = strawberry.field(description="撤回申请")


@strawberry.input(description="许可申请的筛选")
class LicenceApplicationFilter:
    """Conditions; all must hold."""

    case: strawberry.ID | None = strawberry.field(default=None, description="案件：case_…")
    applicant: strawberry.ID | None = strawberry.field(default=None, description="申请人：party_…")
    channel: Channel | None = strawberry.field(default=None, description="申请方式")
