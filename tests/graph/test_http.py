"""GraphQL over HTTP: status codes, media types, and what a foreign page cannot do."""

import gzip
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from graphql import build_client_schema, get_introspection_query
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route

from api.graph import Graph
from api.graph.http import JSON, PREFLIGHT_HEADER, RESPONSE, Endpoint
from tests.graph import acts, world
from tests.graph.conftest import AContext, Asking

GOOD = {"query": "{ towns { code } }"}
ANSWER = {"data": {"towns": [{"code": "210000"}, {"code": "210002"}, {"code": "210001"}, {"code": "210003"}]}}


@pytest.fixture
async def client(asking: Asking) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the endpoint; an ADMIN asks."""
    graph = Graph(acts.SCHEMA, world.bindings, world.guards)

    async def context_of(request: Request) -> AContext:
        return asking.context("ADMIN")

    app = Starlette(routes=[Route("/graphql", Endpoint(graph, context_of, largest_body=2_000))])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://api") as client:
        yield client


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (RESPONSE, RESPONSE),
        (JSON, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (f"{JSON}, {RESPONSE}", RESPONSE),
        (f"{JSON};q=0.9, {RESPONSE};q=0.1", JSON),
        (f"text/html, {JSON.upper()};charset=utf-8", JSON),
        (f"{RESPONSE};q=0, */*;q=0.1", JSON),
        ("", JSON),
    ],
)
async def test_the_media_type_asked_for(client: httpx.AsyncClient, accept: str, media_type: str) -> None:
    """The best one the client accepts; JSON if it does not say."""
    found = await client.post("/graphql", json=GOOD, headers={"accept": accept})
    assert found.status_code == 200
    assert found.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert found.json() == ANSWER


@pytest.mark.parametrize("accept", ["text/html", f"{JSON};q=0", "image/*", f"{JSON};q=x"])
async def test_a_media_type_that_is_not_ours(client: httpx.AsyncClient, accept: str) -> None:
    """Refused, and told what there is."""
    found = await client.post("/graphql", json=GOOD, headers={"accept": accept})
    assert found.status_code == 406
    assert RESPONSE in found.text


@pytest.mark.parametrize("accept", [RESPONSE, JSON])
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"", 400),
        (b"[]", 400),
        (b'[{"query":"{__typename}"}]', 400),
        (b'"{__typename}"', 400),
        (b"{}", 400),
        (b'{"query":""}', 400),
        (b'{"query":1}', 400),
        (b'{"query":"{__typename}","variables":[]}', 400),
        (b'{"query":"{__typename}","variables":"{}"}', 400),
        (b'{"query":"{__typename}","operationName":1}', 400),
        (b'{"query":"{__typename}","extensions":"x"}', 400),
        (b'{"query":"\xff"}', 400),
        (b'{"query":"' + b" " * 2_000 + b'"}', 413),
    ],
)
async def test_a_body_that_is_no_request(client: httpx.AsyncClient, body: bytes, status: int, accept: str) -> None:
    """The status tells, whatever the media type."""
    found = await client.post("/graphql", content=body, headers={"content-type": JSON, "accept": accept})
    assert found.status_code == status
    assert found.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"
    assert "data" not in found.json()


@pytest.mark.parametrize(
    "body",
    [
        {"query": "{"},
        {"query": "{ nothing }"},
        {"query": "query($id: ID!) { person(id: $id) { id } }"},
        {"query": "query A { __typename } query B { __typename }"},
        {"query": "query A { __typename }", "operationName": "B"},
        {"query": '{ cases(after: "x") { nodes { id } } }'},
        {"query": "subscription { x }"},
    ],
)
async def test_a_request_that_is_refused(client: httpx.AsyncClient, body: dict[str, Any]) -> None:
    """400 in the specification's own type, 200 in plain JSON; never with data."""
    for accept, status in ((RESPONSE, 400), (JSON, 200)):
        found = await client.post("/graphql", json=body, headers={"accept": accept})
        assert found.status_code == status
        assert found.json()["errors"]
        assert "data" not in found.json()


async def test_a_field_that_fails_is_still_executed(client: httpx.AsyncClient) -> None:
    """With data, even null, the status is 200."""
    body = {"query": '{ requiredEcho(text: "x") { text } }'}
    found = await client.post("/graphql", json=body, headers={"accept": RESPONSE})
    assert found.status_code == 200
    assert found.json()["data"] is None


