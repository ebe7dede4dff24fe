"""提前停止公示（不予提前停止公示）决定书 – a party that put things right asks for its penalty to leave the public list early.

市场监督管理行政处罚信息公示规定 第十四条: the duty performed, the harm removed, no second penalty of the same kind, not on the list of abnormal operations
or of serious breaches; never for the gravest kinds of penalty.
"""

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.checked_items import CheckedItems, checked_table
from documents.forms.fields import PartyBox, Text
from documents.forms.form import Design
from documents.forms.parts import TWO_COPIES
from documents.forms.safeguards.ruling import Ruling
from documents.layout.lines import Line, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "EARLY_STOP_DECISION"


class EarlyStopDecision(AppealableData):
    """Data of the form. ``conditions`` are those of the rule, each with what was found."""

    applicant: PartyBox
    decision_number: Text
    conditions: CheckedItems
    result: Ruling
    basis: Text
    reason: Text | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("提前停止公示决定书")
    sheet.heading("{% if result == 'REFUSED' %}不予{% endif %}提前停止公示决定书")
    sheet.number_line()
    sheet.write(
        Line("申请人：{{ applicant.name }}", Style.PLAIN),
        *when("applicant.uscc", Line("统一社会信用代码：{{ applicant.uscc }}", Style.PLAIN)),
        *when("applicant.idNumber", Line("身份证件号码：{{ applicant.idNumber }}", Style.PLAIN)),
        Line("住所（住址）：{{ applicant.address }}", Style.PLAIN),
        *when("applicant.legalRep", Line("法定代表人（负责人）：{{ applicant.legalRep }}", Style.PLAIN)),
        *when("applicant.operator", Line("经营者：{{ applicant.operator }}", Style.PLAIN)),
        *when("applicant.phone", Line("联系电话：{{ applicant.phone }}", Style.PLAIN)),
        Line(
            "申请人申请提前停止公示行政处罚决定（{{ decisionNumber }}）的信息。经审查，有关条件的核实情况如下：",
            keep=True,
        ),
    )
    checked_table(sheet, "条件", "conditions")
    sheet.write(
        *when("reason", Line("{{ reason | sentence }}")),
        *when(
            "result == 'GRANTED'",
            Line(
                "申请人符合规定的条件。依据{{ basis | bare }}的规定，本机关决定提前停止公示上述信息，并通知各公示渠道同步停止公示。"
            ),
            otherwise=(Line("申请人不符合规定的条件。依据{{ basis | bare }}的规定，本机关决定不予提前停止公示。"),),
        ),
        REMEDY_LINE,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=EarlyStopDecision, openness=Openness.ON_REQUEST, draw=draw, rights=("RT-REMEDY",))
