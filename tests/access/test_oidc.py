"""Tokens of an issuer: what is checked, on both sides of every boundary, and what happens when the issuer is away."""

import base64
import hmac
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import uvicorn
from cryptography.hazmat.primitives.asymmetric import rsa
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from api.access.oidc import FRESH_FOR, REFETCH_AFTER, STALE_FOR, Issuer
from api.access.proof import UNPROVEN, Authentication, LoginUnavailable, TokenRefused
from api.clocks import WallTime

URL = "https://id.example.invalid/realms/sanxiang"
AUDIENCE = "sanxiang-api"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
RSA = {name: RSAKey.generate_key(2048, {"kid": name}) for name in ("first", "second")}
EC = ECKey.generate_key("P-256", {"kid": "elliptic"})
SMALL = rsa.generate_private_key(65537, 1024)


@dataclass
class World:
    """An issuer that publishes what the test says and counts how often it is asked; a wall clock to turn."""

    url: str = URL
    at: datetime = NOW
    published: list[Any] = field(default_factory=lambda: [RSA["first"], EC])
    extra: list[dict[str, Any]] = field(default_factory=list)
    about: dict[str, Any] = field(default_factory=dict)
    away: bool = False
    asked: int = 0

    def issuer(self) -> Issuer:
        """A resource server that asks this issuer."""
        client = httpx.AsyncClient(transport=httpx.MockTransport(self.answer))
        return Issuer(self.url, AUDIENCE, client, lambda: WallTime(self.at))

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Discovery and the keys."""
        if self.away:
            raise httpx.ConnectError("the issuer is away", request=request)
        if request.url.path.endswith("/.well-known/openid-configuration"):
            self.asked += 1
            return httpx.Response(200, json={"issuer": self.url, "jwks_uri": f"{self.url}/keys"} | self.about)
        if request.url.path.endswith("/keys"):
            return httpx.Response(200, json={"keys": [self.entry(key) for key in self.published] + self.extra})
        return httpx.Response(404)

    @staticmethod
    def entry(key: Any) -> dict[str, Any]:
        """A key as it is published."""
        return {**key.as_dict(private=False), "use": "sig"}

    def token(self, key: Any = RSA["first"], alg: str = "RS256", *, kid: str | None = "", **claims: Any) -> str:
        """A good token, but for what the test changes; a claim set to None is left out."""
        now = int(self.at.timestamp())
        given = {"iss": self.url, "aud": AUDIENCE, "sub": "o-08", "iat": now, "exp": now + 300} | claims
        header = {"alg": alg} | ({"kid": kid or key.kid} if kid is not None else {})
        return jwt.encode(header, {n: v for n, v in given.items() if v is not None}, key, algorithms=[alg])


def seconds(offset: int) -> int:
    """A time as tokens write it, so many seconds after the test's now."""
    return int(NOW.timestamp()) + offset


@pytest.mark.parametrize(
    ("key", "alg"), [(RSA["first"], "RS256"), (RSA["first"], "PS256"), (EC, "ES256")], ids=["RS256", "PS256", "ES256"]
)
async def test_a_token_names_its_login_and_how_it_was_proved(key: Any, alg: str) -> None:
    world = World()
    login = await world.issuer().login_of(world.token(key, alg, acr="2", amr=["pwd", "hwk"]))
    assert login.subject == "o-08"
    assert login.authentication == Authentication("2", frozenset({"pwd", "hwk"}))
    plain = await world.issuer().login_of(world.token(key, alg, acr=2, amr="hwk"))
    assert plain.authentication == UNPROVEN, "not well-formed: proves nothing"


CLAIMS: list[tuple[str, dict[str, Any], bool]] = [
    ("expired 59 seconds ago", {"exp": seconds(-59)}, True),
    ("expired 60 seconds ago", {"exp": seconds(-60)}, False),
    ("not before 60 seconds from now", {"nbf": seconds(60)}, True),
    ("not before 61 seconds from now", {"nbf": seconds(61)}, False),
    ("issued 60 seconds from now", {"iat": seconds(60)}, True),
    ("issued 61 seconds from now", {"iat": seconds(61)}, False),
    ("no expiry", {"exp": None}, False),
    ("no time of issue", {"iat": None}, False),
    ("nobody", {"sub": None}, False),
    ("nobody by name", {"sub": ""}, False),
    ("another issuer", {"iss": URL + "/other"}, False),
    ("no issuer", {"iss": None}, False),
    ("another audience", {"aud": "another-api"}, False),
    ("no audience", {"aud": None}, False),
    ("several audiences, ours among them", {"aud": ["another-api", AUDIENCE]}, True),
    ("several audiences without ours", {"aud": ["another-api", "third"]}, False),
    ("expiry as text", {"exp": "tomorrow"}, False),
]


