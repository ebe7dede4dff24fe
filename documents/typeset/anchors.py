"""Places to sign: from hidden Word bookmarks to rectangles on the page.

A bookmark ``sig_…`` around blank characters is a slot as wide as they are and as high as its line; ``seal_…`` around a
line is the square of a round seal whose centre lies a little above that line, so that the circle crosses it
(骑年盖月, GB/T 9704-2012 §7.3.5). ``sig_every_page…`` is one slot that recurs on every page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SLOT_PREFIX, SEAL_PREFIX, EVERY_PAGE = "sig_", "seal_", "sig_every_page"
#: Diameter of a county or department organ's seal, 42 mm.
SEAL_SIDE = 42 / 25.4 * 72
#: The seal's centre above the centre of the date line: one line and a third.
SEAL_RISE = 37.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A rectangle on ``page`` (from 1), in points from the lower left corner of the paper."""

    page: int
    x: float
    y: float
    width: float
    height: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Lower left and upper right corner, as PDF fields want it."""
        return (self.x, self.y, self.x + self.width, self.y + self.height)


def anchors_from(found: Iterable[Mapping[str, Any]], paper_height: float) -> dict[str, Anchor]:
    """Turn the typesetter's marks into anchors by name.

    A slot of every page yields ``sig_every_page_1`` … per page and, for the first page, ``sig_every_page``.
    """
    anchors: dict[str, Anchor] = {}
    for mark in found:
        page, x, y = mark["page"], _points(mark["x"]), paper_height - _points(mark["y"])
        name: str = mark["name"]
        if name.startswith(SEAL_PREFIX):
            centre = y - mark["h"] / 2 + SEAL_RISE
            anchors[name] = Anchor(
                page, round(x - SEAL_SIDE / 2, 2), round(centre - SEAL_SIDE / 2, 2), *[SEAL_SIDE] * 2
            )
            continue
        anchor = Anchor(page, round(x, 2), round(y - mark["h"], 2), mark["w"], mark["h"])
        if name == EVERY_PAGE:
            anchors[f"{EVERY_PAGE}_{page}"] = anchor
            anchors.setdefault(EVERY_PAGE, anchor)
        else:
            anchors[name] = anchor
    return anchors


def _points(length: str) -> float:
    return float(length.removesuffix("pt"))
