"""A person's visible signature with a font for rare names beside the bundled one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from signing.appearance import PersonAppearance
from signing.refusals import GlyphMissing

AT = datetime(2026, 5, 9, 2, 22, tzinfo=UTC)
RARE = Path(__file__).parents[2] / "documents" / "fonts" / "rare" / "RareNames.otf"


def test_a_rare_name_is_drawn_with_the_font_that_has_it() -> None:
    without = PersonAppearance("执法人员", "秦\U0002c386", None, AT)
    with pytest.raises(GlyphMissing):
        without.require()
    with_it = PersonAppearance("执法人员", "秦\U0002c386", None, AT, RARE)
    with_it.require()
    assert with_it.draw(180, 50) != PersonAppearance("执法人员", "秦某", None, AT, RARE).draw(180, 50)


def test_what_neither_font_has_is_named() -> None:
    with pytest.raises(GlyphMissing, match="\U000323af"):
        PersonAppearance("执法人员", "秦\U000323af", None, AT, RARE).require()
