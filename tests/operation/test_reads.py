"""The reads that are measured: one statement at any nesting, and the same answer as the stack they are compared with."""

from uuid import UUID

import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from api.database import Database, sqlalchemy_url
from benchmarks.read_operations import CASES, TIMELINE
from benchmarks.usual_stack.loaders import Loaders
from benchmarks.usual_stack.schema import SCHEMA
from tests.worlds.sample import ask

pytestmark = pytest.mark.database

LEADER = "seed-290101-AMR-leader"
DEEP = """{ cases(first: 20) { nodes { parties { party { cases { timeline { documents { organ { name } case {
  officers { officer { unit { name } } } evidence { collectors { name } } } } } } } } deadlines { startedBy { sentence } } } } }"""


def organ_and_cases(database: Database) -> tuple[UUID, list[str]]:
    """The leader's organ and its cases."""
    with psycopg.connect(database.url) as connection:
        [organ] = connection.execute("SELECT id FROM organ WHERE name = '望溪县市场监督管理局'").fetchone() or [None]
        cases = connection.execute("SELECT id FROM enforcement_case WHERE organ_id = %s", [organ]).fetchall()
    assert isinstance(organ, UUID)
    return organ, [f"case_{key}" for (key,) in cases]


async def test_both_stacks_give_the_same_answers(seeded: Database) -> None:
    organ, cases = organ_and_cases(seeded)
    engine = create_async_engine(sqlalchemy_url(seeded.url).set(drivername="postgresql+asyncpg"))
    session: async_sessionmaker[AsyncSession] = async_sessionmaker(engine, expire_on_commit=False)
    try:
        asked = [(TIMELINE, {"id": key}) for key in cases] + [(CASES, {"after": None})]
        for text, variables in asked:
            context = {"session": session, "organ_id": organ, "loaders": Loaders(session, organ)}
            usual = await SCHEMA.execute(text, variables, context)
            assert usual.errors is None
            assert usual.data is not None
            ours = await ask(seeded, LEADER, text, **variables)  # fails if it takes more than one statement
            for found in (ours, usual.data):
                found.get("cases", {}).get("pageInfo", {}).pop("endCursor", None)  # each has its own form of cursor
            assert ours == usual.data
    finally:
        await engine.dispose()


async def test_however_deep_it_is_one_statement(seeded: Database) -> None:
    found = await ask(seeded, LEADER, DEEP)
    assert any(
        document["case"]["officers"]
        for case in found["cases"]["nodes"]
        for party in case["parties"]
        for other in party["party"]["cases"]
        for event in other["timeline"]
        for document in event["documents"]
    )


async def test_another_organs_case_is_not_there_for_either(seeded: Database) -> None:
    _, cases = organ_and_cases(seeded)
    assert await ask(seeded, "seed-290102-AMR-leader", TIMELINE, id=cases[0]) == {"case": None}
