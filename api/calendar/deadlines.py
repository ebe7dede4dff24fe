"""Computing a time limit (期限计算) with its explanation. The answer is stored by the act that starts the limit.

"The day" is the Shanghai date of an instant. Rules are data (`api.calendar.rules`); this module only counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from api.calendar.counting import Count, Period, Span, count_days, count_months, count_workdays, roll_over
from api.calendar.explanation import sentences
from api.calendar.rule import DeadlineRule, Direction, RuleNotInForce
from api.calendar.rules import RULES
from api.calendar.working_days import ONE_DAY, Calendar
from api.clocks import SHANGHAI
from api.vocabulary import DeadlineUnit


class NaiveInstant(ValueError):
    """An instant without a time zone has no day. Give an aware datetime, or the date itself."""


class CalendarMissing(LookupError):
    """The limit reaches a year whose holiday notice is not loaded, and a provisional answer was not accepted."""

    code = "CALENDAR_MISSING"

    def __init__(self, years: Sequence[int]) -> None:
        self.years = tuple(years)
        listed = "、".join(f"{year}年" for year in years)
        super().__init__(f"{listed}部分节假日安排尚未载入，期限只能暂定；请由管理员载入该年安排后再计算")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A computed limit that explains itself.

    ``due`` is a date, or an aware instant for a limit in hours. ``last_counted`` is the n-th unit itself: ``due`` differs
    from it when it moved off rest days (``rolled_over``) or when the rule counts clear days. ``missing_years`` is not
    empty where a notice still to be loaded may change the answer.
    """

    rule: DeadlineRule
    start: date | datetime
    n: int
    due: date | datetime
    last_counted: date
    skipped: tuple[Span, ...] = ()
    made_up: tuple[Span, ...] = ()
    rolled_over: tuple[Span, ...] = ()
    excluded: tuple[Period, ...] = ()
    missing_years: tuple[int, ...] = ()

    @property
    def provisional(self) -> bool:
        """Whether the answer may change when the missing notices are loaded."""
        return bool(self.missing_years)

    @property
    def start_day(self) -> date:
        """The Shanghai day of the start."""
        return shanghai_day(self.start)

    @property
    def due_day(self) -> date:
        """The Shanghai day of the due date or instant."""
        return shanghai_day(self.due)

    def explain(self) -> list[str]:
        """The counting in Chinese sentences, in the order in which one would count by hand."""
        return sentences(self)

    def as_dict(self) -> dict[str, Any]:
        """The limit as JSON: days as YYYY-MM-DD, instants as RFC 3339 in UTC. ``recompute`` reads it back."""
        rule = self.rule
        return {
            "code": rule.code,
            "name": rule.name,
            "n": self.n,
            "unit": rule.unit.value,
            "direction": rule.direction.value,
            "owner": rule.owner.value,
            "marks": rule.marks.value,
            "alarm": rule.alarm,
            "startsFrom": rule.starts_from,
            "start": written(self.start),
            "startCounted": rule.counts_first_day,
            "lastCounted": written(self.last_counted),
            "due": written(self.due),
            "skipped": [_span_json(span) for span in self.skipped],
            "madeUp": [_span_json(span) for span in self.made_up],
            "rolledOver": [_span_json(span) for span in self.rolled_over],
            "excluded": [
                {"first": written(period.first), "last": written(period.last), "reason": period.reason}
                for period in self.excluded
            ],
            "provisional": self.provisional,
            "missingYears": list(self.missing_years),
            "basis": [citation.as_dict() for citation in rule.basis],
            "standing": rule.standing.value,
            "explanation": self.explain(),
        }


def compute(
    rule: DeadlineRule,
    start: date | datetime,
    calendar: Calendar,
    n: int | None = None,
    excluded: Sequence[Period] = (),
    *,
    strict: bool = False,
) -> Deadline:
    """Compute one limit from the event that starts it (or, backwards, from the event it must precede).

    ``n`` is the length that binds this organ (``rule.length``), by default the rule's own on the day of the start. A limit
    in hours needs an aware instant as start; the others take a date or an aware instant. A yearly limit takes any day of
    the year it reports on.

    Raises NaiveInstant, RuleNotInForce, ValueError for a length or a start the rule cannot take, and with ``strict``
    CalendarMissing instead of a provisional answer.
    """
    day = shanghai_day(start)
    if day < rule.effective_from:
        raise RuleNotInForce(f"{rule.name}的规定自{rule.effective_from.isoformat()}起施行，不适用于{day.isoformat()}")
    if rule.fixed is not None:
        due = date(day.year + 1, *rule.fixed)
        return _settle(Deadline(rule, start, 1, due, due), strict=strict)
    length = n if n is not None else rule.length(day)
    if length is None or length < 1:
        raise ValueError(f"{rule.code} needs a length of at least one {rule.unit.meaning}")
    if rule.unit is DeadlineUnit.HOUR:
        return _hours(rule, start, length, excluded)
    return _settle(_days(rule, start, day, calendar, length, tuple(excluded)), strict=strict)


