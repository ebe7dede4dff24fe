"""A hostile client of the full schema, over real HTTP: every request gets a proper answer, and afterwards nothing is left."""

import asyncio
import gc
import gzip
import json
import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send

from api.access.budgets import OUTSIDE
from api.access.rate_limit import ADDRESS
from api.app import create_app
from api.body_time import BodyInTime
from api.composition import Assembly
from api.graph.http import JSON, RESPONSE
from api.schema import allowed
from api.vocabulary import StaffRole
from tests.worlds.serving import served, token_of

pytestmark = pytest.mark.database
GOOD = {"query": "{ regions { name } }"}
MORE_MEMORY = 96 * 2**20
"""What repeating every attack may add to the process, in bytes: the caches are full by then."""


@pytest.fixture
async def client(deployment: Assembly) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the deployment, over real HTTP."""
    async with served(create_app(deployment)) as client:
        yield client


def circle(times: int) -> str:
    """From a case through the interface of its events back to the case."""
    return "{ cases(first: 100) { nodes " + "{ timeline { case " * times + "{ id }" + " } }" * times + " } }"


def nested(times: int) -> Any:
    """An object in an object in an object."""
    found: Any = {}
    for _ in range(times):
        found = {"not": found}
    return found


NONSENSE = {f"x{i}": 1 for i in range(1_000)}
OPERATIONS: list[tuple[str, dict[str, Any], set[str]]] = [
    ("10,000 aliases", {"query": "{" + " ".join(f"a{i}: __typename" for i in range(10_000)) + "}"}, {"TOO_LONG"}),
    ("61 aliases", {"query": "{" + " ".join(f"a{i}: __typename" for i in range(61)) + "}"}, {"TOO_MANY_ALIASES"}),
    ("many words", {"query": "{" + "__typename " * 4_000 + "}"}, {"TOO_MANY_TOKENS"}),
    ("repetition", {"query": "{" + "regions { name } " * 900 + "}"}, {"TOO_MANY_REPEATS"}),
    ("a circle too deep", {"query": circle(50)}, {"TOO_DEEP"}),
    ("a circle too dear", {"query": circle(5)}, {"COST_EXCEEDED"}),
    ("braces", {"query": "{ a" * 5_000}, {"TOO_DEEP", "TOO_MANY_TOKENS"}),
    ("brackets", {"query": "{ node(id: " + "[" * 3_000 + ") { id } }"}, {"TOO_DEEP"}),
    ("a fragment in itself", {"query": "{ ...F } fragment F on Query { ...F }"}, {"TOO_DEEP"}),
    ("two fragments in each other", {"query": "{...A} fragment A on Query {...B} fragment B on Query {...A}"}, {"TOO_DEEP"}),
    (
        "fragments that double",
        {
            "query": "{ cases(first: 1) { nodes { ...F0 } } } "
            + " ".join(
                f"fragment F{i} on Case {{ a: originVisit {{ case {{ ...F{i + 1} }} }} b: originVisit {{ case {{ ...F{i + 1} }} }} }}"
                for i in range(25)
            )
            + " fragment F25 on Case { id }"
        },
        {"TOO_DEEP", "INVALID"},
    ),
    ("pages of pages", {"query": "{ cases(first: 100) { nodes { documents { id } evidence { collectors { name } } } } }"}, {"COST_EXCEEDED"}),
    ("a page too large", {"query": "{ cases(first: 1000000) { nodes { id } } }"}, {"BAD_PAGE_SIZE"}),
    ("a page less than none", {"query": "{ cases(first: -1) { nodes { id } } }"}, {"BAD_PAGE_SIZE"}),
    ("10,000 ids", {"query": "query($i: [ID!]!) { nodes(ids: $i) { id } }", "variables": {"i": ["case_x"] * 10_000}}, {"COST_EXCEEDED"}),
    ("101 ids", {"query": "query($i: [ID!]!) { nodes(ids: $i) { id } }", "variables": {"i": ["case_x"] * 101}}, {"TOO_MANY_IDS"}),
    ("an id of a list", {"query": "query($i: ID!) { node(id: $i) { id } }", "variables": {"i": [["x"]]}}, {"BAD_VARIABLES"}),
    ("an id of an object", {"query": "query($i: ID!) { node(id: $i) { id } }", "variables": {"i": {"a": 1}}}, {"BAD_VARIABLES"}),
    ("an id that is null after all", {"query": 'query($i: ID = "a") { node(id: $i) { id } }', "variables": {"i": None}}, {"BAD_VARIABLES"}),
    ("a null among the ids", {"query": 'query($i: ID = "a") { nodes(ids: [$i]) { id } }', "variables": {"i": None}}, {"BAD_VARIABLES"}),
    ("an id of 5,000 digits", {"query": "{ node(id: " + "9" * 5_000 + ") { id } }"}, {"BAD_VARIABLES", "INVALID"}),
    ("no id", {"query": "query($i: ID!) { node(id: $i) { id } }"}, {"BAD_VARIABLES"}),
    ("a text with NUL", {"query": "query($n: String) { case(number: $n) { id } }", "variables": {"n": "\0"}}, {"BAD_ARGUMENT"}),
    ("a number beyond", {"query": "query($n: Int) { cases(first: $n) { nodes { id } } }", "variables": {"n": 2**63}}, {"BAD_VARIABLES"}),
    ("a filter of nonsense", {"query": "query($f: CaseFilter) { cases(filter: $f) { nodes { id } } }", "variables": {"f": NONSENSE}}, {"BAD_VARIABLES"}),
    ("a cursor of nonsense", {"query": "query($a: String) { cases(after: $a) { nodes { id } } }", "variables": {"a": "x" * 100_000}}, {"BAD_CURSOR"}),
    ("introspection in circles", {"query": "{ __schema { types " + "{ fields { type " * 6 + "{ name }" + " } }" * 6 + " } }"}, {"INVALID", "TOO_DEEP"}),
    ("much introspection", {"query": "{" + " ".join(f"a{i}: __schema {{ types {{ name }} }}" for i in range(50)) + "}"}, {"COST_EXCEEDED"}),
    ("an act unasked", {"query": "mutation { closeCase(input: {caseId: \"x\", reason: PERFORMED}) { __typename } }"}, {"UNAUTHENTICATED", "INVALID"}),
    ("a subscription as a query", {"query": 'subscription { caseChanged(caseId: "x") { id } }'}, {"NOT_SUPPORTED"}),
    ("an operation that is not there", {"query": "query A { __typename }", "operationName": "B"}, {"OPERATION_NOT_FOUND"}),
    ("filters within filters", {"query": "query($f: CaseFilter) { cases(filter: $f) { nodes { id } } }", "variables": {"f": nested(400)}}, {"BAD_VARIABLES"}),
    ("a hundred variables unused", {"query": "query(" + " ".join(f"$v{i}: Int" for i in range(900)) + ") { __typename }"}, {"INVALID"}),
    ("1,500 fields that are not there", {"query": "{ cases { nodes { " + " ".join(f"x{i}" for i in range(1_500)) + " } } }"}, {"INVALID"}),
    ("a fragment 500 times", {"query": "{ __typename } " + "fragment F on Case { id } " * 500}, {"INVALID"}),
    ("a name that reads backwards", {"query": "{ __typename }", "operationName": "\u202e" * 100_000}, {"OPERATION_NOT_FOUND"}),
    ("a page of 60,000 digits", {"query": "{ cases(first: " + "9" * 60_000 + ") { nodes { id } } }"}, {"INVALID"}),
    ("a document of nobody", {"documentId": "sha256:" + "0" * 64}, {"DOCUMENT_NOT_FOUND"}),
]  # fmt: skip
"""What is sent, and the codes that may come back."""

BODIES: list[tuple[str, bytes, int]] = [
    ("ten megabytes of spaces", b" " * 10_000_000, 413),
    ("ten megabytes of text", b'{"query":"' + b"x" * 10_000_000 + b'"}', 413),
    ("brackets", b"[" * 100_000, 400),
    (
        "objects in objects",
        b'{"query":"{__typename}","variables":' + b'{"a":' * 2_000 + b"1" + b"}" * 2_000 + b"}",
        400,
    ),
    ("half a character", b'{"query":"\xed\xa0\x80"}', 400),
    ("a lone surrogate", b'{"query":"\\ud800"}', 400),
    ("a batch", json.dumps([GOOD] * 1_000).encode(), 400),
    ("no number", b'{"query":"{__typename}","variables":{"a":NaN}}', 400),
    (
        "a number of a million digits",
        b'{"query":"query($n: Int) { cases(first: $n) { nodes { id } } }","variables":{"n":' + b"9" * 900_000 + b"}}",
        400,
    ),
    (
        "a number beyond all numbers",
        b'{"query":"query($n: Int) { cases(first: $n) { nodes { id } } }","variables":{"n":1e400}}',
        400,
    ),
    ("UTF-16", '{"query":"{__typename}"}'.encode("utf-16"), 400),
    ("a byte order mark", b'\xef\xbb\xbf{"query":"{__typename}"}', 400),
    ("an overlong slash", b'{"query":"\xc0\xaf"}', 400),
    ("two requests", b'{"query":"{__typename}"}{"query":"{__typename}"}', 400),
    ("two hundred megabytes in little", gzip.compress(b" " * 200_000_000), 400),
    ("variables of text", b'{"query":"{__typename}","variables":"{}"}', 400),
    ("nothing", b"", 400),
]
"""Bodies that are no request, and the status each gets."""


WORDS = """{,},(,),[,],:,!,$,@,...,query,mutation,fragment,on,cases,nodes,id,first,$n,1,-1,null,"x",__typename"""
"""What random sentences are made of."""


async def operations(client: httpx.AsyncClient) -> None:
    """Every hostile operation: refused with its code, in both media types, and without a word about the inside."""
    for name, body, codes in OPERATIONS:
        for accept, status in ((RESPONSE, {200, 400}), (JSON, {200})):
            found = await client.post("/graphql", json=body, headers={"accept": accept})
            assert found.status_code in status, (name, found.status_code, found.text[:300])
            got = {error["extensions"]["code"] for error in found.json()["errors"]}
            assert got
            assert got <= codes, (name, found.text[:300])
            assert "Traceback" not in found.text


async def bodies(client: httpx.AsyncClient) -> None:
    """Every hostile body."""
    for name, body, status in BODIES:
        found = await client.post("/graphql", content=body, headers={"content-type": JSON})
        assert found.status_code == status, (name, found.status_code, found.text[:300])
        assert found.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


async def noise(client: httpx.AsyncClient, dice: random.Random) -> None:
    """1,000 random byte strings as bodies, and as many random sequences of GraphQL's words as queries."""
    words = WORDS.split(",")

    async def bytes_(body: bytes) -> None:
        found = await client.post("/graphql", content=body, headers={"content-type": JSON})
        assert found.status_code == 400
        assert found.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"

    async def sentence(text: str) -> None:
        found = await client.post("/graphql", json={"query": text})
        assert found.status_code == 200
        assert "INTERNAL" not in found.text

    for _ in range(50):
        await asyncio.gather(*(bytes_(dice.randbytes(dice.randint(1, 4_000))) for _ in range(20)))
        await asyncio.gather(*(sentence(" ".join(dice.choices(words, k=dice.randint(1, 60)))) for _ in range(20)))


