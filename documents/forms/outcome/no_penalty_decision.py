"""不予行政处罚决定书 – a violation, but no penalty.

行政处罚法（2021）第三十三条: minor and corrected without harm, first and minor, or without fault: no penalty, but the party is
educated; 第五十七条第一款第二项、第三项.
"""

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import LawCited, PartyBox, Text, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import OFFICERS_NAMED, PARTY_LINES, TWO_COPIES
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet

CODE = "NO_PENALTY_DECISION"


class NoPenaltyDecision(AppealableData):
    """Data of the form. ``law.applied`` is the provision that allows to leave it; ``education`` what was done instead."""

    party: PartyBox
    facts: Text
    reasons: Text
    law: LawCited
    education: Text
    officers: TwoOfficers


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("不予行政处罚决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *PARTY_LINES,
        Line("**经查明：**", keep=True),
        *each("fact", "facts | lines", Line("{{ fact | sentence }}")),
        Line("当事人的上述行为违反了{{ law.violated | bare }}的规定。"),
        Line("**本机关认为：**{{ reasons | sentence }}"),
        Line(
            "依据{{ law.applied | bare }}{% if law.discretion %}、{{ law.discretion | bare }}{% endif %}的规定，"
            "本机关决定对当事人不予行政处罚。"
        ),
        Line("**教育情况：**{{ education | sentence }}"),
        Line(f"执法人员：{OFFICERS_NAMED}。"),
        REMEDY_LINE,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=NoPenaltyDecision, openness=Openness.PARTIAL, draw=draw, rights=("RT-REMEDY",))
