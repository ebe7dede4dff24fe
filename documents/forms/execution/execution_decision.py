"""行政强制执行决定书 – the duty is overdue, the demand was in vain, and a law lets the organ enforce it itself.

行政强制法 第三十七条: after the demand and without good reason; in writing, with party and address, reasons and basis, way and time, remedies,
organ, seal and date. 第四十三条: not at night and not on statutory holidays, and no cutting off of water, power, heat or gas to homes.
"""

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import PartyBox, Text
from documents.forms.form import Design
from documents.forms.parts import PARTY_LINES, TWO_COPIES
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet

CODE = "EXECUTION_DECISION"


class ExecutionDecision(AppealableData):
    """Data of the form. ``demand_number`` is the number of the demand (催告书); ``statement`` what the party said to it."""

    party: PartyBox
    reasons: Text
    basis: Text
    demand_number: Text
    way: Text
    time: Text
    statement: Text | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("行政强制执行决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *PARTY_LINES,
        *each("reason", "reasons | lines", Line("{{ reason | sentence }}")),
        Line(
            "本机关已以《催告书》（{{ demandNumber }}）催告当事人履行。"
            "{% if statement %}{{ statement | sentence }}{% else %}当事人逾期仍不履行，且无正当理由。{% endif %}"
        ),
        Line("依据{{ basis | bare }}的规定，本机关决定强制执行：", keep=True),
        Line("**一、执行方式。**{{ way | sentence }}"),
        Line("**二、执行时间。**{{ time | sentence }}"),
        Line("强制执行实施前当事人自行履行完毕的，不再强制执行。"),
        REMEDY_LINE,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=ExecutionDecision, openness=Openness.PARTIAL, draw=draw, rights=("RT-REMEDY",))
