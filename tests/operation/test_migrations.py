"""Migrations with data in the tables: a database of the first release, filled, becomes today's, and loses nothing."""

from collections.abc import Iterator
from secrets import token_hex
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

from api.access.models import PersonalField as F
from api.access.personal_data import parties_with
from api.access.rotation import values_by_index_key
from api.database import Database, ensure_database, ensure_login, with_database
from api.migrations import migrate
from tests.conftest import application_url, drop
from tests.operation.conftest import CASES
from tests.worlds.keys import VAULT
from tests.worlds.sample import ask

pytestmark = pytest.mark.database

FIRST = "0002"
BEFORE_INDEX_KEYS = "0012"
OWN = "tablename NOT LIKE 'procrastinate%' AND tablename NOT IN ('alembic_version', 'stage_of_event')"
Columns = dict[str, list[str]]


@pytest.fixture
def old(superuser_url: str, seeded_template: str) -> Iterator[str]:
    """A database at the first release with the seeded world in it, as far as its tables could hold it."""
    name = f"sanxiang_old_{token_hex(4)}"
    url = ensure_database(superuser_url, name)
    migrate(url, FIRST)
    fill(with_database(superuser_url, seeded_template), url)
    yield url
    drop(superuser_url, name)


def fill(source: str, target: str) -> None:
    """Copy every row, in the columns that both databases have."""
    with psycopg.connect(source) as reading, psycopg.connect(target) as writing:
        writing.execute("SET session_replication_role = replica")
        newer = columns(reading)
        for table, names in columns(writing).items():
            shared = [name for name in names if name in newer.get(table, ())]
            listed = sql.SQL(", ").join(map(sql.Identifier, shared))
            out = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT").format(listed, sql.Identifier(table))
            into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), listed)
            with reading.cursor().copy(out) as rows, writing.cursor().copy(into) as copied:
                for piece in rows:
                    copied.write(piece)


def columns(connection: psycopg.Connection) -> Columns:
    """The columns of every table of ours, in their order."""
    found: Columns = {}
    query = (
        "SELECT table_name, column_name FROM information_schema.columns JOIN pg_tables ON tablename = table_name"
        f" AND schemaname = table_schema WHERE table_schema = 'public' AND {OWN} ORDER BY table_name, ordinal_position"
    )
    for table, column in connection.execute(sql.SQL(query)):
        found.setdefault(table, []).append(column)
    return found


def contents(url: str, of: Columns) -> dict[str, list[str]]:
    """Every row of the tables, in these columns."""
    with psycopg.connect(url) as connection:
        return {
            table: [
                row
                for (row,) in connection.execute(
                    sql.SQL("SELECT ROW({})::text FROM {} ORDER BY 1").format(
                        sql.SQL(", ").join(map(sql.Identifier, names)), sql.Identifier(table)
                    )
                )
            ]
            for table, names in of.items()
        }


async def test_what_the_first_release_held_is_there_in_todays_schema(old: str) -> None:
    with psycopg.connect(old) as connection:
        held = columns(connection)
    before = contents(old, held)
    assert len(before["enforcement_case"]) == CASES
    assert sum(map(len, before.values())) > 20 * CASES
    migrate(old)
    assert contents(old, held) == before
    with psycopg.connect(old) as connection:
        connection.execute("SELECT count(recompute_case_summary(id)) FROM dossier")
    assert contents(old, {"case_summary": held["case_summary"]})["case_summary"] == before["case_summary"]
    with psycopg.connect(old) as connection, pytest.raises(psycopg.errors.RestrictViolation):
        connection.execute("DELETE FROM event")


async def test_it_is_read_as_a_new_one_is(old: str) -> None:
    migrate(old)
    login = application_url(old)
    ensure_login(old, login)
    database = Database(login, pool_size=2)
    try:
        query = '{ cases(first: 3, filter: {text: "案"}) { nodes { number eventCount timeline { sentence } parties { party { name } } } } }'
        found = await ask(database, "seed-290101-AMR-leader", query)
        assert all(case["eventCount"] == len(case["timeline"]) > 0 for case in found["cases"]["nodes"])
        assert len(found["cases"]["nodes"]) == 3
    finally:
        await database.close()


async def test_a_value_indexed_before_index_keys_had_names_is_found_after(superuser_url: str) -> None:
    name = f"sanxiang_old_{token_hex(4)}"
    url = ensure_database(superuser_url, name)
    try:
        migrate(url, BEFORE_INDEX_KEYS)
        phone, address = (VAULT.seal(UUID(int=1), field, "13800138000") for field in (F.PHONE, F.ADDRESS))
        with psycopg.connect(url) as connection:
            connection.execute("SET session_replication_role = replica")
            for sealed in (phone, address):
                connection.execute(
                    "INSERT INTO personal_datum (party_id, field, ciphertext, wrapped_key, key_id, blind_index)"
                    " VALUES (%s, %s, %s, %s, %s, %s)",
                    (
                        sealed.party_id,
                        sealed.field,
                        sealed.ciphertext,
                        sealed.wrapped_key,
                        sealed.key_id,
                        sealed.blind_index,
                    ),
                )
        migrate(url)
        ensure_login(url, application_url(url))
        database = Database(application_url(url), pool_size=1)
        try:
            async with database.read() as session:
                assert await parties_with(session, VAULT, F.PHONE, "138 0013 8000") == [UUID(int=1)]
                assert await values_by_index_key(session) == {"index": 1}
        finally:
            await database.close()
    finally:
        drop(superuser_url, name)


def test_there_is_one_newest_revision(old: str) -> None:
    """Two heads would mean that two rooms moved the schema past each other; migrating would then fail for everybody."""
    migrate(old)
    with psycopg.connect(old) as connection:
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)
