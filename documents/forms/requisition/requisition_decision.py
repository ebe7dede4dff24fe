"""征用决定书 – property is needed at once; it will be given back and compensated.

宪法 第十三条第三款; 民法典 第二百四十五条: for rescue and in emergencies, by law and procedure, returned after use, compensated if damaged or lost.
The command's order and the rule of compensation stand in the decision.
"""

from datetime import date

from pydantic import Field

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import PartyBox, Text, TwoOfficers
from documents.forms.form import Design
from documents.forms.goods import Goods, goods_table
from documents.forms.parts import OFFICERS_NAMED, PARTY_LINES, TWO_COPIES
from documents.layout.lines import Line
from documents.layout.sheet import Sheet

CODE = "REQUISITION_DECISION"


class RequisitionDecision(AppealableData):
    """Data of the form. ``command_number`` is the number of the emergency command's order."""

    party: PartyBox
    reason: Text
    basis: Text
    command_number: Text
    items: Goods
    from_: date = Field(alias="from")
    until: date
    compensation_rule: Text
    officers: TwoOfficers


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("征用决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *PARTY_LINES,
        Line(
            "因{{ reason | bare }}，依据{{ basis | bare }}的规定和应急指挥机构的命令（{{ commandNumber }}），"
            "本机关决定征用当事人的下列财产（另附清单）：",
            keep=True,
        ),
    )
    goods_table(sheet)
    sheet.write(
        Line(
            "**一、征用期限。**自{{ from | cn_date }}起至{{ until | cn_date }}止。使用完毕或者应急处置工作提前结束的，及时返还。"
        ),
        Line("**二、补偿。**{{ compensationRule | sentence }}"),
        Line(f"**三、执行人员。**{OFFICERS_NAMED}。执行时双方当场清点，填写清单并签名。"),
        REMEDY_LINE,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=RequisitionDecision, openness=Openness.PARTIAL, draw=draw, rights=("RT-REMEDY",))
