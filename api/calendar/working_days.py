"""Working days in mainland China (工作日): weekends, public holidays and the make-up days (调休) of the yearly notice.

The State Council publishes one notice a year, usually in November for the year after; nothing can be derived in advance.
So the calendar is data, and it knows what it does not know: a day of a year whose notice is not loaded counts as worked
or not by Saturdays and Sundays alone, and is *unsettled*. Pure: no database, no clock.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class Reason(StrEnum):
    """Why a day is worked or not, in the word a decision would use."""

    WEEKDAY = "工作日"
    WEEKEND = "周末"
    HOLIDAY = "放假"
    MADE_UP = "调休上班"


@dataclass(frozen=True, slots=True, order=True)
class PublishedDay:
    """One day of a notice: off (a holiday, its weekend included) or a weekend day that is worked.

    ``notice`` cites the document and, after a colon, the holiday in it that moved the day.
    """

    day: date
    is_workday: bool
    notice: str


@dataclass(frozen=True, slots=True)
class DayKind:
    """What the calendar says of one day, and why."""

    day: date
    is_workday: bool
    reason: Reason
    settled: bool
    notice: str = ""


class Calendar:
    """The days of the notices that are loaded. Immutable; two calendars of the same days are equal."""

    def __init__(self, days: Iterable[PublishedDay], years: Collection[int]) -> None:
        """``years`` are those whose notice is loaded completely. Raises ValueError for two entries of one day."""
        listed = list(days)
        self._days = {entry.day: entry for entry in listed}
        self.years = frozenset(years)
        if len(self._days) != len(listed):
            raise ValueError("a day is listed twice")

    def __eq__(self, other: object) -> bool:
        """Equal when they give the same answers."""
        return isinstance(other, Calendar) and (self._days, self.years) == (other._days, other.years)

    def __hash__(self) -> int:
        """Consistent with equality."""
        return hash((frozenset(self._days), self.years))

    def kind(self, day: date) -> DayKind:
        """Whether a day is worked, and why."""
        settled = self.is_settled(day)
        entry = self._days.get(day)
        if entry is not None:
            reason = Reason.MADE_UP if entry.is_workday else Reason.HOLIDAY
            return DayKind(day, entry.is_workday, reason, settled, entry.notice)
        weekend = day.weekday() >= SATURDAY
        return DayKind(day, not weekend, Reason.WEEKEND if weekend else Reason.WEEKDAY, settled)

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked; by Saturdays and Sundays alone where the notice is not loaded."""
        return self.kind(day).is_workday

    def is_statutory_holiday(self, day: date) -> bool:
        """Whether the yearly notice gives the day off; a plain weekend is none (行政强制法 第四十三条)."""
        return self.kind(day).reason is Reason.HOLIDAY

    def is_settled(self, day: date) -> bool:
        """Whether no notice still to come can change the answer."""
        return not self.missing_years(day)

    def missing_years(self, day: date) -> tuple[int, ...]:
        """The years whose notice is needed for this day and not loaded.

        From 29 December the notice of the next year is needed as well: that of 2019 made Saturday 29 December 2018 a
        working day and Monday the 31st a holiday.
        """
        needed = (day.year, day.year + 1) if (day.month, day.day) >= (12, 29) else (day.year,)
        return tuple(year for year in needed if year not in self.years)

    def add_workdays(self, start: date, n: int) -> date:
        """The n-th working day after ``start``, which is not counted; before it for a negative n; itself for zero."""
        day, step = start, ONE_DAY if n > 0 else -ONE_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_workday(day):
                day += step
        return day

    def workdays_between(self, after: date, until: date) -> int:
        """The number of working days in (after, until]; zero if ``until`` is not later."""
        return sum(self.is_workday(day) for day in days_between(after + ONE_DAY, until))

    def next_workday(self, day: date) -> date:
        """The first working day after ``day``."""
        return self.add_workdays(day, 1)

    def workday_from(self, day: date) -> date:
        """``day`` itself if worked, else the first working day after it."""
        return day if self.is_workday(day) else self.next_workday(day)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from ``first`` to ``last``, both included; none if ``last`` is earlier."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
