"""陈述申辩笔录及复核意见 – what the party says to the prior notice, and what became of it.

行政处罚法（2021）第四十五条: the organ hears the party fully, re-checks its facts, reasons and evidence, adopts what holds, and never punishes more for it.
"""

from pydantic import Field

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, MaybeTexts, Moment, PartyBox, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import TWO_OFFICERS_SIGN
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "STATEMENT_RECORD"


class StatementRecord(FormData):
    """Data of the form. ``speaker`` is the party or whoever speaks for it; ``adopted`` says what was adopted and why."""

    party: PartyBox
    from_: Moment = Field(alias="from")
    to: Moment
    place: Text
    speaker: Text
    statement: Text
    reasons: Texts
    evidence: MaybeTexts
    recheck: Text
    adopted: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("陈述申辩笔录")
    sheet.heading("陈述申辩笔录及复核意见")
    sheet.page_count()
    plain = (
        "时间：{{ from | cn_period(to) }}",
        "地点：{{ place }}",
        "当事人：{{ party.name }}",
        "统一社会信用代码（身份证件号码）：{{ party.uscc or party.idNumber or '—' }}",
        "住所（住址）：{{ party.address }}",
        "法定代表人（负责人）：{{ party.legalRep or party.operator or '—' }}　联系电话：{{ party.phone or '—' }}",
        "陈述申辩人：{{ speaker }}",
    )
    sheet.write(
        *(Line(text, Style.PLAIN) for text in plain),
        Line("**一、陈述申辩内容**", keep=True),
        *each("said", "statement | lines", Line("{{ said | sentence }}")),
        Line("理由：", keep=True),
        *each("reason", "reasons", Line("{{ loop.index }}．{{ reason | sentence }}")),
        *when(
            "evidence",
            Line("提交的证据：{{ evidence | join('；') }}。", keep=True),
            otherwise=(Line("未提交证据。", keep=True),),
        ),
        Line("以上笔录已经本人核对（已向本人宣读），与本人的陈述申辩一致。", keep=True),
        Line("陈述申辩人：[[sig_party 9]]　{{ to | cn_date }}", Style.SIGN),
        Line("**二、复核意见**", keep=True),
        Line("{{ recheck | sentence }}", keep=True),
        Line("采纳情况：{{ adopted | sentence }}", keep=True),
        TWO_OFFICERS_SIGN,
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(code=CODE, fields=StatementRecord, openness=Openness.ON_REQUEST, draw=draw)
