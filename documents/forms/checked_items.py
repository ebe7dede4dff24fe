"""Points checked one by one with what was found (检查、核查项目)."""

from typing import Annotated

from pydantic import Field

from documents.forms.fields import LONGEST_LIST, Box, Text
from documents.layout.sheet import Sheet
from documents.layout.styles import TEXT_WIDTH
from documents.layout.tables import content, label


class CheckedItem(Box):
    """One point and its finding, e.g. 冷藏冷冻设施: 符合."""

    item: Text
    result: Text


CheckedItems = Annotated[list[CheckedItem], Field(min_length=1, max_length=LONGEST_LIST)]


def checked_table(sheet: Sheet, title: str, source: str = "items") -> None:
    """A table of points and findings whose head repeats on every page; ``title`` names the points."""
    grid = sheet.grid(46.0, 190.0, TEXT_WIDTH - 236)
    grid.row(label("序号"), label(title), label("结果"), head=True)
    grid.each("check", source, label("{{ loop.index }}"), content("{{ check.item }}"), content("{{ check.result }}"))
