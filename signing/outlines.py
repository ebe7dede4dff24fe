"""Chinese text as outlines: glyphs of a font turned into paths, so that a drawing needs neither font nor image.

Outlines are crisp at every size, the same bytes every time, and keep PDF/A without embedding a subset font.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn as bundled
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from signing.refusals import GlyphMissing

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
"""The affine map x' = ax + cy + e, y' = bx + dy + f, written (a, b, c, d, e, f) as PDF does."""

Command = tuple[str, tuple[Point, ...]]
"""``("M" | "L" | "C" | "Z", points)``: move, line, cubic Bézier, close."""


@dataclass(frozen=True)
class Glyph:
    """One glyph in a unit square: advance and outline in ems, origin on the baseline."""

    advance: float
    outline: tuple[Command, ...]


class OutlineFont:
    """A TrueType or OpenType font file read for its outlines; glyphs are kept once drawn.

    ``fallback`` is asked for a character that this font lacks: rare characters of names lie in a font of their own.
    """

    def __init__(self, path: Path, fallback: OutlineFont | None = None) -> None:
        # Read whole: a lazily read font would keep its file open for the life of the process.
        self._font = TTFont(io.BytesIO(path.read_bytes()), lazy=True)
        self._characters: dict[int, str] = self._font.getBestCmap()
        self._glyphs: Any = self._font.getGlyphSet()
        self._em: int = self._font["head"].unitsPerEm
        self._drawn: dict[str, Glyph] = {}
        self._fallback = fallback

    def has(self, character: str) -> bool:
        """Whether the character can be drawn, by this font or its fallback."""
        return ord(character) in self._characters or (self._fallback is not None and self._fallback.has(character))

    def require(self, text: str) -> None:
        """Raise GlyphMissing naming every character of ``text`` that neither the font nor its fallback has."""
        if missing := dict.fromkeys(character for character in text if not self.has(character)):
            raise GlyphMissing("".join(missing))

    def glyph(self, character: str) -> Glyph:
        """The outline of one character; raises GlyphMissing."""
        self.require(character)
        if ord(character) not in self._characters:
            assert self._fallback is not None
            return self._fallback.glyph(character)
        if character not in self._drawn:
            self._drawn[character] = self._draw(character)
        return self._drawn[character]

    def width(self, text: str) -> float:
        """The length of a line of ``text`` in ems."""
        return sum(self.glyph(character).advance for character in text)

    def line(self, text: str, at: Point, size: float) -> list[Command]:
        """A horizontal line of ``text`` starting at ``at``, ``size`` units to the em."""
        commands: list[Command] = []
        x = at[0]
        for character in text:
            glyph = self.glyph(character)
            commands += transformed(glyph.outline, (size, 0, 0, size, x, at[1]))
            x += glyph.advance * size
        return commands

    def _draw(self, character: str) -> Glyph:
        source = self._glyphs[self._characters[ord(character)]]
        recorded = DecomposingRecordingPen(self._glyphs)
        scale = 1 / self._em
        source.draw(TransformPen(recorded, (scale, 0, 0, scale, 0, 0)))
        return Glyph(source.width * scale, tuple(_commands(recorded.value)))


@lru_cache(maxsize=8)
def font(path: Path, rare: Path | None = None) -> OutlineFont:
    """The font at ``path``, read once per process; ``rare`` is asked for what it lacks."""
    return OutlineFont(path, font(rare) if rare else None)


def serif(rare: Path | None = None) -> OutlineFont:
    """The bundled Noto Serif SC (OFL): close enough to the 宋体 that seals are cut in."""
    return font(bundled.serif_path(), rare)


def sans(rare: Path | None = None) -> OutlineFont:
    """The bundled Noto Sans SC (OFL), for small print."""
    return font(bundled.sans_path(), rare)


def transformed(outline: Sequence[Command], matrix: Matrix) -> list[Command]:
    """The outline moved, turned and scaled."""
    a, b, c, d, e, f = matrix
    return [(kind, tuple((a * x + c * y + e, b * x + d * y + f) for x, y in points)) for kind, points in outline]


def pdf_path(commands: Sequence[Command]) -> bytes:
    """PDF path operators (ISO 32000-1 §8.5.2), two decimals: a seventh of a hair's width in points."""
    operators = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    lines = (" ".join((*(f"{_short(x)} {_short(y)}" for x, y in p), operators[kind])) for kind, p in commands)
    return "\n".join(lines).encode()


def svg_path(commands: Sequence[Command]) -> str:
    """The same outline as the ``d`` attribute of an SVG path."""
    return "".join(kind + " ".join(f"{_short(x)} {_short(y)}" for x, y in points) for kind, points in commands)


def _short(number: float) -> str:
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _commands(recorded: Sequence[tuple[str, tuple[Any, ...]]]) -> list[Command]:
    """Pen calls as path commands; quadratic splines of TrueType fonts become cubics."""
    commands: list[Command] = []
    here: Point = (0, 0)
    for call, points in recorded:
        if call == "moveTo":
            commands.append(("M", points))
        elif call == "lineTo":
            commands.append(("L", points))
        elif call == "curveTo":
            commands.append(("C", points))
        elif call == "qCurveTo":
            commands += _cubics(here, points)
        else:
            commands.append(("Z", ()))
            continue
        here = points[-1]
    return commands


def _cubics(start: Point, points: Sequence[Point]) -> list[Command]:
    """A quadratic spline with implied on-curve points between its controls, as cubic segments."""
    from fontTools.pens.basePen import decomposeQuadraticSegment

    commands: list[Command] = []
    for control, end in decomposeQuadraticSegment(points):
        first = tuple(s + 2 / 3 * (c - s) for s, c in zip(start, control, strict=True))
        second = tuple(e + 2 / 3 * (c - e) for e, c in zip(end, control, strict=True))
        commands.append(("C", ((first[0], first[1]), (second[0], second[1]), end)))
        start = end
    return commands
