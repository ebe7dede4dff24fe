"""先行登记保存物品清单 – what exactly is preserved, confirmed on the spot by whoever is present.

行政处罚法（2021）第五十六条.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import Count, FormData, Text, TwoOfficers
from documents.forms.form import Design
from documents.forms.goods import Goods, goods_table
from documents.forms.parts import OFFICERS_SIGN
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "PRESERVATION_LIST"


class PreservationList(FormData):
    """Data of the form. ``decision_number`` is the number of the notice it belongs to."""

    decision_number: Text
    items: Goods
    copies: Count
    officers: TwoOfficers


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("先行登记保存物品清单")
    sheet.heading()
    sheet.write(Line("先行登记保存证据通知书文号：{{ decisionNumber }}", Style.PLAIN, keep=True))
    goods_table(sheet)
    sheet.write(
        Line("以上物品经当场清点核对无误。", keep=True),
        Line("当事人：[[sig_party 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        Line("见证人：[[sig_attesting 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        *OFFICERS_SIGN,
        Line("（本清单一式{{ copies }}份，一份交当事人，其余归档。）", Style.NOTE),
    )
    return sheet


DESIGN = Design(code=CODE, fields=PreservationList, openness=Openness.ON_REQUEST, draw=draw)
