"""法制审核送审表 – a unit hands a major decision over for legal review.

行政处罚法（2021）第五十八条: what concerns the public interest, the party's or a third party's vital rights, or is complex, is not
decided without legal review.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import Count, FormData, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import ticks, wide_cell, wide_row
from documents.forms.review.reviewed_case import IN_CHARGE, TIMINGS, ReviewedCase, ReviewedProposal, Timing
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import content, label, opinion

CODE = "REVIEW_SUBMISSION"


class ReviewSubmission(FormData):
    """Data of the form. ``triggers`` are the entries of the published catalogue of major decisions that apply."""

    case: ReviewedCase
    timing: Timing
    round: Count
    triggers: Texts
    proposal: ReviewedProposal
    materials: Texts
    submitted_by: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("法制审核送审表")
    sheet.heading()
    grid = sheet.grid()
    wide_row(grid, "案件名称", "{{ case.name }}", height=40)
    grid.row(
        label("案号"), content("{{ case.number }}", span=2), label("送审轮次"), content("第{{ round }}轮"), height=30
    )
    grid.row(label("承办机构"), content("{{ case.unit }}", span=2), label("承办人"), content(IN_CHARGE), height=30)
    wide_row(grid, "审核时点", ticks("timing", TIMINGS), height=30)
    wide_row(grid, "审核情形|（目录|编号）", "{{ triggers | join('；') }}", height=40)
    wide_row(grid, "拟处理|意见", "{{ proposal.text | sentence }}", height=70)
    grid.row(
        label("送审材料"),
        wide_cell(*each("paper", "materials", Line("{{ loop.index }}．{{ paper }}", Style.CELL))),
        height=110,
    )
    grid.row(
        label("承办机构|意见"),
        opinion(
            "以上材料齐备，请予审核。送审人：{{ submittedBy }}。",
            Line("负责人：[[sig_unit_head 10]]　{{ frame.date | cn_date }}", Style.CELL_SIGN),
            span=4,
        ),
        height=80,
    )
    sheet.write(Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=ReviewSubmission, openness=Openness.NOT_OPEN, draw=draw)
