"""代履行决定书 – the organ, or a third person without interest in the matter, does what the party should have done, at its cost.

行政强制法 第五十条: removal of obstacles and restoration, where traffic, the environment or natural resources are at stake. 第五十一条: the decision
states reasons and basis, way and time, target, budget and performer; three days before, the party is called upon once more; an
officer of the deciding organ supervises on the spot.
"""

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import Fen, PartyBox, Text
from documents.forms.form import Design
from documents.forms.parts import PARTY_LINES, TWO_COPIES
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet

CODE = "SUBSTITUTE_DECISION"


class SubstituteDecision(AppealableData):
    """Data of the form. ``target`` is what is to be removed or restored; ``budget_fen`` bounds the cost."""

    party: PartyBox
    reasons: Text
    basis: Text
    way: Text
    time: Text
    target: Text
    budget_fen: Fen
    performer: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("代履行决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *PARTY_LINES,
        *each("reason", "reasons | lines", Line("{{ reason | sentence }}")),
        Line("依据{{ basis | bare }}的规定，本机关决定代履行：", keep=True),
        Line("**一、代履行标的。**{{ target | sentence }}"),
        Line("**二、代履行方式。**{{ way | sentence }}"),
        Line("**三、代履行时间。**{{ time | sentence }}"),
        Line("**四、代履行人。**{{ performer | sentence }}"),
        Line(
            "**五、费用预算。**{{ budgetFen | capital }}（{{ budgetFen | yuan }}）。代履行的费用按照成本合理确定，由当事人承担，"
            "法律另有规定的除外。"
        ),
        Line("**六、再次催告。**本机关在代履行三日前再次催告当事人履行；当事人履行的，停止代履行。"),
        REMEDY_LINE,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=SubstituteDecision, openness=Openness.PARTIAL, draw=draw, rights=("RT-REMEDY",))
