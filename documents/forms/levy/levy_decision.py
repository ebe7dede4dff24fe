"""征收决定书 – what a party owes the public purse by law.

Levies follow the law of their matter; the organ names that law, the published standard and the calculation, so that anybody can reckon
the amount again. 行政诉讼法 第十二条第一款第五项: a decision to levy may be taken to court.
"""

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import Text
from documents.forms.form import Design
from documents.forms.levy.owed import PAYMENT_LINE, PayableData
from documents.forms.parts import PARTY_LINES, TWO_COPIES
from documents.forms.reckoning import reckoning_table
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet

CODE = "LEVY_DECISION"


class LevyDecision(PayableData, AppealableData):
    """Data of the form. ``statement`` tells what the party said to the notice and what came of it."""

    facts: Text
    notice_number: Text | None = None
    statement: Text | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("征收决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *PARTY_LINES,
        Line("**经查明：**", keep=True),
        *each("fact", "facts | lines", Line("{{ fact | sentence }}")),
        *when(
            "noticeNumber",
            Line(
                "本机关已向当事人送达《征收事先告知书》（{{ noticeNumber }}）。"
                "{% if statement %}{{ statement | sentence }}{% else %}当事人未提出陈述、申辩意见。{% endif %}"
            ),
        ),
        Line(
            "依据{{ basis | bare }}的规定，按照{{ standard | bare }}，本机关决定向当事人征收{{ item | bare }}"
            "{{ amountFen | capital }}（{{ amountFen | yuan }}）。计算方法如下：",
            keep=True,
        ),
    )
    reckoning_table(sheet, "calculation", "计算项目", "计算方法")
    sheet.write(PAYMENT_LINE, REMEDY_LINE)
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=LevyDecision, openness=Openness.PARTIAL, draw=draw, rights=("RT-REMEDY",))
