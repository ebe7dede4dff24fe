"""The organ's seal: deterministic, red, hollow, readable for short and long names, never mistaken for a real one."""

from __future__ import annotations

import math
import re
from xml.etree import ElementTree

import pytest

from signing.outlines import OutlineFont, sans, serif
from signing.refusals import GlyphMissing
from signing.seal import CASE_SEAL, CITY_MILLIMETRES, COUNTY_MILLIMETRES, POINTS_PER_MILLIMETRE, Seal
from tests.signing.world import ORGAN

LONG = "黑龙江省齐齐哈尔市昂昂溪区农业综合行政执法大队东"


def _points(operators: bytes) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for line in operators.decode().splitlines():
        *numbers, operator = line.split()
        if operator in ("m", "l", "c"):
            values = [float(number) for number in numbers]
            found += zip(values[0::2], values[1::2], strict=True)
    return found


def test_the_same_seal_has_the_same_bytes() -> None:
    assert Seal(ORGAN).draw(119, 119) == Seal(ORGAN).draw(119, 119)
    assert Seal(ORGAN).draw(119, 119) != Seal("澜川市公安局").draw(119, 119)


@pytest.mark.parametrize("millimetres", [COUNTY_MILLIMETRES, CITY_MILLIMETRES])
@pytest.mark.parametrize("organ", ["澜川市公安局", ORGAN, LONG])
def test_the_seal_fills_its_circle_and_no_more(organ: str, millimetres: float) -> None:
    side = millimetres * POINTS_PER_MILLIMETRE
    xs, ys = zip(*_points(Seal(organ, CASE_SEAL).draw(side, side)), strict=True)
    # The ring's line is traced, half of it outwards: the outline must leave room for that and for nothing else.
    for extent in (xs, ys):
        assert 0 < min(extent) < side * 0.01
        assert side * 0.99 < max(extent) < side


@pytest.mark.parametrize("count", range(4, 31))
def test_the_name_stands_between_star_and_ring(count: int) -> None:
    """For every length a name may have, no stroke of it reaches the ring or the star."""
    organ = (LONG * 2)[:count]
    wide = Seal(organ, qualified=True).svg()
    path = re.search(r' d="([^"]*)"', wide)
    assert path is not None
    points = [(float(x) - 300, 300 - float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path[1])]
    lettering = [p for p in points if 95 < math.hypot(*p) < 282]
    assert lettering
    assert max(math.hypot(*p) for p in lettering) < 280
    assert min(math.hypot(*p) for p in lettering) > 110


def test_a_demonstration_seal_says_so() -> None:
    """Until a qualified provider is configured, every seal carries 演示用章, the case seal both words."""
    plain, case, real = Seal(ORGAN), Seal(ORGAN, CASE_SEAL), Seal(ORGAN, CASE_SEAL, qualified=True)
    assert plain._lower_lines() == ("演示用章",)
    assert case._lower_lines() == (CASE_SEAL, "演示用章")
    assert real._lower_lines() == (CASE_SEAL,)
    assert Seal(ORGAN, qualified=True)._lower_lines() == ()
    assert len({seal.draw(100, 100) for seal in (plain, case, real)}) == 3


def test_the_svg_is_well_formed_and_titled() -> None:
    root = ElementTree.fromstring(Seal("甲<乙>&丙局").svg())
    namespace = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{namespace}title") == "甲<乙>&丙局"
    path = root.find(f"{namespace}path")
    assert path is not None
    assert path.get("fill-rule") == "evenodd"


def test_it_stands_in_the_middle_of_an_oblong_box() -> None:
    xs, ys = zip(*_points(Seal(ORGAN).draw(200, 100)), strict=True)
    assert (min(xs) + max(xs)) / 2 == pytest.approx(100, abs=0.1)
    assert (min(ys) + max(ys)) / 2 == pytest.approx(50, abs=0.1)
    assert max(xs) - min(xs) == pytest.approx(100, abs=2)


@pytest.mark.parametrize("organ", ["局", "三字局", "很" * 31])
def test_names_too_short_or_too_long(organ: str) -> None:
    with pytest.raises(ValueError, match="characters"):
        Seal(organ)


def test_a_character_the_font_lacks_is_named() -> None:
    Seal("䶮喆堃县公安局").draw(100, 100)
    with pytest.raises(GlyphMissing) as refusal:
        Seal("\U0002c386县公安局").draw(100, 100)
    assert refusal.value.characters == "\U0002c386"


def test_both_faces_cover_what_we_print() -> None:
    for face in (serif(), sans()):
        face.require("执法人员执法证号签署时间年月日演示用章行政执法专用章0123456789：:")
        assert face.width("执法") == 2.0


def test_quadratic_outlines_become_cubic() -> None:
    """TrueType fonts draw quadratic splines; a font configured by the operator may be one."""
    from signing.outlines import _commands

    recorded = [("moveTo", ((0, 0),)), ("qCurveTo", ((0, 3), (3, 3), (3, 0))), ("closePath", ())]
    commands = _commands(recorded)
    assert [kind for kind, _ in commands] == ["M", "C", "C", "Z"]
    assert commands[1][1] == ((0, 2), (0.5, 3), (1.5, 3)), "one third towards the control, the implied point between"
    assert commands[-2][1][-1] == (3, 0)
    assert isinstance(serif(), OutlineFont)
