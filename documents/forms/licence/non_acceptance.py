"""不予受理通知书 – the organ may not take the application.

行政许可法 第三十二条第一款第一项、第二项: no licence is needed, or another organ is competent; 第二款: special seal and date.
第三十八条第二款: reasons and remedies.
"""

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import Contact, PartyBox, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import CONTACT_LINES, TWO_COPIES
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "NON_ACCEPTANCE"


class NonAcceptance(AppealableData):
    """Data of the form. ``reasons`` say why, and which organ is competent where another is."""

    applicant: PartyBox
    matter: Text
    reasons: Texts
    contact: Contact


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("不予受理通知书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ applicant.name }}：", Style.PLAIN),
        Line(
            "你（单位）提出的{{ matter | bare }}申请，经审查，依据《中华人民共和国行政许可法》第三十二条的规定，"
            "本机关决定不予受理。理由如下：",
            keep=True,
        ),
        *each("reason", "reasons", Line("{{ loop.index }}．{{ reason | sentence }}")),
        REMEDY_LINE,
        *CONTACT_LINES,
    )
    sheet.closing(TWO_COPIES, seal="seal_case")
    return sheet


DESIGN = Design(code=CODE, fields=NonAcceptance, openness=Openness.ON_REQUEST, draw=draw, rights=("RT-REMEDY",))
