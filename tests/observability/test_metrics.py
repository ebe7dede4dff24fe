"""Metrics: what is counted, who may read it, and that no value of anybody's gets in."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import text
from structlog.testing import capture_logs

from api.app import create_app
from api.composition import Assembly
from api.database import Database
from api.graph.trusted import digest
from api.observability import figures
from api.observability.metrics import Metrics
from api.papers.jobs import advance_document
from api.settings import Traces
from tests.worlds.serving import served, token_of

pytestmark = pytest.mark.database
TOKEN = "a token for the collector"
TRUSTED = "query WhereAmI { regions { name } }"
SECRETS = (
    "210102199003078811",
    "13912345678",
    "6222020200112233445",
    "欧阳秘密",
    "secret-reason",
    "s3cr3t.bearer.token",
)
"""Personal values and secrets that a client sends, as variables, literals, names, keys and headers."""


@pytest.fixture
async def client(deployment: Assembly, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a deployment with spans in the log, one trusted document, and metrics for who has the token."""
    (tmp_path / "trusted").mkdir()
    (tmp_path / "trusted" / "where.graphql").write_text(TRUSTED, encoding="utf-8")
    settings = deployment.services.settings.model_copy(
        update={"traces": Traces.LOG, "metrics_token": SecretStr(TOKEN), "trusted_documents": tmp_path / "trusted"}
    )
    object.__setattr__(deployment.services, "settings", settings)
    async with served(create_app(deployment)) as client:
        yield client


async def metrics_of(client: httpx.AsyncClient) -> str:
    """What the collector reads."""
    answer = await client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return answer.text


async def test_no_value_reaches_spans_or_metrics(client: httpx.AsyncClient) -> None:
    """Whatever the client does with them – and operations, refusals and errors are counted all the same."""
    officer = await token_of(client, "o-01")
    number, phone, account, name, reason, bearer = SECRETS
    reveal = "mutation($i: RevealIdentityInput!) { revealIdentity(input: $i) { __typename ... on Refusal { code } } }"
    with capture_logs() as lines:
        for body, headers in (
            ({"query": "query($n: String) { case(number: $n) { id } }", "variables": {"n": number}}, officer),
            ({"query": f'{{ case(number: "{phone}") {{ id }} }}'}, officer),
            ({"query": f"query Q{account} {{ __typename }}", "operationName": f"Q{account}"}, officer),
            ({"query": f"query Q_{phone} {{ __typename }}"}, officer),
            ({"query": f'query($n: Int) {{ cases(first: $n) {{ nodes {{ id }} }} }} # {name}', "variables": {"n": name}}, officer),
            ({"query": f"{{ {phone.replace('1', 'x', 1)} }}"}, officer),
            ({"query": reveal, "variables": {"i": {"partyId": f"party_{name}", "field": "ID_NUMBER", "reason": reason}}}, officer),
            ({"query": "{ __typename }"}, {"authorization": f"Bearer {bearer}"}),
            ({"documentId": f"sha256:{number}"}, officer),
            ({"query": TRUSTED}, officer),
        ):  # fmt: skip
            await client.post("/graphql", json=body, headers=headers)
        await client.post(
            f"/graphql?{number}={phone}", content=name.encode(), headers={"content-type": "application/json"}
        )
    spans = "\n".join(str(line) for line in lines if line["event"] == "span")
    metrics = await metrics_of(client)
    for secret in SECRETS:
        assert secret not in metrics
        assert secret not in spans
    assert officer["authorization"].removeprefix("Bearer ") not in spans + metrics
    assert f"'graphql_document_sha256': '{digest(TRUSTED)}'" in spans
    for counted in (
        'sanxiang_operations_total{kind="query",operation="WhereAmI",outcome="answered"} 1.0',
        'sanxiang_operations_total{kind="query",operation="other",outcome="error"}',
        'sanxiang_graphql_errors_total{code="BAD_VARIABLES"}',
        'sanxiang_graphql_errors_total{code="UNAUTHENTICATED"} 1.0',
        'sanxiang_phase_seconds_count{phase="compile"}',
        'sanxiang_phase_seconds_count{phase="sql"}',
        'sanxiang_plans_total{cached="no"}',
        'sanxiang_operation_cost_count{kind="query"}',
        'sanxiang_http_responses_total{method="POST",status="401"} 1.0',
        'sanxiang_pool_connections{pool="staff"}',
        "sanxiang_database_up 1.0",
        "sanxiang_jobs_stalled 0.0",
        "sanxiang_subscriptions 0.0",
    ):
        assert counted in metrics, counted


