"""Read a set document back: its words in reading order, and where they stand."""

import io
import re
from dataclasses import dataclass

from pypdf import PdfReader

from documents.frame import DEMO_NOTICE

#: Differences of extraction, not of content: spaces and the ends of lines.
_GAPS = str.maketrans("", "", " \n\r\t\u3000\u200b")


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of text and its baseline's start on ``page`` (from 1), points from the lower left corner."""

    page: int
    x: float
    y: float
    text: str
    size: float


#: What stands at the foot of every page and would cut a sentence in two that runs over it.
_FOOT = re.compile(rf"((当事人（被检查人）|被询问人)逐页签名：)?—\d+—({DEMO_NOTICE})?")


def words_of(pdf: bytes, *, body: bool = False) -> list[str]:
    """The text of every page without spaces and line ends; ``body`` leaves out the foot of the page."""
    pages = [(page.extract_text() or "").translate(_GAPS) for page in PdfReader(io.BytesIO(pdf)).pages]
    return [_FOOT.sub("", page) for page in pages] if body else pages


def absent(pdf: bytes, *expected: str) -> list[str]:
    """Those of ``expected`` that the document does not contain, spaces aside; empty if all is well.

    Raises ValueError when nothing is expected: an empty check proves nothing.
    """
    if not expected:
        raise ValueError("nothing to look for")
    whole = "".join(words_of(pdf)), "".join(words_of(pdf, body=True))
    return [piece for piece in expected if not any(piece.translate(_GAPS) in text for text in whole)]


def in_order(pdf: bytes, first: str, second: str) -> bool:
    """Whether both are there and ``first`` begins before ``second``."""
    text = "".join(words_of(pdf, body=True))
    a, b = text.find(first.translate(_GAPS)), text.rfind(second.translate(_GAPS))
    return 0 <= a < b


def placed(pdf: bytes) -> list[Placed]:
    """Every piece of text with its position, as the page draws it."""
    pieces: list[Placed] = []
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages, 1):

        def visit(
            text: str, cm: list[float], tm: list[float], _font: object, size: float, number: int = number
        ) -> None:
            if text.strip():
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                pieces.append(Placed(number, x, y, text.strip(), abs(size * tm[3] * cm[3])))

        page.extract_text(visitor_text=visit)
    return pieces
