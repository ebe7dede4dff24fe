"""Rate limits (访问频率): how often one caller may ask, and how much one may follow at the same time.

Kept in the memory of this process: several processes each have their own, so a caller may ask each of them so often. The
tables are bounded; a caller who was forgotten starts afresh. The wall clock does not matter here, only how time passes.
"""

import ipaddress
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil
from time import monotonic
from typing import Protocol

from api.access.budgets import budget_of
from api.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests a second in the long run, so many at once."""

    per_second: float
    burst: float


ADDRESS = Rate(per_second=200, burst=2_000)
"""Of one address, whoever is behind it: a whole organ may share one."""

REFUSED_LOGIN = 50.0
"""What a token that is refused costs its address, in requests."""


class TooMany(Exception):
    """The caller must wait. ``code`` is stable, ``retry_after`` in whole seconds."""

    def __init__(self, code: str, sentence: str, retry_after: int) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence
        self.retry_after = retry_after


class RateLimiter(Protocol):
    """Counts requests by caller."""

    def take(self, caller: str, rate: Rate, requests: float = 1) -> None:
        """Count requests of a caller. Raises TooMany RATE_LIMITED."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


@dataclass(slots=True)
class TokenBuckets:
    """A bucket of tokens per caller that fills as time passes. Of more than ``most`` callers the least recent is forgotten."""

    most: int = 50_000
    now: Callable[[], float] = monotonic
    _buckets: "OrderedDict[str, _Bucket]" = field(default_factory=OrderedDict)

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, caller: str, rate: Rate, requests: float = 1) -> None:
        """Count requests of a caller. Raises TooMany RATE_LIMITED; what was refused costs nothing."""
        now = self.now()
        bucket = self._buckets.get(caller)
        if bucket is None:
            bucket = self._buckets[caller] = _Bucket(rate.burst, now)
        bucket.tokens = min(rate.burst, bucket.tokens + (now - bucket.at) * rate.per_second)
        bucket.at = now
        self._buckets.move_to_end(caller)
        if len(self._buckets) > self.most:
            self._buckets.popitem(last=False)
        if bucket.tokens < min(requests, rate.burst):
            wait = (min(requests, rate.burst) - bucket.tokens) / rate.per_second
            raise TooMany(
                "RATE_LIMITED", "请求过于频繁，请稍后再试。Too many requests; try again later.", max(1, ceil(wait))
            )
        bucket.tokens -= requests


class Unlimited:
    """No limit: a laptop has nobody to protect itself from."""

    def take(self, caller: str, rate: Rate, requests: float = 1) -> None:
        """Nothing."""


@dataclass(slots=True)
class Admission:
    """Who may ask now. Callers are persons, or addresses of whoever is nobody in particular."""

    limiter: RateLimiter = field(default_factory=TokenBuckets)
    most_subscriptions: int = 1_000
    _seats: "Counter[str]" = field(default_factory=Counter)

    def arrive(self, address: str) -> None:
        """A request has come, nobody knows yet from whom. Raises TooMany."""
        self.limiter.take(f"at {address}", ADDRESS)

    def refuse_login(self, address: str) -> None:
        """A request showed a token that is none: guessing is dear. Raises TooMany."""
        self.limiter.take(f"at {address}", ADDRESS, REFUSED_LOGIN)

    def admit(self, viewer: Viewer, address: str) -> None:
        """The request is this viewer's. Raises TooMany."""
        budget = budget_of(viewer.roles)
        self.limiter.take(_caller(viewer, address), Rate(budget.per_second, budget.burst))

    @property
    def subscriptions(self) -> int:
        """How many are followed now."""
        return self._seats.total()

    @contextmanager
    def seat(self, viewer: Viewer, address: str) -> Iterator[None]:
        """A place to follow something from. Raises TooMany TOO_MANY_SUBSCRIPTIONS."""
        caller, budget = _caller(viewer, address), budget_of(viewer.roles)
        if self._seats[caller] >= budget.subscriptions or self.subscriptions >= self.most_subscriptions:
            raise TooMany("TOO_MANY_SUBSCRIPTIONS", "同时订阅过多，请先关闭一些。Close a subscription first.", 5)
        self._seats[caller] += 1
        try:
            yield
        finally:
            self._seats[caller] -= 1
            if not self._seats[caller]:
                del self._seats[caller]


def _caller(viewer: Viewer, address: str) -> str:
    return f"person {viewer.actor.id}" if viewer.actor else f"public {address}"


def address_of(host: str | None) -> str:
    """The caller's address as it is counted: of IPv6 the /64, which one household has whole."""
    try:
        address = ipaddress.ip_address(host or "")
    except ValueError:
        return host or "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
