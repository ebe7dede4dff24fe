"""Plans: a compiled operation, kept for the next request of the same shape."""

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler

from api.graph.arguments import CARRIED, Getter, Inputs, stored

_DIALECT: sa.Dialect = asyncpg.dialect()  # type: ignore[no-untyped-call]

# A generic plan is cheaper than planning anew; machine code and parallel workers never pay for statements this short,
# and workers would not keep the order of rows.
SESSION_SETTINGS = {
    "timezone": "UTC",
    "plan_cache_mode": "force_generic_plan",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "default_transaction_read_only": "on",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """One SQL statement whose single text value is JSON, and the ways to its parameters."""

    statement: "sa.Select[Any]"
    sql: str
    order: tuple[str, ...]
    getters: Mapping[str, Getter]

    def values(self, inputs: Inputs) -> dict[str, Any]:
        """The parameters of one request. Raises GraphError for a cursor that is none."""
        return {name: self.getters[name](inputs) for name in self.order}

    def foresee(self, inputs: Inputs) -> None:
        """Evaluate what the client sent before anything is done. Raises GraphError as `values` would."""
        for name in self.order:
            if not name.startswith(CARRIED):
                self.getters[name](inputs)


def plan(expression: sa.ColumnElement[str], getters: Mapping[str, Getter]) -> Plan:
    """Compile a JSON expression to SQL with ``$1``-style parameters."""
    statement = sa.select(expression.label("data"))
    # `in_([…])` of a guard or an expression is spelled out now, not at execution.
    compiled = statement.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    assert isinstance(compiled, SQLCompiler)
    order = tuple(compiled.positiontup or ())
    values = compiled.params
    every = {name: getters.get(name) or _constant(compiled.binds, name, values[name]) for name in order}
    return Plan(statement, str(compiled), order, every)


def _constant(binds: "Mapping[str, sa.BindParameter[Any]]", name: str, value: Any) -> Getter:
    """A value that a guard, an expression or the compiler wrote into the statement itself."""
    constant = stored(binds[name].type)(value) if name in binds else value
    return lambda inputs: constant


class Reader(Protocol):
    """Something that runs a plan and gives its one text."""

    async def read(self, plan: Plan, values: Mapping[str, Any]) -> str:
        """The JSON text."""


class AsyncpgPool(Protocol):
    """The one method of an asyncpg pool or connection that reading needs."""

    async def fetchval(self, query: str, *args: Any) -> Any:
        """The first value of the first row."""


class PoolReader:
    """Reads through an asyncpg pool, opened with `SESSION_SETTINGS` as ``server_settings``."""

    def __init__(self, pool: AsyncpgPool) -> None:
        self._pool = pool

    async def read(self, plan: Plan, values: Mapping[str, Any]) -> str:
        """The JSON text, one round trip."""
        return str(await self._pool.fetchval(plan.sql, *(values[name] for name in plan.order)))


class ConnectionReader:
    """Reads through a SQLAlchemy connection of any PostgreSQL driver; its session must run in UTC."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def read(self, plan: Plan, values: Mapping[str, Any]) -> str:
        """The JSON text."""
        return str(await self._connection.scalar(plan.statement, dict(values)))


Kept = TypeVar("Kept")


class Bounded(Generic[Kept]):
    """A cache that forgets what was used longest ago."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> Kept | None:
        """What is kept under the key; it counts as used now."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: Hashable, value: Kept) -> None:
        """Keep a value, forgetting the least recently used one when full."""
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
