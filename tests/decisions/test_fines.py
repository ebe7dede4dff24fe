"""The arithmetic of a fine: 3 % a day from the day after the last day to pay, at most the fine, in whole fen."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.decisions.fines import Paid, account_of, surcharge_of, yuan

RATE = Decimal("0.03")
PAY_BY = date(2026, 5, 25)


def may(day: int) -> date:
    return date(2026, 5, day)


@pytest.mark.parametrize(
    ("why", "fine", "payments", "on", "surcharge", "owed"),
    [
        ("on the last day, nothing is added", 50_000, [], may(25), 0, 50_000),
        ("the day after, one day", 50_000, [], may(26), 1_500, 51_500),
        ("two days", 50_000, [], may(27), 3_000, 53_000),
        ("paid on the last day", 50_000, [Paid(may(25), 50_000)], date(2026, 7, 1), 0, 0),
        ("paid a day late, without its surcharge", 50_000, [Paid(may(26), 50_000)], date(2026, 7, 1), 1_500, 1_500),
        ("paid a day late, in full", 50_000, [Paid(may(26), 51_500)], date(2026, 7, 1), 1_500, 0),
        ("33 days: 99 %", 50_000, [], date(2026, 6, 27), 49_500, 99_500),
        ("34 days: capped at the fine", 50_000, [], date(2026, 6, 28), 50_000, 100_000),
        ("years later: still capped", 50_000, [], date(2029, 1, 1), 50_000, 100_000),
        ("half in time, the rest two days late", 50_000, [Paid(may(20), 25_000), Paid(may(27), 26_500)], may(27), 1_500, 0),
        ("half a day late, the rest unpaid", 50_000, [Paid(may(26), 25_000)], may(27), 2_250, 27_250),
        ("a fraction of a fen is dropped", 101, [], may(26), 3, 104),
        ("dropped once, from the whole", 101, [], may(28), 9, 110),
        ("a later payment does not count yet", 50_000, [Paid(may(28), 50_000)], may(26), 1_500, 51_500),
    ],
)  # fmt: skip
def test_what_is_owed(why: str, fine: int, payments: list[Paid], on: date, surcharge: int, owed: int) -> None:
    account = account_of(fine, PAY_BY, payments, on=on, rate=RATE)
    assert (account.surcharge_fen, account.owed_fen) == (surcharge, owed), why
    assert account.settled == (owed == 0)


def test_before_service_nothing_is_added() -> None:
    assert surcharge_of(50_000, None, [], on=date(2029, 1, 1), rate=RATE) == 0


def test_what_was_paid_too_much() -> None:
    account = account_of(50_000, PAY_BY, [Paid(may(12), 50_001)], on=may(12), rate=RATE)
    assert (account.overpaid_fen, account.owed_fen) == (1, 0)


@given(
    fine=st.integers(1, 10**12),
    payments=st.lists(
        st.builds(Paid, st.dates(date(2026, 5, 1), date(2027, 1, 1)), st.integers(1, 10**12)), max_size=6
    ),
    on=st.dates(date(2026, 5, 1), date(2028, 1, 1)),
)
def test_the_surcharge_is_whole_capped_and_never_falls(fine: int, payments: list[Paid], on: date) -> None:
    today = surcharge_of(fine, PAY_BY, payments, on=on, rate=RATE)
    tomorrow = surcharge_of(fine, PAY_BY, payments, on=date.fromordinal(on.toordinal() + 1), rate=RATE)
    assert 0 <= today <= tomorrow <= fine
    assert today <= surcharge_of(fine, PAY_BY, [], on=on, rate=RATE), "paying never raises it"


@pytest.mark.parametrize(("fen", "text"), [(50_000, "500元"), (50_050, "500.50元"), (5, "0.05元"), (0, "0元")])
def test_yuan(fen: int, text: str) -> None:
    assert yuan(fen) == text
