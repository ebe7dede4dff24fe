"""Budgets as PostgreSQL knows them: asked over the very connections that answer each role, not read in a table."""

import pytest

from api.access.budgets import OUTSIDE, OVERSIGHT, STAFF, Budget
from api.app import create_app
from api.composition import Assembly
from api.database import Database
from api.graph import GraphError, PoolReader
from api.graph.plans import Plan
from tests.worlds.serving import served, token_of

pytestmark = pytest.mark.database
GOOD = {"query": "{ regions { name } }"}
CALLERS = [
    (None, OUTSIDE),
    ("cs-2", OUTSIDE),
    ("o-01", STAFF),
    ("st-02", STAFF),
    ("st-12", OVERSIGHT),
    ("st-16", OVERSIGHT),
]
UNITS = {"ms": 1, "s": 1_000, "min": 60_000}


@pytest.mark.parametrize(("login", "budget"), CALLERS)
async def test_each_callers_statements_are_bounded(deployment: Assembly, login: str | None, budget: Budget) -> None:
    """Time, memory and number of connections, and no write; the pool that is opened is the caller's and no other."""
    async with served(create_app(deployment)) as client:
        opened_at_the_start = pools(deployment)
        headers = await token_of(client, login) if login else {}
        assert (await client.post("/graphql", json=GOOD, headers=headers)).json()["data"]["regions"]
        assert set(pools(deployment)) - set(opened_at_the_start) <= {budget.name}
        pool = pools(deployment)[budget.name].reading_pools[budget.name]
        assert pool.get_max_size() == budget.connections
        async with pool.acquire() as connection:
            shown = {name: await connection.fetchval(f"SHOW {name}") for name in SHOWN}
    assert milliseconds(shown.pop("statement_timeout")) == budget.timeout_ms
    assert shown.pop("work_mem") == f"{budget.work_mem_mb}MB"
    assert shown == {
        "default_transaction_read_only": "on",
        "plan_cache_mode": "force_generic_plan",
        "TimeZone": "UTC",
        "application_name": f"sanxiang reads {budget.name}",
    }


SHOWN = (
    "statement_timeout", "work_mem", "default_transaction_read_only", "plan_cache_mode", "TimeZone", "application_name",
)  # fmt: skip


async def test_a_statement_beyond_its_time_is_ended_and_its_connection_serves_on(deployment: Assembly) -> None:
    """The server ends it, not we; the next caller of the same connection is answered."""
    hasty = Budget("hasty", 1, per_second=1, burst=1, subscriptions=1, timeout_ms=50, work_mem_mb=4, connections=1)
    database = deployment.services.database
    reader = PoolReader(await database.reading_pool(hasty.name, connections=1, settings=hasty.server_settings()))
    with pytest.raises(GraphError) as ended:
        await reader.read(Plan("SELECT pg_sleep(600)::text", (), {}), {})
    assert ended.value.code == "TIMED_OUT"
    assert await reader.read(Plan("SELECT 'on'::text", (), {}), {}) == "on"


def pools(deployment: Assembly) -> dict[str, Database]:
    """Where each pool is open, by its name."""
    services = deployment.services
    databases = [services.database, *([services.public_database] if services.public_database else [])]
    return {name: database for database in databases for name in database.reading_pools}


def milliseconds(shown: str) -> int:
    """A time as PostgreSQL shows it."""
    number = shown.rstrip("smin")
    return int(number) * UNITS[shown.removeprefix(number)]