async def test_only_the_collector_reads_them(client: httpx.AsyncClient, deployment: Assembly) -> None:
    """With another token or none: 401. Where production sets no token there is no such page."""
    for headers in ({}, {"authorization": "Bearer x"}, {"authorization": TOKEN + "x"}):
        assert (await client.get("/metrics", headers=headers)).status_code == 401
    assert "sanxiang_database_up" in await metrics_of(client)


async def test_a_refused_act_is_counted_by_its_code(client: httpx.AsyncClient) -> None:
    """The law said no: neither an error nor an answer."""
    officer = await token_of(client, "o-01")
    mutation = 'mutation { showCredential(input: {visitId: "x", place: "x"}) { __typename ... on Refusal { code } } }'
    answer = await client.post("/graphql", json={"query": mutation}, headers=officer)
    assert answer.json() == {"data": {"showCredential": {"__typename": "Refusal", "code": "NOT_FOUND"}}}
    metrics = await metrics_of(client)
    assert 'sanxiang_refusals_total{code="NOT_FOUND"} 1.0' in metrics
    assert 'sanxiang_operations_total{kind="mutation",operation="other",outcome="refused"} 1.0' in metrics


async def test_the_queue_and_the_papers_on_their_way(deployment: Assembly) -> None:
    """Depth by queue, jobs whose worker fell silent, documents waiting; without its database it says that and no more."""
    database, metrics = deployment.services.database, Metrics()
    async with database.write() as tx:
        document = (await tx.execute(text("SELECT id FROM document LIMIT 1"))).scalar_one()
        await advance_document(tx, document)
    await figures.refresh(metrics, database, 20)
    assert 'sanxiang_jobs{queue="papers",status="todo"} 1.0' in metrics.text().decode()
    assert "sanxiang_jobs_stalled 0.0" in metrics.text().decode()
    async with database.write() as tx:
        worker = text(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute') RETURNING id"
        )
        silent = (await tx.execute(worker)).scalar_one()
        await tx.execute(text("UPDATE procrastinate_jobs SET status = 'doing', worker_id = :w"), {"w": silent})
    await figures.refresh(metrics, database, 20)
    found = metrics.text().decode()
    assert "sanxiang_jobs_stalled 1.0" in found
    assert "sanxiang_workers 0.0" in found
    assert 'status="todo"' not in found
    await figures.refresh(metrics, Database("postgresql://nobody@127.0.0.1:1/nothing"), 20)
    found = metrics.text().decode()
    assert "sanxiang_database_up 0.0" in found
    assert "sanxiang_jobs{" not in found


def test_labels_come_from_closed_sets() -> None:
    """A client cannot make a series of its own: not by an operation's name, nor by a method, nor by a code."""
    metrics = Metrics({"ab": "Known"})
    for name, document in (("Known", "ab"), ("Known", "cd"), ("x" * 100, "ef")):
        with metrics.operation() as seen:
            seen.kind, seen.name, seen.document = "query", name, document
            seen.refusals.append("made up")
    metrics.responded("BREW", 405)
    found = metrics.text().decode()
    assert 'operation="Known",outcome="refused"} 1.0' in found
    assert 'operation="other",outcome="refused"} 2.0' in found
    assert 'sanxiang_refusals_total{code="other"} 3.0' in found
    assert 'sanxiang_http_responses_total{method="other",status="405"} 1.0' in found
    assert "BREW" not in found
