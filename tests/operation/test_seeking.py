"""Pages of the case list begin at the cursor: the compiled statement, as the reading pool plans it, seeks in an index."""

from collections.abc import Mapping
from typing import Any

import asyncpg
import orjson
import psycopg
import pytest
from sqlmodel import col, select

from api.access.models import Account
from api.access.viewer import Viewer, viewer_of
from api.clocks import wall_now
from api.database import READING, Database
from api.graph import PoolReader
from api.graph.plans import Plan
from api.schema import build_graph

pytestmark = pytest.mark.database

QUERY = """query ($order: CaseOrder, $after: String) {
  cases(first: 7, after: $after, orderBy: $order) { pageInfo { endCursor } nodes { id } } }"""
ORDERS = ("CREATED", "LAST_EVENT", "NEXT_DUE")


class Asking:
    """A request whose statement is kept."""

    def __init__(self, viewer: Viewer, pool: "asyncpg.Pool[Any]") -> None:
        self.viewer = viewer
        self.reader = self
        self.sql = ""
        self._pool = PoolReader(pool)

    async def read(self, plan: Plan, values: Mapping[str, Any]) -> str:
        """Answer, and keep what was asked."""
        self.sql = plan.sql
        return await self._pool.read(plan, values)


async def asking(database: Database, login: str) -> Asking:
    """A request of somebody."""
    async with database.read() as session:
        account = (await session.execute(select(Account).where(col(Account.login) == login))).scalar_one()
        viewer = await viewer_of(session, account.id, wall_now().date())
    assert viewer is not None
    return Asking(viewer, await database.reading_pool())


@pytest.mark.parametrize("order", ORDERS)
async def test_a_page_is_sought(seeded: Database, order: str) -> None:
    """By every order: of a table this small all would rather be read, so the planner is told not to sort nor read whole."""
    graph, request = build_graph(production=True), await asking(seeded, "seed-290101-AMR-leader")
    first = orjson.loads((await graph.execute(QUERY, request, variables={"order": order})).body())["data"]["cases"]
    given = {"order": order, "after": first["pageInfo"]["endCursor"]}
    assert not (await graph.execute(QUERY, request, variables=given)).errors
    settings = {**READING, "enable_seqscan": "off", "enable_sort": "off", "enable_bitmapscan": "off"}
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    with psycopg.connect(seeded.url, options=options) as connection:
        connection.execute(f"PREPARE asked AS {request.sql}")
        nothing = ", ".join(["NULL"] * len({part.split(":")[0] for part in request.sql.split("$")[1:]}))
        plan = [line for (line,) in connection.execute(f"EXPLAIN EXECUTE asked({nothing})")]
    sought = [line for line in plan if "Index Cond" in line and "organ_id" in line and "ROW(" in line]
    assert len(sought) == 1, "\n".join(plan)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("login", ["seed-290101-AMR-leader", "seed-290000-supervisor"])
async def test_pages_give_every_case_once_in_order(seeded: Database, order: str, login: str) -> None:
    """Also past the last case that has a limit: those without come after it, and no page repeats or leaves out one."""
    graph, request = build_graph(production=True), await asking(seeded, login)
    paged: list[str] = []
    after: str | None = None
    while after is not None or not paged:
        text = QUERY.replace("first: 7", "first: 37")
        answer = await graph.execute(text, request, variables={"order": order, "after": after})
        page = orjson.loads(answer.body())["data"]["cases"]
        paged += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"] if page["nodes"] else None
    orders = {
        "CREATED": "c.created_at DESC, c.id DESC",
        "LAST_EVENT": "s.last_event_at DESC NULLS FIRST, c.id DESC",
        "NEXT_DUE": "s.next_due_on NULLS LAST, c.id",
    }
    own = "" if "supervisor" in login else "WHERE o.name = '望溪县市场监督管理局'"
    query = (
        "SELECT c.id FROM enforcement_case c JOIN case_summary s ON s.owner_id = c.id JOIN organ o ON o.id = c.organ_id"
        f" {own} ORDER BY {orders[order]}"
    )
    with psycopg.connect(seeded.url) as connection:
        assert paged == [f"case_{key}" for (key,) in connection.execute(query)]
