"""案件来源登记表 – where a lead came from, before anybody knows whether it becomes a case.

市场监督管理行政处罚程序规定 第十八条: a lead is verified within 15 working days. Who reported it is protected, so the form is not open.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, Moment, Text
from documents.forms.form import Design
from documents.forms.parts import opinion_row, wide_row
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import label, opinion

CODE = "CLUE_REGISTRATION"


class ClueRegistration(FormData):
    """Data of the form. ``provider`` is who brought the lead; ``unit_opinion`` what the unit's head decides."""

    source: Text
    provider: Text
    received_at: Moment
    content: Text
    handling_opinion: Text
    unit_opinion: Text | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("案件来源登记表")
    sheet.heading()
    grid = sheet.grid()
    wide_row(grid, "案件来源", "{{ source }}", height=40)
    wide_row(grid, "线索|提供人", "{{ provider }}", height=40)
    wide_row(grid, "登记时间", "{{ receivedAt | cn_time }}", height=34)
    wide_row(grid, "案源内容", "{{ content | sentence }}", height=150)
    grid.row(
        label("处理意见"),
        opinion(
            "{{ handlingOpinion | sentence }}",
            Line("登记人：[[sig_officer_1 9]]　[[sig_officer_2 9]]", Style.CELL_SIGN),
            span=4,
        ),
        height=110,
    )
    opinion_row(grid, "承办机构|意见", "unitOpinion or ''", "负责人", "sig_unit_head", height=90)
    sheet.write(Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=ClueRegistration, openness=Openness.NOT_OPEN, draw=draw)
