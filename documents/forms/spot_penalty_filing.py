"""当场处罚备案表 – on-the-spot decisions are reported to the organ.

行政处罚法（2021）第五十二条第三款: a decision made on the spot must be filed with the organ.
"""

from datetime import date

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, Officers, PartyBox, Text
from documents.forms.form import Design
from documents.forms.parts import OFFICERS_NAMED, OFFICERS_SIGN_CELL, party_rows, wide_row
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import label, opinion

CODE = "SPOT_PENALTY_FILING"


class SpotPenaltyFiling(FormData):
    """Data of the form."""

    decision_number: Text
    party: PartyBox
    violation: Text
    penalty: Text
    officers: Officers
    filed_on: date


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("当场处罚备案表")
    sheet.heading()
    grid = sheet.grid()
    wide_row(grid, "决定书|文号", "{{ decisionNumber }}", height=34)
    party_rows(grid, "当事人")
    wide_row(grid, "违法行为", "{{ violation }}", height=48)
    wide_row(grid, "处罚内容", "{{ penalty }}", height=48)
    grid.row(
        label("执法人员"),
        opinion(f"{OFFICERS_NAMED}。", OFFICERS_SIGN_CELL, span=4),
        height=70,
    )
    grid.row(
        label("承办机构|意见"),
        opinion("同意备案。", Line("负责人：[[sig_unit_head 10]]", Style.CELL_SIGN), span=4),
        height=76,
    )
    wide_row(grid, "备案日期", "{{ filedOn | cn_date }}", height=34)
    sheet.write(Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=SpotPenaltyFiling, openness=Openness.NOT_OPEN, draw=draw)
