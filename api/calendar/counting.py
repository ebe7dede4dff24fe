"""Counting days (计算期间): walk from a start, say which days were passed over and why. Pure.

The three ways of the law: working days, calendar days, months. Days of an excluded period (听证、检验、鉴定等期间) are
passed over in all three.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from api.calendar.working_days import ONE_DAY, Calendar, DayKind, Reason


@dataclass(frozen=True, slots=True)
class Period:
    """Days that do not count, both ends included, and why."""

    first: date
    last: date
    reason: str

    def __post_init__(self) -> None:
        """Raise ValueError if the period ends before it begins."""
        if self.last < self.first:
            raise ValueError(f"不计入期间的起止颠倒：{self.first}至{self.last}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring days with one reason, both ends included."""

    first: date
    last: date
    reason: str
    notice: str = ""


@dataclass(slots=True)
class Count:
    """The outcome of a walk. ``last`` is the day reached; ``unsettled`` the years whose notice was needed and missing."""

    last: date
    skipped: list[Span] = field(default_factory=list)
    made_up: list[Span] = field(default_factory=list)
    unsettled: set[int] = field(default_factory=set)


def count_workdays(
    start: date, n: int, calendar: Calendar, excluded: Sequence[Period], *, step: int, from_start: bool
) -> Count:
    """The n-th working day from ``start`` in the direction of ``step`` (1 or -1)."""
    count = Count(start)
    passed: list[Span] = []
    worked_rest_days: list[Span] = []

    def counts(day: date) -> bool:
        if outside := excluding(day, excluded):
            passed.append(Span(day, day, outside.reason))
            return False
        kind = calendar.kind(day)
        count.unsettled.update(calendar.missing_years(day))
        if not kind.is_workday:
            passed.append(span_of(kind))
        elif kind.reason is Reason.MADE_UP:
            worked_rest_days.append(span_of(kind))
        return kind.is_workday

    count.last = walk(start, n, counts, step=step, from_start=from_start)
    count.skipped, count.made_up = joined(passed), joined(worked_rest_days)
    return count


def count_days(start: date, n: int, excluded: Sequence[Period], *, step: int, from_start: bool) -> Count:
    """The n-th calendar day from ``start`` in the direction of ``step``, excluded days passed over."""
    passed: list[Span] = []

    def counts(day: date) -> bool:
        outside = excluding(day, excluded)
        if outside:
            passed.append(Span(day, day, outside.reason))
        return outside is None

    return Count(walk(start, n, counts, step=step, from_start=from_start), joined(passed))


def count_months(start: date, n: int, excluded: Sequence[Period]) -> Count:
    """The day n months after ``start``, then one day more for every excluded day passed.

    The day with the same number, or the last of a month that has no such day (31 January + 1 month = 28 February).
    """
    anniversary = add_months(start, n)
    return count_days(start, (anniversary - start).days, excluded, step=1, from_start=False)


def roll_over(day: date, calendar: Calendar) -> Count:
    """``day`` itself if worked, else the next working day, with the rest days between as skipped."""
    count, rest_days = Count(day), list[Span]()
    while True:
        kind = calendar.kind(count.last)
        count.unsettled.update(calendar.missing_years(count.last))
        if kind.is_workday:
            break
        rest_days.append(span_of(kind))
        count.last += ONE_DAY
    count.skipped = joined(rest_days)
    return count


def add_months(start: date, n: int) -> date:
    """The same day number n months on, or the last day of a shorter month."""
    years, month = divmod(start.month - 1 + n, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def walk(start: date, n: int, counts: Callable[[date], bool], *, step: int, from_start: bool) -> date:
    """The n-th day that counts; the start itself may be the first."""
    day = start - timedelta(days=step) if from_start else start
    while n:
        day += timedelta(days=step)
        n -= counts(day)
    return day


def excluding(day: date, excluded: Iterable[Period]) -> Period | None:
    """The excluded period that holds this day."""
    return next((period for period in excluded if day in period), None)


def span_of(kind: DayKind) -> Span:
    """One day with its reason."""
    return Span(kind.day, kind.day, kind.reason.value, kind.notice)


def joined(days: Iterable[Span]) -> list[Span]:
    """Neighbouring days of one reason as one span, in order of the calendar."""
    spans: list[Span] = []
    for span in sorted(days, key=lambda each: each.first):
        before = spans[-1] if spans else None
        if before and (before.reason, before.notice, before.last + ONE_DAY) == (span.reason, span.notice, span.first):
            spans[-1] = Span(before.first, span.last, span.reason, span.notice)
        else:
            spans.append(span)
    return spans
