"""Subscriptions over real HTTP: what is told, to whom, and when it ends."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlmodel import col, select, update

from api.access.budgets import STAFF
from api.access.models import Account, PersonKind
from api.access.viewer import actor_of
from api.app import create_app
from api.cases.models import Case
from api.clocks import LegalTime, wall_now
from api.composition import Assembly
from api.exchange.identifiers import world_id
from api.graph.event_stream import EVENT_STREAM
from api.ledger.event import record
from api.papers.models import Document, DocumentRevision, RevisionKind
from api.vocabulary import TimelineEventKind
from tests.worlds.serving import served, token_of

pytestmark = pytest.mark.database
PATIENCE = 60.0
FOLLOW = "subscription Follow($id: ID!) { caseChanged(caseId: $id) { number eventCount } }"
PROGRESS = "subscription($id: ID!) { jobProgress(documentId: $id) { id } }"


@pytest.fixture
async def client(deployment: Assembly) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the deployment, over real HTTP."""
    async with served(create_app(deployment)) as client:
        yield client


class Stream:
    """The events of one open response."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._lines = response.aiter_lines()

    async def event(self) -> tuple[str, Any]:
        """The next event's name and data; comments are passed over."""
        found: dict[str, str] = {}
        while True:
            line = await asyncio.wait_for(anext(self._lines), PATIENCE)
            if line.startswith(":"):
                continue
            if not line:
                if found:
                    return found["event"], json.loads(found["data"]) if found.get("data") else None
                continue
            name, _, value = line.partition(":")
            found[name] = value.removeprefix(" ")


@asynccontextmanager
async def follow(
    client: httpx.AsyncClient, login: str | None, text: str, id_: str, accept: str = EVENT_STREAM
) -> AsyncIterator[Stream]:
    """An open stream."""
    headers = {"accept": accept, **(await token_of(client, login) if login else {})}
    body = {"query": text, "variables": {"id": id_}}
    async with client.stream("POST", "/graphql", json=body, headers=headers) as response:
        yield Stream(response)


async def case_of(deployment: Assembly) -> Case:
    """The sample's first case, which grew out of a visit; o-01 and o-02 handle it."""
    async with deployment.services.database.read() as session:
        case = await session.get(Case, world_id("case-1"))
    assert case is not None
    return case


async def happen(deployment: Assembly, owner_id: UUID, *, commit: bool = True) -> None:
    """Something is recorded on a case or visit, by an officer."""
    try:
        async with deployment.services.database.write() as tx:
            by = await actor_of(tx, PersonKind.OFFICER, world_id("o-01"), wall_now().date())
            assert by is not None
            await record(
                tx, TimelineEventKind.INQUIRY, owner_id=owner_id, organ_id=by.organ_id, by=[by],
                at=LegalTime(wall_now()), text="询问",
            )  # fmt: skip
            if not commit:
                raise LookupError
    except LookupError:
        pass


async def test_each_act_is_told_once_it_is_committed(client: httpx.AsyncClient, deployment: Assembly) -> None:
    """First the present state; then after each act, on the case or the visit it grew out of; nothing of what was undone."""
    case = await case_of(deployment)
    assert case.origin_visit_id is not None
    async with follow(client, "o-01", FOLLOW, f"case_{case.id}") as stream:
        assert stream.response.status_code == 200
        assert stream.response.headers["content-type"] == f"{EVENT_STREAM}; charset=utf-8"
        kind, first = await stream.event()
        before = first["data"]["caseChanged"]
        assert (kind, before["number"]) == ("next", case.case_number)
        for number, owner_id in enumerate((case.id, case.origin_visit_id), start=1):
            await happen(deployment, owner_id, commit=False)
            await happen(deployment, owner_id)
            _, told = await stream.event()
            assert told["data"]["caseChanged"]["eventCount"] == before["eventCount"] + number


@pytest.mark.parametrize("who", ["o-08", None])
async def test_what_may_not_be_seen_yields_nothing(
    client: httpx.AsyncClient, deployment: Assembly, who: str | None
) -> None:
    """Hidden and absent look alike: a stream that ends at once, for another organ's officer as for the public."""
    case = await case_of(deployment)
    for id_ in (f"case_{case.id}", f"case_{world_id('nothing')}", "case_x", f"visit_{case.id}"):
        async with follow(client, who, FOLLOW, id_) as stream:
            assert stream.response.status_code == 200
            assert await stream.event() == ("complete", None)