async def many_that_are_valid(client: httpx.AsyncClient, dice: random.Random) -> None:
    """Long documents, each another, each to be parsed, compiled and remembered."""
    for _ in range(150):
        text = (
            f"{{ cases(first: {dice.randint(0, 40)}) {{ nodes {{ id number name timeline {{ id at sentence }} }} }} }}"
        )
        found = await client.post("/graphql", json={"query": f"{text} #{dice.randbytes(10_000).hex()}"})
        assert "errors" not in found.json()


async def test_hostile_requests_get_proper_answers_and_leave_nothing(client: httpx.AsyncClient) -> None:
    """All of it, then all of it again: memory does not grow, and a good request is answered throughout."""
    resident: list[int] = []
    for turn in range(3):
        dice = random.Random(turn)
        await operations(client)
        await bodies(client)
        await noise(client, dice)
        await many_that_are_valid(client, dice)
        assert (await client.post("/graphql", json=GOOD)).json()["data"]["regions"]
        gc.collect()
        resident.append(resident_bytes())
    assert resident[-1] - resident[0] < MORE_MEMORY, [size >> 20 for size in resident]
    metrics = (await client.get("/metrics")).text
    assert 'sanxiang_graphql_errors_total{code="INTERNAL"}' not in metrics
    assert 'sanxiang_graphql_errors_total{code="COST_EXCEEDED"}' in metrics


