"""抽查结果记录表 – what a random inspection found for one object, point by point.

国办发〔2015〕58号、国发〔2019〕5号: results of random inspections are recorded and open to the public.
"""

from documents.forms.catalogue import Openness
from documents.forms.checked_items import CheckedItems, checked_table
from documents.forms.fields import FormData, PartyBox, Text, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import OFFICERS_SIGN
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "INSPECTION_RESULT"


class InspectionResult(FormData):
    """Data of the form. ``result`` sums the points up, ``handling`` says what follows."""

    object: PartyBox
    items: CheckedItems
    result: Text
    handling: Text
    officers: TwoOfficers


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("抽查结果记录表")
    sheet.heading()
    plain = (
        "检查对象：{{ object.name }}",
        "统一社会信用代码（身份证件号码）：{{ object.uscc or object.idNumber or '—' }}",
        "住所（住址）：{{ object.address }}",
        "法定代表人（负责人）：{{ object.legalRep or object.operator or '—' }}　联系电话：{{ object.phone or '—' }}",
    )
    sheet.write(*(Line(text, Style.PLAIN) for text in plain))
    checked_table(sheet, "检查事项")
    sheet.write(
        Line("**检查结论：**{{ result | sentence }}"),
        Line("**处理情况：**{{ handling | sentence }}", keep=True),
        Line("检查对象：[[sig_party 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        *OFFICERS_SIGN,
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(code=CODE, fields=InspectionResult, openness=Openness.PROACTIVE, draw=draw)
