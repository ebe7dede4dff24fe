"""What is owed under a published standard (应缴款项), and how it is paid."""

from datetime import date

from pydantic import ValidationInfo, field_validator

from documents.forms.fields import Box, Fen, FormData, PartyBox, Text
from documents.forms.reckoning import Reckoning, agreeing
from documents.layout.lines import Line


class OwedData(FormData):
    """Data that all papers about a levy or charge have. ``standard`` names the published standard it is reckoned by."""

    party: PartyBox
    item: Text
    basis: Text
    standard: Text
    calculation: Reckoning
    amount_fen: Fen

    @field_validator("amount_fen")
    @classmethod
    def _amount_agrees(cls, amount: int, info: ValidationInfo) -> int:
        return agreeing(amount, info, "calculation")


class Payment(Box):
    """缴款方式: where to pay. ``late`` says what the law attaches to late payment, e.g. 滞纳金.

    The fixed text on fines (RT-PAY) does not fit here: no additional fine runs on a levy.
    """

    bank: Text
    account: Text | None = None
    epay: Text
    late: Text | None = None


class PayableData(OwedData):
    """Data of papers upon which the party pays: until when, and how."""

    pay_by: date
    performance: Payment


#: How and until when to pay.
PAYMENT_LINE = Line(
    "请于{{ payBy | cn_date }}前将上述款项缴至{{ performance.bank }}{% if performance.account %}（账号：{{ performance.account }}）"
    "{% endif %}或者通过{{ performance.epay }}缴纳，并凭据索取财政票据。"
    "{% if performance.late %}逾期不缴纳的，{{ performance.late | sentence }}{% endif %}"
)
