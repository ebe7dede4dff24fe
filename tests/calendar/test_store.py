"""The calendar in the database: loaded year by year, replaced as a whole, read again when it changed."""

from datetime import date

import pytest
from sqlalchemy import event

from api.calendar.published import published_days, published_years
from api.calendar.store import load_calendar, load_published_years, load_year
from api.calendar.working_days import Calendar, PublishedDay, days_between
from api.database import Database, WriteSession

pytestmark = pytest.mark.database

NEW_YEAR = [
    PublishedDay(day, False, "设想的2027年安排：元旦") for day in days_between(date(2027, 1, 1), date(2027, 1, 3))
]


async def test_a_database_without_notices_knows_weekends_only(database: Database) -> None:
    async with database.read() as session:
        calendar = await load_calendar(session)
    assert calendar == Calendar([], [])
    assert calendar.missing_years(date(2026, 10, 1)) == (2026,)


async def test_what_is_loaded_is_what_is_read(database: Database, calendar: Calendar) -> None:
    async with database.write() as session:
        assert await load_published_years(session) == list(published_years())
    async with database.read() as session:
        stored = await load_calendar(session)
    published = Calendar(published_days(published_years()), published_years())
    assert stored == published
    assert stored.kind(date(2026, 10, 1)) == calendar.kind(date(2026, 10, 1))
    async with database.write() as session:
        assert await load_published_years(session) == []


async def test_a_year_is_replaced_as_a_whole_and_its_neighbours_stay(database: Database) -> None:
    async with database.write() as session:
        await load_year(session, 2026, published_days([2026]))
        await load_year(session, 2027, NEW_YEAR, notice="初稿")
    async with database.read() as session:
        before = await load_calendar(session)
    assert not before.is_workday(date(2027, 1, 1))
    corrected = [
        PublishedDay(date(2026, 12, 31), False, "设想的2027年安排：元旦"),
        *NEW_YEAR[:1],
        PublishedDay(date(2027, 1, 9), True, "设想的2027年安排：元旦"),
    ]
    async with database.write() as session:
        await load_year(session, 2027, corrected, notice="定稿")
    async with database.read() as session:
        after = await load_calendar(session)
    assert after == Calendar([*published_days([2026]), *corrected], [2026, 2027])
    assert after.is_workday(date(2027, 1, 9))
    assert not after.is_workday(date(2026, 12, 31))


async def test_a_load_that_is_rolled_back_leaves_no_trace(database: Database) -> None:
    async with database.write() as session:
        await load_year(session, 2026, published_days([2026]))
    async with WriteSession(database.engine) as session:
        await load_year(session, 2027, NEW_YEAR)
        assert (await load_calendar(session)).years == {2026, 2027}
        await session.rollback()
    async with database.read() as session:
        assert (await load_calendar(session)).years == {2026}


async def test_an_unchanged_calendar_costs_one_statement(database: Database) -> None:
    statements: list[str] = []
    event.listen(
        database.engine.sync_engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_rest: statements.append(statement),
    )
    async with database.write() as session:
        await load_year(session, 2026, published_days([2026]))
        first = await load_calendar(session)
        statements.clear()
        second = await load_calendar(session)
    assert len(statements) == 1
    assert second is first


@pytest.mark.parametrize(
    ("complaint", "rows"),
    [
        ("没有任何日期", []),
        ("不属于2027年", [PublishedDay(date(2026, 10, 1), False, "通知：国庆节")]),
        ("不属于2027年", [PublishedDay(date(2027, 12, 31), False, "通知：元旦")]),
        ("无需调休上班", [PublishedDay(date(2027, 1, 4), True, "通知：元旦")]),
    ],
)
async def test_rows_that_cannot_be_a_years_notice_are_refused(
    complaint: str, rows: list[PublishedDay], database: Database
) -> None:
    async with database.write() as session:
        with pytest.raises(ValueError, match=complaint):
            await load_year(session, 2027, rows)
        await load_year(session, 2027, NEW_YEAR)
        assert (await load_calendar(session)).years == {2027}
