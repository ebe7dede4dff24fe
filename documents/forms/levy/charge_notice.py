"""收费（缴费）通知书 – an administrative charge (行政事业性收费) is due.

价格法 第四十七条: charges of State organs are made by law, within set items and standards. The notice is itself the decision, so it tells
the remedies.
"""

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import Contact
from documents.forms.form import Design
from documents.forms.levy.owed import PAYMENT_LINE, PayableData
from documents.forms.parts import CONTACT_LINES, PARTY_LINES, TWO_COPIES
from documents.forms.reckoning import reckoning_table
from documents.layout.lines import Line
from documents.layout.sheet import Sheet

CODE = "CHARGE_NOTICE"


class ChargeNotice(PayableData, AppealableData):
    """Data of the form."""

    contact: Contact


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("缴费通知书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *PARTY_LINES,
        Line(
            "依据{{ basis | bare }}的规定，按照{{ standard | bare }}，本机关决定向你（单位）收取{{ item | bare }}"
            "{{ amountFen | capital }}（{{ amountFen | yuan }}）。计算方法如下：",
            keep=True,
        ),
    )
    reckoning_table(sheet, "calculation", "收费项目", "计算方法")
    # The fixed text says 本决定书: this paper is one.
    sheet.write(PAYMENT_LINE, Line("本通知书即为本机关的收费决定书。"), REMEDY_LINE, *CONTACT_LINES)
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=ChargeNotice, openness=Openness.PARTIAL, draw=draw, rights=("RT-REMEDY",))
