"""征用补偿决定书 – what the party gets for the use, damage or loss of requisitioned property.

民法典 第二百四十五条; 重大动物疫情应急条例 第三十四条: returned in time and reasonably compensated.
"""

from datetime import date

from pydantic import ValidationInfo, field_validator

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import Fen, PartyBox, Text
from documents.forms.form import Design
from documents.forms.parts import PARTY_LINES, TWO_COPIES
from documents.forms.reckoning import Reckoning, agreeing, reckoning_table
from documents.layout.lines import Line
from documents.layout.sheet import Sheet

CODE = "COMPENSATION_DECISION"


class CompensationDecision(AppealableData):
    """Data of the form. ``valuation`` shows how the amount came about; the organ pays until ``pay_by``."""

    party: PartyBox
    decision_number: Text
    basis: Text
    valuation: Reckoning
    amount_fen: Fen
    pay_by: date
    appraisal: Text | None = None

    @field_validator("amount_fen")
    @classmethod
    def _amount_agrees(cls, amount: int, info: ValidationInfo) -> int:
        return agreeing(amount, info, "valuation")


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("征用补偿决定书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        *PARTY_LINES,
        Line(
            "本机关以《征用决定书》（{{ decisionNumber }}）征用当事人的财产，现已使用完毕并清点归还。"
            "{% if appraisal %}{{ appraisal | sentence }}{% endif %}"
        ),
        Line(
            "依据{{ basis | bare }}的规定，本机关决定向当事人支付征用补偿{{ amountFen | capital }}（{{ amountFen | yuan }}）。"
            "核算情况如下：",
            keep=True,
        ),
    )
    reckoning_table(sheet, "valuation", "补偿项目", "核算方法")
    sheet.write(
        Line("补偿款由本机关在{{ payBy | cn_date }}前一次付清，支付至当事人书面确认的账户。"),
        REMEDY_LINE,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=CompensationDecision, openness=Openness.PARTIAL, draw=draw, rights=("RT-REMEDY",))
