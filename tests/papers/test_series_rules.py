"""With which number a series may begin, one on each side of every boundary."""

from dataclasses import replace

import pytest

from api.law.gates import gaps_of
from api.papers.series import BIGGEST, MAY_OPEN_SERIES, SeriesFacts

FRESH = SeriesFacts("罚", 17, 2026, 2026)


@pytest.mark.parametrize(
    ("why", "series", "codes"),
    [
        ("where paper left off", FRESH, []),
        ("the first number", replace(FRESH, opening=1), []),
        ("no number", replace(FRESH, opening=0), ["VALIDATION"]),
        ("the biggest", replace(FRESH, opening=BIGGEST), []),
        ("too big", replace(FRESH, opening=BIGGEST + 1), ["VALIDATION"]),
        ("next year's", replace(FRESH, year=2027), []),
        ("last year's", replace(FRESH, year=2025), ["VALIDATION"]),
        ("the year after next", replace(FRESH, year=2028), ["VALIDATION"]),
        ("no type", replace(FRESH, type_code=" "), ["VALIDATION"]),
        ("a number was given", replace(FRESH, given=3), ["NUMBER_CONFLICT"]),
        ("the very one before", replace(FRESH, given=16), ["NUMBER_CONFLICT"]),
    ],
)
def test_where_a_series_begins(why: str, series: SeriesFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_OPEN_SERIES, series)] == codes, why
