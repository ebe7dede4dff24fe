"""证据提取单 – copies and photographs become evidence when their holder confirms them.

行政处罚法（2021）第四十六条: kinds of evidence, and that it must be verified before it counts. A copy states where the
original is, and its holder confirms that it agrees with it.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from documents.forms.catalogue import Openness
from documents.forms.fields import LONGEST_LIST, Box, Count, FormData, Text, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import officers_sign, wide_cell
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import TEXT_WIDTH, Style
from documents.layout.tables import content, label

CODE = "EVIDENCE_EXTRACT"


class Extracted(Box):
    """提取的证据: what, how many copies or sheets, and where the original lies."""

    name: Text
    copies: Count
    source: Text | None = None


class EvidenceExtract(FormData):
    """Data of the form. ``conformity`` is the provider's own statement that the copies agree with the originals."""

    items: Annotated[list[Extracted], Field(min_length=1, max_length=LONGEST_LIST)]
    place: Text
    date: date
    extractors: TwoOfficers
    proves: Text
    conformity: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("证据提取单")
    sheet.heading()
    grid = sheet.grid(46.0, 58.0, 190.0, 54.0, TEXT_WIDTH - 348)
    grid.row(label("序号"), label("证据名称", span=2), label("数量"), label("原件存放处"), head=True)
    grid.each(
        "item",
        "items",
        label("{{ loop.index }}"),
        content("{{ item.name }}", span=2),
        label("{{ item.copies }}份"),
        content("{{ item.source or '—' }}"),
    )
    grid.row(label("证明事项", span=2), content("{{ proves | sentence }}", span=3), height=60)
    grid.row(label("提取地点", span=2), content("{{ place }}", span=3), height=34)
    grid.row(label("提取日期", span=2), content("{{ date | cn_date }}", span=3), height=34)
    grid.row(
        label("提供人|核对意见", span=2),
        wide_cell(
            Line("{{ conformity | sentence }}", Style.CELL),
            Line("提供人（捺印）：[[sig_party 8]]　{{ date | cn_date }}", Style.CELL_SIGN),
            span=3,
        ),
        height=80,
    )
    sheet.write(*officers_sign("提取人", "extractors"), Line("", Style.MARGINAL))
    return sheet


DESIGN = Design(code=CODE, fields=EvidenceExtract, openness=Openness.ON_REQUEST, draw=draw)
