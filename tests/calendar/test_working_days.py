"""Working days: the published years against a second library, the vectors, and what the calendar knows it does not know."""

from datetime import date

import holidays
import pytest

from api.calendar.published import NotPublished, notice_title, notice_year, published_days, published_years
from api.calendar.working_days import Calendar, PublishedDay, Reason, days_between

TO_2026 = range(2010, 2027)


def test_every_day_of_2010_to_2026_agrees_with_a_second_library(calendar: Calendar) -> None:
    second = holidays.country_holidays("CN", years=TO_2026)
    for day in days_between(date(2010, 1, 1), date(2026, 12, 31)):
        assert calendar.is_workday(day) == second.is_working_day(day), day


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("2026-07-02", 7, "2026-07-13"),
        ("2026-09-28", 7, "2026-10-13"),
        ("2026-09-18", 20, "2026-10-22"),
        ("2026-05-26", 5, "2026-06-02"),
        ("2026-08-20", 3, "2026-08-25"),
        ("2026-08-25", -3, "2026-08-20"),
        ("2026-08-22", 0, "2026-08-22"),
    ],
)
def test_adding_working_days(start: str, n: int, due: str, calendar: Calendar) -> None:
    assert calendar.add_workdays(date.fromisoformat(start), n) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("after", "until", "n"),
    [
        ("2026-07-02", "2026-07-13", 7),
        ("2026-07-02", "2026-07-12", 6),
        ("2026-09-30", "2026-10-07", 0),
        ("2026-05-08", "2026-05-09", 1),
        ("2026-07-02", "2026-07-02", 0),
        ("2026-07-03", "2026-07-02", 0),
    ],
)
def test_counting_working_days_between(after: str, until: str, n: int, calendar: Calendar) -> None:
    assert calendar.workdays_between(date.fromisoformat(after), date.fromisoformat(until)) == n


@pytest.mark.parametrize(
    ("why", "day", "workday", "holiday", "reason"),
    [
        ("an ordinary Thursday", "2026-07-02", True, False, Reason.WEEKDAY),
        ("a plain Saturday is no statutory holiday", "2026-07-04", False, False, Reason.WEEKEND),
        ("the weekend inside a holiday is one", "2026-10-03", False, True, Reason.HOLIDAY),
        ("a weekday of a holiday", "2026-10-05", False, True, Reason.HOLIDAY),
        ("a Saturday made up for May Day", "2026-05-09", True, False, Reason.MADE_UP),
        ("the Sunday after it is plain again", "2026-05-10", False, False, Reason.WEEKEND),
        ("a Sunday made up for New Year", "2026-01-04", True, False, Reason.MADE_UP),
    ],
)
def test_the_kind_of_a_day(
    why: str, day: str, workday: bool, holiday: bool, reason: Reason, calendar: Calendar
) -> None:
    asked = date.fromisoformat(day)
    assert calendar.is_workday(asked) is workday, why
    assert calendar.is_statutory_holiday(asked) is holiday, why
    assert calendar.kind(asked).reason is reason, why
    assert calendar.kind(asked).settled


def test_the_next_working_day(calendar: Calendar) -> None:
    assert calendar.next_workday(date(2026, 5, 8)) == date(2026, 5, 9)
    assert calendar.next_workday(date(2026, 5, 9)) == date(2026, 5, 11)
    assert calendar.workday_from(date(2026, 5, 9)) == date(2026, 5, 9)
    assert calendar.workday_from(date(2026, 10, 1)) == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("day", "missing"),
    [
        ("2026-12-28", ()),
        ("2026-12-29", (2027,)),
        ("2026-12-31", (2027,)),
        ("2027-01-01", (2027,)),
        ("2027-12-28", (2027,)),
        ("2027-12-29", (2027, 2028)),
        ("2003-12-31", (2003,)),
        ("2025-12-31", ()),
    ],
)
def test_which_notices_a_day_still_needs(day: str, missing: tuple[int, ...], calendar: Calendar) -> None:
    asked = date.fromisoformat(day)
    assert calendar.missing_years(asked) == missing
    assert calendar.is_settled(asked) is (missing == ())


def test_a_year_not_loaded_knows_weekends_only(calendar: Calendar) -> None:
    new_year = calendar.kind(date(2027, 1, 1))
    assert (new_year.is_workday, new_year.settled) == (True, False)
    sunday = calendar.kind(date(2027, 1, 3))
    assert (sunday.is_workday, sunday.settled) == (False, False)


def test_no_notice_has_moved_a_december_day_before_the_29th() -> None:
    """Why the last three days of a year wait for the next notice, and the days before them do not."""
    december = [entry.day for entry in published_days(published_years()) if entry.day.month == 12]
    assert min(day.day for day in december) == 29
    assert {notice_year(day) for day in december} == {2007, 2008, 2012, 2019, 2023, 2024}


def test_each_day_cites_its_notice_and_holiday() -> None:
    days = {entry.day: entry.notice for entry in published_days([2015, 2019, 2020, 2026])}
    assert days[date(2026, 10, 1)] == "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）：国庆节"
    assert days[date(2018, 12, 29)] == "国务院办公厅关于2019年部分节假日安排的通知（国办发明电〔2018〕15号）：元旦"
    assert days[date(2019, 5, 5)] == "国务院办公厅关于调整2019年劳动节假期安排的通知：劳动节"
    assert days[date(2020, 1, 30)].startswith("国务院办公厅关于2020年部分节假日安排的通知")
    assert days[date(2020, 1, 31)] == "国务院办公厅关于延长2020年春节假期的通知：春节"
    assert days[date(2015, 9, 3)].startswith("国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日")
    assert notice_title(2010) == "国务院办公厅关于2010年部分节假日安排的通知"


def test_a_year_without_a_notice_is_refused() -> None:
    with pytest.raises(NotPublished, match="尚无2003年"):
        published_days([2003, 2004])
    assert published_days([2004])


def test_a_day_listed_twice_is_refused() -> None:
    day = PublishedDay(date(2026, 10, 1), False, "通知：国庆节")
    with pytest.raises(ValueError, match="listed twice"):
        Calendar([day, day], [2026])
    assert Calendar([day], [2026]) == Calendar([day], {2026})
    assert Calendar([day], [2026]) != Calendar([], [2026])
