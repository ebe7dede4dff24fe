"""Notifications: one connection per process listens to PostgreSQL and wakes whoever follows a topic.

A notification says only which row changed; what is in it is read by each subscriber with the subscriber's own rights. So
several notifications that a slow subscriber has not answered yet are one, and nothing is ever queued.
"""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

_log = logging.getLogger(__name__)
_HEARTBEAT = 30.0
_RETRY = 1.0


class NotListening(Exception):
    """The database cannot be listened to now."""


class Notifications:
    """The topics followed in this process. Connects at the first follower, and again whenever the connection is lost."""

    def __init__(self, dsn: str, channel: str, *, patience: float = 5.0) -> None:
        """``patience``: how many seconds a new follower waits for the connection."""
        self._dsn = dsn
        self._channel = channel
        self._patience = patience
        self._followers: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._listening = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def followers(self) -> int:
        """How many follow something now."""
        return sum(map(len, self._followers.values()))

    @asynccontextmanager
    async def follow(self, topic: str) -> AsyncIterator[asyncio.Event]:
        """An event that is set whenever the topic may have changed; the follower clears it. Raises NotListening."""
        changed = asyncio.Event()
        self._followers[topic].add(changed)
        try:
            if self._task is None or self._task.done():
                self._task = asyncio.create_task(self._listen())
            try:
                await asyncio.wait_for(self._listening.wait(), self._patience)
            except TimeoutError:
                raise NotListening from None
            yield changed
        finally:
            self._followers[topic].discard(changed)
            if not self._followers[topic]:
                del self._followers[topic]

    async def aclose(self) -> None:
        """Stop listening."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _listen(self) -> None:
        while True:
            try:
                await self._listen_once()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
                _log.warning("notifications_away: %s", type(error).__name__)
            self._listening.clear()
            await asyncio.sleep(_RETRY)

    async def _listen_once(self) -> None:
        """Listen until the connection is lost."""
        connection = await asyncpg.connect(self._dsn, server_settings={"application_name": "sanxiang notifications"})
        lost = asyncio.Event()
        try:
            connection.add_termination_listener(lambda _: lost.set())
            await connection.add_listener(self._channel, self._notified)
            self._listening.set()
            # While nobody listened anything may have changed.
            for topic in self._followers:
                self._wake(topic)
            while not lost.is_set():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(lost.wait(), _HEARTBEAT)
                if not lost.is_set():
                    await connection.execute("SELECT 1", timeout=self._patience)
        finally:
            connection.terminate()

    def _notified(self, connection: object, pid: int, channel: str, topic: object) -> None:
        self._wake(str(topic))

    def _wake(self, topic: str) -> None:
        for changed in self._followers.get(topic, ()):
            changed.set()
