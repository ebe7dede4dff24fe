"""The queue's own schema (任务队列的表结构): installed whole by a migration of ours, then brought along with the library.

Procrastinate ships its schema and, beside it, a script for every change since its beginning, in the order of their names. What a
database has had is recorded in ``procrastinate_applied``, so a newer library's scripts run exactly once, each in a transaction
with its record. They run after our own migrations, by the owner of the tables.
"""

from collections.abc import Callable
from pathlib import Path

import psycopg
from procrastinate.schema import SchemaManager
from psycopg import sql

BASELINE = "03.04.00_50_post_add_retry_failed_job_procedure.sql"
"""The newest script of the version that databases without a record were made with."""

RECORD = (
    "CREATE TABLE IF NOT EXISTS procrastinate_applied"
    " (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())"
)

GRANTS = (
    "DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_tables WHERE tablename LIKE 'procrastinate\\_%'"
    " AND tablename <> 'procrastinate_applied' LOOP"
    " EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO sanxiang_app', t); END LOOP;"
    " FOR t IN SELECT sequencename FROM pg_sequences WHERE sequencename LIKE 'procrastinate\\_%' LOOP"
    " EXECUTE format('GRANT USAGE, SELECT ON SEQUENCE %I TO sanxiang_app', t); END LOOP; END $$"
)
"""What the application may do with the queue's tables, those that a script has just made included."""


def install_queue(execute: Callable[[str], object]) -> None:
    """The whole schema as the library ships it now, and the record that every script of today is part of it."""
    execute(SchemaManager.get_schema())
    execute(RECORD)
    for script in scripts():
        execute(f"INSERT INTO procrastinate_applied (name) VALUES ('{script.name}')")


def upgrade_queue(owner_url: str) -> list[str]:
    """Run the library's scripts that this database has not had; returns their names. Raises psycopg.Error for one that
    fails: it leaves no trace, those before it stay.
    """
    ran = []
    with psycopg.connect(owner_url, autocommit=True) as connection:
        with connection.transaction():
            # Several processes may start at once; the second waits and finds everything done.
            connection.execute("SELECT pg_advisory_xact_lock(hashtext('sanxiang.queue'))")
            _record_what_was_there(connection)
        for script in scripts():
            with connection.transaction():
                connection.execute("SELECT pg_advisory_xact_lock(hashtext('sanxiang.queue'))")
                if not _known(connection, script.name):
                    connection.execute(sql.SQL(script.read_text(encoding="utf-8")))
                    connection.execute("INSERT INTO procrastinate_applied (name) VALUES (%s)", [script.name])
                    connection.execute(GRANTS)
                    ran.append(script.name)
    return ran


def scripts() -> list[Path]:
    """The library's scripts in their order."""
    return sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"))


def _record_what_was_there(connection: psycopg.Connection) -> None:
    """A database from before there was a record was made with the baseline's version."""
    there = connection.execute("SELECT FROM pg_tables WHERE tablename = 'procrastinate_applied'").rowcount
    if not there:
        connection.execute(RECORD)
        for script in scripts():
            if script.name <= BASELINE:
                connection.execute("INSERT INTO procrastinate_applied (name) VALUES (%s)", [script.name])


def _known(connection: psycopg.Connection, name: str) -> bool:
    return connection.execute("SELECT FROM procrastinate_applied WHERE name = %s", [name]).rowcount > 0
