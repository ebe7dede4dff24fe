"""A case on its way as the API shows it (办案过程的读取类型): clue, filing, recusal, change of officers."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.cases.proceeding_models import FilingOutcome, RecusalOrigin, RecusalTarget
from api.graph import Node
from api.graph.enums import graphql_enum
from api.ledger.types import EventActor
from api.registry.types import Officer
from api.vocabulary import ClueSource, PartyRole

if TYPE_CHECKING:
    from api.cases.types import Evidence, Party
    from api.papers.types import Document

LazyDocument = Annotated["Document", strawberry.lazy("api.papers.types")]
LazyParty = Annotated["Party", strawberry.lazy("api.cases.types")]

graphql_enum(
    FilingOutcome,
    "立案决定。What a leader decided about a verified clue.",
    {"FILED": "立案：filed", "REFUSED": "不予立案：not filed"},
)
graphql_enum(
    RecusalTarget,
    "回避对象的身份。In which capacity somebody is asked to step back.",
    {
        "OFFICER": "执法人员：an officer of the case", "REVIEWER": "法制审核人员：a legal reviewer",
        "HEARING_HOST": "听证主持人：the host of the hearing", "TRANSLATOR": "翻译人员：a translator",
        "EXPERT": "鉴定人员：an expert",
    },
)  # fmt: skip
graphql_enum(
    RecusalOrigin,
    "回避由谁提出。Who raised the recusal.",
    {"PARTY": "当事人申请：the party", "SELF": "自行回避：the person concerned", "LEADER": "负责人提出：a leader"},
)


@strawberry.type(description="线索。Where a case comes from (行政处罚法第五十四条).")
class Clue(Node):
    """A clue."""

    source: ClueSource = strawberry.field(description="来源")
    summary: str = strawberry.field(description="内容")
    received_on: date = strawberry.field(description="发现线索或者收到材料的日期")
    violation_ended_on: date | None = strawberry.field(description="违法行为终了之日；持续中或者不明的为空")
    grave_harm: bool = strawberry.field(description="是否适用五年追责期限")
    at: datetime = strawberry.field(description="登记时间")
    registered_by: EventActor | None = strawberry.field(description="登记人")


@strawberry.type(description="投诉人、举报人。Who complained: only whoever handles the case sees it.")
class ClueComplainant:
    """A complainant, protected."""

    party: LazyParty | None = strawberry.field(description="投诉人、举报人")


@strawberry.type(description="立案、不予立案。A leader's decision on a verified clue.")
class CaseFiling(Node):
    """A filing."""

    outcome: FilingOutcome = strawberry.field(description="立案决定")
    reason: str | None = strawberry.field(description="不予立案的理由")
    decided_on: date = strawberry.field(description="日期")
    document: LazyDocument | None = strawberry.field(description="审批表")
    decided_by: EventActor | None = strawberry.field(description="批准人")


@strawberry.type(description="回避决定。A leader's answer to a recusal (行政处罚法第四十三条).")
class RecusalDecision(Node):
    """The answer."""

    granted: bool = strawberry.field(description="是否回避")
    reason: str = strawberry.field(description="理由")
    evidence_stands: bool | None = strawberry.field(description="已经取得的证据是否有效")
    at: datetime = strawberry.field(description="时间")
    document: LazyDocument | None = strawberry.field(description="回避决定书")
    decided_by: EventActor | None = strawberry.field(description="决定人")


@strawberry.type(description="回避申请。Somebody of the case is asked, or offers, to step back.")
class RecusalRequest(Node):
    """A request."""

    target_name: str = strawberry.field(description="申请回避的对象")
    target_role: RecusalTarget = strawberry.field(description="其身份")
    origin: RecusalOrigin = strawberry.field(description="由谁提出")
    reason: str = strawberry.field(description="理由")
    at: datetime = strawberry.field(description="时间")
    recorded_by: EventActor | None = strawberry.field(description="记录人或者提出人")
    decision: RecusalDecision | None = strawberry.field(description="决定；尚未决定的为空")


@strawberry.type(description="更换执法人员。One officer of a case replaced by another.")
class OfficerChange(Node):
    """A change of officers."""

    leaves: Officer | None = strawberry.field(description="被更换的执法人员")
    joins: Officer | None = strawberry.field(description="接替的执法人员")
    reason: str = strawberry.field(description="理由")
    handover: list[str] = strawberry.field(description="移交的材料")
    at: datetime = strawberry.field(description="时间")
    document: LazyDocument | None = strawberry.field(description="审批表")
    approved_by: EventActor | None = strawberry.field(description="批准人")


@strawberry.type(description="代理人、法定代表人。Who acts for a party in a case (行政处罚法第六十四条第五项).")
class CaseRepresentative(Node):
    """A representative."""

    role: PartyRole = strawberry.field(description="身份：委托代理人或者法定代表人")
    powers: list[str] = strawberry.field(description="委托权限，逐项")
    at: datetime = strawberry.field(description="登记时间")
    party: LazyParty | None = strawberry.field(description="被代理的当事人")
    representative: LazyParty | None = strawberry.field(description="代理人、法定代表人")
    attorney: Annotated["Evidence", strawberry.lazy("api.cases.types")] | None = strawberry.field(
        description="授权委托书"
    )
    named_by: EventActor | None = strawberry.field(description="登记人")
