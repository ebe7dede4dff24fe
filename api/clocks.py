"""The two clocks (两种时钟). The legal clock says when an act happened in law; the wall clock rules tokens, limits and jobs."""

from datetime import UTC, date, datetime
from typing import NewType, Protocol
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

LegalTime = NewType("LegalTime", datetime)
WallTime = NewType("WallTime", datetime)

SHANGHAI = ZoneInfo("Asia/Shanghai")
log = structlog.get_logger(__name__)


def legal_day(at: datetime) -> date:
    """The Shanghai calendar day of an instant: "the day" of every legal rule."""
    return at.astimezone(SHANGHAI).date()


def wall_now() -> WallTime:
    """The wall clock, UTC."""
    return WallTime(datetime.now(UTC))


class LegalClock(Protocol):
    """Says when an act happens in law."""

    async def now(self, session: AsyncSession) -> LegalTime:
        """The legal instant, UTC."""


class SystemLegalClock:
    """Production: law's time is the present."""

    async def now(self, session: AsyncSession) -> LegalTime:
        """The present."""
        return LegalTime(wall_now())


class DevelopmentLegalClock:
    """Development: one row of the database says what time it is in law, so that API, worker and timestamp authority agree.

    Raises RuntimeError in production.
    """

    def __init__(self, *, production: bool) -> None:
        if production:
            raise RuntimeError("the development clock refuses production")
        log.warning("development_clock", note="legal time can be set; never use this for real cases")

    async def now(self, session: AsyncSession) -> LegalTime:
        """The instant that was set, or the present."""
        at = (await session.execute(text("SELECT at FROM development_clock"))).scalar_one_or_none()
        return LegalTime(at.astimezone(UTC) if at else wall_now())

    async def set(self, session: AsyncSession, at: datetime | None) -> None:
        """Set legal time, or return to the present with None."""
        await session.execute(text("DELETE FROM development_clock"))
        if at is not None:
            await session.execute(text("INSERT INTO development_clock (singleton, at) VALUES (true, :at)"), {"at": at})
