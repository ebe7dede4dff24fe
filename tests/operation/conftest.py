"""Fixtures of operation: the sample world, and a small seeded one that is made once and copied."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator

import pytest

from api.database import Database, with_database
from api.operation.seed import seed
from tests.conftest import application_url, clone, drop
from tests.papers.conftest import authority, desk, local_store, typesetter
from tests.worlds.keys import VAULT

__all__ = ["authority", "desk", "local_store", "typesetter"]

CASES = 400


@pytest.fixture(scope="session")
def seeded_template(superuser_url: str, template_database: str) -> Iterator[str]:
    """A migrated database with a seeded world, written with every foreign key looked up."""
    name = f"sanxiang_seeded_{secrets.token_hex(4)}"
    clone(superuser_url, template_database, name)
    asyncio.run(_seed(application_url(with_database(superuser_url, name))))
    yield name
    drop(superuser_url, name)


async def _seed(url: str) -> None:
    database = Database(url, pool_size=1)
    await seed(database, VAULT, CASES, progress=lambda *_: None)
    await database.close()


@pytest.fixture
async def seeded(superuser_url: str, seeded_template: str) -> AsyncIterator[Database]:
    """An own copy of the seeded world for one test."""
    name = f"sanxiang_{secrets.token_hex(6)}"
    clone(superuser_url, seeded_template, name)
    database = Database(application_url(with_database(superuser_url, name)), pool_size=4)
    yield database
    await database.close()
    drop(superuser_url, name)
