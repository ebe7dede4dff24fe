"""The tables that the code declares are the tables that the migrations make."""

import psycopg
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from api.database import Database, sqlalchemy_url
from api.migrations.env_objects import include_object
from api.models import metadata

pytestmark = pytest.mark.database


def test_models_equal_migrations(owner_url: str) -> None:
    engine = sa.create_engine(sqlalchemy_url(owner_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": include_object, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


async def test_a_read_session_cannot_write(database: Database) -> None:
    async with database.read() as session:
        with pytest.raises(sa.exc.DBAPIError, match="read-only"):
            await session.execute(
                sa.text("INSERT INTO region (id, code, name, level) VALUES (gen_random_uuid(), '1', 'x', 'CITY')")
            )


async def test_the_application_may_not_change_what_is_append_only(database: Database, owner_url: str) -> None:
    for table in ("event", "signature_mark", "document_revision", "decision", "payment"):
        async with database.engine.connect() as connection:
            with pytest.raises(sa.exc.DBAPIError, match="permission denied"):
                await connection.execute(sa.text(f"DELETE FROM {table}"))
        with psycopg.connect(owner_url) as owner, pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
            owner.execute(f"DELETE FROM {table}")


async def test_the_application_is_neither_owner_nor_superuser(database: Database) -> None:
    async with database.read() as session:
        row = (
            await session.execute(
                sa.text("SELECT rolsuper, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user")
            )
        ).one()
        assert tuple(row) == (False, False, False)
        owned = await session.execute(sa.text("SELECT count(*) FROM pg_tables WHERE tableowner = current_user"))
        assert owned.scalar_one() == 0
