"""Tables of forms: labels at the left, contents at the right, opinions with a place to sign, lists with a head row."""

from dataclasses import dataclass, field, replace

from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell

from documents.layout.lines import BookmarkNumbers, Line, Lines, write
from documents.layout.styles import Style

OUTER_LINE, INNER_LINE = 1.0, 0.5
#: Space between a cell's lines and its text: left and right, top and bottom, in points.
SIDE_SPACE, EDGE_SPACE = 5.4, 3.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``span`` counts columns to the right, ``down`` rows below it; ``top`` sets the text at the top."""

    lines: Lines
    span: int = 1
    down: int = 1
    top: bool = False


def label(text: str, span: int = 1, down: int = 1) -> Cell:
    """A cell that names what stands beside it; ``|`` breaks the line."""
    return Cell(tuple(Line(part, Style.LABEL) for part in text.split("|")), span, down)


def content(text: str, span: int = 1) -> Cell:
    """A cell with one paragraph."""
    return Cell((Line(text, Style.CELL),), span)


def opinion(text: str, *signatures: Line, span: int = 1) -> Cell:
    """A cell with an opinion at the top and the places to sign below it at the right."""
    return Cell((Line(text, Style.CELL), *signatures), span, top=True)


@dataclass(slots=True)
class Grid:
    """A table under construction. ``widths`` are points and add up to the text width."""

    document: Document
    numbers: BookmarkNumbers
    widths: tuple[float, ...]
    table: Table = field(init=False)
    _covered: dict[int, tuple[int, _Cell]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.table = self.document.add_table(rows=0, cols=len(self.widths))
        _lay_out(self.table, self.widths)

    def row(self, *cells: Cell, height: float = 0, head: bool = False, splits: bool = False) -> None:
        """Add a row at least ``height`` points high. ``head`` repeats on every page; ``splits`` lets it break."""
        row = self.table.add_row()  # type: ignore[no-untyped-call]
        if height:
            row.height, row.height_rule = Pt(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        properties = row._tr.get_or_add_trPr()
        if not splits:
            properties.append(OxmlElement("w:cantSplit"))
        if head:
            properties.append(OxmlElement("w:tblHeader"))
        at = 0
        for cell in cells:
            at = self._skip_covered(at, len(self.table.rows) - 1)
            self._fill(row.cells[at], row.cells[at + cell.span - 1], cell)
            if cell.down > 1:
                self._covered[at] = (cell.down - 1, self.table.cell(len(self.table.rows) - 1, at))
            at += cell.span
        self._skip_covered(at, len(self.table.rows) - 1)

    def each(self, name: str, source: str, *cells: Cell) -> None:
        """Add a row that is repeated for every element of ``source``."""
        self._control(f"{{%tr for {name} in {source} %}}")
        self.row(*cells)
        self._control("{%tr endfor %}")

    def when(self, condition: str, *cells: Cell, height: float = 0) -> None:
        """Add a row that appears only if ``condition`` holds."""
        self._control(f"{{%tr if {condition} %}}")
        self.row(*cells, height=height)
        self._control("{%tr endif %}")

    def _control(self, tag: str) -> None:
        row = self.table.add_row()  # type: ignore[no-untyped-call]
        row.cells[0].paragraphs[0].add_run(tag)

    def _skip_covered(self, at: int, row: int) -> int:
        while at in self._covered:
            rows, above = self._covered.pop(at)
            below = self.table.cell(row, at)
            above_merge = above._tc.get_or_add_tcPr()
            if above_merge.find(qn("w:vMerge")) is None:
                _vertical_merge(above, "restart")
            _vertical_merge(below, None)
            write(below.paragraphs[0], Line("", Style.LABEL), self.numbers)
            if rows > 1:
                self._covered[at] = (rows - 1, above)
                return at + 1
            at += 1
        return at

    def _fill(self, first: _Cell, last: _Cell, cell: Cell) -> None:
        merged = first.merge(last) if cell.span > 1 else first
        merged.vertical_alignment = WD_ALIGN_VERTICAL.TOP if cell.top else WD_ALIGN_VERTICAL.CENTER
        for extra in merged.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
        paragraph = merged.paragraphs[0]
        for number, line in enumerate(cell.lines):
            # A row stays whole by itself; one higher than a page must break, which text kept with the next would not.
            loose = replace(line, keep=False)
            write(paragraph if number == 0 else merged.add_paragraph(), loose, self.numbers)


def _vertical_merge(cell: _Cell, value: str | None) -> None:
    merge = OxmlElement("w:vMerge")
    if value:
        merge.set(qn("w:val"), value)
    properties = cell._tc.get_or_add_tcPr()
    alignment = properties.find(qn("w:vAlign"))
    if alignment is None:
        properties.append(merge)
    else:
        alignment.addprevious(merge)


def _lay_out(table: Table, widths: tuple[float, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        size = INNER_LINE if side.startswith("inside") else OUTER_LINE
        for name, value in (("val", "single"), ("sz", str(round(size * 8))), ("space", "0"), ("color", "000000")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    margins = OxmlElement("w:tblCellMar")
    for side, space in (("top", EDGE_SPACE), ("left", SIDE_SPACE), ("bottom", EDGE_SPACE), ("right", SIDE_SPACE)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(space * 20)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # Schema order: … tblBorders, tblLayout, tblCellMar, tblLook.
    look = properties.find(qn("w:tblLook"))
    layout = properties.find(qn("w:tblLayout"))
    assert layout is not None
    assert look is not None
    layout.addprevious(borders)
    look.addprevious(margins)
