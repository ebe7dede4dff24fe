"""What single kinds of events tell besides what every event tells (事件的特有内容), and under which key it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from strawberry.utils.str_converters import to_camel_case

from api.graph.enums import graphql_enum
from api.graph.scalars import Fen
from api.inspections.models import NoticeMode, WaiverReason
from api.vocabulary import ExecutionStatus, PenaltyKind, ServiceMethod, TimelineEventKind

Kind = TimelineEventKind

for _codes in (ExecutionStatus, PenaltyKind, ServiceMethod):
    graphql_enum(_codes)
graphql_enum(
    NoticeMode,
    "检查通知方式。How the inspected party is told.",
    {
        "ADVANCE": "事先通知：told before the inspection",
        "ON_ENTRY": "当场出示通知书：told on entry, advance notice waived",
    },
)
graphql_enum(
    WaiverReason,
    "免予事先通知的原因。Why advance notice is waived.",
    {"URGENT": "情况紧急：urgent", "WOULD_DEFEAT_PURPOSE": "可能使检查目的落空：would defeat its purpose"},
)


@dataclass(frozen=True, slots=True)
class Particular:
    """One field of its own of a kind of event."""

    name: str
    type: Any
    description: str

    @property
    def key(self) -> str:
        """The key under which acts keep it."""
        return to_camel_case(self.name)


_SPEAKER = Particular("speaker", str, "陈述人")
_REASON = Particular("reason", str, "理由")
_METHOD = Particular("method", ServiceMethod, "送达方式")

OWN_FIELDS: Mapping[TimelineEventKind, tuple[Particular, ...]] = {
    Kind.INSPECTION_APPROVED: (
        Particular("notice_mode", NoticeMode, "通知方式"),
        Particular("waiver_reason", WaiverReason, "免予事先通知的原因"),
        Particular("waiver_text", str, "免予事先通知的说明"),
    ),
    Kind.INSPECTION_NOTIFIED: (_METHOD,),
    Kind.ENTRY_CODE_SCANNED: (Particular("check_code", str, "检查码（扫码入企）"),),
    Kind.CREDENTIAL_SHOWN: (
        Particular("shown_to", str, "向何人出示"),
        Particular("uniform_worn", bool, "是否着执法制式服装"),
        Particular("insignia_worn", bool, "是否佩戴执法标志"),
        Particular("exemption_basis", str, "不着装的依据"),
    ),
    Kind.REINSPECTED: (Particular("put_right", bool, "是否已经改正"),),
    Kind.SITE_INSPECTED: (Particular("observations", list[str], "检查发现的情况，逐项"),),
    Kind.INSPECTION_RESULT_TOLD: (_METHOD,),
    Kind.RIGHTS_EXPLAINED: (
        Particular("person", str, "被告知人"),
        Particular("facts", str, "告知的违法事实"),
        Particular("factors", list[str], "裁量情节"),
    ),
    Kind.STATEMENT_RECEIVED: (_SPEAKER, Particular("adopted", bool, "是否采纳")),
    Kind.STATEMENT_WAIVED: (_SPEAKER,),
    Kind.DECISION_MADE: (
        Particular("number", str, "决定书文号"),
        Particular("kinds", list[PenaltyKind], "处罚种类"),
        Particular("fine_fen", Fen, "罚款数额"),
    ),
    Kind.DOCUMENT_SERVED: (
        _METHOD,
        Particular("signed_by", str, "签收人"),
        Particular("refusal_note", str, "拒收情况记录"),
    ),
    Kind.PAYMENT_RECEIVED: (
        Particular("payer", str, "缴款人"),
        Particular("receipt_no", str, "票据号"),
        Particular("paid_at", datetime, "缴款时间"),
        Particular("paid_fen", Fen, "缴款数额"),
        Particular("surcharge_fen", Fen, "其中加处罚款"),
        Particular("cash", bool, "是否当场收缴现金"),
    ),
    Kind.CASE_CLOSED: (
        Particular("reason", str, "结案理由"),
        Particular("performance", ExecutionStatus, "履行状态"),
    ),
    Kind.CLUE_REGISTERED: (Particular("received_on", date, "发现线索或者收到材料的日期"),),
    Kind.CLUE_VERIFIED: (
        Particular("evidence_found", bool, "是否有证据初步证明存在违法行为"),
        Particular("punishable", bool, "依法是否应当给予行政处罚"),
        Particular("competent", bool, "是否属于本机关管辖"),
        Particular("opinion", str, "核查意见"),
    ),
    Kind.VERIFICATION_EXTENDED: (_REASON,),
    Kind.CASE_FILED: (Particular("number", str, "案号"),),
    Kind.FILING_REFUSED: (_REASON,),
    Kind.INQUIRY: (Particular("person", str, "被询问人"),),
    Kind.INVESTIGATION_SUSPENDED: (_REASON,),
    Kind.INVESTIGATION_RESUMED: (_REASON,),
    Kind.CASE_TRANSFERRED: (
        Particular("to", str, "受移送机关"),
        Particular("suspected_crime", bool, "是否涉嫌犯罪"),
    ),
    Kind.FILING_CANCELLED: (_REASON,),
    Kind.CASE_EXTENDED: (_REASON, Particular("days", int, "延长的日数")),
    Kind.RECUSAL_REQUESTED: (_REASON,),
    Kind.RECUSAL_DECIDED: (_REASON, Particular("granted", bool, "是否回避")),
    Kind.OFFICERS_CHANGED: (_REASON, Particular("handover", list[str], "移交的材料")),
    Kind.NOTICE_ISSUED: (
        _METHOD,
        Particular("hearing_offered", bool, "是否告知听证权利"),
        Particular("received_on", date, "收到之日"),
    ),
    Kind.DEFENCE_RECHECKED: (Particular("adopted", bool, "是否采纳"),),
    Kind.HEARING_REQUESTED: (Particular("applicant", str, "申请人"),),
    Kind.HEARING_NOTIFIED: (
        _METHOD,
        Particular("scheduled_at", datetime, "举行时间"),
        Particular("host", str, "主持人"),
        Particular("public", bool, "是否公开举行"),
    ),
    Kind.HEARING_HELD: (
        Particular("attendees", list[str], "参加人"),
        Particular("party_attended", bool, "当事人是否参加"),
        Particular("excluded_days", int, "不计入办案期限的日数"),
    ),
    Kind.DISCHARGED: (_REASON, Particular("number", str, "决定书文号")),
    Kind.DECISION_REVOKED: (_REASON, Particular("number", str, "决定书文号")),
    Kind.INSTALMENTS_APPROVED: (_REASON,),
}
"""Fields of their own, by kind. What an act did not keep reads as null."""
