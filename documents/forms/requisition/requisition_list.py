"""征用（归还）物资清单 – what is taken, and again what is given back, counted by both sides on the spot.

民法典 第二百四十五条: property is returned after use; what was damaged or lost shows when the two lists are compared.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import Count, FormData, Text, TwoOfficers
from documents.forms.form import Design
from documents.forms.goods import Goods, goods_table
from documents.forms.parts import OFFICERS_SIGN
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "REQUISITION_LIST"


class RequisitionList(FormData):
    """Data of the form. ``condition`` describes the goods as a whole; ``returned`` makes it the list of what comes back."""

    decision_number: Text
    items: Goods
    condition: Text
    place: Text
    copies: Count
    officers: TwoOfficers
    returned: bool = False


def draw() -> Sheet:
    """The Word template."""
    act = "{% if returned %}归还{% else %}征用{% endif %}"
    sheet = Sheet("物资清单")
    sheet.heading(f"{act}物资清单")
    sheet.write(
        Line("征用决定书文号：{{ decisionNumber }}", Style.PLAIN),
        Line("清点地点：{{ place }}", Style.PLAIN, keep=True),
    )
    goods_table(sheet)
    sheet.write(
        Line("整体状况：{{ condition | sentence }}", Style.PLAIN),
        Line(f"以上物资经双方当场清点，与{act}的实物一致。", keep=True),
        Line("当事人：[[sig_party 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        Line("见证人：[[sig_attesting 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        *OFFICERS_SIGN,
        Line("（本清单一式{{ copies }}份，一份交当事人，其余归档。）", Style.NOTE),
    )
    return sheet


DESIGN = Design(code=CODE, fields=RequisitionList, openness=Openness.PARTIAL, draw=draw)
