"""行政检查通知书 – the party is told before or, where that would defeat the inspection, on entry.

国办发〔2024〕54号; 行政处罚法（2021）第五十五条: officers show their certificates first, and the party may refuse those who do not.
"""

from collections.abc import Mapping
from typing import ClassVar

from documents.forms.catalogue import Openness
from documents.forms.fields import Contact, Derived, FormData, PartyBox, Text, Texts, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import CONTACT_LINES, OFFICERS_NAMED, RIGHTS_LINES, TWO_COPIES, spoken_rights
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "INSPECTION_NOTICE"


class InspectionNotice(FormData):
    """Data of the form. ``check_code`` is the code the party scans to check the inspection itself."""

    derived: ClassVar[Mapping[str, Derived]] = {"rightsTexts": Derived(("rights",), many=True)}

    object: PartyBox
    list_item: Text
    basis: Text
    content: Texts
    time: Text
    officers: TwoOfficers
    check_code: Text
    rights: Texts
    contact: Contact

    def derive(self) -> Mapping[str, str | list[str]]:
        """The rights as sentences."""
        return {"rightsTexts": spoken_rights(self.rights)}

    def rights_required(self) -> tuple[str, ...]:
        """行政处罚法 第四十三条至第四十五条."""
        return ("RT-RECUSE",)


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("行政检查通知书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ object.name }}：", Style.PLAIN),
        Line(
            "依据{{ basis | bare }}的规定，本机关定于{{ time }}对你（单位）（地址：{{ object.address }}）实施行政检查。"
            "现将有关事项通知如下："
        ),
        Line("**一、检查事项。**{{ listItem | sentence }}"),
        Line("**二、检查内容。**{{ content | join }}。"),
        Line(f"**三、检查人员。**{OFFICERS_NAMED}。"),
        Line("**四、核验方式。**检查核验码：{{ checkCode }}。"),
        Line("**五、权利和义务。**请你（单位）对依法进行的检查予以配合，如实提供有关资料。"),
        *RIGHTS_LINES,
        *CONTACT_LINES,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=InspectionNotice, openness=Openness.ON_REQUEST, draw=draw, rights=("RT-RECUSE",))
