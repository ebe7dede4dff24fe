"""The calendar in the database (日历载入): loaded year by year, read once per process and again when a year was loaded."""

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from api.calendar.models import CalendarYear, WorkdayOverride
from api.calendar.published import notice_title, notice_year, published_days, published_years
from api.calendar.working_days import SATURDAY, Calendar, PublishedDay

Version = tuple[int, datetime | None]

MOVED_NO_LONGER = ""
"""The citation of a day that an earlier load moved and a later one does not: the application may not delete rows."""

_remembered: tuple[Version, Calendar] | None = None


async def load_calendar(session: AsyncSession) -> Calendar:
    """The calendar of all loaded years. One small query when nothing changed since the last call of this process."""
    global _remembered
    version = await _version(session)
    if _remembered is None or _remembered[0] != version:
        _remembered = version, await _read(session)
    return _remembered[1]


async def load_year(session: AsyncSession, year: int, rows: Sequence[PublishedDay], notice: str | None = None) -> None:
    """Load a year's notice, replacing what was loaded for that year before. The caller commits.

    ``notice`` cites the yearly notice, by default by its usual title. Raises ValueError for an empty list, a row of
    another year, or a make-up day that Monday-to-Friday makes a working day already.
    """
    if not rows:
        raise ValueError(f"{year}年部分节假日安排没有任何日期，不能载入")
    for row in rows:
        if notice_year(row.day) != year:
            raise ValueError(f"{row.day.isoformat()}不属于{year}年部分节假日安排")
        if row.is_workday and row.day.weekday() < SATURDAY:
            raise ValueError(f"{row.day.isoformat()}是周一至周五，无需调休上班")
    now = sa.func.clock_timestamp()
    of_this_year = col(WorkdayOverride.day).between(date(year - 1, 12, 1), date(year, 11, 30))
    await session.execute(sa.update(WorkdayOverride).where(of_this_year).values(notice=MOVED_NO_LONGER, loaded_at=now))
    loaded = insert(CalendarYear).values(year=year, notice=notice or notice_title(year), loaded_at=now)
    await session.execute(replacing(loaded, key="year", columns=("notice",)))
    days = [{"day": row.day, "is_workday": row.is_workday, "notice": row.notice, "loaded_at": now} for row in rows]
    await session.execute(replacing(insert(WorkdayOverride).values(days), key="day", columns=("is_workday", "notice")))


async def load_published_years(session: AsyncSession) -> list[int]:
    """Load every year the library knows and the database does not; returns those years. The caller commits."""
    loaded = set((await session.execute(sa.select(col(CalendarYear.year)))).scalars())
    missing = [year for year in published_years() if year not in loaded]
    for year in missing:
        await load_year(session, year, published_days([year]))
    return missing


def replacing(rows: Insert, *, key: str, columns: Sequence[str]) -> Insert:
    """The same insertion, taking the place of rows with the same key."""
    newer = {column: rows.excluded[column] for column in (*columns, "loaded_at")}
    return rows.on_conflict_do_update(index_elements=[key], set_=newer)


async def _version(session: AsyncSession) -> Version:
    """How many years are loaded and when the last one was: every load changes it."""
    count, last = sa.func.count(), sa.func.max(col(CalendarYear.loaded_at))
    n, loaded_at = (await session.execute(sa.select(count, last).select_from(CalendarYear))).one()
    return n, loaded_at


async def _read(session: AsyncSession) -> Calendar:
    """Every loaded day and year."""
    days = await session.execute(
        sa.select(col(WorkdayOverride.day), col(WorkdayOverride.is_workday), col(WorkdayOverride.notice)).where(
            col(WorkdayOverride.notice) != MOVED_NO_LONGER
        )
    )
    years = await session.execute(sa.select(col(CalendarYear.year)))
    return Calendar((PublishedDay(*row) for row in days), list(years.scalars()))
