"""解除行政强制措施决定书 – the goods are released.

行政强制法 第二十七条、第二十八条: lifted at once when there was no violation, the goods have nothing to do with it, the organ has
decided, the term has run out, or the measure is no longer needed; property is returned immediately.
"""

from datetime import date

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, PartyBox, Text
from documents.forms.form import Design
from documents.forms.goods import Goods, goods_table
from documents.forms.parts import PARTY_LINES, TWO_COPIES
from documents.layout.lines import Line
from documents.layout.sheet import Sheet

CODE = "MEASURE_LIFT_DECISION"


class MeasureLiftDecision(FormData):
    """Data of the form. ``lifted_at`` is the day from which the measure no longer holds."""

    party: PartyBox
    decision_number: Text
    reason: Text
    basis: Text
    items: Goods
    lifted_at: date


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("解除行政强制措施决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *PARTY_LINES,
        Line(
            "本机关以《实施行政强制措施决定书》（{{ decisionNumber }}）对当事人的有关场所、设施、财物采取了行政强制措施。"
            "现因{{ reason | bare }}，依据{{ basis | bare }}的规定，本机关决定自{{ liftedAt | cn_date }}起解除对下列场所、设施、"
            "财物的行政强制措施，并予以退还：",
            keep=True,
        ),
    )
    goods_table(sheet, condition="采取措施时的|状态")
    sheet.write(Line("请当事人核对清点。对退还的财物有异议的，可以当场提出。", keep=True))
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=MeasureLiftDecision, openness=Openness.PARTIAL, draw=draw)
