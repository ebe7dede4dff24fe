"""Days on which no surcharge runs (加处罚款不予计算的期间): overlapping remedies count once, both ends are free."""

from datetime import date
from decimal import Decimal

import pytest

from api.calendar.counting import Period
from api.decisions.fines import Paid, surcharge_of
from api.remedies.facts import free_days

RATE = Decimal("0.03")
MAY_25 = date(2026, 5, 25)


def period(first: str, last: str) -> Period:
    """A remedy's days."""
    return Period(date.fromisoformat(f"2026-{first}"), date.fromisoformat(f"2026-{last}"), "复议")


@pytest.mark.parametrize(("why", "periods", "until", "days"), [
    ("no remedy", (), "06-10", 0),
    ("both ends are free", (period("06-01", "06-03"),), "06-10", 3),
    ("one day", (period("06-01", "06-01"),), "06-10", 1),
    ("begun in time: only late days are given back", (period("05-20", "05-27"),), "06-10", 2),
    ("still running", (period("06-05", "12-31"),), "06-10", 6),
    ("after the day", (period("06-11", "06-20"),), "06-10", 0),
    ("overlapping remedies count once", (period("06-01", "06-05"), period("06-04", "06-08")), "06-10", 8),
    ("one inside the other", (period("06-01", "06-09"), period("06-03", "06-04")), "06-10", 9),
])  # fmt: skip
def test_free_days(why: str, periods: tuple[Period, ...], until: str, days: int) -> None:
    assert free_days(periods, MAY_25, date.fromisoformat(f"2026-{until}")) == days, why


def test_a_payment_within_a_free_period_lowers_what_runs_after_it() -> None:
    free = (period("05-28", "06-10"),)
    on = date(2026, 6, 12)
    assert surcharge_of(50_000, MAY_25, (), on=on, rate=RATE, free=free) == 4 * 1_500
    half = (Paid(date(2026, 6, 1), 25_000),)
    assert surcharge_of(50_000, MAY_25, half, on=on, rate=RATE, free=free) == 2 * 1_500 + 2 * 750
