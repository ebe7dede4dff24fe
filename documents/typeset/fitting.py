"""Let what would not fit break: words wider than their column, table rows higher than a page.

Forms ask for rows that stay whole (``cantSplit``); whoever fills them in may still write pages into one cell.
"""

import math
import re
from collections.abc import Iterator

from documents.typeset.blocks import Paragraph, Row, Run, Table, WordDocument

_WORD = re.compile(r"[!-~]{8,}")
#: Widest Latin letters and digits of our fonts, as a share of their size.
_LETTER = 0.66
#: A row estimated to take more than this share of the text area may be split after all.
_TALLEST_ROW = 0.6


def let_break(document: WordDocument) -> None:
    """Mark, in place, the words that may not fit their width and the rows that may not fit a page."""
    paper = document["geometry"]
    text_width = paper["width"] - paper["left"] - paper["right"]
    for block in document["body"]:
        if block["k"] == "p":
            _mark(block, text_width)
        else:
            _let_rows_split(block, (paper["height"] - paper["top"] - paper["bottom"]) * _TALLEST_ROW)
            for _, paragraph, width in _cells(block):
                _mark(paragraph, width)


def _let_rows_split(table: Table, tallest: float) -> None:
    # All cells of a row added up: more than its true height, and never less.
    heights: dict[int, float] = {}
    for row, paragraph, width in _cells(table):
        heights[id(row)] = heights.get(id(row), 0) + _height(paragraph, width)
    for row in table["rows"]:
        if heights.get(id(row), 0) > tallest:
            row["cant"] = False


def _height(paragraph: Paragraph, width: float) -> float:
    characters = sum(len(run.get("t", "")) for run in paragraph["r"])
    lines = max(1, math.ceil(characters * paragraph["s"] / max(width, paragraph["s"])))
    return lines * paragraph.get("pitch", paragraph["s"] * 1.3) + paragraph.get("sb", 0) + paragraph.get("sa", 0)


def _cells(table: Table) -> Iterator[tuple[Row, Paragraph, float]]:
    covered: dict[int, int] = {}  # column → rows still covered by a cell from above
    for row in table["rows"]:
        at = 0
        started: dict[int, int] = {}
        for cell in row["c"]:
            while covered.get(at, 0):
                at += 1
            width = sum(table["g"][at : at + cell["cs"]]) - 2 * table["mx"]
            for paragraph in cell["p"]:
                yield row, paragraph, width
            started |= dict.fromkeys(range(at, at + cell["cs"]), cell["rs"])
            at += cell["cs"]
        covered = {column: rows - 1 for column, rows in covered.items() if rows > 1}
        covered |= {column: rows - 1 for column, rows in started.items() if rows > 1}


def _mark(paragraph: Paragraph, width: float) -> None:
    room = width - paragraph.get("li", 0) - paragraph.get("ri", 0)
    runs: list[Run] = []
    for run in paragraph["r"]:
        if "t" in run and _WORD.search(run["t"]):
            runs.extend(_split(run, room))
        else:
            runs.append(run)
    paragraph["r"] = runs


def _split(run: Run, room: float) -> Iterator[Run]:
    text, at = run["t"], 0
    for word in _WORD.finditer(text):
        if len(word[0]) * run["s"] * _LETTER <= room:
            continue
        if word.start() > at:
            yield {**run, "t": text[at : word.start()]}
        yield {**run, "t": word[0], "bk": True}
        at = word.end()
    if at < len(text):
        yield {**run, "t": text[at:]}