def recompute(deadline: Deadline | Mapping[str, Any], calendar: Calendar, *, strict: bool = False) -> Deadline:
    """The same limit under a newer calendar; also from its stored JSON. Raises KeyError for a rule unknown by now."""
    if isinstance(deadline, Deadline):
        return compute(deadline.rule, deadline.start, calendar, deadline.n, deadline.excluded, strict=strict)
    stored = str(deadline["start"])
    start = datetime.fromisoformat(stored) if "T" in stored else date.fromisoformat(stored)
    excluded = [
        Period(date.fromisoformat(period["first"]), date.fromisoformat(period["last"]), period["reason"])
        for period in deadline["excluded"]
    ]
    return compute(RULES[deadline["code"]], start, calendar, int(deadline["n"]), excluded, strict=strict)


def shanghai_day(moment: date | datetime) -> date:
    """The day of a moment: a date is its own day, an instant has its Shanghai date. Raises NaiveInstant."""
    if not isinstance(moment, datetime):
        return moment
    if moment.utcoffset() is None:
        raise NaiveInstant(f"{moment.isoformat()}没有时区，无法确定属于哪一日")
    return moment.astimezone(SHANGHAI).date()


def written(moment: date | datetime) -> str:
    """A day as YYYY-MM-DD, an instant as RFC 3339 in UTC."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return moment.isoformat()


def _hours(rule: DeadlineRule, start: date | datetime, n: int, excluded: Sequence[Period]) -> Deadline:
    """Hours run on through nights and rest days, from instant to instant; nothing is excluded from them."""
    if not isinstance(start, datetime):
        raise ValueError(f"{rule.code} counts hours and needs the instant of its start")
    if excluded:
        raise ValueError(f"{rule.code} counts hours, from which no days are excluded")
    due = start.astimezone(SHANGHAI) + timedelta(hours=n)
    return Deadline(rule, start, n, due, due.date())


def _days(
    rule: DeadlineRule,
    start: date | datetime,
    day: date,
    calendar: Calendar,
    n: int,
    excluded: tuple[Period, ...],
) -> Deadline:
    """Count days or months, step beyond them if they are to be clear, and move off a rest day if the rule says so."""
    step = -1 if rule.direction is Direction.BACKWARD else 1
    count = _count(rule, day, calendar, n, excluded, step)
    due = count.last + step * ONE_DAY if rule.clear else count.last
    rolled = roll_over(due, calendar) if rule.rolls_off_rest_days else Count(due)
    return Deadline(
        rule,
        start,
        n,
        rolled.last,
        count.last,
        tuple(count.skipped),
        tuple(count.made_up),
        tuple(rolled.skipped),
        excluded,
        tuple(sorted(count.unsettled | rolled.unsettled)),
    )


def _count(rule: DeadlineRule, day: date, calendar: Calendar, n: int, excluded: tuple[Period, ...], step: int) -> Count:
    """The n-th unit."""
    match rule.unit:
        case DeadlineUnit.WORKDAY:
            return count_workdays(day, n, calendar, excluded, step=step, from_start=rule.counts_first_day)
        case DeadlineUnit.DAY:
            return count_days(day, n, excluded, step=step, from_start=rule.counts_first_day)
        case DeadlineUnit.MONTH:
            return count_months(day, n, excluded)
    raise ValueError(f"{rule.code}: {rule.unit} is not counted in days")


def _settle(deadline: Deadline, *, strict: bool) -> Deadline:
    """The answer, unless it is provisional and only a settled one will do."""
    if strict and deadline.provisional:
        raise CalendarMissing(deadline.missing_years)
    return deadline


def _span_json(span: Span) -> dict[str, str | None]:
    """A span of days as JSON."""
    return {
        "first": written(span.first),
        "last": written(span.last),
        "reason": span.reason,
        "notice": span.notice or None,
    }
