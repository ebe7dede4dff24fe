"""立案（不予立案）审批表 – the leader decides whether a case is opened.

行政处罚法（2021）第五十四条第二款: what meets the standard is filed in time. 市场监督管理行政处罚程序规定 第十九条: evidence of a violation, a penalty
is due, the organ has jurisdiction, the time limit has not run out; at least two officers are appointed.
"""

from datetime import date

from documents.forms.catalogue import Openness
from documents.forms.fields import Box, FormData, PartyBox, Text, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import OFFICERS_NAMED, OFFICERS_SIGN_CELL, opinion_row, party_rows, wide_row
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import label, opinion

CODE = "FILING_APPROVAL"


class Clue(Box):
    """线索: when and how it was found."""

    found_at: date
    how: Text


class FilingApproval(FormData):
    """Data of the form. ``reason_not_to_file`` turns it into the form on which filing is declined."""

    source: Text
    party: PartyBox
    clue: Clue
    place: Text
    objects: Text
    suspected_violation: Text
    law: Text
    officers: TwoOfficers
    unit_opinion: Text
    leader_opinion: Text
    reason_not_to_file: Text | None = None
    note: Text | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("立案审批表")
    sheet.heading("{% if reasonNotToFile %}不予{% endif %}立案审批表")
    sheet.number_line()
    grid = sheet.grid()
    wide_row(grid, "案件来源", "{{ source | boxes('监督检查', '投诉', '举报', '其他机关移送', '上级交办') }}")
    wide_row(grid, "案由", "涉嫌{{ suspectedViolation }}")
    party_rows(grid, "当事人")
    grid.row(
        label("核查情况|及立案|理由"),
        opinion(
            "{{ clue.foundAt | cn_date }}，本机关执法人员在{{ clue.how | bare }}中，发现当事人在{{ place }}涉嫌"
            "{{ suspectedViolation | bare }}，涉及{{ objects | bare }}。经核查：{% if reasonNotToFile %}"
            "{{ reasonNotToFile | sentence }}涉及的规定为{{ law | bare }}。建议不予立案。{% else %}"
            "（一）有证据初步证明存在违反{{ law | bare }}的行为；（二）依法应当给予行政处罚；（三）属于本机关管辖；"
            "（四）在给予行政处罚的法定期限内。"
            f"建议予以立案，并指派{OFFICERS_NAMED}承办。{{% endif %}}",
            OFFICERS_SIGN_CELL,
            span=4,
        ),
    )
    opinion_row(grid, "承办机构|意见", "unitOpinion", "负责人", "sig_unit_head", height=54)
    opinion_row(grid, "机关|负责人|意见", "leaderOpinion", "签　名", "sig_deputy_head", height=54)
    wide_row(grid, "备注", "{{ note or '无' }}")
    sheet.write(Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=FilingApproval, openness=Openness.NOT_OPEN, draw=draw)
