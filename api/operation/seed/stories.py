"""How cases go (办案经过): the steps of each procedure in their order, with what each leaves on file.

A case follows its story step by step until the present day; what has not happened yet is simply not there, so a seeded
world has open cases, running limits and unpaid fines as a real one has.
"""

from dataclasses import dataclass
from datetime import timedelta

from api.vocabulary import TimelineEventKind

Kind = TimelineEventKind


@dataclass(frozen=True, slots=True)
class Paper:
    """A document made by a step: its form, its title, the type in its number if it has one, whether the public may see it."""

    template: str
    title: str
    type_code: str | None
    openness: str = "ON_REQUEST"


@dataclass(frozen=True, slots=True)
class Step:
    """One event. ``after`` is the time since the step before, least and most; ``by`` says who acts.

    ``starts`` and ``meets`` name the limit that begins or ends here; ``fact`` the kind of fact row beside the event.
    """

    kind: TimelineEventKind
    text: str
    after: tuple[timedelta, timedelta]
    by: str = "officers"
    on_site: bool = False
    paper: Paper | None = None
    evidence: str | None = None
    starts: str | None = None
    meets: str | None = None
    fact: str | None = None
    odds: float = 1.0


def _minutes(least: int, most: int) -> tuple[timedelta, timedelta]:
    return timedelta(minutes=least), timedelta(minutes=most)


def _days(least: int, most: int) -> tuple[timedelta, timedelta]:
    return timedelta(days=least), timedelta(days=most)


SIMPLE = (
    Step(Kind.CREDENTIAL_SHOWN, "出示行政执法证", _minutes(0, 0), on_site=True),
    Step(Kind.SITE_INSPECTED, "现场检查，发现{wrong}", _minutes(4, 20), on_site=True, evidence="现场照片"),
    Step(Kind.RIGHTS_EXPLAINED, "口头告知违法事实、理由、依据和陈述申辩权", _minutes(3, 10), on_site=True),
    Step(Kind.STATEMENT_RECEIVED, "当事人陈述：已知悉，当场改正", _minutes(2, 9), on_site=True, fact="statement"),
    Step(Kind.DECISION_MADE, "当场作出罚款{yuan}元决定", _minutes(3, 12), on_site=True, fact="decision",
         paper=Paper("SPOT_PENALTY_DECISION", "当场行政处罚决定书", "当罚", "PARTIAL"), starts="FILE_ON_THE_SPOT"),
    Step(Kind.DOCUMENT_SERVED, "当场交付", _minutes(1, 3), on_site=True, fact="service", starts="PAY_FINE"),
    Step(Kind.FILED_WITH_ORGAN, "报所属机关备案", _days(0, 2), meets="FILE_ON_THE_SPOT", fact="filing",
         paper=Paper("SPOT_PENALTY_FILING", "当场处罚备案表", None, "NOT_OPEN")),
    Step(Kind.PAYMENT_RECEIVED, "到银行缴纳{yuan}元", _days(1, 13), by="party", meets="PAY_FINE", fact="payment", odds=0.93),
    Step(Kind.CASE_CLOSED, "结案", _days(1, 9), by="leader", fact="closing"),
    Step(Kind.CASE_ARCHIVED, "归档", _days(5, 20), by="archivist"),
)  # fmt: skip

_INQUIRY = (
    Step(Kind.CREDENTIAL_SHOWN, "向被询问人出示行政执法证", _days(1, 4)),
    Step(Kind.RIGHTS_EXPLAINED, "告知如实回答的义务和陈述、申辩、申请回避的权利", _minutes(1, 5)),
    Step(
        Kind.INQUIRY,
        "询问{person}",
        _minutes(5, 90),
        paper=Paper("INQUIRY_RECORD", "询问笔录", None),
        evidence="询问笔录",
    ),
)
_EVIDENCE = Step(Kind.EVIDENCE_COLLECTED, "提取与{wrong}有关的材料", _days(0, 5), on_site=True, evidence="证据材料",
                 paper=Paper("EVIDENCE_EXTRACT", "证据提取单", None))  # fmt: skip

_OPENING = (
    Step(Kind.CLUE_REGISTERED, "登记案件线索：{wrong}", _minutes(0, 0), starts="VERIFY_CLUE",
         paper=Paper("CLUE_REGISTRATION", "案件来源登记表", None, "NOT_OPEN")),
    Step(Kind.CASE_FILED, "批准立案，指定{officers}办理", _days(2, 9), by="leader", starts="DECIDE_CASE", meets="VERIFY_CLUE",
         paper=Paper("FILING_APPROVAL", "立案审批表", "立", "NOT_OPEN")),
)  # fmt: skip

