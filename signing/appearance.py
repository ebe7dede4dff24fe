"""What a signature looks like on the page: a drawing in PDF operators, made of outlines.

The organ's seal is in ``seal.py``; here is a person's: name, certificate number and time, beside the blank line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from signing.outlines import OutlineFont, pdf_path, sans

SHANGHAI = ZoneInfo("Asia/Shanghai")


class Appearance(Protocol):
    """Something that can draw itself into a box whose lower left corner is the origin; sizes in points."""

    def draw(self, width: float, height: float) -> bytes:
        """PDF operators of ISO 32000-1 §8; no fonts, images or other resources. Raises GlyphMissing."""
        ...


@dataclass(frozen=True)
class PersonAppearance:
    """The visible signature of an officer or a member of staff.

    ``title`` is what stands before the name, such as 执法人员; ``number`` the enforcement certificate's (执法证号)
    or None for staff without one; ``at`` the signing time shown, in Shanghai's civil time; ``rare`` a font file for the
    characters of names that the bundled font lacks.
    """

    title: str
    name: str
    number: str | None
    at: datetime
    rare: Path | None = None

    def lines(self) -> list[str]:
        """The text, line by line."""
        local = self.at.astimezone(SHANGHAI)
        time = f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"
        number = [f"执法证号：{self.number}"] if self.number else []
        return [f"{self.title}：{self.name}", *number, f"签署时间：{time}"]

    def require(self) -> None:
        """Raise GlyphMissing for a name that cannot be drawn, before anything is signed with it."""
        sans(self.rare).require("".join(self.lines()))

    def draw(self, width: float, height: float) -> bytes:
        """The lines, as large as the box allows up to 11 points, the name's line half as large again."""
        face = sans(self.rare)
        lines = self.lines()
        self.require()
        weights = [1.5, *(1.0 for _ in lines[1:])]
        size = _fitting_size(face, lines, weights, width, height)
        top = height - (height - sum(weights) * size * _LEADING) / 2
        drawn = [b"0.1 0.1 0.1 rg"]
        for line, weight in zip(lines, weights, strict=True):
            top -= weight * size * _LEADING
            # Chinese glyphs hang 0.12 em below the baseline and leave the rest above.
            drawn.append(pdf_path(face.line(line, (_MARGIN, top + 0.24 * weight * size), weight * size)))
        return b"\n".join([*drawn, b"f\n"])


_LEADING = 1.3
_MARGIN = 2.0
_LARGEST = 11.0


def _fitting_size(face: OutlineFont, lines: list[str], weights: list[float], width: float, height: float) -> float:
    by_height = height / (sum(weights) * _LEADING)
    by_width = min(
        (width - 2 * _MARGIN) / (face.width(line) * weight) for line, weight in zip(lines, weights, strict=True)
    )
    return min(_LARGEST, by_height, by_width)
