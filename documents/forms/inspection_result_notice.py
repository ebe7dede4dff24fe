"""检查结果告知书 – the party learns what the inspection found and what follows.

国办发〔2024〕54号: the result of an inspection is told to the inspected party in writing.
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from documents.forms.catalogue import Openness
from documents.forms.fields import Contact, Derived, FormData, PartyBox, Text, Texts, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import CONTACT_LINES, OFFICERS_NAMED, TWO_COPIES, spoken_rights
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import TEXT_WIDTH, Style
from documents.layout.tables import content, label

CODE = "INSPECTION_RESULT_NOTICE"


class InspectionResultNotice(FormData):
    """Data of the form. ``items`` pair each point inspected with its finding, e.g. 使用登记：符合."""

    derived: ClassVar[Mapping[str, Derived]] = {"rightsTexts": Derived(("rights",), many=True)}

    object: PartyBox
    inspected_on: date
    items: Texts
    result: Text
    handling: Text
    rights: Texts
    contact: Contact
    officers: TwoOfficers

    def derive(self) -> Mapping[str, str | list[str]]:
        """The rights as they stand in a sentence."""
        return {"rightsTexts": [text.rstrip("。") for text in spoken_rights(self.rights)]}


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("检查结果告知书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ object.name }}：", Style.PLAIN),
        Line(
            f"{{{{ inspectedOn | cn_date }}}}，本机关执法人员{OFFICERS_NAMED}对你（单位）（地址：{{{{ object.address }}}}）"
            "实施了行政检查。现将检查结果告知如下：",
        ),
        Line("**一、检查内容及结果**", keep=True),
    )
    grid = sheet.grid(52.0, TEXT_WIDTH - 52)
    grid.row(label("序号"), label("检查内容及结果"), head=True)
    grid.each("item", "items", label("{{ loop.index }}"), content("{{ item }}"))
    sheet.write(
        Line("**二、检查结论。**{{ result | sentence }}"),
        Line("**三、处理情况。**{{ handling | sentence }}"),
        Line("**四、权利告知。**你（单位）对上述检查结果享有以下权利：{{ rightsTexts | join('；') }}。"),
        *CONTACT_LINES,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=InspectionResultNotice, openness=Openness.ON_REQUEST, draw=draw)
