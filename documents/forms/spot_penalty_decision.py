"""当场行政处罚决定书 – the decision of the simple procedure, handed over at once.

行政处罚法（2021）第五十二条: the form is filled in and handed over on the spot; it states the violation, the kind of penalty and its basis, the
amount, time and place, the remedies and the organ's name, and the officers sign or seal it.
"""

from collections.abc import Mapping
from typing import ClassVar

from documents.forms.catalogue import Openness
from documents.forms.fields import (
    Derived,
    Fen,
    FormData,
    LawCited,
    Moment,
    PartyBox,
    Performance,
    Remedy,
    Text,
    Texts,
    TwoOfficers,
)
from documents.forms.form import Design
from documents.forms.parts import OFFICERS_SIGN, PARTY_LINES, paying, remedy_text
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "SPOT_PENALTY_DECISION"


class SpotPenaltyDecision(FormData):
    """Data of the form. ``statement`` is what the party said and whether it was heard."""

    derived: ClassVar[Mapping[str, Derived]] = {
        "paymentText": Derived(("performance",)),
        "remedyText": Derived(("remedy",)),
    }

    party: PartyBox
    violation: Text
    law: LawCited
    penalty_items: Texts
    amount_fen: Fen
    time: Moment
    place: Text
    performance: Performance
    remedy: Remedy
    officers: TwoOfficers
    statement: Text | None = None
    preprinted: bool = True

    def derive(self) -> Mapping[str, str | list[str]]:
        """How to pay and where to turn, as the fixed texts say."""
        return {"paymentText": paying(self.performance), "remedyText": remedy_text(self.remedy)}

    def rights_required(self) -> tuple[str, ...]:
        """The remedy always; how to pay if there is something to pay."""
        return ("RT-PAY", "RT-REMEDY-SPOT") if self.amount_fen else ("RT-REMEDY-SPOT",)


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("当场行政处罚决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *PARTY_LINES,
        Line(
            "{{ time | cn_time }}，当事人在{{ place }}{{ violation | bare }}，违反了{{ law.violated | bare }}的规定。"
            "{% if statement %}当事人陈述、申辩：{{ statement | sentence }}{% endif %}"
            "依据{{ law.applied | bare }}的规定，本机关当场作出如下行政处罚：",
        ),
        *each("item", "penaltyItems", Line("{{ loop.index }}．{{ item | sentence }}")),
        *when("amountFen", Line("以上罚款合计{{ amountFen | capital }}（{{ amountFen | yuan }}）。")),
        *when("amountFen", Line("{{ paymentText }}")),
        Line("{{ remedyText }}"),
        *OFFICERS_SIGN,
        Line("当事人签收：[[sig_party 9]]　{{ time | cn_time }}", Style.SIGN, keep=True),
    )
    sheet.closing("（本文书一式两份，一份当场交付当事人，一份归档备案。）")
    return sheet


DESIGN = Design(
    code=CODE,
    fields=SpotPenaltyDecision,
    openness=Openness.PARTIAL,
    draw=draw,
    rights=("RT-PAY", "RT-REMEDY-SPOT"),
)
