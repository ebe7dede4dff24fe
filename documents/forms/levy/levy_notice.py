"""征收（收费）事先告知书 – what the organ means to levy or charge, and what the party may say to it.

国务院《全面推进依法行政实施纲要》第二十条: before an act that weighs on a party, its facts, reasons and basis are told and the party is heard.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from documents.forms.catalogue import Openness
from documents.forms.fields import Contact, Days, Derived, Texts
from documents.forms.form import Design
from documents.forms.levy.owed import OwedData
from documents.forms.parts import CONTACT_LINES, RIGHTS_LINES, TWO_COPIES, choice, spoken_rights
from documents.forms.reckoning import reckoning_table
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "LEVY_NOTICE"


class OwedKind(StrEnum):
    """征收 or 收费, as the enforcement categories are called."""

    LEVY = "LEVY"
    CHARGE = "CHARGE"


class LevyNotice(OwedData):
    """Data of the form. ``statement_days`` are working days."""

    derived: ClassVar[Mapping[str, Derived]] = {"rightsTexts": Derived(("rights",), many=True)}

    rights: Texts
    contact: Contact
    kind: OwedKind = OwedKind.LEVY
    statement_days: Days = 5

    def derive(self) -> Mapping[str, str | list[str]]:
        """The rights as sentences."""
        return {"rightsTexts": spoken_rights(self.rights, {"n": self.statement_days})}

    def rights_required(self) -> tuple[str, ...]:
        """Statement and defence, as before every decision that weighs on a party."""
        return ("RT-STATEMENT",)


_KIND = choice("kind", {"LEVY": "征收", "CHARGE": "收费"})


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("事先告知书")
    sheet.heading(f"{_KIND}事先告知书")
    sheet.number_line()
    sheet.write(
        Line("{{ party.name }}：", Style.PLAIN),
        Line(
            f"经审核，你（单位）依法应当缴纳{{{{ item | bare }}}}。现将本机关拟作出{_KIND}决定的依据、标准和金额告知如下："
        ),
        Line("**一、依据。**{{ basis | sentence }}"),
        Line("**二、标准。**{{ standard | sentence }}"),
        Line("**三、计算方法和金额**", keep=True),
    )
    reckoning_table(sheet, "calculation", "计算项目", "计算方法")
    sheet.write(
        Line("拟缴纳金额为{{ amountFen | capital }}（{{ amountFen | yuan }}）。"),
        Line("**四、权利告知**", keep=True),
        *RIGHTS_LINES,
        *CONTACT_LINES,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=LevyNotice, openness=Openness.PARTIAL, draw=draw, rights=("RT-STATEMENT",))
