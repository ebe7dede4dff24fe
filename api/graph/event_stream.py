"""Server-sent events: GraphQL over SSE, "distinct connections" mode. One response is one operation's stream.

Events are ``next`` with an execution result and, at the end, ``complete``. The first ``next`` tells the present state, so
that nothing is lost between reading and following. A comment now and then keeps proxies from closing a silent stream.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from api.graph.answers import INTERNAL, Answer
from api.graph.errors import GraphError
from api.graph.notifications import Notifications
from api.graph.queries import Context
from api.graph.subscriptions import Subscription

EVENT_STREAM = "text/event-stream"
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]
_COMMENT = b":\n\n"
_COMPLETE = b"event: complete\ndata:\n\n"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Streams:
    """How subscriptions are served.

    ``renew`` asks anew who a request comes from, before every event; what it raises ends the stream. ``seat`` takes one of
    the caller's places for as long as the stream lasts, or raises. Times are in seconds: between comments, of the whole
    stream, and for a client to take what is sent to it.
    """

    notifications: Notifications
    renew: Callable[[Request], Awaitable[Context]]
    seat: Callable[[Request, Context], AbstractContextManager[None]]
    keep_alive: float = 15.0
    longest: float = 3600.0
    patience: float = 30.0


class OneEvent:
    """The whole answer to a query or mutation as a stream."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": _next(self._answer) + _COMPLETE})


class EventStream:
    """A subscription's stream until the row is out of sight, the client is gone or the time is over."""

    def __init__(self, streams: Streams, subscription: Subscription, request: Request, context: Context) -> None:
        self._streams = streams
        self._subscription = subscription
        self._request = request
        self._context = context

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream. Raises NotListening, or what taking a seat raises, before anything is sent."""
        with self._streams.seat(self._request, self._context):
            topic = self._subscription.topic
            if topic is None:
                await self._start(send)
                await self._end(send)
                return
            async with self._streams.notifications.follow(topic) as changed:
                await self._start(send)
                await self._until_gone(receive, send, changed)

    async def _until_gone(self, receive: Receive, send: Send, changed: asyncio.Event) -> None:
        """Send events until they end, the client leaves or the time is over; neither task outlives this."""
        sending = asyncio.create_task(self._events(send, changed))
        leaving = asyncio.create_task(_disconnected(receive))
        over = False
        try:
            done, _ = await asyncio.wait(
                {sending, leaving}, timeout=self._streams.longest, return_when=asyncio.FIRST_COMPLETED
            )
            over = not done
        finally:
            for task in (sending, leaving):
                task.cancel()
            await asyncio.gather(sending, leaving, return_exceptions=True)
        if over:
            await self._end(send)

    async def _events(self, send: Send, changed: asyncio.Event) -> None:
        while True:
            # Cleared before reading: what changes while we read wakes us again.
            changed.clear()
            answer = await self._read()
            if answer is not None:
                await self._send(send, _next(answer))
            if answer is None or answer.refused:
                await self._end(send)
                return
            while not await self._woken(changed):
                await self._send(send, _COMMENT)

    async def _read(self) -> Answer | None:
        """The row as whoever asks may see it now; None once they may not, or are nobody any more."""
        try:
            context = await self._streams.renew(self._request)
        except Exception as error:  # a lapsed token, a closed account, an issuer away: log in again and follow again
            _log.info("subscription_ended: %s", type(error).__name__)
            return None
        try:
            return await self._subscription.read(context)
        except GraphError as error:
            return Answer(None, [error])
        except Exception:
            _log.exception("a subscription failed")
            return Answer(None, [INTERNAL])

    async def _woken(self, changed: asyncio.Event) -> bool:
        try:
            await asyncio.wait_for(changed.wait(), self._streams.keep_alive)
        except TimeoutError:
            return False
        return True

    async def _start(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await self._send(send, _COMMENT)

    async def _send(self, send: Send, body: bytes) -> None:
        """The server takes bytes as the client takes them; who takes none for long is given up (TimeoutError)."""
        message = {"type": "http.response.body", "body": body, "more_body": True}
        await asyncio.wait_for(send(message), self._streams.patience)

    async def _end(self, send: Send) -> None:
        await send({"type": "http.response.body", "body": _COMPLETE, "more_body": False})


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _next(answer: Answer) -> bytes:
    # JSON as PostgreSQL writes it has no line breaks outside of strings, and in strings they are escaped.
    return b"event: next\ndata: " + answer.body().replace(b"\n", b" ") + b"\n\n"
