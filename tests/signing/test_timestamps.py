"""RFC 3161: what an authority answers, what a requester accepts, and that failure never becomes a local clock."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import uvicorn
from aiohttp import web
from asn1crypto import cms

from signing.development import Kind, Subject
from signing.development_timestamps import DevelopmentTimestampAuthority, timestamp_app
from signing.refusals import DevelopmentOnly, TimestampUnavailable
from signing.timestamps import (
    QUERY,
    REPLY,
    HttpTimestampAuthority,
    TimestampResponse,
    check_token,
    granted_token,
    timestamp_request,
    token_facts,
)
from tests.signing.world import SIGNED_AT, VALID, World

DIGEST = hashlib.sha256(b"signature value").digest()

Handler = Callable[[web.Request], Awaitable[web.Response]]


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[str]:
    """A server on loopback that answers every POST with ``handler``."""
    app = web.Application()
    app.router.add_post("/tsa", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/tsa"
    finally:
        await runner.cleanup()


@pytest.fixture
def stamping(world: World) -> DevelopmentTimestampAuthority:
    return DevelopmentTimestampAuthority(world.tsa_identity, lambda: SIGNED_AT)


async def test_a_token_states_the_clock_of_the_authority(stamping: DevelopmentTimestampAuthority) -> None:
    facts = token_facts(await stamping.token(DIGEST, "sha256"))
    assert (facts.time, facts.authority) == (SIGNED_AT, "开发时间戳")


async def test_over_http_through_the_development_server(stamping: DevelopmentTimestampAuthority) -> None:
    app = timestamp_app(stamping, production=False)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off"))
    listener = server.config.bind_socket()
    listener.listen()  # so that a client may knock before the server has come up
    serving_task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        async with HttpTimestampAuthority(f"http://127.0.0.1:{listener.getsockname()[1]}/tsa") as authority:
            token = await authority.token(DIGEST, "sha256")
        assert check_token(token, DIGEST, "sha256", None).time == SIGNED_AT
    finally:
        server.should_exit = True
        await serving_task
        listener.close()


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [(QUERY, b"", 200), ("text/plain", b"", 415), (QUERY, b"x" * 20_000, 413)],
)
async def test_the_service_answers_strangers(
    content_type: str, body: bytes, status: int, stamping: DevelopmentTimestampAuthority
) -> None:
    transport = httpx.ASGITransport(timestamp_app(stamping, production=False))
    async with httpx.AsyncClient(transport=transport, base_url="http://tsa") as client:
        response = await client.post("/tsa", content=body, headers={"content-type": content_type})
        assert (await client.get("/tsa")).status_code == 405
    assert response.status_code == status
    if status == 200:
        assert response.headers["content-type"] == REPLY
        with pytest.raises(TimestampUnavailable, match="rejection"):
            granted_token(response.content)


def test_what_the_authority_rejects(world: World) -> None:
    ended = DevelopmentTimestampAuthority(world.tsa_identity, lambda: VALID[1] + timedelta(days=1))
    good = timestamp_request(DIGEST, "sha256", 7).dump()
    short = timestamp_request(DIGEST[:20], "sha256", 7).dump()
    valid = DevelopmentTimestampAuthority(world.tsa_identity, lambda: SIGNED_AT)
    reasons = {
        "certificate ended": ended.respond(good),
        "digest of the wrong length": valid.respond(short),
        "rubbish": valid.respond(b"\x30\x03abc"),
    }
    told = {why: TimestampResponse.load(answer)["status"].native for why, answer in reasons.items()}
    assert {why: (status["status"], *status["fail_info"]) for why, status in told.items()} == {
        "certificate ended": ("rejection", "system_failure"),
        "digest of the wrong length": ("rejection", "bad_alg"),
        "rubbish": ("rejection", "bad_data_format"),
    }
    assert granted_token(valid.respond(good))


# What the requester refuses


async def test_a_token_about_something_else(stamping: DevelopmentTimestampAuthority) -> None:
    token = await stamping.token(DIGEST, "sha256")
    check_token(token, DIGEST, "sha256", None)
    with pytest.raises(TimestampUnavailable, match="another digest"):
        check_token(token, hashlib.sha256(b"other").digest(), "sha256", None)
    with pytest.raises(TimestampUnavailable, match="another digest"):
        check_token(token, DIGEST, "sha384", None)
    with pytest.raises(TimestampUnavailable, match="nonce"):
        check_token(token, DIGEST, "sha256", 12345)


async def test_a_token_somebody_changed(stamping: DevelopmentTimestampAuthority) -> None:
    der = (await stamping.token(DIGEST, "sha256")).dump()
    earlier = der.replace(b"20260702021500Z", b"20260101021500Z", 1)
    assert earlier != der
    with pytest.raises(TimestampUnavailable, match="does not match its digest"):
        check_token(cms.ContentInfo.load(earlier), DIGEST, "sha256", None)
    forged = der[:-5] + bytes([der[-5] ^ 1]) + der[-4:]
    with pytest.raises(TimestampUnavailable, match="signature is wrong"):
        check_token(cms.ContentInfo.load(forged), DIGEST, "sha256", None)


async def test_a_signer_that_may_not_stamp(world: World) -> None:
    """A person's certificate lacks the one purpose that RFC 3161 demands."""
    officer = DevelopmentTimestampAuthority(world.officers[0], lambda: SIGNED_AT)
    with pytest.raises(TimestampUnavailable):
        await officer.token(DIGEST, "sha256")


