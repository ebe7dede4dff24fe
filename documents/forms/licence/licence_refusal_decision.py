"""不予行政许可决定书 – the licence is refused, with reasons.

行政许可法 第三十八条第二款: the reasons are stated, and the right to reconsideration and to sue is told.
"""

from collections.abc import Mapping
from typing import ClassVar

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import Derived, PartyBox, Text, Texts
from documents.forms.form import Design
from documents.forms.licence.applicant import APPLICANT_LINES
from documents.forms.parts import TWO_COPIES
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.rights import spoken

CODE = "LICENCE_REFUSAL_DECISION"


class LicenceRefusalDecision(AppealableData):
    """Data of the form."""

    derived: ClassVar[Mapping[str, Derived]] = {**AppealableData.derived, "refusalText": Derived(("reasons",))}

    applicant: PartyBox
    reasons: Texts
    basis: Text

    def derive(self) -> Mapping[str, str | list[str]]:
        """The reasons in their fixed frame, and where to turn."""
        reasons = "；".join(reason.rstrip("。；") for reason in self.reasons)
        return {**super().derive(), "refusalText": spoken("RT-LICENCE-REFUSE", {"reasons": reasons})}

    def rights_required(self) -> tuple[str, ...]:
        """行政许可法 第三十八条第二款."""
        return ("RT-LICENCE-REFUSE", *super().rights_required())


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("不予行政许可决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *APPLICANT_LINES,
        Line("你（单位）提出的行政许可申请，经审查，依据{{ basis | bare }}的规定，本机关决定不予行政许可。"),
        Line("{{ refusalText }}"),
        REMEDY_LINE,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(
    code=CODE,
    fields=LicenceRefusalDecision,
    openness=Openness.PROACTIVE,
    draw=draw,
    rights=("RT-LICENCE-REFUSE", "RT-REMEDY"),
)
