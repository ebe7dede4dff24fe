"""行政处罚决定书 – the decision of the general procedure.

行政处罚法（2021）第五十九条: (1) the party's name and address; (2) facts and evidence; (3) kind and basis of the penalty; (4) way and time of
performance; (5) remedies and their time limits; (6) the organ's name and the date; and the organ's seal.
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from documents.forms.catalogue import Openness
from documents.forms.fields import (
    Box,
    Derived,
    Fen,
    FormData,
    LawCited,
    PartyBox,
    Performance,
    Remedy,
    Text,
    Texts,
    TwoOfficers,
)
from documents.forms.form import Design
from documents.forms.parts import OFFICERS_NAMED, PARTY_LINES, TWO_COPIES, paying, remedy_text, spoken_rights
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet

CODE = "PENALTY_DECISION"


class CaseSource(Box):
    """案件来源及调查经过: how the case came up and was investigated."""

    found_at: date
    how: Text
    filed_on: date
    measures: Text | None = None
    investigation_closed: date


class ProcedureFollowed(Box):
    """程序: the prior notice, and what was said, heard and reviewed after it."""

    notice_number: Text
    notice_served: date
    statement: Text | None = None
    hearing: Text | None = None
    review: Text | None = None


class PenaltyDecision(FormData):
    """Data of the form. ``orders`` are what the organ orders besides, e.g. to correct; ``publicity`` the fixed text's id."""

    derived: ClassVar[Mapping[str, Derived]] = {
        "paymentText": Derived(("performance",)),
        "remedyText": Derived(("remedy",)),
        "publicityText": Derived(("publicity",)),
    }

    party: PartyBox
    source: CaseSource
    facts: Text
    evidence: Texts
    procedure: ProcedureFollowed
    reasons: Text
    law: LawCited
    discretion_reason: Text
    penalty_items: Texts
    performance: Performance
    remedy: Remedy
    publicity: Text
    officers: TwoOfficers
    fine_fen: Fen | None = None
    orders: list[Text] | None = None

    def derive(self) -> Mapping[str, str | list[str]]:
        """How to pay, where to turn, and that the decision will be public."""
        return {
            "paymentText": paying(self.performance),
            "remedyText": remedy_text(self.remedy),
            "publicityText": spoken_rights([self.publicity])[0],
        }

    def rights_required(self) -> tuple[str, ...]:
        """How to pay if there is a fine; the remedy and the publication always."""
        return ("RT-PAY", "RT-REMEDY", "RT-PUBLIC") if self.fined else ("RT-REMEDY", "RT-PUBLIC")

    @property
    def fined(self) -> bool:
        """Whether a fine is among the penalties."""
        return bool(self.fine_fen) or any("罚款" in item for item in self.penalty_items)


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("行政处罚决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *PARTY_LINES,
        Line(
            "{{ source.foundAt | cn_date }}，本机关在{{ source.how | bare }}中发现当事人涉嫌违法的线索。本机关于"
            f"{{{{ source.filedOn | cn_date }}}}立案，指派{OFFICERS_NAMED}调查。"
            "{% if source.measures %}调查期间采取措施的情况：{{ source.measures | sentence }}{% endif %}"
            "{{ source.investigationClosed | cn_date }}，本案调查终结。"
        ),
        Line("**经查明：**", keep=True),
        *each("fact", "facts | lines", Line("{{ fact | sentence }}")),
        Line("上述事实，主要有以下证据证明：", keep=True),
        *each("piece", "evidence", Line("{{ loop.index }}．{{ piece | sentence }}")),
        Line("以上证据经查证属实。"),
        Line(
            "本机关于{{ procedure.noticeServed | cn_date }}向当事人送达《行政处罚告知书》（{{ procedure.noticeNumber }}），"
            "告知拟作出的处罚内容及事实、理由、依据和当事人依法享有的权利。"
            "{% if procedure.statement %}当事人{{ procedure.statement | sentence }}{% else %}当事人未提出陈述、申辩意见。{% endif %}"
            "{% if procedure.hearing %}当事人{{ procedure.hearing | sentence }}{% endif %}"
            "{% if procedure.review %}本案{{ procedure.review | sentence }}{% endif %}"
        ),
        Line(
            "**本机关认为：**{% if law.violated not in reasons %}当事人的行为违反了{{ law.violated | bare }}的规定。{% endif %}"
            "{{ reasons | sentence }}{{ discretionReason | sentence }}"
        ),
        Line(
            "依据{{ law.applied | bare }}{% if law.discretion %}、{{ law.discretion | bare }}{% endif %}的规定，"
            "决定对当事人处罚如下：",
            keep=True,
        ),
        *each("item", "penaltyItems", Line("{{ loop.index }}．{{ item | sentence }}")),
        *when(
            "orders",
            Line("同时责令当事人：", keep=True),
            *each("order", "orders", Line("{{ loop.index }}．{{ order | sentence }}")),
        ),
        Line("{{ paymentText }}"),
        Line("{{ remedyText }}"),
        Line("当事人逾期不申请行政复议或者提起行政诉讼，又不履行本决定的，本机关将依法申请人民法院强制执行。"),
        Line("{{ publicityText }}", keep=True),
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(
    code=CODE,
    fields=PenaltyDecision,
    openness=Openness.PARTIAL,
    draw=draw,
    rights=("RT-PAY", "RT-REMEDY", "RT-PUBLIC"),
)
