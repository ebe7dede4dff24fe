"""催告书 – the last reminder before enforcement.

行政强制法 第五十四条: before applying to the court the organ reminds the party; ten days after service it may apply. 第三十五条: term
and way of performance, the amount and how to pay it, and the right to state and defend; 第六十九条: periods of ten days or less are
working days.
"""

from collections.abc import Mapping
from typing import ClassVar

from documents.forms.catalogue import Openness
from documents.forms.fields import Derived, Fen, FormData, PartyBox, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import RIGHTS_LINES, TWO_COPIES, spoken_rights
from documents.layout.lines import Line, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "DEMAND_NOTICE"


class DemandNotice(FormData):
    """Data of the form. ``amount_fen`` is 0 where no money is owed; ``way`` says how to perform, ``term`` until when."""

    derived: ClassVar[Mapping[str, Derived]] = {"rightsTexts": Derived(("rights",), many=True)}

    party: PartyBox
    decision_number: Text
    obligation: Text
    amount_fen: Fen
    way: Text
    term: Text
    rights: Texts

    def derive(self) -> Mapping[str, str | list[str]]:
        """The rights as sentences."""
        return {"rightsTexts": spoken_rights(self.rights)}

    def rights_required(self) -> tuple[str, ...]:
        """行政强制法 第三十五条、第五十四条."""
        return ("RT-DEMAND",)


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("催告书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("{{ party.name }}：", Style.PLAIN),
        Line(
            "本机关对你（单位）作出的决定（{{ decisionNumber }}）已经生效，你（单位）逾期未履行。依据《中华人民共和国行政强制法》"
            "第三十五条、第五十四条的规定，现催告你（单位）履行下列义务："
        ),
        Line("**一、应当履行的义务。**{{ obligation | sentence }}"),
        *when("amountFen", Line("**应当缴纳的金额：**{{ amountFen | capital }}（{{ amountFen | yuan }}）。")),
        Line("**二、履行方式。**{{ way | sentence }}"),
        Line("**三、履行期限。**{{ term | sentence }}"),
        Line("**四、权利和逾期不履行的后果**", keep=True),
        *RIGHTS_LINES,
        Line("你（单位）提出的事实、理由和证据，本机关将进行记录、复核；成立的，予以采纳。", keep=True),
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=DemandNotice, openness=Openness.ON_REQUEST, draw=draw, rights=("RT-DEMAND",))
