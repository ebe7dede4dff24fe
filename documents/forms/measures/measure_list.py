"""场所、设施、财物清单 – what exactly was sealed or seized, counted in front of the party.

行政强制法 第二十四条第三款: the list is made out in two copies, one for the party and one for the organ.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import Count, FormData, Text, TwoOfficers
from documents.forms.form import Design
from documents.forms.goods import Goods, goods_table
from documents.forms.parts import OFFICERS_SIGN
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "MEASURE_LIST"


class MeasureList(FormData):
    """Data of the form. ``keeper`` is who keeps the goods and on what terms."""

    decision_number: Text
    items: Goods
    place: Text
    keeper: Text
    copies: Count
    officers: TwoOfficers


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("场所、设施、财物清单")
    sheet.heading()
    sheet.write(
        Line("实施行政强制措施决定书文号：{{ decisionNumber }}", Style.PLAIN),
        Line("存放地点：{{ place }}", Style.PLAIN, keep=True),
    )
    goods_table(sheet)
    sheet.write(
        Line("保管人及保管要求：{{ keeper | sentence }}"),
        Line("以上场所、设施、财物经当场清点核对无误。", keep=True),
        Line("当事人：[[sig_party 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        Line("见证人：[[sig_attesting 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        *OFFICERS_SIGN,
        Line("（本清单一式{{ copies }}份，由当事人和本机关分别保存。）", Style.NOTE),
    )
    return sheet


DESIGN = Design(code=CODE, fields=MeasureList, openness=Openness.PARTIAL, draw=draw)
