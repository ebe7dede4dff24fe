"""实施行政强制措施决定书 – sealing or seizing, told on the spot.

行政强制法 第二十四条: (1) the party's name and address; (2) reasons, basis and term of the measure; (3) name and quantity of the place, facility or goods; (4)
remedies and their time limits; (5) the organ's name, seal and the date. 第二十五条: thirty days at most, thirty more with approval.
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from pydantic import Field

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import Days, Derived, PartyBox, Text, Texts, TwoOfficers
from documents.forms.form import Design
from documents.forms.goods import Goods, goods_table
from documents.forms.parts import OFFICERS_NAMED, PARTY_LINES, RIGHTS_LINES, TWO_COPIES, spoken_rights
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet

CODE = "MEASURE_DECISION"


class MeasureDecision(AppealableData):
    """Data of the form. ``kind`` is the measure: 查封 or 扣押."""

    derived: ClassVar[Mapping[str, Derived]] = {
        **AppealableData.derived,
        "rightsTexts": Derived(("rights",), many=True),
    }

    party: PartyBox
    reasons: Text
    basis: Text
    items: Goods
    place: Text
    period_days: Days
    from_: date = Field(alias="from")
    to: date
    rights: Texts
    officers: TwoOfficers
    kind: Text = "查封（扣押）"

    def derive(self) -> Mapping[str, str | list[str]]:
        """The rights as sentences, and where to turn."""
        return {**super().derive(), "rightsTexts": spoken_rights(self.rights)}

    def rights_required(self) -> tuple[str, ...]:
        """行政强制法 第十八条第五项、第六项, 第二十四条第二款第四项."""
        return ("RT-MEASURE", *super().rights_required())


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("实施行政强制措施决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *PARTY_LINES,
        Line("经查，当事人存在下列情形：", keep=True),
        *each("reason", "reasons | lines", Line("{{ reason | sentence }}")),
        Line(
            "依据{{ basis | bare }}的规定，本机关决定对位于{{ place }}的下列场所、设施、财物（另附清单）实施{{ kind }}，"
            "期限为{{ periodDays }}日，自{{ from | cn_date }}至{{ to | cn_date }}：",
            keep=True,
        ),
    )
    goods_table(sheet)
    sheet.write(
        Line(
            "情况复杂，经本机关负责人批准延长期限的，将书面告知延长的理由。对物品需要进行检测、检验、检疫或者技术鉴定的，"
            "上述期限不包括检测、检验、检疫或者技术鉴定的期间。当事人不得擅自使用、转移、损毁上述场所、设施、财物。"
        ),
        *RIGHTS_LINES,
        Line(f"执法人员：{OFFICERS_NAMED}。"),
        REMEDY_LINE,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(
    code=CODE,
    fields=MeasureDecision,
    openness=Openness.PARTIAL,
    draw=draw,
    rights=("RT-MEASURE", "RT-REMEDY"),
)
