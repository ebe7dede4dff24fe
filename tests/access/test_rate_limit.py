"""Token buckets, seats, addresses and budgets, by a clock that is set."""

from dataclasses import dataclass, fields
from pathlib import Path
from uuid import UUID

import pytest

from api.access.actor import Actor
from api.access.budgets import BUDGETS, OUTSIDE, OVERSIGHT, STAFF, budget_of
from api.access.models import PersonKind
from api.access.rate_limit import ADDRESS, REFUSED_LOGIN, Admission, Rate, TokenBuckets, TooMany, address_of
from api.access.viewer import PUBLIC, Viewer
from api.graph import Limits
from api.vocabulary import StaffRole

SLOW = Rate(per_second=2, burst=4)


@dataclass
class Time:
    """Seconds that pass when told to."""

    seconds: float = 1_000.0

    def __call__(self) -> float:
        """Now."""
        return self.seconds


def officer(number: int) -> Viewer:
    """An officer."""
    roles = frozenset({StaffRole.OFFICER})
    return Viewer(Actor(UUID(int=number), PersonKind.OFFICER, "某", UUID(int=1), None, roles))


def taken(buckets: TokenBuckets, caller: str, most: int = 1_000) -> int:
    """How many requests are let through at once."""
    for number in range(most):
        try:
            buckets.take(caller, SLOW)
        except TooMany:
            return number
    return most


def test_a_burst_then_the_rate() -> None:
    """Four at once, then two a second, never more than four saved up; what was refused costs nothing."""
    time = Time()
    buckets = TokenBuckets(now=time)
    assert taken(buckets, "a") == 4
    time.seconds += 0.4
    assert taken(buckets, "a") == 0
    time.seconds += 0.1
    assert taken(buckets, "a") == 1
    time.seconds += 3_600
    assert taken(buckets, "a") == 4
    assert taken(buckets, "b") == 4


@pytest.mark.parametrize(("requests", "wait"), [(1, 1), (3, 2), (100, 2)])
def test_how_long_to_wait(requests: float, wait: int) -> None:
    """In whole seconds, and then it is let through; more than the burst counts as the burst."""
    time = Time()
    buckets = TokenBuckets(now=time)
    taken(buckets, "a")
    with pytest.raises(TooMany) as refused:
        buckets.take("a", SLOW, requests)
    assert (refused.value.code, refused.value.retry_after) == ("RATE_LIMITED", wait)
    time.seconds += wait
    buckets.take("a", SLOW, requests)


def test_the_table_is_bounded() -> None:
    """The least recent caller is forgotten, not the one who keeps asking."""
    buckets = TokenBuckets(most=3, now=Time())
    assert taken(buckets, "loud") == 4
    for number in range(10):
        buckets.take(f"caller {number}", SLOW)
        assert taken(buckets, "loud") == 0
    assert len(buckets) == 3


def test_an_address_and_who_is_behind_it() -> None:
    """The public shares its address's requests, persons have their own; every refused token weighs fifty."""
    time = Time()
    admission = Admission(TokenBuckets(now=time))
    for _ in range(OUTSIDE.burst):
        admission.admit(PUBLIC, "192.0.2.1")
    with pytest.raises(TooMany):
        admission.admit(PUBLIC, "192.0.2.1")
    admission.admit(PUBLIC, "192.0.2.2")
    admission.admit(officer(1), "192.0.2.1")
    admission.arrive("192.0.2.1")
    for _ in range(int((ADDRESS.burst - 1) // REFUSED_LOGIN)):
        admission.refuse_login("192.0.2.1")
    with pytest.raises(TooMany):
        admission.refuse_login("192.0.2.1")
    admission.refuse_login("192.0.2.2")


def test_seats() -> None:
    """So many per caller and so many in all; a seat is given back however its stream ended."""
    admission = Admission(most_subscriptions=3)
    with admission.seat(PUBLIC, "a"), admission.seat(PUBLIC, "a"):
        with pytest.raises(TooMany, match="TOO_MANY_SUBSCRIPTIONS"), admission.seat(PUBLIC, "a"):
            pass
        with admission.seat(officer(1), "a"):
            assert admission.subscriptions == 3
            with pytest.raises(TooMany), admission.seat(officer(2), "b"):
                pass
        with pytest.raises(LookupError), admission.seat(PUBLIC, "b"):
            raise LookupError
    assert admission.subscriptions == 0
    assert not admission._seats


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("testclient", "testclient"),
        (None, "unknown"),
    ],
)
def test_addresses(host: str | None, counted: str) -> None:
    """Of IPv6 the network that one household has whole."""
    assert address_of(host) == counted


def test_every_role_has_a_budget() -> None:
    """Who holds several has the largest; who holds none is outside."""
    assert set(BUDGETS) == set(StaffRole)
    assert budget_of(frozenset()) is budget_of(frozenset({"PUBLIC"})) is OUTSIDE
    assert budget_of(frozenset({"OFFICER"})) is STAFF
    assert budget_of(frozenset({"OFFICER", "AUDITOR", "PUBLIC"})) is OVERSIGHT
    assert OUTSIDE.cost < STAFF.cost < OVERSIGHT.cost


def test_the_documentation_tells_the_same(repository: Path) -> None:
    """Every budget's row stands in docs/reference/limits.md, and every limit of a document."""
    text = (repository / "docs" / "reference" / "limits.md").read_text(encoding="utf-8")
    for budget in (OUTSIDE, STAFF, OVERSIGHT):
        row = (
            f"| `{budget.name}` | {budget.cost:,} | {budget.per_second:g}/s, {budget.burst} at once |"
            f" {budget.subscriptions} | {budget.timeout_ms / 1000:g} s | {budget.work_mem_mb} MB | {budget.connections} |"
        )
        assert row in text, row
    for limit in fields(Limits):
        assert f"| `{limit.name}` | {limit.default:,} |" in text, limit.name
