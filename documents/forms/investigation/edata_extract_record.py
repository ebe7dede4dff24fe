"""电子数据证据提取笔录 – how electronic data were taken, and the digest that shows they have not changed since.

行政处罚法（2021）第四十六条第一款第四项: electronic data are evidence. The digest is computed and compared on the spot, in the holder's presence.
"""

from pydantic import Field

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, Moment, Text, Texts, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import OFFICERS_NAMED, OFFICERS_SIGN
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "EDATA_EXTRACT_RECORD"


class EDataExtractRecord(FormData):
    """Data of the form. ``path`` is where the data lay on the device; ``holder`` who has the device."""

    from_: Moment = Field(alias="from")
    to: Moment
    place: Text
    device: Text
    path: Text
    tool: Text
    hash_algorithm: Text
    hash_value: Text
    steps: Texts
    holder: Text
    officers: TwoOfficers


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("电子数据证据提取笔录")
    sheet.heading()
    sheet.page_count()
    plain = (
        "提取时间：{{ from | cn_period(to) }}",
        "提取地点：{{ place }}",
        "电子数据持有人：{{ holder }}",
        f"提取人员：{OFFICERS_NAMED}",
        "存储介质或者设备：{{ device }}",
        "数据存放位置：{{ path }}",
        "提取工具和方法：{{ tool }}",
    )
    sheet.write(
        *(Line(text, Style.PLAIN) for text in plain),
        Line("执法人员已向持有人出示行政执法证件，告知提取电子数据的事由和持有人依法享有的权利。"),
        Line("**提取过程：**", keep=True),
        *each("step", "steps", Line("{{ loop.index | cn_count }}、{{ step | sentence }}")),
        Line(
            "**完整性校验值**（算法：{{ hashAlgorithm }}）**：**{{ hashValue }}。持有人与执法人员当场核对校验值，结果一致。"
        ),
        Line("（以下空白）", Style.PLAIN),
        Line("以上笔录已经本人核对（已向本人宣读），与提取过程相符。", keep=True),
        Line("持有人：[[sig_party 9]]　{{ to | cn_date }}", Style.SIGN, keep=True),
        Line("见证人：[[sig_attesting 9]]　{{ to | cn_date }}", Style.SIGN, keep=True),
        *OFFICERS_SIGN,
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(code=CODE, fields=EDataExtractRecord, openness=Openness.ON_REQUEST, draw=draw)
