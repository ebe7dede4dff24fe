"""送达地址确认书 – where and how papers reach the party, by its own word.

行政处罚法（2021）第六十一条第二款: with the party's consent and confirmation, papers may be served by fax, e-mail and the like.
"""

from datetime import date

from documents.forms.catalogue import Openness
from documents.forms.fields import Box, FormData, PartyBox, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import party_rows, wide_cell, wide_row
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import label

CODE = "ADDRESS_CONFIRMATION"


class ElectronicService(Box):
    """电子送达: whether the party agrees to it, and where papers then arrive."""

    address: Text | None = None
    platform: Text | None = None
    consent: bool


class AddressConfirmation(FormData):
    """Data of the form. ``effects`` are the consequences explained to the party."""

    party: PartyBox
    addresses: Texts
    electronic: ElectronicService
    effects: Text
    confirmed_on: date


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("送达地址确认书")
    sheet.heading()
    grid = sheet.grid()
    party_rows(grid, "当事人")
    grid.row(
        label("送达地址"),
        wide_cell(*each("address", "addresses", Line("{{ loop.index }}．{{ address }}", Style.CELL))),
        height=44,
    )
    wide_row(
        grid,
        "电子送达",
        "{% if electronic.consent %}☑同意　☐不同意{% else %}☐同意　☑不同意{% endif %}（以能够确认收悉的电子方式送达）",
        height=34,
    )
    wide_row(grid, "电子送达|地址", "{{ electronic.address or '—' }}", height=34)
    wide_row(grid, "电子送达|平台", "{{ electronic.platform or '—' }}", height=34)
    wide_row(
        grid,
        "告知事项",
        "{{ effects | sentence }}同意电子送达的，以送达信息到达特定系统的日期为送达日期。"
        "送达地址变更的，应当及时书面告知本机关。",
        height=76,
    )
    grid.row(
        label("当事人|确认"),
        wide_cell(
            Line("本人（单位）已了解上述告知事项，确认以上送达地址准确、有效。", Style.CELL),
            Line("当事人：[[sig_party 10]]　{{ confirmedOn | cn_date }}", Style.CELL_SIGN),
        ),
        height=80,
    )
    grid.row(
        label("执法人员|（经办人）"),
        wide_cell(
            Line("执法人员：[[sig_officer_1 9]]　[[sig_officer_2 9]]", Style.CELL_SIGN),
            Line("窗口工作人员：[[sig_clerk 9]]", Style.CELL_SIGN),
        ),
        height=60,
    )
    sheet.write(Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=AddressConfirmation, openness=Openness.NOT_OPEN, draw=draw)
