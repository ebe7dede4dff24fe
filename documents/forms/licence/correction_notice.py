"""申请材料补正告知书 – everything that is missing, told at once.

行政许可法 第三十二条第一款第四项: on the spot or within five days, once and completely; otherwise the application counts as accepted
from the day it came. 第三十二条第二款: special seal and date.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import Contact, FormData, PartyBox, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import CONTACT_LINES, TWO_COPIES
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "CORRECTION_NOTICE"


class CorrectionNotice(FormData):
    """Data of the form. ``once_only``: this is everything, nothing will be added later."""

    applicant: PartyBox
    matter: Text
    missing: Texts
    once_only: bool
    contact: Contact


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("申请材料补正告知书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ applicant.name }}：", Style.PLAIN),
        Line(
            "你（单位）提出的{{ matter | bare }}申请，申请材料不齐全或者不符合法定形式。依据《中华人民共和国行政许可法》"
            "第三十二条第一款第四项的规定，请补正下列内容：",
            keep=True,
        ),
        *each("gap", "missing", Line("{{ loop.index }}．{{ gap | sentence }}")),
        *when("onceOnly", Line("以上为需要补正的全部内容，本机关一次性告知。")),
        Line("补正的材料可以通过原申请渠道提交。全部补正后，本机关依法受理。"),
        *CONTACT_LINES,
    )
    sheet.closing(TWO_COPIES, seal="seal_case")
    return sheet


DESIGN = Design(code=CODE, fields=CorrectionNotice, openness=Openness.ON_REQUEST, draw=draw)
