"""征求第三方意见书 – before information is made public that may harm a third party, it is asked.

政府信息公开条例 第十五条、第三十二条: in writing; fifteen working days to answer; no consent and good reason means no publication, unless the public interest
weighs more, and then content and reasons are told in writing.
"""

from datetime import date

from documents.forms.catalogue import Openness
from documents.forms.fields import Contact, FormData, PartyBox, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import CONTACT_LINES, TWO_COPIES
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "THIRD_PARTY_LETTER"


class ThirdPartyLetter(FormData):
    """Data of the form. ``content`` is what may become public; ``rights`` are plain sentences."""

    third_party: PartyBox
    matter: Text
    content: Text
    answer_due: date
    rights: Texts
    contact: Contact | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("征求第三方意见书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ thirdParty.name }}：", Style.PLAIN),
        Line(
            "本机关办理{{ matter | bare }}，拟公开的信息涉及你（单位）。依据《中华人民共和国政府信息公开条例》第十五条、第三十二条的"
            "规定，现书面征求你（单位）的意见。"
        ),
        Line("**一、拟公开的内容**", keep=True),
        *each("piece", "content | lines", Line("{{ piece | sentence }}")),
        Line(
            "**二、答复期限。**请自收到本意见书之日起15个工作日内（最迟{{ answerDue | cn_date }}）书面答复：是否同意公开；不同意的，"
            "请说明理由。逾期未答复的，由本机关依照上述条例的规定决定是否公开。"
        ),
        Line("**三、权利**", keep=True),
        *each("right", "rights", Line("（{{ loop.index | cn_count }}）{{ right | sentence }}")),
        Line("答复请寄送或者送交本机关，并注明本意见书的文号。", keep=True),
        *when("contact", *CONTACT_LINES),
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=ThirdPartyLetter, openness=Openness.ON_REQUEST, draw=draw)
