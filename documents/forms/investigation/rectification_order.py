"""责令改正通知书 – the violation must stop and be put right, whatever penalty follows.

行政处罚法（2021）第二十八条第一款: when punishing, the organ orders the party to correct the violation, at once or within a term.
"""

from datetime import date

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import Contact, PartyBox, Text
from documents.forms.form import Design
from documents.forms.parts import CONTACT_LINES, TWO_COPIES
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "RECTIFICATION_ORDER"


class RectificationOrder(AppealableData):
    """Data of the form. ``correct`` is what must be done, ``deadline`` the last day for it."""

    party: PartyBox
    facts: Text
    law: Text
    correct: Text
    deadline: date
    contact: Contact


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("责令改正通知书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ party.name }}：", Style.PLAIN),
        Line("经查，你（单位）存在下列行为：", keep=True),
        *each("fact", "facts | lines", Line("{{ fact | sentence }}")),
        Line("依据{{ law | bare }}的规定，现责令你（单位）在{{ deadline | cn_date }}前改正，具体要求如下：", keep=True),
        *each("demand", "correct | lines", Line("{{ demand | sentence }}")),
        Line("改正完成后，请将改正情况书面报告本机关。逾期不改正或者拒不改正的，本机关将依法处理。"),
        REMEDY_LINE,
        *CONTACT_LINES,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=RectificationOrder, openness=Openness.PARTIAL, draw=draw, rights=("RT-REMEDY",))
