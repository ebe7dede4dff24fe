"""Fonts: what stands in for the official ones, and what pip alone can set."""

from pathlib import Path

import pytest
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont

import documents.fonts
from documents.fonts import DEBIAN_FILES, FAMILIES, FontShelf
from documents.typeset import Typesetter

RARE = Path(documents.fonts.__file__).parent / "rare"


def test_every_official_font_ends_in_noto_and_the_rare_names() -> None:
    shelf = FontShelf.wheel_only()
    for name in FAMILIES:
        assert shelf.chains[name][-1] == "Sanxiang Rare Names", name
        assert {"Noto Serif SC", "Noto Sans SC"} == set(shelf.chains[name][:-1]), name


@pytest.mark.parametrize("char", "𬎆㛃䶮喆堃昇犇☐☑〔〕￥¥①○√×℃㎡—…·")
def test_pip_alone_has_these_characters_in_every_font(char: str, typesetter: Typesetter) -> None:
    shelf = typesetter.fonts
    assert [name for name in FAMILIES if ord(char) not in shelf.coverage[name]] == []


def test_the_font_that_breaks_pdfa_is_never_used(tmp_path: Path) -> None:
    assert "FandolSong-Bold.otf" not in DEBIAN_FILES
    wheel = FontShelf.wheel_only().files[0]
    (tmp_path / "FandolSong-Bold.otf").write_bytes(wheel.read_bytes())
    (tmp_path / "FandolSong-Regular.otf").write_bytes(wheel.read_bytes())
    found = FontShelf.installed([tmp_path]).files
    assert [file.name for file in found if file.parent == tmp_path] == ["FandolSong-Regular.otf"]


def test_the_rare_names_font_is_small_free_and_says_what_it_is() -> None:
    with TTFont(RARE / "RareNames.otf") as font:
        assert font["name"].getDebugName(1) == "Sanxiang Rare Names"
        assert len([code for code in font.getBestCmap() if code >= 0x20000]) > 2000
        # ISO 19005-2 §6.2.11.5: widths in the font's program and in its tables must agree.
        glyphs = font["CFF "].cff.topDictIndex[0].CharStrings
        for code in (0x2610, 0x2611, 0x2C386):
            name = font.getBestCmap()[code]
            glyphs[name].draw(NullPen())
            assert glyphs[name].width == font["hmtx"][name][0] == 1000
    assert (RARE / "RareNames.otf").stat().st_size < 1_500_000
    licence = (RARE / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert "Reserved Font Name 'Source'" in licence


def test_a_heavy_title_is_thickened_where_no_black_face_is() -> None:
    assert FontShelf.wheel_only().needs_thickening("方正小标宋简体")
    assert not FontShelf.wheel_only().needs_thickening("仿宋_GB2312")
