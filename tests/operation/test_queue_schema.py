"""The queue's tables follow their library: from an old version, once each script, nothing half done."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

import psycopg
import pytest
from procrastinate.schema import SchemaManager
from psycopg import sql

from api.database import ensure_database
from api.migrations import migrate, queue_schema
from api.migrations.queue_schema import RECORD, scripts, upgrade_queue
from tests.conftest import drop

pytestmark = pytest.mark.database

CATALOGUE = (
    "SELECT table_name || '.' || column_name, data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')"
    " FROM information_schema.columns WHERE table_schema = 'public' AND table_name LIKE 'procrastinate%'"
    " UNION ALL SELECT indexname, regexp_replace(indexdef, '\\s+', ' ', 'g') FROM pg_indexes"
    " WHERE tablename LIKE 'procrastinate%'"
    " UNION ALL SELECT p.oid::regprocedure::text, regexp_replace(p.prosrc, '\\s+', ' ', 'g') FROM pg_proc p"
    " WHERE p.proname LIKE 'procrastinate%' ORDER BY 1"
)
"""Columns, indexes and functions of the queue."""


@pytest.fixture
def empty(superuser_url: str) -> Iterator[str]:
    """A database without anything."""
    name = f"sanxiang_queue_{token_hex(4)}"
    yield ensure_database(superuser_url, name)
    drop(superuser_url, name)


def catalogue(url: str) -> dict[str, str]:
    """What the queue is made of."""
    with psycopg.connect(url) as connection:
        return dict(connection.execute(CATALOGUE).fetchall())


def applied(url: str) -> list[str]:
    """The recorded scripts, in the order of their names."""
    with psycopg.connect(url) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM procrastinate_applied ORDER BY 1")]


def as_of(url: str, last: str) -> None:
    """Make the queue as an older version of the library had it."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE ROLE sanxiang_app NOLOGIN" if not _role(connection) else "SELECT 1")
        connection.execute(RECORD)
        for script in scripts():
            if script.name <= last:
                connection.execute(sql.SQL(script.read_text("utf-8")))
                connection.execute("INSERT INTO procrastinate_applied (name) VALUES (%s)", [script.name])


def _role(connection: psycopg.Connection) -> bool:
    return connection.execute("SELECT FROM pg_roles WHERE rolname = 'sanxiang_app'").rowcount > 0


def test_from_version_two_with_a_waiting_job_it_becomes_what_is_installed_fresh(empty: str, owner_url: str) -> None:
    as_of(empty, "02.99")
    assert catalogue(empty) != catalogue(owner_url)
    with psycopg.connect(empty) as connection:
        connection.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('papers', 'papers.advance', '{\"n\": 1}')"
        )
    ran = upgrade_queue(empty)
    assert ran == [script.name for script in scripts() if script.name > "02.99"]
    assert catalogue(empty) == catalogue(owner_url)
    with psycopg.connect(empty) as connection:
        job = connection.execute("SELECT queue_name, task_name, args, status::text FROM procrastinate_jobs").fetchall()
    assert job == [("papers", "papers.advance", {"n": 1}, "todo")]


def test_a_fresh_database_has_had_every_script_and_migrating_again_runs_none(owner_url: str) -> None:
    assert applied(owner_url) == [script.name for script in scripts()]
    assert upgrade_queue(owner_url) == []


def test_a_database_from_before_the_record_is_taken_at_the_baseline(owner_url: str) -> None:
    with psycopg.connect(owner_url) as connection:
        connection.execute("DROP TABLE procrastinate_applied")
    assert upgrade_queue(owner_url) == [script.name for script in scripts() if script.name > queue_schema.BASELINE]
    assert applied(owner_url) == [script.name for script in scripts()]


@pytest.fixture
def newer_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that ships one script more; returns where it lies."""
    for script in scripts():
        (tmp_path / script.name).write_bytes(script.read_bytes())
    monkeypatch.setattr(SchemaManager, "get_migrations_path", staticmethod(lambda: str(tmp_path)))
    return tmp_path / "99.00.00_01_pre_notes.sql"


async def test_a_newer_librarys_script_runs_once_however_many_migrate(owner_url: str, newer_library: Path) -> None:
    newer_library.write_text("CREATE TABLE procrastinate_notes (id bigserial PRIMARY KEY); -- 100 %")
    ran = await asyncio.gather(*(asyncio.to_thread(upgrade_queue, owner_url) for _ in range(4)))
    assert sorted(ran) == [[], [], [], [newer_library.name]]
    migrate(owner_url)
    with psycopg.connect(owner_url) as connection:
        connection.execute("SET ROLE sanxiang_app")
        connection.execute("INSERT INTO procrastinate_notes DEFAULT VALUES")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM procrastinate_applied")


def test_a_script_that_fails_leaves_no_trace_and_runs_when_it_is_mended(owner_url: str, newer_library: Path) -> None:
    newer_library.write_text("CREATE TABLE procrastinate_notes (id int); SELECT 1 / 0;")
    with pytest.raises(psycopg.errors.DivisionByZero):
        upgrade_queue(owner_url)
    assert newer_library.name not in applied(owner_url)
    assert "procrastinate_notes.id" not in catalogue(owner_url)
    newer_library.write_text("CREATE TABLE procrastinate_notes (id int);")
    assert upgrade_queue(owner_url) == [newer_library.name]
