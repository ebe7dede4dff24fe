"""Slow bodies (请求体限时): a request's body arrives within a time, or the request is turned away and its connection closed.

A body is small, so who takes longer than this holds a connection and nothing else. Once the body is there, time no longer
matters: a stream may last an hour.
"""

import asyncio
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECONDS = 30.0
"""For at most a megabyte: 33 kB a second, which any line manages."""


class BodyTooSlow(Exception):
    """The body was not there in time."""


@dataclass(frozen=True, slots=True)
class BodyInTime:
    """An ASGI application whose requests bring their bodies in time. Raises BodyTooSlow out of ``receive``."""

    app: ASGIApp
    seconds: float = SECONDS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        deadline, complete = asyncio.get_running_loop().time() + self.seconds, False

        async def in_time() -> Message:
            nonlocal complete
            if complete:
                return await receive()
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError:
                raise BodyTooSlow from None
            complete = not message.get("more_body", False)
            return message

        await self.app(scope, in_time, send)


async def too_slow(_: Request, __: Exception) -> Response:
    """408, and the connection is closed: the rest of the body would be taken for the next request."""
    sentence = "请求体未能及时送达。The body did not arrive in time."
    body = {"errors": [{"message": sentence, "extensions": {"code": "BAD_REQUEST"}}]}
    return JSONResponse(body, 408, {"connection": "close"})
