"""行政检查审批表 – the leader approves before anybody inspects.

国办发〔2024〕54号: no inspection without approval; the list item, the plan and the yearly frequency are checked here.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import Box, Count, FormData, PartyBox, Text, Texts, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import OFFICERS_SIGN_CELL, opinion_row, party_rows, wide_row
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import content, label, opinion

CODE = "INSPECTION_APPROVAL"


class Frequency(Box):
    """频次: inspections allowed in a year, and used so far."""

    cap_per_year: Count
    used_this_year: Count


class InspectionApproval(FormData):
    """Data of the form."""

    list_item: Text
    plan: Text
    object: PartyBox
    basis: Text
    content: Texts
    time: Text
    officers: TwoOfficers
    frequency: Frequency
    notice_mode: Text
    unit_opinion: Text
    leader_opinion: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("行政检查审批表")
    sheet.heading()
    grid = sheet.grid()
    wide_row(grid, "检查事项", "{{ listItem }}")
    wide_row(grid, "检查计划", "{{ plan }}")
    party_rows(grid, "检查|对象", "object")
    wide_row(grid, "检查依据", "{{ basis }}")
    wide_row(grid, "检查内容", "{{ content | join }}")
    grid.row(label("检查时间"), content("{{ time }}", span=2), label("通知方式"), content("{{ noticeMode }}"))
    wide_row(
        grid,
        "检查频次",
        "本年度频次上限{{ frequency.capPerYear }}次，已使用{{ frequency.usedThisYear }}次",
    )
    grid.row(
        label("承办人|意见"),
        opinion(
            "拟由{% for officer in officers %}{% if not loop.first %}、{% endif %}{{ officer.name }}"
            "{% if officer.no %}（执法证号{{ officer.no }}）{% endif %}{% endfor %}实施检查，请予审批。",
            OFFICERS_SIGN_CELL,
            span=4,
        ),
    )
    opinion_row(grid, "承办机构|意见", "unitOpinion", "负责人", "sig_unit_head")
    opinion_row(grid, "机关|负责人|意见", "leaderOpinion", "签　名", "sig_deputy_head")
    sheet.write(Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=InspectionApproval, openness=Openness.NOT_OPEN, draw=draw)
