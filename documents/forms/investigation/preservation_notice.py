"""先行登记保存证据通知书 – evidence that may be lost is registered and kept where it is.

行政处罚法（2021）第五十六条: with the approval of the organ's head; a decision follows within seven days, working days by 第八十五条; until then nobody may
destroy or move the evidence.
"""

from datetime import date

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, PartyBox, Text, TwoOfficers
from documents.forms.form import Design
from documents.forms.goods import Goods, goods_table
from documents.forms.parts import OFFICERS_NAMED, TWO_COPIES
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "PRESERVATION_NOTICE"


class PreservationNotice(FormData):
    """Data of the form. ``approval`` says who approved and when; ``duty`` what the keeper must do and leave."""

    party: PartyBox
    approval: Text
    items: Goods
    place: Text
    keeper: Text
    until: date
    duty: Text
    officers: TwoOfficers


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("先行登记保存证据通知书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ party.name }}：", Style.PLAIN),
        Line(
            "因下列证据可能灭失或者以后难以取得，依据《中华人民共和国行政处罚法》第五十六条的规定，经{{ approval | bare }}，"
            "本机关决定对下列物品（另附清单）先行登记保存：",
            keep=True,
        ),
    )
    goods_table(sheet)
    sheet.write(
        Line("**一、保存地点和保管人。**{{ place }}，由{{ keeper | bare }}保管。"),
        Line("**二、保存期限。**至{{ until | cn_date }}止。本机关将在七个工作日内依法作出处理决定。"),
        Line("**三、义务。**{{ duty | sentence }}在此期间，当事人或者有关人员不得销毁或者转移证据。"),
        Line(f"执法人员：{OFFICERS_NAMED}。", keep=True),
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=PreservationNotice, openness=Openness.ON_REQUEST, draw=draw)
