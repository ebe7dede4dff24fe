"""``sanxiang seed`` (虚构大库): a believable large world by COPY, the same for the same seed.

Nothing in it is real. Its cases are marked as imported: they were not performed by acts, and their papers have no files.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import psycopg

from api.access.secrets import Vault
from api.calendar.store import load_calendar, load_published_years
from api.database import Database
from api.operation.copying import Sheet
from api.operation.seed.cases import CaseTeller
from api.operation.seed.chance import Chance
from api.operation.seed.limits import Limits
from api.operation.seed.names import PROVINCE
from api.operation.seed.parties import Parties
from api.operation.seed.registry import build_registry
from api.operation.seed.sheets import CaseSheets

FIRST, PRESENT = datetime(2024, 1, 2, 1, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=UTC)
"""When the first case begins, and where the story of every case stops."""

CHUNK = 2_000
"""Cases that are told before they are copied: some megabytes."""

Progress = Callable[[str, int, int], None]


class AlreadySeeded(Exception):
    """The database holds a seeded world already; seed another one, or none."""


async def seed(database: Database, vault: Vault, cases: int, *, chance: int = 1, progress: Progress) -> None:
    """Write a world of so many cases, all of it in one transaction, and let PostgreSQL take its statistics.

    Raises AlreadySeeded. With a superuser's login foreign keys are not looked up row by row: the keys are right by
    construction, which the tests show with the look-ups on.
    """
    async with database.write() as tx:
        await load_published_years(tx)
    async with database.read() as session:
        limits = Limits(await load_calendar(session))
    async with await psycopg.AsyncConnection.connect(database.url) as connection:
        seeded = await connection.execute("SELECT FROM region WHERE code = %s", [PROVINCE[0]])
        if seeded.rowcount:
            raise AlreadySeeded(f"region {PROVINCE[0]} is there already: take another database, or leave it as it is")
        superuser = await connection.execute("SELECT FROM pg_roles WHERE rolname = current_user AND rolsuper")
        if superuser.rowcount:
            await connection.execute("SET LOCAL session_replication_role = replica")
        await _write(connection, Chance(chance), vault, limits, cases, progress)
    await _take_statistics(database.url)


async def _write(
    connection: psycopg.AsyncConnection, source: Chance, vault: Vault, limits: Limits, cases: int, progress: Progress
) -> None:
    registry = build_registry(source)
    for sheet in registry.sheets():
        await sheet.copy(connection)
    teller = CaseTeller(source, CaseSheets(), Parties(source, vault), limits, PRESENT)
    between = (PRESENT - FIRST) / max(cases, 1)

    def tell(first: int) -> CaseSheets:
        """The next chunk of cases, on sheets of its own."""
        teller.sheets = CaseSheets()
        for number in range(first, min(first + CHUNK, cases)):
            begun = FIRST + between * number + timedelta(seconds=source.number(0, 3600))
            teller.tell(source.pick(registry.organs), begun.replace(microsecond=0))
        return teller.sheets

    sheets = await asyncio.to_thread(tell, 0)
    for told in range(CHUNK, cases + CHUNK, CHUNK):
        # The next cases are told while PostgreSQL takes these.
        copying = asyncio.create_task(_copy(connection, sheets))
        sheets = await asyncio.to_thread(tell, told)
        await copying
        progress("案件", min(told, cases), cases)
    series = Sheet("number_series", "organ_id", "type_code", "year", "opening", "next")
    for (organ_id, type_code, year), greatest in teller.series.items():
        series.add(organ_id, type_code, year, 1, greatest + 1)
    await series.copy(connection)
    progress("案件摘要", 0, cases)
    if await _owns_the_tables(connection):
        # Without statistics the summaries are planned for empty tables and take twenty times as long.
        await connection.execute("ANALYZE")
    # The one definition of a summary, so that a seeded one and a recomputed one cannot differ.
    await connection.execute(
        "SELECT count(recompute_case_summary(c.id)) FROM enforcement_case c JOIN organ o ON o.id = c.organ_id"
        " WHERE starts_with(o.region_code, %s)", [PROVINCE[0][:2]],
    )  # fmt: skip
    progress("案件摘要", cases, cases)


async def _copy(connection: psycopg.AsyncConnection, sheets: CaseSheets) -> None:
    for sheet in sheets.in_order():
        await sheet.copy(connection)


async def _take_statistics(url: str) -> None:
    """Statistics and visibility of what the login owns; an application's login owns nothing and leaves it to autovacuum."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        if await _owns_the_tables(connection):
            await connection.execute("VACUUM (ANALYZE)")


async def _owns_the_tables(connection: psycopg.AsyncConnection) -> bool:
    found = await connection.execute("SELECT FROM pg_tables WHERE tablename = 'event' AND tableowner = current_user")
    return found.rowcount > 0
