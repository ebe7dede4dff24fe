"""Who runs a plan: a raw pool for every request, or the connection somebody already holds."""

from collections.abc import Mapping
from typing import Any

import asyncpg
from sqlalchemy.ext.asyncio import AsyncConnection

from api.graph.plans import Plan

# A generic plan is cheaper than planning anew; machine code and parallel workers never pay for statements this short,
# and workers would not keep the order of rows.
SESSION_SETTINGS = {
    "timezone": "UTC",
    "plan_cache_mode": "force_generic_plan",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "default_transaction_read_only": "on",
}


class PoolReader:
    """Reads through an asyncpg pool, a round trip per operation. Open it with `open_reader`."""

    def __init__(self, pool: "asyncpg.Pool[Any]") -> None:
        self._pool = pool

    async def read(self, plan: Plan, values: Mapping[str, Any]) -> str:
        """The JSON text."""
        return str(await self._pool.fetchval(plan.sql, *(values[name] for name in plan.order)))

    async def close(self) -> None:
        """Close the pool once its readers are done."""
        await self._pool.close()


async def open_reader(dsn: str, *, least: int = 1, most: int = 8, **settings: str) -> PoolReader:
    """A pool of ``least`` to ``most`` connections that only read; ``settings`` are added to `SESSION_SETTINGS`."""
    pool = await asyncpg.create_pool(
        dsn,
        min_size=least,
        max_size=most,
        reset=_nothing_to_reset,
        # Every plan is prepared once per connection, however long its text.
        statement_cache_size=500,
        max_cacheable_statement_size=0,
        server_settings={**SESSION_SETTINGS, **settings},
    )
    return PoolReader(pool)


async def _nothing_to_reset(connection: object) -> None:
    """One read-only statement outside a transaction leaves no state, so a connection is given back as it is."""


class ConnectionReader:
    """Reads through a SQLAlchemy connection of any PostgreSQL driver; its session must run in UTC."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def read(self, plan: Plan, values: Mapping[str, Any]) -> str:
        """The JSON text."""
        return str(await self._connection.scalar(plan.statement, dict(values)))
