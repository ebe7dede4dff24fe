"""更换执法人员审批表 – another officer takes over, and what is handed over is listed.

行政处罚法（2021）第四十二条、第四十三条: at least two officers with the qualification handle a case, and none who must stand aside.
"""

from pydantic import Field

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, OfficerName, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import opinion_row, wide_cell, wide_row
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import label

CODE = "OFFICER_CHANGE"


class OfficerChange(FormData):
    """Data of the form. ``handover`` lists papers and evidence handed over."""

    from_: OfficerName = Field(alias="from")
    to: OfficerName
    reason: Text
    handover: Texts
    unit_opinion: Text
    leader_opinion: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("更换执法人员审批表")
    sheet.heading()
    grid = sheet.grid()
    wide_row(grid, "案件名称", "{{ frame.case_name or '—' }}", height=44)
    wide_row(grid, "案号", "{{ frame.case_number or '—' }}", height=34)
    for title, name in (("原执法|人员", "from"), ("接替|人员", "to")):
        wide_row(
            grid,
            title,
            f"{{{{ {name}.name }}}}{{% if {name}.no %}}（执法证号：{{{{ {name}.no }}}}）{{% endif %}}",
            height=44,
        )
    wide_row(grid, "更换理由", "{{ reason | sentence }}", height=60)
    grid.row(
        label("案卷材料|和证据|移交情况"),
        wide_cell(*each("piece", "handover", Line("{{ loop.index }}．{{ piece | sentence }}", Style.CELL))),
        height=80,
    )
    opinion_row(grid, "承办机构|意见", "unitOpinion", "负责人", "sig_unit_head", height=84)
    opinion_row(grid, "机关|负责人|意见", "leaderOpinion", "签　名", "sig_deputy_head", height=84)
    sheet.write(Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=OfficerChange, openness=Openness.NOT_OPEN, draw=draw)
