"""Who runs a plan: a raw pool for every request."""

from collections.abc import Mapping
from typing import Any

import asyncpg

from api.graph.errors import GraphError
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

    def __init__(self, pool: "asyncpg.Pool[Any]", patience: float = 5.0) -> None:
        """``patience``: how many seconds a request waits for a free connection."""
        self._pool = pool
        self._patience = patience

    async def read(self, plan: Plan, values: Mapping[str, Any]) -> str:
        """The JSON text. Raises GraphError OVERLOADED when no connection comes free, TIMED_OUT at the statement's timeout."""
        try:
            # A timer is set for whoever has to wait, and for nobody else.
            patience = None if self._pool.get_idle_size() else self._patience
            connection = await self._pool.acquire(timeout=patience)
        except TimeoutError:
            raise GraphError("OVERLOADED", "系统繁忙，请稍后再试。Too busy; try again later.") from None
        try:
            return str(await connection.fetchval(plan.sql, *(values[name] for name in plan.order)))
        except asyncpg.QueryCanceledError:
            raise GraphError("TIMED_OUT", "查询超时，请缩小范围。The query took too long; ask for less.") from None
        finally:
            await self._pool.release(connection)

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
