"""协助调查函 – asks another organ or body for what it knows.

行政处罚法（2021）第二十六条: an organ may ask another for assistance; what falls into the other's duties, it gives according to law.
"""

from datetime import date

from documents.forms.catalogue import Openness
from documents.forms.fields import Contact, FormData, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import CONTACT_LINES
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "ASSISTANCE_LETTER"


class AssistanceLetter(FormData):
    """Data of the form. ``materials`` are the papers wanted, ``reply_by`` the day until which."""

    to: Text
    matter: Text
    materials: Texts
    reply_by: date
    contact: Contact


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("协助调查函")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ to }}：", Style.PLAIN),
        Line(
            "因执法工作需要，依据《中华人民共和国行政处罚法》第二十六条的规定，请协助办理以下事项：{{ matter | sentence }}"
        ),
        Line("请提供下列材料或者情况：", keep=True),
        *each("paper", "materials", Line("{{ loop.index }}．{{ paper | sentence }}")),
        Line("请于{{ replyBy | cn_date }}前书面函复。不能协助的，请在上述日期前书面说明理由。感谢支持。"),
        *CONTACT_LINES,
    )
    sheet.closing("（本文书一式两份，一份送协助单位，一份归档。）")
    return sheet


DESIGN = Design(code=CODE, fields=AssistanceLetter, openness=Openness.NOT_OPEN, draw=draw)
