"""准予行政许可决定书 – the licence is granted.

行政许可法 第三十八条第一款: a written decision where the conditions are met; 第四十条: open to the public; 第四十四条: the licence is issued within ten days.
"""

from datetime import date

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import PartyBox, Text, Texts
from documents.forms.form import Design
from documents.forms.licence.applicant import APPLICANT_LINES
from documents.forms.parts import TWO_COPIES
from documents.layout.lines import Line
from documents.layout.sheet import Sheet

CODE = "LICENCE_GRANT_DECISION"


class LicenceGrantDecision(AppealableData):
    """Data of the form. ``valid_from`` and ``valid_to`` are the first and last day of the licence."""

    applicant: PartyBox
    scope: Texts
    basis: Text
    licence_number: Text
    valid_from: date
    valid_to: date


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("准予行政许可决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *APPLICANT_LINES,
        Line(
            "你（单位）提出的行政许可申请，经审查，符合法定条件、标准。依据{{ basis | bare }}的规定，本机关决定准予行政许可。"
        ),
        Line("**一、许可范围。**{{ scope | join('；') }}。"),
        Line("**二、许可证编号。**{{ licenceNumber }}。"),
        Line("**三、有效期。**自{{ validFrom | cn_date }}至{{ validTo | cn_date }}。"),
        Line("请在许可范围内依法从事活动。许可证件将在法定期限内颁发、送达。本决定依法向社会公开。"),
        REMEDY_LINE,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=LicenceGrantDecision, openness=Openness.PROACTIVE, draw=draw, rights=("RT-REMEDY",))
