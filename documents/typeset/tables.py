"""Read tables: fixed columns, cells that cover several columns or rows, one kind of line outside and one inside."""

from typing import Literal

from lxml import etree

from documents.errors import UnsupportedWord
from documents.typeset.blocks import Cell, Row, Table
from documents.typeset.names import W, word_name
from documents.typeset.paragraphs import ParagraphReader

_CELL_PROPERTIES = frozenset(f"{W}{name}" for name in ("tcW", "gridSpan", "vMerge", "vAlign", "hideMark"))
_ROW_PROPERTIES = frozenset(f"{W}{name}" for name in ("cantSplit", "trHeight", "tblHeader", "jc"))
_TABLE_PROPERTIES = frozenset(
    f"{W}{name}" for name in ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook")
)
_VERTICAL: dict[str | None, Literal["top", "center", "bottom"]] = {
    None: "top", "top": "top", "center": "center", "bottom": "bottom",
}  # fmt: skip


def read_table(element: etree._Element, reader: ParagraphReader, where: str, part: str) -> Table:
    """Read a ``w:tbl``. Raises UnsupportedWord."""
    grid = element.find(f"{W}tblGrid")
    properties = element.find(f"{W}tblPr")
    if grid is None or properties is None:
        raise UnsupportedWord("w:tbl", where)
    _only(properties, _TABLE_PROPERTIES, where)
    rows: list[Row] = []
    open_merges: dict[int, Cell] = {}
    for child in element:
        if child.tag == f"{W}tr":
            rows.append(_row(child, reader, open_merges, f"{where}第{len(rows) + 1}行", part))
        elif child.tag not in (f"{W}tblPr", f"{W}tblGrid", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            raise UnsupportedWord(word_name(child.tag), where)
    outer, inner = _borders(properties, where)
    side, edge = _margins(properties)
    widths = [int(column.get(f"{W}w") or 0) / 20 for column in grid]
    return Table(k="t", g=widths, rows=rows, outer=outer, inner=inner, mx=side, my=edge)


def _row(element: etree._Element, reader: ParagraphReader, open_merges: dict[int, Cell], where: str, part: str) -> Row:
    row = Row(c=[], h=0, hd=False, cant=False)
    at = 0
    for child in element:
        if child.tag == f"{W}trPr":
            _only(child, _ROW_PROPERTIES, where)
            height = child.find(f"{W}trHeight")
            if height is not None:
                row["h"] = int(height.get(f"{W}val") or 0) / 20
            row["hd"] = child.find(f"{W}tblHeader") is not None
            row["cant"] = child.find(f"{W}cantSplit") is not None
        elif child.tag == f"{W}tc":
            at += _cell(child, row, at, reader, open_merges, where, part)
        elif child.tag not in (f"{W}tblPrEx", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            raise UnsupportedWord(word_name(child.tag), where)
    return row


def _cell(
    element: etree._Element,
    row: Row,
    at: int,
    reader: ParagraphReader,
    open_merges: dict[int, Cell],
    where: str,
    part: str,
) -> int:
    span, merge, vertical = 1, None, None
    properties = element.find(f"{W}tcPr")
    if properties is not None:
        _only(properties, _CELL_PROPERTIES, where)
        wide = properties.find(f"{W}gridSpan")
        span = int(wide.get(f"{W}val") or 1) if wide is not None else 1
        merge = properties.find(f"{W}vMerge")
        aligned = properties.find(f"{W}vAlign")
        vertical = aligned.get(f"{W}val") if aligned is not None else None
    if merge is not None and merge.get(f"{W}val") != "restart":
        if at not in open_merges:
            raise UnsupportedWord("w:vMerge", where)
        open_merges[at]["rs"] += 1
        return open_merges[at]["cs"]
    cell = Cell(p=[], cs=span, rs=1, va=_VERTICAL.get(vertical, "top"))
    for child in element:
        if child.tag == f"{W}p":
            cell["p"].append(reader.read(child, f"{where}第{len(row['c']) + 1}格", part))
        elif child.tag not in (f"{W}tcPr", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            raise UnsupportedWord(word_name(child.tag), where)
    open_merges.pop(at, None)
    if merge is not None:
        open_merges[at] = cell
    row["c"].append(cell)
    return span


def _only(properties: etree._Element, known: frozenset[str], where: str) -> None:
    for child in properties:
        if child.tag not in known:
            raise UnsupportedWord(word_name(child.tag), where)


def _borders(properties: etree._Element, where: str) -> tuple[float, float]:
    borders = properties.find(f"{W}tblBorders")
    if borders is None:
        raise UnsupportedWord("没有 w:tblBorders 的表格", where)

    def width(side: str) -> float:
        border = borders.find(f"{W}{side}")
        if border is None or border.get(f"{W}val") in ("nil", "none"):
            return 0
        if border.get(f"{W}val") != "single":
            raise UnsupportedWord(f"w:{side} {border.get(f'{W}val')}", where)
        return int(border.get(f"{W}sz") or 4) / 8

    return width("top"), width("insideH")


def _margins(properties: etree._Element) -> tuple[float, float]:
    margins = properties.find(f"{W}tblCellMar")

    def space(side: str, default: float) -> float:
        margin = margins.find(f"{W}{side}") if margins is not None else None
        return int(margin.get(f"{W}w") or 0) / 20 if margin is not None else default

    return space("left", 5.4), space("top", 0)
