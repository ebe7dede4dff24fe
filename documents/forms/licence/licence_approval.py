"""行政许可审批表 – the opinions on which the licence decision rests.

行政许可法 第三十四条: the organ examines the materials and, where the law asks for it, verifies their substance.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, PartyBox, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import TWO_OFFICERS_SIGN_CELL, opinion_row, party_rows, wide_cell, wide_row
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import label

CODE = "LICENCE_APPROVAL"


class LicenceApproval(FormData):
    """Data of the form. ``verification`` is the result of the check on site, or why none was needed."""

    applicant: PartyBox
    scope: Texts
    materials: Texts
    verification: Text
    unit_opinion: Text
    leader_opinion: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("行政许可审批表")
    sheet.heading()
    grid = sheet.grid()
    party_rows(grid, "申请人", "applicant")
    wide_row(grid, "许可范围", "{{ scope | join('；') }}", height=40)
    grid.row(
        label("审查的|材料"),
        wide_cell(*each("paper", "materials", Line("{{ loop.index }}．{{ paper }}", Style.CELL))),
        height=80,
    )
    wide_row(grid, "核查情况", "{{ verification | sentence }}", height=40)
    grid.row(
        label("审查人员|意见"),
        wide_cell(Line("申请材料和核查情况如上，请予审批。", Style.CELL), TWO_OFFICERS_SIGN_CELL),
        height=56,
    )
    opinion_row(grid, "承办机构|意见", "unitOpinion", "负责人", "sig_unit_head", height=56)
    opinion_row(grid, "机关|负责人|意见", "leaderOpinion", "签　名", "sig_deputy_head", height=56)
    sheet.write(Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=LicenceApproval, openness=Openness.NOT_OPEN, draw=draw)