@pytest.mark.parametrize(("why", "claims", "accepted"), CLAIMS, ids=[row[0] for row in CLAIMS])
async def test_claims(why: str, claims: dict[str, Any], accepted: bool) -> None:
    world = World()
    issuer = world.issuer()
    if accepted:
        assert (await issuer.login_of(world.token(**claims))).subject == "o-08", why
    else:
        with pytest.raises(TokenRefused):
            await issuer.login_of(world.token(**claims))


def _unsigned(world: World) -> str:
    return jwt.encode({"alg": "none", "kid": "first"}, {"sub": "o-08"}, OctKey.import_key("x"), algorithms=["none"])


def _public_key_as_secret(world: World) -> str:
    """By hand: the library itself refuses to make such a key."""
    payload = world.token().split(".")[1]
    header = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":"first"}').rstrip(b"=").decode()
    code = hmac.digest(RSA["first"].as_pem(private=False), f"{header}.{payload}".encode(), "sha256")
    return f"{header}.{payload}.{base64.urlsafe_b64encode(code).rstrip(b'=').decode()}"


def _tampered(world: World) -> str:
    header, payload, signature = world.token().split(".")
    other = world.token(sub="st-09").split(".")[1]
    assert other != payload
    return ".".join((header, other, signature))


ATTACKS: list[tuple[str, Callable[[World], str]]] = [
    ("no signature", _unsigned),
    ("the public key as the secret of an HMAC", _public_key_as_secret),
    ("another payload under a good signature", _tampered),
    ("the right name on another's key", lambda world: world.token(RSA["second"], kid="first")),
    ("an algorithm of the family that is not on the list", lambda world: world.token(alg="RS512")),
    ("an elliptic key announced as RSA", lambda world: world.token(EC, "ES256", kid="first")),
    ("a key that is not published", lambda world: world.token(RSA["second"])),
    ("no name where several keys are published", lambda world: world.token(kid=None)),
    ("no token at all", lambda world: "bearer"),
    ("not ASCII", lambda world: "令牌.令牌.令牌"),
]


@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")  # the attacker does not mind
@pytest.mark.parametrize(("why", "forged"), ATTACKS, ids=[row[0] for row in ATTACKS])
async def test_forged_tokens_are_refused(why: str, forged: Callable[[World], str]) -> None:
    world = World()
    issuer = world.issuer()
    with pytest.raises(TokenRefused):
        await issuer.login_of(forged(world))
    assert (await issuer.login_of(world.token())).subject == "o-08", why


async def test_a_new_key_is_fetched_when_a_token_names_it() -> None:
    world = World()
    issuer = world.issuer()
    await issuer.login_of(world.token())
    world.published = [RSA["second"]]
    world.at += REFETCH_AFTER
    assert (await issuer.login_of(world.token(RSA["second"]))).subject == "o-08"
    assert world.asked == 2
    with pytest.raises(TokenRefused, match="does not publish"):
        await issuer.login_of(world.token(RSA["first"]))


async def test_unknown_keys_cannot_make_us_ask_without_end() -> None:
    world = World()
    issuer = world.issuer()
    await issuer.login_of(world.token())
    for name in ("a", "b", "c"):
        world.at += REFETCH_AFTER / 4
        with pytest.raises(TokenRefused):
            await issuer.login_of(world.token(RSA["second"], kid=name))
    assert world.asked == 1
    world.at += REFETCH_AFTER / 4
    with pytest.raises(TokenRefused):
        await issuer.login_of(world.token(RSA["second"], kid="d"))
    assert world.asked == 2


