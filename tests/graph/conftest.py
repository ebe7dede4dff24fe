"""A database with the small world's rows, the engine over it, and viewers of every role."""

import os
import secrets
import warnings
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
import psycopg
import pytest
import sqlalchemy as sa
from psycopg import sql

from api.graph import Graph, Limits, PoolReader, open_reader
from api.graph.plans import Plan
from tests.graph import world
from tests.graph.rows_of_the_world import fill
from tests.servers.postgres import postgres_embedded


@dataclass(frozen=True)
class AViewer:
    """Somebody with given roles; parameters a guard asks for are all there."""

    roles: frozenset[str]
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass
class CountingReader:
    """Reads through a pool and remembers every statement it sent."""

    inner: PoolReader
    sent: list[str] = field(default_factory=list)

    async def read(self, plan: Plan, values: Mapping[str, Any]) -> str:
        """Count, then read."""
        self.sent.append(plan.sql)
        return await self.inner.read(plan, values)


@dataclass
class AContext:
    """What a request brings along."""

    viewer: AViewer
    reader: CountingReader
    log: list[str] = field(default_factory=list)


class Asking:
    """Asks the engine as a viewer and hands back parsed JSON."""

    def __init__(self, graph: Graph, reader: PoolReader) -> None:
        self.graph = graph
        self.reader = CountingReader(reader)

    def context(self, *roles: str, **parameters: object) -> AContext:
        """A request's context for a viewer of these roles."""
        return AContext(viewer(*roles, **parameters), self.reader)

    async def __call__(
        self, text: str, variables: Mapping[str, Any] | None = None, *roles: str, **parameters: object
    ) -> dict[str, Any]:
        """The whole answer; an ADMIN asks unless roles are given."""
        context = self.context(*(roles or ("ADMIN",)), **parameters)
        answer = await self.graph.execute(text, context, variables=variables)
        parsed: dict[str, Any] = orjson.loads(answer.body())
        return parsed


def viewer(*roles: str, **parameters: object) -> AViewer:
    """A viewer of these roles; she is the first person and works for the organ 甲."""
    return AViewer(frozenset(roles), {"person_id": world.key(1), "organs": ["甲"], **parameters})


@pytest.fixture(scope="session")
def world_server() -> Iterator[str]:
    """A superuser's URL: the server that the environment names, else an embedded one of our own."""
    named = os.environ.get("SANXIANG_TEST_POSTGRES")
    if named:
        yield named
        return
    with warnings.catch_warnings():
        # The wheel asks for a runtime directory that a container has not.
        warnings.simplefilter("ignore", RuntimeWarning)
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
        with postgres_embedded() as url:
            yield url


@pytest.fixture(scope="session")
def world_url(world_server: str) -> Iterator[str]:
    """A database of our own, filled once; no test changes it."""
    name = f"graph_{secrets.token_hex(4)}"
    with psycopg.connect(world_server, autocommit=True) as connection:
        create = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
        connection.execute(sql.SQL(create).format(sql.Identifier(name)))
    url = sa.make_url(world_server.replace("postgresql://", "postgresql+psycopg://", 1)).set(database=name)
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        world.METADATA.create_all(connection)
        fill(connection)
    engine.dispose()
    yield url.render_as_string(hide_password=False)
    with psycopg.connect(world_server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def world_connection(world_url: str) -> Iterator[sa.Connection]:
    """A plain connection, for the oracle and for looking behind the engine's back."""
    engine = sa.create_engine(world_url, poolclass=sa.NullPool, connect_args={"options": "-c timezone=UTC"})
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The engine over the small world."""
    graph = Graph(world.SCHEMA, world.bindings, world.guards, limits=Limits(tokens=20_000, aliases=2_000))
    graph.check()
    return graph


@pytest.fixture
async def asking(graph: Graph, world_url: str) -> AsyncIterator[Asking]:
    """Ask the engine."""
    dsn = world_url.replace("postgresql+psycopg://", "postgresql://", 1)
    reader = await open_reader(dsn, most=2)
    try:
        yield Asking(graph, reader)
    finally:
        await reader.close()