async def test_a_certificate_that_is_not_valid_at_the_stated_time(world: World) -> None:
    class Careless(DevelopmentTimestampAuthority):
        def respond(self, query: bytes) -> bytes:
            self._identity = replace(self._identity)
            object.__setattr__(self._identity, "require_valid", lambda at: None)
            return super().respond(query)

    with pytest.raises(TimestampUnavailable, match="not valid at the time"):
        await Careless(world.tsa_identity, lambda: datetime(2031, 1, 1, tzinfo=UTC)).token(DIGEST, "sha256")


async def _fails(handler: Handler, reason: str) -> None:
    async with serving(handler) as url, HttpTimestampAuthority(url, seconds=5) as authority:
        with pytest.raises(TimestampUnavailable, match=reason) as refusal:
            await authority.token(DIGEST, "sha256")
    assert refusal.value.code == "TIMESTAMP_UNAVAILABLE"
    assert "时间戳" in refusal.value.zh


async def test_an_authority_that_answers_badly(stamping: DevelopmentTimestampAuthority) -> None:
    recorded: list[bytes] = []

    async def good(request: web.Request) -> web.Response:
        recorded.append(stamping.respond(await request.read()))
        return web.Response(body=recorded[-1], content_type=REPLY)

    async with serving(good) as url, HttpTimestampAuthority(url) as authority:
        await authority.token(DIGEST, "sha256")

    async def replayed(_: web.Request) -> web.Response:
        return web.Response(body=recorded[0], content_type=REPLY)

    async def broken(_: web.Request) -> web.Response:
        return web.Response(status=503)

    async def chatty(_: web.Request) -> web.Response:
        return web.Response(text="<html>captive portal</html>", content_type="text/html")

    async def endless(_: web.Request) -> web.Response:
        return web.Response(body=bytes(2_000_000), content_type=REPLY)

    async def rubbish(_: web.Request) -> web.Response:
        return web.Response(body=b"\x30\x82\x01", content_type=REPLY)

    async def elsewhere(_: web.Request) -> web.Response:
        raise web.HTTPFound("http://127.0.0.1:9/")

    cases: list[tuple[Handler, str]] = [
        (replayed, "nonce"),
        (broken, "status 503"),
        (chatty, "text/html"),
        (endless, "too long"),
        (rubbish, "unreadable"),
        (elsewhere, "status 302"),
    ]
    for handler, reason in cases:
        await _fails(handler, reason)


async def test_an_authority_that_never_answers() -> None:
    asked = asyncio.Event()
    gone = asyncio.Event()

    async def silent(_: web.Request) -> web.Response:
        asked.set()
        await gone.wait()
        return web.Response()

    async with serving(silent) as url, HttpTimestampAuthority(url, seconds=0.3) as authority:
        with pytest.raises(TimestampUnavailable, match="Timeout"):
            await authority.token(DIGEST, "sha256")
        assert asked.is_set()
        gone.set()


async def test_an_authority_that_is_not_there(unused_tcp_port: int) -> None:
    async with HttpTimestampAuthority(f"http://127.0.0.1:{unused_tcp_port}/tsa") as authority:
        with pytest.raises(TimestampUnavailable, match="ClientConnector"):
            await authority.token(DIGEST, "sha256")


def test_production_refuses_the_development_clock(world: World, stamping: DevelopmentTimestampAuthority) -> None:
    with pytest.raises(DevelopmentOnly):
        DevelopmentTimestampAuthority(world.tsa_identity, lambda: SIGNED_AT, production=True)
    with pytest.raises(DevelopmentOnly):
        timestamp_app(stamping, production=True)


async def test_the_token_carries_the_certificate_of_its_signer(world: World) -> None:
    identity = world.authority.issue("tsa-2", Subject("另一时间戳", "三项"), *VALID, Kind.TIMESTAMP)
    token = await DevelopmentTimestampAuthority(identity, lambda: SIGNED_AT).token(DIGEST, "sha256")
    facts: Any = token_facts(token)
    assert facts.certificate.serial_number == identity.certificate.serial_number