async def test_variables_and_operation_names(client: httpx.AsyncClient) -> None:
    """Everything a request may carry, by either method."""
    body = {
        "query": "query A { __typename } query B($t: String!) { echo(text: $t) { text } }",
        "operationName": "B",
        "variables": {"t": "三项"},
        "extensions": {"x": 1},
    }
    expected = {"data": {"echo": {"text": "三项"}}}
    assert (await client.post("/graphql", json=body)).json() == expected
    query = {key: value if isinstance(value, str) else json.dumps(value) for key, value in body.items()}
    assert (await client.get("/graphql", params=query, headers={"accept": RESPONSE})).json() == expected
    nothing = {"query": "{ __typename }", "variables": "", "operationName": ""}
    found = await client.get("/graphql", params=nothing, headers={"accept": RESPONSE})
    assert found.json() == {"data": {"__typename": "Query"}}
    null = {"query": "{ __typename }", "variables": None, "operationName": None, "extensions": None}
    assert (await client.post("/graphql", json=null)).json() == {"data": {"__typename": "Query"}}


async def test_get_answers_queries_only(client: httpx.AsyncClient) -> None:
    """A mutation by GET is not performed."""
    acts_done = {"query": "mutation { insist { touched } }"}
    for accept in (RESPONSE, JSON):
        found = await client.get("/graphql", params=acts_done, headers={"accept": accept})
        assert found.status_code == 405
        assert found.headers["allow"] == "POST"
        assert "data" not in found.json()
    assert (await client.post("/graphql", json=acts_done)).json()["data"]["insist"] == {"touched": 1}


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "json"]
)
async def test_no_form_can_post(client: httpx.AsyncClient, content_type: str) -> None:
    """Only JSON, which a foreign page cannot send unasked."""
    found = await client.post("/graphql", content=json.dumps(GOOD), headers={"content-type": content_type})
    assert found.status_code == 415
    good = {"content-type": f"{JSON}; charset=utf-8"}
    assert (await client.post("/graphql", content=json.dumps(GOOD), headers=good)).json() == ANSWER


@pytest.mark.parametrize("coding", ["gzip", "br", "GZIP, deflate"])
async def test_nothing_is_unpacked(client: httpx.AsyncClient, coding: str) -> None:
    """A compressed body is refused for what it is, whatever is in it; a client that says there is no coding is served."""
    for content in (gzip.compress(json.dumps(GOOD).encode()), b"x" * 2_000):
        found = await client.post(
            "/graphql", content=content, headers={"content-type": JSON, "content-encoding": coding}
        )
        assert (found.status_code, found.headers["accept-encoding"]) == (415, "identity")
        assert found.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"
    found = await client.post("/graphql", json=GOOD, headers={"content-encoding": "identity"})
    assert found.json() == ANSWER


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"accept": "*/*"}, 400),
        ({"accept": "text/html,*/*;q=0.8"}, 400),
        ({"accept": "*/*", PREFLIGHT_HEADER: "1"}, 200),
        ({"accept": JSON}, 200),
    ],
)
async def test_no_link_can_get(client: httpx.AsyncClient, headers: dict[str, str], status: int) -> None:
    """An image or a link of a foreign page asks for anything; a client asks for JSON."""
    assert (await client.get("/graphql", params=GOOD, headers=headers)).status_code == status


async def test_bad_queries_by_get(client: httpx.AsyncClient) -> None:
    """The same rules as for a body."""
    for params in ({}, {"query": "{ __typename }", "variables": "{"}, {"query": "{ __typename }", "variables": "[1]"}):
        assert (await client.get("/graphql", params=params, headers={"accept": RESPONSE})).status_code == 400


async def test_other_methods(client: httpx.AsyncClient) -> None:
    """Told which there are."""
    found = await client.put("/graphql", json=GOOD)
    assert found.status_code == 405
    assert found.headers["allow"] == "GET, POST"


async def test_a_database_that_does_not_answer(asking: Asking, caplog: pytest.LogCaptureFixture) -> None:
    """Our fault, said so by the status; nothing of the inside is told."""

    class Broken:
        async def read(self, plan: object, values: object) -> str:
            raise OSError("secret address")

    async def context_of(request: Request) -> Any:
        context = asking.context("ADMIN")
        context.reader = Broken()  # type: ignore[assignment]
        return context

    app = Starlette(routes=[Route("/graphql", Endpoint(asking.graph, context_of))])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://api") as client:
        for accept in (RESPONSE, JSON):
            found = await client.post("/graphql", json=GOOD, headers={"accept": accept})
            assert found.status_code == 500
            assert found.json()["errors"][0]["extensions"]["code"] == "INTERNAL"
            assert "secret" not in found.text
    assert "secret address" in caplog.text


async def test_a_console_can_read_the_schema(client: httpx.AsyncClient) -> None:
    """The usual introspection query stays within the limits."""
    found = await client.post("/graphql", json={"query": get_introspection_query()})
    assert "errors" not in found.json()
    assert build_client_schema(found.json()["data"]).get_type("Case") is not None
