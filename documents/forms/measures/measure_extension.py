"""延长行政强制措施期限决定书 – thirty days more, with reasons.

行政强制法 第二十五条第一款、第二款: only if the case is complex and the organ's head approves, by at most thirty days; the party is
told in writing at once, with the reasons.
"""

from datetime import date

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import PartyBox, Text
from documents.forms.form import Design
from documents.forms.parts import PARTY_LINES, TWO_COPIES
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet

CODE = "MEASURE_EXTENSION"


class MeasureExtension(AppealableData):
    """Data of the form. ``new_until`` is the new last day."""

    party: PartyBox
    decision_number: Text
    reasons: Text
    new_until: date


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("延长行政强制措施期限决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *PARTY_LINES,
        Line(
            "本机关以《实施行政强制措施决定书》（{{ decisionNumber }}）对当事人的有关场所、设施、财物采取了行政强制措施。"
        ),
        Line("因案情复杂，需要延长期限，理由如下：", keep=True),
        *each("reason", "reasons | lines", Line("{{ reason | sentence }}")),
        Line(
            "依据《中华人民共和国行政强制法》第二十五条第一款、第二款的规定，经本机关负责人批准，"
            "决定将上述行政强制措施的期限延长至{{ newUntil | cn_date }}。"
        ),
        REMEDY_LINE,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=MeasureExtension, openness=Openness.PARTIAL, draw=draw, rights=("RT-REMEDY",))
