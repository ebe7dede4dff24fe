"""行政复议（诉讼）案件登记表 – a decision is under remedy: where, since when, until when to reply, and whether it is stayed.

行政复议法（2023）第四十二条: the act is not suspended, save in named cases; 第四十八条、第八十八条第二款: reply within ten working days.
行政诉讼法 第六十七条: within fifteen days.
"""

from datetime import date

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, Moment, Officers, Text
from documents.forms.form import Design
from documents.forms.parts import opinion_row, ticks, wide_cell, wide_row
from documents.forms.safeguards.handled_by import handlers_sign
from documents.forms.safeguards.remedy import RemedyKind
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import content, label

CODE = "REMEDY_RECORD"


class RemedyRecord(FormData):
    """Data of the form. ``stay`` tells whether execution is suspended; ``result`` is added when it is known."""

    kind: RemedyKind
    body: Text
    case_number: Text
    applicant: Text
    decision_number: Text
    received_at: Moment
    reply_due: date
    stay: Text
    claims: Text | None = None
    result: Text | None = None
    officers: Officers | None = None
    unit_opinion: Text | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("案件登记表")
    sheet.heading("行政复议（诉讼）案件登记表")
    grid = sheet.grid()
    wide_row(grid, "案件类别", ticks("kind", {"RECONSIDERATION": "行政复议", "LITIGATION": "行政诉讼"}), height=30)
    wide_row(grid, "受理机关", "{{ body }}", height=30)
    wide_row(grid, "案号", "{{ caseNumber }}", height=30)
    wide_row(grid, "申请人|（原告）", "{{ applicant }}", height=30)
    wide_row(grid, "争议决定|文号", "{{ decisionNumber }}", height=30)
    grid.row(
        label("收到时间"),
        content("{{ receivedAt | cn_time }}", span=2),
        label("答复期限"),
        content("{{ replyDue | cn_date }}前"),
        height=30,
    )
    wide_row(grid, "请求事项", "{{ claims or '—' }}", height=40)
    wide_row(grid, "是否停止|执行", "{{ stay | sentence }}", height=40)
    wide_row(grid, "结果", "{{ result or '待定' }}", height=40)
    grid.row(label("承办人"), wide_cell(*handlers_sign("登记人")), height=50)
    opinion_row(grid, "承办机构|意见", "unitOpinion or '按期答复。'", "负责人", "sig_unit_head", height=70)
    sheet.write(Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=RemedyRecord, openness=Openness.NOT_OPEN, draw=draw)
