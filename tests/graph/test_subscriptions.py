"""Following a row: what is listened to, who is woken, and that a lost connection loses nothing."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest
import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import create_type

from api.graph import Bindings, Graph
from api.graph.errors import NotCompilable
from api.graph.notifications import Notifications, NotListening
from api.graph.scalars import SCALARS
from tests.graph import world
from tests.graph.conftest import Asking

CHANNEL = "graph_test"
PATIENCE = 20


@pytest.fixture
def dsn(world_url: str) -> str:
    """The small world's database."""
    return world_url.replace("postgresql+psycopg://", "postgresql://", 1)


@pytest.fixture
async def notifications(dsn: str) -> AsyncIterator[Notifications]:
    """Listening on a channel of our own."""
    notifications = Notifications(dsn, CHANNEL)
    yield notifications
    await notifications.aclose()


@pytest.fixture
async def writer(dsn: str) -> "AsyncIterator[asyncpg.Connection[asyncpg.Record]]":
    """Somebody who notifies."""
    connection = await asyncpg.connect(dsn)
    yield connection
    await connection.close()


async def test_only_who_follows_a_topic_is_woken(
    notifications: Notifications, writer: "asyncpg.Connection[asyncpg.Record]"
) -> None:
    """And however many notifications come in one transaction, once."""
    async with notifications.follow("case:1") as first, notifications.follow("case:1") as second:
        async with notifications.follow("case:2") as other:
            for changed in (first, second, other):
                changed.clear()
            async with writer.transaction():
                await writer.execute(f"SELECT pg_notify('{CHANNEL}', 'case:1') FROM generate_series(1, 50)")
                assert not first.is_set()
            await asyncio.wait_for(first.wait(), PATIENCE)
            await asyncio.wait_for(second.wait(), PATIENCE)
            await writer.execute(f"SELECT pg_notify('{CHANNEL}', 'case:2')")
            await asyncio.wait_for(other.wait(), PATIENCE)
        assert notifications.followers == 2
    assert notifications.followers == 0
    assert not notifications._followers


async def test_a_lost_connection_is_made_again_and_everybody_woken(
    notifications: Notifications, writer: "asyncpg.Connection[asyncpg.Record]"
) -> None:
    """What was notified meanwhile is not known, so everybody looks."""
    async with notifications.follow("case:1") as changed:
        changed.clear()
        ended = await writer.fetchval(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE application_name = 'sanxiang notifications' AND datname = current_database()"
        )
        assert ended == 1
        await asyncio.wait_for(changed.wait(), PATIENCE)
        changed.clear()
        await writer.execute(f"SELECT pg_notify('{CHANNEL}', 'case:1')")
        await asyncio.wait_for(changed.wait(), PATIENCE)


async def test_without_a_database_nobody_can_follow() -> None:
    """Said at once, not by a stream that never speaks."""
    nowhere = Notifications("postgresql://nobody@127.0.0.1:1/nothing", CHANNEL, patience=0.2)
    with pytest.raises(NotListening):
        async with nowhere.follow("case:1"):
            pass
    assert nowhere.followers == 0
    await nowhere.aclose()


def test_a_subscription_may_only_follow(asking: Asking) -> None:
    """A field that reads but follows nothing is found at the start."""
    with pytest.raises(ValueError, match="one argument"):
        Bindings().changes("x", world.Case, topic="case")
    lookup = world.bindings.lookup("followed", world.Case, id=world.CaseRow.id)
    schema = strawberry.Schema(
        world.Query,
        subscription=create_type("Subscription", [lookup]),
        types=[world.PlainEvent, world.PaperEvent, world.VisitEvent, world.ReviewEvent],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    with pytest.raises(NotCompilable, match=r"Subscription\.followed"):
        Graph(schema, world.bindings, world.guards).check()
