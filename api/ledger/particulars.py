"""What single kinds of events tell besides what every event tells (事件的特有内容), and under which key it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
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
    Kind.SITE_INSPECTED: (Particular("observations", list[str], "检查发现的情况，逐项"),),
    Kind.INSPECTION_RESULT_TOLD: (_METHOD,),
    Kind.RIGHTS_EXPLAINED: (
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
}
"""Fields of their own, by kind. What an act did not keep reads as null."""
