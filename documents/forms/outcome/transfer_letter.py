"""案件移送函（涉嫌犯罪案件移送书） – the case belongs to another organ, or to the police.

行政处罚法（2021）第二十七条: a suspected crime is transferred promptly; 行政强制法 第二十一条: goods sealed or seized go with it, and
the party is told in writing. 行政执法机关移送涉嫌犯罪案件的规定: what must be enclosed.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, MaybeTexts, Text
from documents.forms.form import Design
from documents.forms.goods import GOODS_NAMED, MaybeGoods
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "TRANSFER_LETTER"


class TransferLetter(FormData):
    """Data of the form. ``crime``: to the police, because a crime is suspected. ``goods`` may be empty."""

    to: Text
    reason: Text
    facts: Text
    evidence: MaybeTexts
    goods: MaybeGoods
    crime: bool = False


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("案件移送")
    sheet.heading("{% if crime %}涉嫌犯罪案件移送书{% else %}案件移送函{% endif %}")
    sheet.number_line()
    sheet.write(
        Line("{{ to }}：", Style.PLAIN),
        *when("frame.case_name", Line("本机关查办的{{ frame.case_name | bare }}，经调查情况如下：", keep=True)),
        *each("fact", "facts | lines", Line("{{ fact | sentence }}")),
        Line(
            "{{ reason | sentence }}依据《中华人民共和国行政处罚法》第二十七条{% if crime %}、"
            "《行政执法机关移送涉嫌犯罪案件的规定》{% endif %}的规定，现将案件移送你单位处理。"
            "{% if crime %}请依法决定是否立案，并将结果书面通知本机关。{% else %}请将处理结果函告本机关。{% endif %}"
        ),
        *when(
            "evidence",
            Line("随案移送的证据材料：", keep=True),
            *each("piece", "evidence", Line("{{ loop.index }}．{{ piece | sentence }}")),
            otherwise=(Line("没有随案移送的证据材料。"),),
        ),
        *when(
            "goods",
            Line("随案移送的涉案物品（已书面告知当事人）：", keep=True),
            *each("item", "goods", Line(f"{{{{ loop.index }}}}．{GOODS_NAMED}。")),
            otherwise=(Line("没有随案移送的涉案物品。"),),
        ),
        Line("附：案件材料目录及有关材料。", keep=True),
    )
    sheet.closing("（本文书一式两份，一份送受移送单位，一份归档。）")
    return sheet


DESIGN = Design(code=CODE, fields=TransferLetter, openness=Openness.NOT_OPEN, draw=draw)
