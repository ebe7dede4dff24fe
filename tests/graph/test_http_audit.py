"""The cases of the public GraphQL-over-HTTP audit, by their numbers there, each held to what the specification prefers."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route

from api.graph import Graph
from api.graph.http import JSON, RESPONSE, Endpoint
from tests.graph import acts, world
from tests.graph.conftest import AContext, Asking

TYPENAME = "{ __typename }"
ANSWER = {"data": {"__typename": "Query"}}
NAMED = "query A { __typename } query B { __typename }"
ECHO = "query E($t: String!) { echo(text: $t) { text } }"


@pytest.fixture
async def client(asking: Asking) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the endpoint, without headers of its own choosing."""
    graph = Graph(acts.SCHEMA, world.bindings, world.guards)

    async def context_of(request: Request) -> AContext:
        return asking.context("ADMIN")

    app = Starlette(routes=[Route("/graphql", Endpoint(graph, context_of))])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://api") as client:
        for name in list(client.headers):
            del client.headers[name]
        yield client


async def post(client: httpx.AsyncClient, body: Any, *, accept: str | None = None, **headers: str) -> httpx.Response:
    """POST a value as JSON, or bytes as they are."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    given = {"content-type": JSON, **({"accept": accept} if accept else {}), **headers}
    return await client.post("/graphql", content=content, headers=given)


@pytest.mark.parametrize(
    ("audit", "accept", "media_type"),
    [("22EB", RESPONSE, RESPONSE), ("4655", JSON, JSON), ("47DE", "*/*", JSON), ("80D8", None, JSON)],
)
async def test_media_types(client: httpx.AsyncClient, audit: str, accept: str | None, media_type: str) -> None:
    """The type that is asked for; 82A3: in UTF-8."""
    found = await post(client, {"query": TYPENAME}, accept=accept)
    assert found.status_code == 200, audit
    assert found.headers["content-type"] == f"{media_type}; charset=utf-8", audit
    assert found.json() == ANSWER, audit


@pytest.mark.parametrize(
    ("audit", "content_type"), [("BF61", f"{JSON}; charset=utf-8"), ("78D5", JSON), ("03D4", "Application/JSON")]
)
async def test_request_encodings(client: httpx.AsyncClient, audit: str, content_type: str) -> None:
    """UTF-8 whether said or not; names of types in any case."""
    content = json.dumps({"query": ECHO, "variables": {"t": "三项"}}, ensure_ascii=False).encode()
    found = await client.post("/graphql", content=content, headers={"content-type": content_type})
    assert found.json() == {"data": {"echo": {"text": "三项"}}}, audit


async def test_methods(client: httpx.AsyncClient) -> None:
    """2C94, 5A70: both; 9C48: no mutation by GET, and it was not performed; 9ABE: a type must be given."""
    assert (await post(client, {"query": TYPENAME})).status_code == 200
    assert (await client.get("/graphql", params={"query": TYPENAME}, headers={"accept": RESPONSE})).json() == ANSWER
    acts_done = {"query": "mutation { insist { touched } }"}
    found = await client.get("/graphql", params=acts_done, headers={"accept": RESPONSE})
    assert (found.status_code, "data" in found.json()) == (405, False)
    untyped = await client.post("/graphql", content=json.dumps({"query": TYPENAME}).encode())
    assert untyped.status_code == 415


@pytest.mark.parametrize("accept", [RESPONSE, JSON])
@pytest.mark.parametrize(
    ("audit", "body"),
    [
        ("A5BF", b""),
        ("423L", {"notquery": TYPENAME}),
        ("LKJ0", {"query": {"obj": "ect"}}),
        ("LKJ1", {"query": 0}),
        ("LKJ2", {"query": False}),
        ("LKJ3", {"query": ["array"]}),
        ("6C00", {"query": TYPENAME, "operationName": {"obj": "ect"}}),
        ("6C01", {"query": TYPENAME, "operationName": 0}),
        ("6C02", {"query": TYPENAME, "operationName": False}),
        ("6C03", {"query": TYPENAME, "operationName": ["array"]}),
        ("4760", {"query": TYPENAME, "variables": "string"}),
        ("4761", {"query": TYPENAME, "variables": 0}),
        ("4762", {"query": TYPENAME, "variables": False}),
        ("4763", {"query": TYPENAME, "variables": ["array"]}),
        ("58B0", {"query": TYPENAME, "extensions": "string"}),
        ("58B1", {"query": TYPENAME, "extensions": 0}),
        ("58B2", {"query": TYPENAME, "extensions": False}),
        ("58B3", {"query": TYPENAME, "extensions": ["array"]}),
        ("B6DC", b'{ "not a JSON'),
        ("8764", {"qeury": TYPENAME}),
    ],
)
async def test_what_is_no_request(client: httpx.AsyncClient, audit: str, body: Any, accept: str) -> None:
    """400 in either media type."""
    assert (await post(client, body, accept=accept)).status_code == 400, audit


@pytest.mark.parametrize("accept", [RESPONSE, JSON])
@pytest.mark.parametrize(
    ("audit", "body", "expected"),
    [
        ("34A2 13EE", {"query": TYPENAME}, ANSWER),
        ("8161 B8B3", {"query": NAMED, "operationName": "B"}, ANSWER),
        ("94B0", {"query": TYPENAME, "variables": None}, ANSWER),
        ("0220", {"query": TYPENAME, "operationName": None}, ANSWER),
        ("94B1", {"query": TYPENAME, "extensions": None}, ANSWER),
        ("2EA1 28B9", {"query": ECHO, "variables": {"t": "x"}}, {"data": {"echo": {"text": "x"}}}),
        ("428F 1B7A", {"query": TYPENAME, "extensions": {"some": "value"}}, ANSWER),
    ],
)
async def test_what_is_a_request(
    client: httpx.AsyncClient, audit: str, body: dict[str, Any], expected: dict[str, Any], accept: str
) -> None:
    """200 in either media type; D6D5, 6A70: by GET with the maps as JSON in the URL as well."""
    found = await post(client, body, accept=accept)
    assert (found.status_code, found.json()) == (200, expected), audit
    given = {key: value if isinstance(value, str) else json.dumps(value) for key, value in body.items() if value}
    by_get = await client.get("/graphql", params=given, headers={"accept": accept})
    assert (by_get.status_code, by_get.json()) == (200, expected), audit


@pytest.mark.parametrize(
    ("audit", "body"),
    [
        ("572B 865D 556A D586", {"query": "{"}),
        ("FDE2 51FE 74FF 5E5B", {"query": "{ 8f31403dfe404bccbb0e835f2629c6a7 }"}),
        ("FDE2 51FE 74FF 5E5B", {"query": "{ notAField }"}),
        ("7B9B 86EE", {"query": ECHO, "variables": {"t": None}}),
        ("7B9B 86EE", {"query": ECHO, "variables": {"t": 1}}),
        ("7B9B 86EE", {"query": ECHO}),
    ],
)
async def test_what_is_refused(client: httpx.AsyncClient, audit: str, body: dict[str, Any]) -> None:
    """200 in plain JSON, 400 in the specification's own type, never with data."""
    for accept, status in ((JSON, 200), (RESPONSE, 400)):
        found = await post(client, body, accept=accept)
        assert (found.status_code, "data" in found.json()) == (status, False), audit
        assert found.json()["errors"], audit