async def test_a_flood_is_told_to_wait(deployment: Assembly) -> None:
    """The public is cut off after its burst; whoever has logged in from the same address is not; guessing tokens is dear."""
    limited = deployment.services.settings.model_copy(update={"rate_limited": True})
    object.__setattr__(deployment.services, "settings", limited)
    async with served(create_app(deployment)) as client:
        answers = await asyncio.gather(*(client.post("/graphql", json=GOOD) for _ in range(OUTSIDE.burst * 2)))
        refused = [answer for answer in answers if answer.status_code == 429]
        assert {answer.status_code for answer in answers} == {200, 429}
        assert all(int(answer.headers["retry-after"]) >= 1 for answer in refused)
        assert refused[0].json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
        officer = await token_of(client, "o-01")
        assert (await client.post("/graphql", json=GOOD, headers=officer)).status_code == 200
        guess = {"authorization": "Bearer x.y.z"}
        statuses = [
            (await client.post("/graphql", json=GOOD, headers=guess)).status_code
            for _ in range(int(ADDRESS.burst // 50) + 20)
        ]
        assert statuses[0] == 401
        assert statuses[-1] == 429
        assert 'code="RATE_LIMITED"' in (await client.get("/metrics")).text


async def test_a_body_that_does_not_come_is_not_waited_for(deployment: Assembly) -> None:
    """Whoever announces more than they send is told so, and others are served meanwhile."""
    async with served(BodyInTime(create_app(deployment), seconds=1.0)) as client:
        address = client.base_url
        reader, writer = await asyncio.open_connection(address.host, address.port)
        writer.write(
            b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"
        )
        assert (await client.post("/graphql", json=GOOD)).status_code == 200
        told = await asyncio.wait_for(reader.read(), 30)
        head, _, body = told.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 408 ")
        assert b"connection: close" in head.lower()
        assert json.loads(body)["errors"][0]["extensions"]["code"] == "BAD_REQUEST"
        writer.close()


async def test_a_stream_may_outlast_the_time_for_a_body() -> None:
    """Once the body is there the application waits for its client as long as it likes."""
    heard: list[str] = []

    async def listening(scope: Scope, receive: Receive, send: Send) -> None:
        heard.extend([(await receive())["type"], (await receive())["type"]])

    messages: list[Message] = [{"type": "http.request", "body": b"{}", "more_body": False}, {"type": "http.disconnect"}]

    async def receive() -> Message:
        if len(messages) == 1:
            await asyncio.sleep(0.2)
        return messages.pop(0)

    async def send(message: Message) -> None:
        raise AssertionError

    await BodyInTime(listening, seconds=0.05)({"type": "http"}, receive, send)
    assert heard == ["http.request", "http.disconnect"]


def test_in_production_the_public_is_not_told_the_schema() -> None:
    """Whoever has logged in is; on a laptop everybody is."""
    public, officer = frozenset({StaffRole.PUBLIC.value}), frozenset({StaffRole.OFFICER.value})
    assert not allowed(public, True).introspection
    assert allowed(officer, True).introspection
    assert allowed(public, False).introspection
    assert (allowed(public, True).cost or 0) < (allowed(officer, True).cost or 0)


def resident_bytes() -> int:
    """The memory of this process, server and client together."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) * 1024
    raise LookupError("VmRSS")