async def test_a_withdrawn_key_is_forgotten_within_the_hour() -> None:
    world = World()
    issuer = world.issuer()
    await issuer.login_of(world.token())
    world.published = [RSA["second"]]
    world.at += FRESH_FOR - timedelta(seconds=1)
    assert (await issuer.login_of(world.token())).subject == "o-08", "still fresh"
    world.at += timedelta(seconds=1)
    with pytest.raises(TokenRefused, match="does not publish"):
        await issuer.login_of(world.token())


async def test_known_keys_serve_while_the_issuer_is_away_but_not_for_ever() -> None:
    world = World()
    issuer = world.issuer()
    await issuer.login_of(world.token())
    world.away = True
    world.at += STALE_FOR - timedelta(seconds=1)
    assert (await issuer.login_of(world.token())).subject == "o-08"
    world.at += timedelta(seconds=1)
    with pytest.raises(LoginUnavailable):
        await issuer.login_of(world.token())
    world.away = False
    world.at += REFETCH_AFTER
    assert (await issuer.login_of(world.token())).subject == "o-08", "it came back"


async def test_without_any_key_nobody_is_let_in() -> None:
    world = World(away=True)
    issuer = world.issuer()
    with pytest.raises(LoginUnavailable):
        await issuer.login_of(world.token())
    with pytest.raises(TokenRefused):
        await issuer.login_of("bearer")


@pytest.mark.parametrize(
    ("why", "about"),
    [
        ("it speaks of another issuer", {"issuer": "https://elsewhere.invalid"}),
        ("its keys lie on an address without TLS", {"jwks_uri": "http://id.example.invalid/keys"}),
        ("it names no keys", {"jwks_uri": None}),
    ],
)
async def test_a_wrong_discovery_document_brings_no_keys(why: str, about: dict[str, Any]) -> None:
    world = World(about=about)
    with pytest.raises(LoginUnavailable):
        await world.issuer().login_of(world.token())


async def test_keys_that_cannot_verify_our_algorithms_are_left_out() -> None:
    encrypting = {**RSA["second"].as_dict(private=False), "kid": "encrypting", "use": "enc"}
    secret = {"kty": "oct", "k": "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I", "kid": "shared"}
    broken = {"kty": "RSA", "kid": "broken", "n": "!", "e": "AQAB"}
    numbers = SMALL.public_key().public_numbers()
    small = {"kty": "RSA", "kid": "small", "n": base64url(numbers.n), "e": base64url(numbers.e)}
    world = World(published=[RSA["first"]], extra=[encrypting, secret, broken, small])
    issuer = world.issuer()
    assert (await issuer.login_of(world.token())).subject == "o-08"
    for key, kid in ((RSA["second"], "encrypting"), (RSA["first"], "broken"), (RSA["first"], "small")):
        with pytest.raises(TokenRefused, match="does not publish"):
            await issuer.login_of(world.token(key, kid=kid))
    assert (await issuer.login_of(world.token(kid=None))).subject == "o-08", (
        "one key is left: a token may leave it unnamed"
    )


def base64url(number: int) -> str:
    """A number as a published key writes it."""
    content = number.to_bytes((number.bit_length() + 7) // 8)
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@pytest.fixture
def served() -> Iterator[World]:
    """The issuer on loopback, over real HTTP."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    world = World(url=f"http://127.0.0.1:{port}", at=datetime.now(UTC))

    async def discovery(_: object) -> JSONResponse:
        return JSONResponse({"issuer": world.url, "jwks_uri": f"{world.url}/keys"})

    async def keys(_: object) -> JSONResponse:
        return JSONResponse({"keys": [world.entry(key) for key in world.published]})

    app = Starlette(routes=[Route("/.well-known/openid-configuration", discovery), Route("/keys", keys)])
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None))
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started:
        assert thread.is_alive()
        assert time.monotonic() < deadline, "the issuer did not start"
        time.sleep(0.01)
    yield world
    server.should_exit = True
    thread.join()


async def test_over_real_http(served: World) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        issuer = Issuer(served.url, AUDIENCE, client, lambda: WallTime(served.at))
        assert (await issuer.login_of(served.token())).subject == "o-08"
        with pytest.raises(TokenRefused):
            await issuer.login_of(served.token(aud="another-api"))
