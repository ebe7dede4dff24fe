"""From the notice to the decision as the API shows it (告知、听证、集体讨论的读取类型), and what undoes or eases a decision."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.decisions.hearing_models import DischargeGround
from api.graph import Node
from api.graph.enums import graphql_enum
from api.graph.scalars import Fen
from api.ledger.types import EventActor
from api.registry.types import StaffMember
from api.vocabulary import PenaltyKind

if TYPE_CHECKING:
    from api.papers.types import Document

LazyDocument = Annotated["Document", strawberry.lazy("api.papers.types")]

graphql_enum(
    DischargeGround,
    "不予处罚的法定情形。Why no penalty is imposed.",
    {
        "MINOR_CORRECTED": "轻微并及时改正，没有危害后果：minor, corrected, no harm (第三十三条第一款)",
        "FIRST_MINOR": "初次违法且危害后果轻微并及时改正：first, little harm, corrected (第三十三条第一款)",
        "NO_FAULT": "没有主观过错：proven to be without fault (第三十三条第二款)",
        "UNDER_AGE": "不满十四周岁：under fourteen (第三十条)",
        "NOT_RESPONSIBLE": "不能辨认或者控制自己行为：not responsible (第三十一条)",
        "TIME_BARRED": "超过追责期限：time-barred (第三十六条)",
        "NOT_ESTABLISHED": "违法事实不能成立：not established (第五十七条第一款第三项)",
    },
)


@strawberry.type(description="处罚内容。A penalty as told, weighed or discussed.")
class ProposedPenalty:
    """A penalty."""

    kinds: list[PenaltyKind] | None = strawberry.field(description="处罚种类")
    fine_fen: Fen | None = strawberry.field(description="罚款数额")
    confiscated_fen: Fen | None = strawberry.field(description="没收的价值")
    band: str | None = strawberry.field(description="裁量档次")
    mitigation: str | None = strawberry.field(description="减轻处罚的法定情形")
    deviation: str | None = strawberry.field(description="超出裁量档次的理由")


@strawberry.type(description="行政处罚告知。What the party was told before the decision (行政处罚法第四十四条).")
class PenaltyNotice(Node):
    """A notice."""

    proposal: ProposedPenalty | None = strawberry.field(description="拟作出的处罚")
    hearing_grounds: list[str] = strawberry.field(description="可以要求听证的情形")
    new_facts: str | None = strawberry.field(description="重新告知更重处罚的新事实")
    received_on: date = strawberry.field(description="收到之日")
    state_until: date = strawberry.field(description="陈述申辩的最后一日")
    hearing_until: date | None = strawberry.field(description="要求听证的最后一日；未告知听证权利的为空")
    at: datetime = strawberry.field(description="送达时间")
    document: LazyDocument | None = strawberry.field(description="告知书")
    told_by: EventActor | None = strawberry.field(description="送达人")


@strawberry.type(description="陈述申辩复核。A defence was checked (行政处罚法第四十五条).")
class StatementRecheck(Node):
    """A re-check."""

    opinion: str = strawberry.field(description="复核意见")
    adopted: bool = strawberry.field(description="是否采纳")
    reweighing: ProposedPenalty | None = strawberry.field(description="采纳后的处罚")
    at: datetime = strawberry.field(description="时间")
    document: LazyDocument | None = strawberry.field(description="陈述申辩笔录及复核意见")
    checked_by: EventActor | None = strawberry.field(description="复核人")


@strawberry.type(description="听证笔录。How a hearing went (行政处罚法第六十四条).")
class HearingRecord(Node):
    """A hearing held."""

    party_attended: bool = strawberry.field(description="当事人是否参加")
    attendees: list[str] = strawberry.field(description="参加人")
    excluded_days: int = strawberry.field(description="不计入办案期限的日数")
    closed_at: datetime = strawberry.field(description="听证结束时间")
    record_document: LazyDocument | None = strawberry.field(description="听证笔录")
    report_document: LazyDocument | None = strawberry.field(description="听证报告")
    held_by: EventActor | None = strawberry.field(description="主持人")


@strawberry.type(description="听证通知。When, where and before whom a hearing will be held.")
class Hearing(Node):
    """A hearing arranged."""

    scheduled_at: datetime = strawberry.field(description="举行时间")
    place: str = strawberry.field(description="举行地点")
    public: bool = strawberry.field(description="是否公开举行")
    closed_reason: str | None = strawberry.field(description="不公开举行的理由")
    host: StaffMember | None = strawberry.field(description="主持人")
    recorder: StaffMember | None = strawberry.field(description="记录人")
    document: LazyDocument | None = strawberry.field(description="听证通知书")
    record: HearingRecord | None = strawberry.field(description="听证笔录；未举行的为空")


@strawberry.type(description="听证申请。The party asked for a hearing.")
class HearingRequest(Node):
    """A request."""

    applicant: str = strawberry.field(description="申请人")
    requested_on: date = strawberry.field(description="申请日期")
    at: datetime = strawberry.field(description="时间")
    withdrawn_at: datetime | None = strawberry.field(description="书面撤回的时间")
    hearings: list[Hearing] = strawberry.field(description="听证通知，依时间")


@strawberry.type(description="讨论意见。One leader's opinion in a discussion.")
class DiscussionVoice:
    """An opinion."""

    name: str | None = strawberry.field(description="姓名")
    opinion: str | None = strawberry.field(description="意见")


@strawberry.type(description="集体讨论。The leaders discussed the case (行政处罚法第五十七条第二款).")
class CollectiveDiscussion(Node):
    """A discussion."""

    result: ProposedPenalty | None = strawberry.field(description="讨论决定的处罚")
    opinions: list[DiscussionVoice] | None = strawberry.field(description="各人意见")
    chair: StaffMember | None = strawberry.field(description="主持讨论的负责人")
    at: datetime = strawberry.field(description="时间")
    document: LazyDocument | None = strawberry.field(description="集体讨论记录")


@strawberry.type(description="撤销决定。The organ revoked its own decision.")
class DecisionRevocation(Node):
    """A revocation."""

    reason: str = strawberry.field(description="理由")
    revoked_on: date = strawberry.field(description="日期")
    revoked_by: EventActor | None = strawberry.field(description="决定人")


@strawberry.type(description="一期。A part of a fine and its last day.")
class Instalment:
    """A part."""

    due_on: date | None = strawberry.field(description="缴款的最后一日")
    fen: Fen | None = strawberry.field(description="数额")


@strawberry.type(description="延期、分期缴纳。A fine that may be paid later or in parts (行政处罚法第六十六条).")
class InstalmentApproval(Node):
    """An approval."""

    parts: list[Instalment] | None = strawberry.field(description="各期")
    reason: str = strawberry.field(description="理由")
    at: datetime = strawberry.field(description="时间")
    approved_by: EventActor | None = strawberry.field(description="批准人")
