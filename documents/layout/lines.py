"""Lines of a template, and the small notation in which forms write them.

``[[sig_party 6]]`` is a place to sign six characters wide; ``[[sig_officer_n 6]]`` one that is numbered in a loop;
``**一、**`` is set in 黑体; ``<<PAGE>>`` and ``<<NUMPAGES>>`` are Word's fields. ``{{ … }}`` is data.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from documents.layout.styles import HEI, Style

_PIECE = re.compile(r"\[\[(?P<slot>\w+)(?: (?P<width>\d+))?\]\]|\*\*(?P<hei>.+?)\*\*|<<(?P<field>PAGE|NUMPAGES)>>")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. ``keep``: never parted from the next by a page break. ``bookmark`` names the whole paragraph."""

    text: str
    style: Style = Style.BODY
    keep: bool = False
    bookmark: str | None = None


Lines = tuple[Line, ...]


def when(condition: str, *lines: Line, otherwise: Lines = ()) -> Lines:
    """Lines that appear only if ``condition`` holds, e.g. ``when("hearingOffered", Line(…))``."""
    middle = (Line("{%p else %}"), *otherwise) if otherwise else ()
    return (Line(f"{{%p if {condition} %}}"), *lines, *middle, Line("{%p endif %}"))


def each(name: str, source: str, *lines: Line) -> Lines:
    """Lines repeated for every element, e.g. ``each("fact", "facts | lines", Line("{{ fact }}"))``."""
    return (Line(f"{{%p for {name} in {source} %}}"), *lines, Line("{%p endfor %}"))


class BookmarkNumbers:
    """Hands out the ids that Word's bookmarks need, unique in one document."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def next(self) -> str:
        """The next unused id."""
        return str(next(self._numbers))


def write(paragraph: Paragraph, line: Line, numbers: BookmarkNumbers) -> None:
    """Write ``line`` into an empty paragraph of a document that has our styles."""
    paragraph.style = line.style
    if line.keep:
        paragraph.paragraph_format.keep_with_next = True
    if line.bookmark:
        with _bookmark(paragraph, line.bookmark, numbers):
            _pieces(paragraph, line.text, numbers)
    else:
        _pieces(paragraph, line.text, numbers)


def _pieces(paragraph: Paragraph, text: str, numbers: BookmarkNumbers) -> None:
    at = 0
    for piece in _PIECE.finditer(text):
        if piece.start() > at:
            paragraph.add_run(text[at : piece.start()])
        at = piece.end()
        if piece["hei"]:
            run = paragraph.add_run(piece["hei"])
            fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
            for attribute in ("w:ascii", "w:hAnsi", "w:eastAsia"):
                fonts.set(qn(attribute), HEI)
        elif piece["field"]:
            _field(paragraph, piece["field"])
        else:
            with _bookmark(paragraph, piece["slot"], numbers):
                # Word lets blanks at the end of a line hang over the margin, but not no-break ones; two make a character.
                paragraph.add_run("\u00a0" * 2 * int(piece["width"] or 6)).underline = True
    if at < len(text):
        paragraph.add_run(text[at:])


def _field(paragraph: Paragraph, instruction: str) -> None:
    for kind in ("begin", None, "separate", "1", "end"):
        run = paragraph.add_run("1" if kind == "1" else "")
        if kind == "1":
            continue
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = f" {instruction} "
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


@contextmanager
def _bookmark(paragraph: Paragraph, name: str, numbers: BookmarkNumbers) -> Iterator[None]:
    number = numbers.next()
    start = OxmlElement("w:bookmarkStart")
    start.set(qn("w:id"), number)
    start.set(qn("w:name"), name)
    paragraph._p.append(start)
    yield
    end = OxmlElement("w:bookmarkEnd")
    end.set(qn("w:id"), number)
    paragraph._p.append(end)
