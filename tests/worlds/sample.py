"""The sample world for tests of reads: loaded once per test process into a template, cloned for every test."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import pytest
import strawberry
from sqlmodel import col, select
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import create_type

from api.access.models import Account
from api.access.viewer import PUBLIC, Viewer, viewer_of
from api.database import Database, with_database
from api.exchange.history import load_world
from api.graph import Bindings, Graph, Guards, Limits, PoolReader, Reader
from api.graph.plans import Plan
from api.graph.scalars import SCALARS
from api.schema import SLICES
from tests.conftest import application_url, clone, drop
from tests.worlds.keys import VAULT

FINISHED = ("case-1", "case-3")
"""The cases that tests of reads know as over; the other one is there to be played by acts."""


@pytest.fixture(scope="session")
def sample_template(superuser_url: str, template_database: str) -> Iterator[str]:
    """A migrated database with the sample world in it, that nobody is connected to."""
    name = f"sanxiang_sample_{secrets.token_hex(4)}"
    clone(superuser_url, template_database, name)
    asyncio.run(_load(application_url(with_database(superuser_url, name))))
    yield name
    drop(superuser_url, name)


async def _load(url: str) -> None:
    database = Database(url, pool_size=1)
    await load_world(database, VAULT, cases=FINISHED)
    await database.close()


@pytest.fixture
async def sample(superuser_url: str, sample_template: str) -> AsyncIterator[Database]:
    """An own copy of the sample world for one test."""
    name = f"sanxiang_{secrets.token_hex(6)}"
    clone(superuser_url, sample_template, name)
    database = Database(application_url(with_database(superuser_url, name)), pool_size=4)
    yield database
    await database.close()
    drop(superuser_url, name)


@cache
def reads() -> Graph:
    """The reads of every slice as one schema, checked."""
    bindings, guards = Bindings(), Guards()
    fields = [field for slice_ in SLICES for field in slice_.declare(bindings, guards)] + bindings.node_fields()
    schema = strawberry.Schema(
        query=create_type("Query", fields),
        types=[type_ for slice_ in SLICES for type_ in getattr(slice_, "TYPES", ())],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    graph = Graph(schema, bindings, guards, limits=Limits(tokens=20_000, aliases=5_000, repeats=5_000, fields=50_000))
    graph.check(written=False)
    return graph


@dataclass
class Counted:
    """A reader that counts the statements it runs."""

    reader: Reader
    statements: int = 0

    async def read(self, plan: Plan, values: Mapping[str, Any]) -> str:
        """One statement."""
        self.statements += 1
        return await self.reader.read(plan, values)


@dataclass(frozen=True)
class Asking:
    """One request's context."""

    viewer: Viewer
    reader: Counted


async def ask(database: Database, login: str | Viewer | None, text: str, **variables: Any) -> Any:
    """The ``data`` of an answer, read in one statement by whoever logs in (None: nobody). Fails on errors."""
    data, errors = await answer(database, login, text, **variables)
    assert not errors, errors
    return data


async def answer(database: Database, login: str | Viewer | None, text: str, **variables: Any) -> tuple[Any, list[Any]]:
    """The ``data`` and the errors of an answer."""
    who = login if isinstance(login, Viewer) else await viewer(database, login)
    asking = Asking(who, Counted(PoolReader(await database.reading_pool())))
    found = await reads().execute(text, asking, variables=variables)
    assert asking.reader.statements <= 1, "a read is one statement"
    return (json.loads(found.data) if found.data else None), found.errors


async def viewer(database: Database, login: str | None, on: date = date(2026, 11, 23)) -> Viewer:
    """Who logs in under a name of the sample, as on the day the sample was taken."""
    if login is None:
        return PUBLIC
    async with database.read() as session:
        account = (await session.execute(select(Account).where(col(Account.login) == login))).scalar_one()
        found = await viewer_of(session, account.id, on)
    assert found is not None, login
    return found
