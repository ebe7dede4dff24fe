"""行政强制措施审批表 – the leader approves before anything is sealed or seized.

行政强制法 第十八条第一项: report to the organ's head and obtain approval; 第十九条: in an emergency, report within 24 hours afterwards.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import Days, FormData, PartyBox, Text
from documents.forms.form import Design
from documents.forms.goods import GOODS_NAMED, Goods
from documents.forms.parts import TWO_OFFICERS_SIGN_CELL, opinion_row, party_rows, wide_cell, wide_row
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import label

CODE = "MEASURE_APPROVAL"


class MeasureApproval(FormData):
    """Data of the form. ``emergency``: taken first, reported within 24 hours."""

    party: PartyBox
    facts: Text
    basis: Text
    objects: Goods
    period_days: Days
    emergency: bool
    unit_opinion: Text
    leader_opinion: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("行政强制措施审批表")
    sheet.heading()
    grid = sheet.grid()
    party_rows(grid, "当事人")
    wide_row(grid, "事实和|理由", "{{ facts | sentence }}")
    wide_row(grid, "法律依据", "{{ basis | bare }}")
    grid.row(
        label("采取措施|的场所、|设施、财物"),
        wide_cell(*each("item", "objects", Line(f"{{{{ loop.index }}}}．{GOODS_NAMED}。", Style.CELL))),
    )
    wide_row(grid, "期限", "{{ periodDays }}日，自采取措施之日起计算", height=30)
    wide_row(
        grid,
        "情况紧急",
        "{% if emergency %}☑是（当场采取措施后二十四小时内报告并补办批准手续）　☐否{% else %}☐是　☑否{% endif %}",
    )
    grid.row(label("承办人|意见"), wide_cell(Line("请予审批。", Style.CELL), TWO_OFFICERS_SIGN_CELL))
    opinion_row(grid, "承办机构|意见", "unitOpinion", "负责人", "sig_unit_head")
    opinion_row(grid, "机关|负责人|意见", "leaderOpinion", "签　名", "sig_deputy_head")
    sheet.write(Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=MeasureApproval, openness=Openness.NOT_OPEN, draw=draw)
