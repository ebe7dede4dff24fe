"""结案审批表 – a case ends when its decision has been carried out, or for another stated reason.

市场监督管理行政处罚程序规定: a case is closed with the leader's approval once the decision is performed, enforcement has ended, or none was made.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, Text
from documents.forms.form import Design
from documents.forms.parts import TWO_OFFICERS_SIGN_CELL, opinion_row, wide_cell, wide_row
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import content, label

CODE = "CASE_CLOSING_APPROVAL"


class CaseClosingApproval(FormData):
    """Data of the form. ``goods`` says what became of everything sealed, seized or confiscated."""

    decision: Text
    performance: Text
    goods: Text
    reason: Text
    unit_opinion: Text
    leader_opinion: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("结案审批表")
    sheet.heading()
    grid = sheet.grid()
    grid.when("frame.case_name", label("案件名称"), content("{{ frame.case_name }}", span=4), height=34)
    grid.when("frame.case_number", label("案号"), content("{{ frame.case_number }}", span=4), height=34)
    wide_row(grid, "处理决定", "{{ decision | sentence }}", height=80)
    wide_row(grid, "执行情况", "{{ performance | sentence }}", height=80)
    wide_row(grid, "涉案财物|处理情况", "{{ goods | sentence }}", height=60)
    grid.row(
        label("结案理由"),
        wide_cell(Line("{{ reason | bare }}，建议结案。", Style.CELL), TWO_OFFICERS_SIGN_CELL),
        height=90,
    )
    opinion_row(grid, "承办机构|意见", "unitOpinion", "负责人", "sig_unit_head", height=80)
    opinion_row(grid, "机关|负责人|意见", "leaderOpinion", "签　名", "sig_deputy_head", height=80)
    sheet.write(Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=CaseClosingApproval, openness=Openness.NOT_OPEN, draw=draw)
