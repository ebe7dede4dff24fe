"""A policy as a document (制度文件): title, sections under their headings, and a flow chart as a table where it has one.

No form of the catalogue: nobody signs it here, and its sections differ from kind to kind. It is made like one all the same – a
Word template of our own, filled, typeset.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field

from documents.forms.fields import LONGEST_LIST, Box, FormData, Text
from documents.frame import Frame
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import TEXT_WIDTH, Style
from documents.layout.tables import content, label
from documents.lint import load_template
from documents.render import checked_as
from documents.template import Template

WIDTHS = (36.0, 60.0, 76.0, 80.0, 62.0)
"""Columns of a chart but the last: number, step, who, before, after."""


class Section(Box):
    """One section: its heading with its number, 一、范围, if it has one, and its text, a paragraph a line."""

    heading: Text | None = None
    text: Text


class ChartStep(Box):
    """One step of a flow chart, every cell as it is printed."""

    label: Text
    who: Text
    before: Text
    after: Text
    notes: Text


class Regulation(FormData):
    """A policy. ``effective`` says from when it is in effect; ``steps`` are its chart, none where it has none,
    and ``grounds`` the law behind them.
    """

    title: Text
    effective: Text | None = None
    sections: Annotated[list[Section], Field(min_length=1, max_length=LONGEST_LIST)]
    chart: Text | None = None
    grounds: Text | None = None
    steps: Annotated[list[ChartStep], Field(max_length=LONGEST_LIST)]


def fill_regulation(data: Mapping[str, Any], frame: Frame) -> bytes:
    """The Word file of a policy, from the fields of Regulation. ``frame.date`` is the day of its issue.

    Raises DataMissing, DataInvalid, DocumentTooLarge.
    """
    regulation = checked_as(Regulation, data)
    context = {**regulation.model_dump(by_alias=True), "frame": frame.model_dump()}
    docx, _ = _template().fill(context, title=regulation.title, stamp=f"{frame.date.isoformat()}T00:00:00+08:00")
    return docx


@lru_cache(maxsize=1)
def _template() -> Template:
    return load_template("REGULATION", draw().docx(), Regulation)


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("制度文件")
    sheet.write(Line("{{ title }}", Style.TITLE))
    sheet.number_line()
    section = (
        *when("section.heading", Line("**{{ section.heading }}**", keep=True)),
        *each("part", "section.text | lines", Line("{{ part | sentence }}")),
    )
    sheet.write(
        *each("section", "sections", *section),
        *when("effective", Line("{{ effective }}", keep=True)),
        Line("{{ frame.organ }}", Style.CLOSING_ORGAN),
        Line("{{ frame.date | cn_date }}", Style.CLOSING_DATE),
        Line("", Style.MARGINAL),  # the date stays with what follows it: with this line, not with the chart
        Line("{%p if chart %}"),
        Line("**附：{{ chart }}**", Style.PLAIN, keep=True),
    )
    grid = sheet.grid(*WIDTHS, TEXT_WIDTH - sum(WIDTHS))
    heads = ("序号", "步骤", "办理人", "办理前", "办理后", "时限、材料、载体")
    grid.row(*(label(head) for head in heads), head=True)
    texts = ("who", "before", "after", "notes")
    grid.each(
        "step", "steps", label("{{ loop.index }}"), label("{{ step.label }}"),
        *(content(f"{{{{ step.{text} }}}}") for text in texts),
    )  # fmt: skip
    sheet.write(
        *when("grounds", Line("依据：{{ grounds }}", Style.NOTE)), Line("{%p endif %}"), Line("", Style.MARGINAL)
    )
    return sheet
