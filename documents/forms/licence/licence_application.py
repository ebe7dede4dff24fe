"""行政许可申请书 – the applicant asks for a licence.

行政许可法 第二十九条: the form asks for nothing that has not to do with the matter; 第三十一条: the applicant answers for the truth of the
materials; 第五十八条: the form is free of charge.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, PartyBox, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import party_rows, wide_cell, wide_row
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import label

CODE = "LICENCE_APPLICATION"


class LicenceApplication(FormData):
    """Data of the form. ``scope`` are the activities applied for, ``materials`` what is enclosed."""

    applicant: PartyBox
    matter: Text
    scope: Texts
    materials: Texts
    declaration: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("行政许可申请书")
    sheet.heading()
    grid = sheet.grid()
    party_rows(grid, "申请人", "applicant")
    wide_row(grid, "申请事项", "{{ matter }}", height=40)
    wide_row(grid, "申请范围", "{{ scope | join('；') }}", height=50)
    grid.row(
        label("提交材料"),
        wide_cell(*each("paper", "materials", Line("{{ loop.index }}．{{ paper }}", Style.CELL))),
        height=130,
    )
    grid.row(
        label("申请人|声明"),
        wide_cell(
            Line("{{ declaration | sentence }}本人（单位）对申请材料实质内容的真实性负责。", Style.CELL),
            Line("申请人（代理人）：[[sig_party 10]]　{{ frame.date | cn_date }}", Style.CELL_SIGN),
        ),
        height=110,
    )
    sheet.write(Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=LicenceApplication, openness=Openness.ON_REQUEST, draw=draw)