_CONCLUSION = (
    Step(Kind.INVESTIGATION_CLOSED, "调查终结，建议罚款{yuan}元", _days(2, 20),
         paper=Paper("INVESTIGATION_REPORT", "案件调查终结报告", None, "NOT_OPEN")),
    Step(Kind.NOTICE_ISSUED, "送达行政处罚告知书，告知陈述申辩权利", _days(1, 6), on_site=True,
         paper=Paper("PENALTY_NOTICE", "行政处罚告知书", "罚告", "NOT_OPEN")),
    Step(Kind.STATEMENT_WAIVED, "当事人表示放弃陈述申辩", _days(1, 5), fact="waiver"),
    Step(Kind.DECISION_MADE, "作出行政处罚决定，罚款{yuan}元", _days(1, 7), by="leader", fact="decision", meets="DECIDE_CASE",
         paper=Paper("PENALTY_DECISION", "行政处罚决定书", "罚", "PARTIAL"), starts="SERVE_DECISION"),
    Step(Kind.DOCUMENT_SERVED, "直接送达，当事人签收", _days(0, 6), on_site=True, fact="service", meets="SERVE_DECISION",
         starts="PAY_FINE"),
    Step(Kind.PAYMENT_RECEIVED, "缴纳罚款{yuan}元", _days(1, 14), by="party", meets="PAY_FINE", fact="payment", odds=0.9),
    Step(Kind.CASE_CLOSED, "批准结案", _days(1, 9), by="leader", fact="closing"),
    Step(Kind.CASE_ARCHIVED, "归档", _days(5, 20), by="archivist"),
)  # fmt: skip

GENERAL = (*_OPENING, *_INQUIRY, _EVIDENCE, *_CONCLUSION)

_REVIEW = (
    Step(Kind.REVIEW_SUBMITTED, "送法制审核", _days(1, 3), paper=Paper("REVIEW_SUBMISSION", "法制审核送审表", None, "NOT_OPEN")),
    Step(Kind.REVIEW_ACCEPTED, "受理", _minutes(60, 300), by="reviewer"),
    Step(Kind.REVIEW_OPINION, "审核意见：{opinion}", _days(1, 4), by="reviewer",
         paper=Paper("REVIEW_OPINION", "法制审核意见书", "法审", "NOT_OPEN")),
)  # fmt: skip

INTRICATE = (
    *_OPENING, *((*_INQUIRY, _EVIDENCE) * 5), _CONCLUSION[0], *_REVIEW, *_REVIEW, *_CONCLUSION[1:3],
    Step(Kind.COLLECTIVE_DISCUSSED, "集体讨论，一致同意罚款{yuan}元", _days(1, 4), by="leader",
         paper=Paper("COLLECTIVE_DISCUSSION_RECORD", "案件集体讨论记录", None, "NOT_OPEN")),
    *_CONCLUSION[3:5], Step(Kind.DISCLOSED, "公开处罚决定摘要", _days(1, 5), by="clerk"), *_CONCLUSION[5:],
)  # fmt: skip
"""A case of about forty events: several inquiries, two rounds of legal review, a discussion."""

LICENCE = (
    Step(Kind.APPLICATION_RECEIVED, "线上提交申请", _minutes(0, 0), by="party",
         paper=Paper("LICENCE_APPLICATION", "行政许可申请书", None)),
    Step(Kind.APPLICATION_ACCEPTED, "受理", _days(1, 4), by="clerk", starts="DECIDE_LICENCE",
         paper=Paper("ACCEPTANCE_NOTICE", "受理通知书", "许受")),
    Step(Kind.CREDENTIAL_SHOWN, "出示执法证件", _days(1, 5), on_site=True),
    Step(Kind.SITE_VERIFIED, "现场核查符合要求", _minutes(5, 60), on_site=True, evidence="现场核查表",
         paper=Paper("SITE_VERIFICATION_RECORD", "现场核查表", None)),
    Step(Kind.DECISION_MADE, "准予许可", _days(1, 6), by="leader", fact="decision", meets="DECIDE_LICENCE",
         paper=Paper("LICENCE_GRANT_DECISION", "准予行政许可决定书", "许准", "PROACTIVE"), starts="ISSUE_LICENCE"),
    Step(Kind.LICENCE_ISSUED, "颁发电子证照并送达", _days(0, 4), by="clerk", fact="service", meets="ISSUE_LICENCE"),
    Step(Kind.DISCLOSED, "公示许可决定", _days(1, 6), by="clerk"),
    Step(Kind.CASE_ARCHIVED, "归档", _days(3, 15), by="archivist"),
)  # fmt: skip
