"""The organ's round red seal (公章): ring, five-pointed star, the organ's name along the arc, a word below.

The seal of an administrative organ is round, with a star in the middle and the organ's name from left to right in a
ring around it (国发〔1999〕25号); usual are 42 mm for a county's organ and 45 mm for a city's. Unless a qualified provider
made the key, the seal says 演示用章 (demonstration seal): it must never pass for a real one.

The drawing is made of outlines only, so the same seal has the same bytes and is crisp at every size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from signing.outlines import Command, OutlineFont, Point, pdf_path, serif, svg_path, transformed

COUNTY_MILLIMETRES = 42.0
CITY_MILLIMETRES = 45.0
POINTS_PER_MILLIMETRE = 72 / 25.4

DEMONSTRATION = "演示用章"
CASE_SEAL = "行政执法专用章"

FEWEST, MOST = 4, 30
"""Characters of an organ's name that can be set around the arc and still be read."""

_RED = (0.82, 0.07, 0.10)
_SIZE = 600.0
"""Side of the drawing's own square; everything below is measured in it, the origin in the centre."""
_RING_OUTER, _RING_INNER = 296.0, 284.0
_TEXT_TOP = 270.0
_STAR = 92.0
_STROKE = 3.0
"""The outline is traced as well: a serif face alone is too thin for a seal."""


@dataclass(frozen=True)
class Seal:
    """A seal to be drawn. It is an :class:`~signing.appearance.Appearance`; its box is best square.

    ``qualified`` says that a qualified provider made the key; only then ``word`` (``CASE_SEAL`` for the case seal
    行政执法专用章, empty for the organ's own) replaces the demonstration word. A demonstration's case seal keeps its
    kind in a second line. Raises ValueError for names too short or too long, GlyphMissing when drawn.
    """

    organ: str
    word: str = ""
    qualified: bool = False

    def __post_init__(self) -> None:
        if not FEWEST <= len(self.organ) <= MOST:
            raise ValueError(f"an organ's name of {FEWEST} to {MOST} characters goes around a seal: {self.organ!r}")

    def draw(self, width: float, height: float) -> bytes:
        """PDF operators that fill the largest square in the middle of the box."""
        scale = min(width, height) / _SIZE
        placed = transformed(_drawing(self.organ, self._lower_lines()), (scale, 0, 0, scale, width / 2, height / 2))
        red = " ".join(f"{part:g}" for part in _RED)
        return f"{red} rg {red} RG {_STROKE * scale:.3f} w 1 j\n".encode() + pdf_path(placed) + b"\nB*\n"

    def svg(self) -> str:
        """The same drawing for a web page, transparent, titled with the organ's name."""
        path = svg_path(transformed(_drawing(self.organ, self._lower_lines()), (1, 0, 0, -1, _SIZE / 2, _SIZE / 2)))
        red = "#" + "".join(f"{round(part * 255):02x}" for part in _RED)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIZE:g} {_SIZE:g}" role="img">'
            f"<title>{escape(self.organ)}</title>"
            f'<path fill="{red}" stroke="{red}" stroke-width="{_STROKE:g}" fill-rule="evenodd" d="{path}"/></svg>'
        )

    def _lower_lines(self) -> tuple[str, ...]:
        words = (self.word,) if self.qualified else (self.word, DEMONSTRATION)
        return tuple(word for word in words if word)


@lru_cache(maxsize=64)
def _drawing(organ: str, lower_lines: tuple[str, ...]) -> tuple[Command, ...]:
    """The whole seal as one outline, filled by the even-odd rule so that the ring stays hollow."""
    face = serif()
    face.require(organ + "".join(lower_lines))
    outline = _circle(_RING_OUTER) + _circle(_RING_INNER) + _star(_STAR)
    # Two words share the room below the star and need more of it; one alone stands a little lower and larger.
    outline += _around(face, organ, 260.0 if len(lower_lines) < 2 else 232.0)
    sizes, baselines = ((46.0, 44.0), (-158.0, -216.0)) if len(lower_lines) == 2 else ((58.0,), (-190.0,))
    for line, size, baseline in zip(lower_lines, sizes, baselines, strict=False):
        outline += face.line(line, (-face.width(line) * size / 2, baseline), size)
    return tuple(outline)


def _around(face: OutlineFont, text: str, widest: float) -> list[Command]:
    """The name along the arc, feet to the centre, from lower left over the top to lower right.

    A short name takes a small arc, a long one up to ``widest`` degrees. The characters keep their height while they
    fit, then they become narrow, and once they are narrower than three fifths of their height, they become lower.
    """
    count = len(text)
    opening = math.radians(min(widest, 110.0 + 13.0 * count))
    step = opening / count
    # The feet of the letters are nearest to each other: their circle, of radius _TEXT_TOP - height, decides the width.
    height = min(90.0, step * _TEXT_TOP / (0.6 + step))
    width = min(height * 0.94, step * (_TEXT_TOP - height) * 1.02)
    radius = _TEXT_TOP - 0.88 * height
    outline: list[Command] = []
    for index, character in enumerate(text):
        turn = opening / 2 - step * (index + 0.5)
        glyph = face.glyph(character)
        upright = transformed(glyph.outline, (width, 0, 0, height, -glyph.advance * width / 2, radius))
        outline += transformed(upright, (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0, 0))
    return outline


def _star(radius: float) -> list[Command]:
    """A five-pointed star, one point up; the inner corners lie where its edges cross."""
    inner = radius * math.sin(math.radians(18)) / math.sin(math.radians(54))
    corners: list[Point] = []
    for index in range(10):
        angle = math.radians(90 + 36 * index)
        reach = radius if index % 2 == 0 else inner
        corners.append((reach * math.cos(angle), reach * math.sin(angle)))
    return [("M", (corners[0],)), *(("L", (corner,)) for corner in corners[1:]), ("Z", ())]


def _circle(radius: float) -> list[Command]:
    """Four cubic arcs; 0.5523 is the handle that errs by less than 0.03 %."""
    r, k = radius, radius * 0.5522847498
    return [
        ("M", ((r, 0),)),
        ("C", ((r, k), (k, r), (0, r))),
        ("C", ((-k, r), (-r, k), (-r, 0))),
        ("C", ((-r, -k), (-k, -r), (0, -r))),
        ("C", ((k, -r), (r, -k), (r, 0))),
        ("Z", ()),
    ]
