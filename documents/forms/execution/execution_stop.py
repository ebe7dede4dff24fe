"""中止（终结、恢复）执行通知书 – an execution rests, ends, or goes on.

行政强制法 第三十九条: when it rests, that it resumes once the reason has gone, and that it ends after three years of rest; 第四十条: when it ends;
第四十二条第二款: it resumes if an agreement is not kept.
"""

from enum import StrEnum

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, PartyBox, Text
from documents.forms.form import Design
from documents.forms.parts import TWO_COPIES, choice
from documents.layout.lines import Line, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "EXECUTION_STOP"


class Turn(StrEnum):
    """Which way the execution turns: 中止, 终结 or 恢复."""

    SUSPEND = "SUSPEND"
    TERMINATE = "TERMINATE"
    RESUME = "RESUME"


class ExecutionStop(FormData):
    """Data of the form. ``decision_number`` is the decision that is being enforced."""

    party: PartyBox
    decision_number: Text
    kind: Turn
    reason: Text
    basis: Text


def draw() -> Sheet:
    """The Word template."""
    turn = choice("kind", {"SUSPEND": "中止", "TERMINATE": "终结", "RESUME": "恢复"})
    sheet = Sheet("执行通知书")
    sheet.heading(f"{turn}执行通知书")
    sheet.number_line()
    sheet.write(
        Line("{{ party.name }}：", Style.PLAIN),
        Line(
            "本机关对你（单位）作出的行政决定（{{ decisionNumber }}）的强制执行，"
            f"因{{{{ reason | bare }}}}，依据{{{{ basis | bare }}}}的规定，自本通知书送达之日起{turn}。"
        ),
        *when(
            "kind == 'SUSPEND'",
            Line("中止执行的情形消失后，本机关将恢复执行。中止期间，你（单位）可以自行履行。", keep=True),
        ),
        *when("kind == 'TERMINATE'", Line("本机关不再对上述行政决定强制执行。", keep=True)),
        *when(
            "kind == 'RESUME'",
            Line("请你（单位）立即履行上述行政决定确定的义务；不履行的，本机关将依法继续强制执行。", keep=True),
        ),
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=ExecutionStop, openness=Openness.PARTIAL, draw=draw)
