"""Trusted documents: asked for by hash, over HTTP, and in a closed deployment nothing else."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route

from api.graph.http import RESPONSE, Endpoint
from api.graph.trusted import TrustedDocuments, digest
from tests.graph.conftest import AContext, Asking

TOWNS = "query Towns { towns { code } }\n"
CASES = "query Cases($n: Int) { cases(first: $n) { nodes { number } } }"
HASH = f"sha256:{digest(TOWNS)}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two operations, one of them deeper."""
    (tmp_path / "towns.graphql").write_text(TOWNS, encoding="utf-8")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "list.graphql").write_text(CASES, encoding="utf-8")
    return tmp_path


@asynccontextmanager
async def client_of(asking: Asking, trusted: TrustedDocuments) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an endpoint that trusts these."""

    async def context_of(request: Request) -> AContext:
        return asking.context("ADMIN")

    app = Starlette(routes=[Route("/graphql", Endpoint(asking.graph, context_of, trusted=trusted))])
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://api", headers={"accept": RESPONSE}
    ) as client:
        yield client


async def test_a_document_is_asked_for_by_its_hash(asking: Asking, folder: Path) -> None:
    """By POST and by GET, with variables; beside it any text is answered too."""
    async with client_of(asking, TrustedDocuments.load(folder)) as client:
        expected = (await client.post("/graphql", json={"query": TOWNS})).json()
        assert len(expected["data"]["towns"]) == 4
        assert (await client.post("/graphql", json={"documentId": HASH})).json() == expected
        assert (await client.get("/graphql", params={"documentId": HASH})).json() == expected
        body = {"documentId": f"sha256:{digest(CASES)}", "variables": {"n": 2}, "operationName": "Cases"}
        assert len((await client.post("/graphql", json=body)).json()["data"]["cases"]["nodes"]) == 2
        assert (await client.post("/graphql", json={"query": "{ __typename }"})).status_code == 200


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"documentId": f"sha256:{'0' * 64}"}, 400, "DOCUMENT_NOT_FOUND"),
        ({"documentId": HASH.upper()}, 400, "BAD_DOCUMENT_ID"),
        ({"documentId": HASH.removeprefix("sha256:")}, 400, "BAD_DOCUMENT_ID"),
        ({"documentId": "sha256:../../etc/passwd"}, 400, "BAD_DOCUMENT_ID"),
        ({"documentId": HASH + "\n"}, 400, "BAD_DOCUMENT_ID"),
        ({"documentId": ""}, 400, "BAD_DOCUMENT_ID"),
        ({"documentId": 1}, 400, "BAD_REQUEST"),
        ({"documentId": HASH, "query": TOWNS}, 400, "BAD_REQUEST"),
        ({"documentId": None}, 400, "BAD_REQUEST"),
    ],
)
async def test_an_id_that_names_nothing(
    asking: Asking, folder: Path, body: dict[str, Any], status: int, code: str
) -> None:
    """Said so by a code that a client can answer by sending the text."""
    async with client_of(asking, TrustedDocuments.load(folder)) as client:
        found = await client.post("/graphql", json=body)
        assert (found.status_code, found.json()["errors"][0]["extensions"]["code"]) == (status, code)


async def test_a_closed_deployment_answers_nothing_else(asking: Asking, folder: Path) -> None:
    """A trusted text may be sent as text; one character more makes it another."""
    async with client_of(asking, TrustedDocuments.load(folder, only=True)) as client:
        ask: Callable[[dict[str, Any]], Awaitable[httpx.Response]] = lambda body: client.post("/graphql", json=body)  # noqa: E731
        assert (await ask({"documentId": HASH})).status_code == 200
        assert (await ask({"query": TOWNS})).status_code == 200
        for text in (TOWNS + " ", "{ __typename }", "{ __schema { types { name } } }"):
            found = await ask({"query": text})
            assert found.status_code == 400
            assert found.json()["errors"][0]["extensions"]["code"] == "DOCUMENT_NOT_TRUSTED"
    assert asking.reader.sent
    assert len(set(asking.reader.sent)) == 1


def test_a_folder_that_trusts_nothing_stops_the_start(tmp_path: Path, asking: Asking, folder: Path) -> None:
    """A wrong path would refuse everybody; a document of another schema would fail at its first user."""
    with pytest.raises(ValueError, match=r"no \.graphql file"):
        TrustedDocuments.load(tmp_path / "elsewhere")
    trusted = TrustedDocuments.load(folder)
    assert {asking.graph.name_of(text) for text in trusted.texts.values()} == {"Towns", "Cases"}
    assert [asking.graph.problems(text) for text in trusted.texts.values()] == [[], []]
    assert asking.graph.problems("{ nothing }")
