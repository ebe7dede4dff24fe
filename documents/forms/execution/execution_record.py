"""强制执行（代履行）笔录 – how the execution went on the spot.

行政强制法 第三十七条、第四十三条: executed as decided, and not at night; 第五十一条第一款第三项、第四项: an officer supervises substitute performance, and
supervisor, performer and party or a witness sign. If the party is absent or refuses, a witness signs.
"""

from pydantic import Field

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, Moment, PartyBox, Text, Texts, TwoOfficers
from documents.forms.form import Design
from documents.forms.goods import MaybeGoods, goods_table
from documents.forms.parts import OFFICERS_NAMED, OFFICERS_SIGN
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "EXECUTION_RECORD"


class ExecutionRecord(FormData):
    """Data of the form. ``present`` tells who was there; ``performer`` who did the work; ``goods`` what was found and moved."""

    from_: Moment = Field(alias="from")
    to: Moment
    place: Text
    party: PartyBox
    present: Text
    officers: TwoOfficers
    performer: Text
    goods: MaybeGoods
    observations: Texts
    recording_ids: Texts
    decision_number: Text | None = None
    refusal: Text | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("强制执行（代履行）笔录", signed_on_every_page=True)
    sheet.heading()
    sheet.page_count()
    plain = (
        "执行时间：{{ from | cn_period(to) }}",
        "执行地点：{{ place }}",
        "当事人：{{ party.name }}",
        "统一社会信用代码（身份证件号码）：{{ party.uscc or party.idNumber or '—' }}",
        "法定代表人（负责人）：{{ party.legalRep or party.operator or '—' }}　联系电话：{{ party.phone or '—' }}",
        "住所（住址）：{{ party.address }}",
        "到场人员：{{ present }}",
        f"执法人员：{OFFICERS_NAMED}",
        "执行人（代履行人）：{{ performer }}",
        "执行依据：{{ decisionNumber or '—' }}",
    )
    sheet.write(
        *(Line(text, Style.PLAIN) for text in plain),
        Line(
            "执法人员到场出示行政执法证件，宣读决定书，告知当事人依法享有陈述、申辩的权利。"
            "本次执行全程音像记录，记录编号：{{ recordingIds | join }}。"
        ),
        Line("**执行情况：**", keep=True),
        *each("seen", "observations", Line("{{ loop.index | cn_count }}、{{ seen | sentence }}")),
        Line("{% if goods %}现场物品清点情况如下：{% else %}现场没有需要清点的物品。{% endif %}", keep=True),
        Line("{%p if goods %}"),
    )
    goods_table(sheet, "goods", "状态和去向")
    sheet.write(
        Line("{%p endif %}"),
        Line("（以下空白）", Style.PLAIN),
        Line("以上笔录已经核对（已宣读），与执行情况相符。", keep=True),
        *when(
            "refusal",
            Line("当事人不到场或者拒绝签名，情况：{{ refusal | sentence }}由见证人和执法人员签名。", keep=True),
        ),
        Line("当事人：[[sig_party 9]]　{{ to | cn_date }}", Style.SIGN, keep=True),
        Line("见证人：[[sig_attesting 9]]　{{ to | cn_date }}", Style.SIGN, keep=True),
        *OFFICERS_SIGN,
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(code=CODE, fields=ExecutionRecord, openness=Openness.PARTIAL, draw=draw)
