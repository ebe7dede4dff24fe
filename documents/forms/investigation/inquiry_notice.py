"""询问通知书 – calls a person to be asked.

行政处罚法（2021）第五十五条第二款: parties and others concerned answer truthfully and assist; they may not refuse or obstruct.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import Contact, FormData, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import CONTACT_LINES, TWO_COPIES
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "INQUIRY_NOTICE"


class InquiryNotice(FormData):
    """Data of the form. ``bring`` lists the papers the person is asked to bring."""

    person: Text
    matter: Text
    time: Text
    place: Text
    bring: Texts
    duty: Text
    contact: Contact


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("询问通知书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ person }}：", Style.PLAIN),
        Line(
            "为查明{{ matter | bare }}一案，依据《中华人民共和国行政处罚法》第五十五条的规定，请你于{{ time }}到"
            "{{ place }}接受询问。依据上述规定，你{{ duty | bare }}，不得拒绝或者阻挠。"
        ),
        Line("请携带以下材料：", keep=True),
        *each("paper", "bring", Line("{{ loop.index }}．{{ paper | sentence }}")),
        Line(
            "执法人员询问时应当主动出示执法证件；不出示执法证件的，你有权拒绝接受询问。"
            "因故不能按时到场的，请在上述时间之前与联系人联系。"
        ),
        *CONTACT_LINES,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=InquiryNotice, openness=Openness.ON_REQUEST, draw=draw)