async def test_who_loses_the_right_hears_no_more(client: httpx.AsyncClient, deployment: Assembly) -> None:
    """The account is closed while its owner follows: the next change ends the stream and tells nothing."""
    case = await case_of(deployment)
    async with (
        follow(client, "o-01", FOLLOW, f"case_{case.id}") as stream,
        follow(client, "o-02", FOLLOW, f"case_{case.id}") as other,
    ):
        assert (await stream.event())[0] == (await other.event())[0] == "next"
        async with deployment.services.database.write() as tx:
            await tx.execute(update(Account).where(col(Account.login) == "o-01").values(active=False))
        await happen(deployment, case.id)
        assert await stream.event() == ("complete", None)
        assert (await other.event())[0] == "next"


async def test_a_papers_way_is_told(client: httpx.AsyncClient, deployment: Assembly) -> None:
    """With every revision of its file."""
    async with deployment.services.database.read() as session:
        mine = select(Document).where(col(Document.organ_id) == world_id("lc-amr")).order_by(col(Document.id)).limit(1)
        document = (await session.execute(mine)).scalar_one()
    async with follow(client, "o-01", PROGRESS, f"document_{document.id}") as stream:
        assert await stream.event() == ("next", {"data": {"jobProgress": {"id": f"document_{document.id}"}}})
        async with deployment.services.database.write() as tx:
            tx.add(
                DocumentRevision(
                    document_id=document.id, organ_id=document.organ_id, sequence=90, kind=RevisionKind.TYPESET,
                    bucket="papers", object_key="x", sha256="0" * 64, size=1, pages=1,
                )
            )  # fmt: skip
        assert (await stream.event())[0] == "next"


async def test_places_are_counted_and_given_back(client: httpx.AsyncClient, deployment: Assembly) -> None:
    """One more than a caller may have is told to wait; another caller is not; who leaves makes room."""
    case = await case_of(deployment)
    async with AsyncExitStack() as open_streams:
        streams: list[Stream] = []
        for _ in range(STAFF.subscriptions):
            following = follow(client, "o-01", FOLLOW, f"case_{case.id}")
            streams.append(await open_streams.enter_async_context(following))
        assert {(await stream.event())[0] for stream in streams} == {"next"}
        async with follow(client, "o-01", FOLLOW, f"case_{case.id}") as refused:
            assert refused.response.status_code == 429
            assert int(refused.response.headers["retry-after"]) >= 1
            await refused.response.aread()
            assert refused.response.json()["errors"][0]["extensions"]["code"] == "TOO_MANY_SUBSCRIPTIONS"
        async with follow(client, "o-02", FOLLOW, f"case_{case.id}") as another:
            assert (await another.event())[0] == "next"
    async with asyncio.timeout(PATIENCE):
        while "sanxiang_subscriptions 0.0" not in (await client.get("/metrics")).text:
            await asyncio.sleep(0.05)
    async with follow(client, "o-01", FOLLOW, f"case_{case.id}") as again:
        assert (await again.event())[0] == "next"


@pytest.mark.parametrize(
    ("text", "accept", "status", "code"),
    [
        (FOLLOW, "application/json", 200, "NOT_SUPPORTED"),
        (FOLLOW, "application/graphql-response+json", 400, "NOT_SUPPORTED"),
        ("subscription { nothing }", EVENT_STREAM, 400, "INVALID"),
        ("subscription($id: ID!) { a: caseChanged(caseId: $id) { id } b: caseChanged(caseId: $id) { id } }", EVENT_STREAM, 400, "INVALID"),
        ("subscription($id: ID!) { caseChanged(caseId: $id) @skip(if: true) { id } }", EVENT_STREAM, 400, "INVALID"),
        ("subscription($id: ID!) { __typename }", EVENT_STREAM, 400, "INVALID"),
        ("subscription($id: ID!, $n: Int!) { caseChanged(caseId: $id) { id number @skip(if: $n) } }", EVENT_STREAM, 400, "INVALID"),
    ],
)  # fmt: skip
async def test_what_cannot_be_followed(
    client: httpx.AsyncClient, text: str, accept: str, status: int, code: str
) -> None:
    """Refused before a stream begins, by status and code."""
    body = {"query": text, "variables": {"id": "case_x"}}
    found = await client.post("/graphql", json=body, headers={"accept": accept})
    assert found.status_code == status
    assert found.json()["errors"][0]["extensions"]["code"] == code


async def test_a_query_may_be_answered_as_a_stream(client: httpx.AsyncClient) -> None:
    """One event and the end; where JSON is accepted too, JSON."""
    body = {"query": "{ __typename }"}
    found = await client.post("/graphql", json=body, headers={"accept": EVENT_STREAM})
    assert found.text == 'event: next\ndata: {"data":{"__typename":"Query"}}\n\nevent: complete\ndata:\n\n'
    both = {"accept": f"application/graphql-response+json, application/json, {EVENT_STREAM}"}
    assert (await client.post("/graphql", json=body, headers=both)).json() == {"data": {"__typename": "Query"}}
