"""Following a row: what is listened to, who is woken, and that a lost connection loses nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from typing import Any

import asyncpg
import pytest
import strawberry
from starlette.requests import Request
from starlette.types import Message
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import create_type

from api.graph import Bindings, Graph
from api.graph.answers import Answer
from api.graph.errors import NotCompilable
from api.graph.event_stream import EventStream, Streams
from api.graph.notifications import Notifications, NotListening
from api.graph.scalars import SCALARS
from tests.graph import world
from tests.graph.conftest import Asking

CHANNEL = "graph_test"
PATIENCE = 60.0


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
        listeners = (
            "FROM pg_stat_activity WHERE application_name = 'sanxiang notifications' AND datname = current_database()"
        )
        async with asyncio.timeout(PATIENCE):
            # The server may still be letting go of whoever listened in the test before.
            while await writer.fetchval(f"SELECT count(*) {listeners}") > 1:
                await asyncio.sleep(0.01)
        assert await writer.fetchval(f"SELECT count(pg_terminate_backend(pid)) {listeners}") == 1
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


class Told:
    """A subscription whose answers are counted."""

    topic = "case:1"

    def __init__(self) -> None:
        self.reads = 0

    async def read(self, context: object) -> Answer:
        """The number of the reading."""
        self.reads += 1
        return Answer(f'{{"n":{self.reads}}}')


class Line:
    """The server's side of one connection: what was sent, and whether the client takes it."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.takes, self.gone, self.waits = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.takes.set()

    async def receive(self) -> Message:
        """Nothing, until the client is gone."""
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        """Taken when the client takes."""
        if message["type"] == "http.response.body":
            if not self.takes.is_set():
                self.waits.set()
            await self.takes.wait()
            self.sent.append(message["body"])

    def events(self) -> list[bytes]:
        """The names of the events sent."""
        return [body.split(b"\n")[0].removeprefix(b"event: ") for body in self.sent if body.startswith(b"event")]


@asynccontextmanager
async def streaming(
    notifications: Notifications, line: Line, **seconds: float
) -> "AsyncIterator[tuple[Told, asyncio.Task[None]]]":
    """A stream on a line of the test's own."""
    told = Told()

    async def renew(request: object) -> Any:
        return None

    streams = Streams(notifications, renew, lambda request, context: nullcontext(), **seconds)
    stream = EventStream(streams, told, Request({"type": "http"}), None)  # type: ignore[arg-type]
    running = asyncio.create_task(stream({}, line.receive, line.send))
    yield told, running
    line.gone.set()
    line.takes.set()
    await asyncio.wait_for(running, PATIENCE)


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that will be."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)


async def test_who_takes_slowly_is_told_the_newest_once(
    notifications: Notifications, writer: "asyncpg.Connection[asyncpg.Record]"
) -> None:
    """Fifty changes while the client takes nothing are one event: nothing is queued."""
    line = Line()
    async with notifications.follow("last") as last, streaming(notifications, line) as (told, _):
        await until(lambda: told.reads == 1)
        line.takes.clear()
        await writer.execute(f"SELECT pg_notify('{CHANNEL}', 'case:1')")
        await line.waits.wait()
        for _ in range(50):
            await writer.execute(f"SELECT pg_notify('{CHANNEL}', 'case:1')")
        last.clear()
        await writer.execute(f"SELECT pg_notify('{CHANNEL}', 'last')")
        await asyncio.wait_for(last.wait(), PATIENCE)  # told in their order: the fifty have arrived
        assert told.reads == 2
        line.takes.set()
        await until(lambda: told.reads == 3)
        await writer.execute(f"SELECT pg_notify('{CHANNEL}', 'case:1')")
        await until(lambda: told.reads == 4)
    assert set(line.events()) == {b"next"}
    assert len(line.events()) in (3, 4)


async def test_who_takes_nothing_is_let_go(notifications: Notifications) -> None:
    """After a while, so that a dead client holds no place."""
    line = Line()
    async with streaming(notifications, line, patience=0.05) as (told, running):
        await until(lambda: told.reads == 1)
        line.takes.clear()
        for changed in notifications._followers["case:1"]:
            changed.set()
        await asyncio.wait_for(running, PATIENCE)
    assert notifications.followers == 0


async def test_a_silent_stream_is_kept_alive_and_ends_in_time(notifications: Notifications) -> None:
    """Comments while nothing happens; complete when the time is over; nobody follows any more."""
    line = Line()
    async with streaming(notifications, line, keep_alive=0.02, longest=0.5) as (_, running):
        await asyncio.wait_for(running, PATIENCE)
    assert line.events() == [b"next", b"complete"]
    assert line.sent.count(b":\n\n") >= 3
    assert notifications.followers == 0


async def test_who_leaves_is_gone(notifications: Notifications) -> None:
    """A client that hangs up ends the stream at once, whatever it waits for."""
    line = Line()
    async with streaming(notifications, line) as (told, running):
        await until(lambda: told.reads == 1)
        line.gone.set()
        await asyncio.wait_for(running, PATIENCE)
    assert notifications.followers == 0
