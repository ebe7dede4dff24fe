"""Fixtures shared by all tests: a database cloned from a migrated template, the legal clock, the wall clock."""

import os
import secrets
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.ext.asyncio import AsyncSession

from api.clocks import LegalTime
from api.database import Database, ensure_database, ensure_login, with_database, with_login
from api.migrations import migrate

pytest_plugins = ["tests.worlds.deployment", "tests.mutants.refusals"]

LOGIN = "sanxiang_test"


class FixedLegalClock:
    """A legal clock that stands still until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    async def now(self, session: AsyncSession) -> LegalTime:
        """The instant that was set."""
        return LegalTime(self.at.astimezone(UTC))

    async def set(self, session: AsyncSession, at: datetime | None) -> None:
        """Set it, as the development clock can be set."""
        assert at is not None
        self.at = at


@pytest.fixture
def legal_clock() -> FixedLegalClock:
    """10:00 on the make-up Saturday of the sample's second case."""
    return FixedLegalClock(datetime.fromisoformat("2026-05-09T10:00:00+08:00"))


@pytest.fixture(scope="session")
def superuser_url() -> str:
    """The test server. Start it with bin/test."""
    url = os.environ.get("SANXIANG_TEST_POSTGRES")
    if not url:
        pytest.fail("no PostgreSQL: run the tests with bin/test, which starts the servers")
    return url


@pytest.fixture(scope="session")
def template_database(superuser_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A migrated database that nobody is connected to, to be cloned; one per test process."""
    name = f"sanxiang_template_{secrets.token_hex(4)}"
    migrate(ensure_database(superuser_url, name))
    ensure_login(with_database(superuser_url, name), application_url(with_database(superuser_url, name)))
    yield name
    drop(superuser_url, name)


@pytest.fixture
async def database(superuser_url: str, template_database: str) -> AsyncIterator[Database]:
    """An own database for one test, as the application's login sees it."""
    name = f"sanxiang_{secrets.token_hex(6)}"
    clone(superuser_url, template_database, name)
    database = Database(application_url(with_database(superuser_url, name)), pool_size=4)
    yield database
    await database.close()
    drop(superuser_url, name)


@pytest.fixture
def owner_url(superuser_url: str, database: Database) -> str:
    """The same database with every right, for tests that look behind the application's back."""
    return with_database(superuser_url, database.url.rsplit("/", 1)[1].split("?")[0])


def application_url(owner: str) -> str:
    """The database as the application's own login. Sockets trust their peers and need no password."""
    return with_login(owner, LOGIN, None if "host=" in owner else LOGIN)


def clone(superuser_url: str, template: str, name: str) -> None:
    """Copy a database file by file: some milliseconds."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )


def drop(superuser_url: str, name: str) -> None:
    """Remove a database, its connections included."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return Path(__file__).resolve().parent.parent
