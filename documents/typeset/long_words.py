"""Let words that are wider than their column break anywhere, so that nothing runs over a line of a form."""

import re
from collections.abc import Iterator

from documents.typeset.blocks import Paragraph, Run, Table, WordDocument

_WORD = re.compile(r"[!-~]{8,}")
#: Widest Latin letters and digits of our fonts, as a share of their size.
_LETTER = 0.66


def break_long_words(document: WordDocument) -> None:
    """Mark, in place, every word of Latin letters and digits that may not fit the width it stands in."""
    paper = document["geometry"]
    text_width = paper["width"] - paper["left"] - paper["right"]
    for block in document["body"]:
        if block["k"] == "p":
            _mark(block, text_width)
        else:
            for paragraph, width in _cells(block):
                _mark(paragraph, width)
    for margin in (document["header"], document["footer"]):
        for paragraphs in (margin["first"], margin["odd"], margin["even"]):
            for paragraph in paragraphs:
                _mark(paragraph, text_width)


def _cells(table: Table) -> Iterator[tuple[Paragraph, float]]:
    covered: dict[int, int] = {}  # column → rows still covered by a cell from above
    for row in table["rows"]:
        at = 0
        started: dict[int, int] = {}
        for cell in row["c"]:
            while covered.get(at, 0):
                at += 1
            width = sum(table["g"][at : at + cell["cs"]]) - 2 * table["mx"]
            for paragraph in cell["p"]:
                yield paragraph, width
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
