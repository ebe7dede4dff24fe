"""The routes around the graph: health, login, verification, and what production does not have."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from pydantic import ValidationError

from api.access.login import ALGORITHM, ISSUER, DevelopmentLogin, Tokens
from api.app import create_app
from api.clocks import DevelopmentLegalClock
from api.composition import Assembly
from api.database import Database
from api.schema import build_graph, printed_schema
from api.settings import Environment, Settings

pytestmark = pytest.mark.database
ASK_SELF = {"query": "{ regions { name } }"}


@pytest.fixture
async def client(deployment: Assembly) -> AsyncIterator[httpx.AsyncClient]:
    """A client of its application."""
    transport = httpx.ASGITransport(app=create_app(deployment))
    async with httpx.AsyncClient(transport=transport, base_url="http://sanxiang") as client:
        yield client


async def test_it_is_alive_and_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).text == "ok\n"
    ready = await client.get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"database": "ok", "store": "ok"})


async def test_without_its_database_it_is_alive_but_not_ready(client: httpx.AsyncClient, deployment: Assembly) -> None:
    gone = Database("postgresql://nobody@127.0.0.1:1/nothing")
    object.__setattr__(deployment.services, "database", gone)
    assert (await client.get("/healthz")).status_code == 200
    ready = await client.get("/readyz")
    assert ready.status_code == 503
    assert ready.json()["database"] != "ok"


async def test_anybody_may_log_in_as_anybody_in_development(client: httpx.AsyncClient) -> None:
    assert {"login": "st-12", "name": "农思远", "position": "行政执法协调监督科科长", "organ": "澜川市司法局"} in (
        await client.get("/login/development")
    ).json()
    assert (await client.post("/login/development", json={"login": "nobody"})).status_code == 404
    token = (await client.post("/login/development", json={"login": "st-12"})).json()["token"]
    answer = await client.post("/graphql", json=ASK_SELF, headers={"authorization": f"Bearer {token}"})
    assert answer.json() == {"data": {"regions": [{"name": "澜川市"}, {"name": "望岭县"}]}}


@pytest.mark.parametrize(
    ("why", "token"),
    [
        ("not a token", "nonsense"),
        ("signed by somebody else", Tokens.of("another secret that is long enough").issue),
        ("run out an hour ago", "expired"),
        ("of nobody", "nobody"),
    ],
)
async def test_a_bad_token_is_refused(client: httpx.AsyncClient, deployment: Assembly, why: str, token: object) -> None:
    from uuid import uuid4

    if callable(token):
        token = token(uuid4())
    if token == "expired":
        past = datetime.now(UTC) - timedelta(hours=1)
        claims = {"iss": ISSUER, "sub": str(uuid4()), "iat": int(past.timestamp()) - 60, "exp": int(past.timestamp())}
        token = jwt.encode({"alg": ALGORITHM}, claims, OctKey.import_key(deployment.secret))
    if token == "nobody":
        token = Tokens.of(deployment.secret).issue(uuid4())
    answer = await client.post("/graphql", json=ASK_SELF, headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 401, why
    assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_a_check_code_tells_only_that_a_document_exists(client: httpx.AsyncClient) -> None:
    assert (await client.get("/verify/0000000000000000")).status_code == 404


async def test_the_console_loads_nothing_from_outside(client: httpx.AsyncClient) -> None:
    page = (await client.get("/graphiql/")).text
    assert "http://" not in page
    assert "https://" not in page
    for name in (
        "graphiql.min.js",
        "graphiql.min.css",
        "react.production.min.js",
        "react-dom.production.min.js",
        "start.js",
    ):
        assert f"/graphiql/{name}" in page
        assert (await client.get(f"/graphiql/{name}")).status_code == 200


def test_production_needs_its_own_secrets() -> None:
    with pytest.raises(ValidationError, match="SANXIANG_SECRET_KEY"):
        Settings(environment=Environment.PRODUCTION)


def test_development_twins_refuse_production(deployment: Assembly) -> None:
    with pytest.raises(RuntimeError):
        DevelopmentLegalClock(production=True)
    with pytest.raises(RuntimeError):
        DevelopmentLogin(deployment.services.database, Tokens.of(deployment.secret), production=True)


def test_schema_graphql_is_what_the_code_says(repository: Path) -> None:
    assert (repository / "schema.graphql").read_text(encoding="utf-8") == printed_schema(), "run `sanxiang schema`"


def test_the_schema_of_production_has_no_clock_to_set() -> None:
    assert "setLegalClock" not in printed_schema()


def test_every_field_filter_and_guard_of_the_schema_can_be_written() -> None:
    """The thorough check: a start only looks at the declarations."""
    build_graph(production=False).check(written=True)
