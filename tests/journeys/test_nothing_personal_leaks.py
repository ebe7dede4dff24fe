"""A whole case with a recognisable person in it: nothing personal reaches a log line, a span, a metric, a job or an error.

What is kept sealed may lie nowhere in the clear; what officers typed into papers lies in these papers, where it was signed, and
nowhere else.
"""

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, field
from typing import Any

import httpx
import psycopg
import pytest
import structlog
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from api.access.personal_data import PersonalData, keep
from api.cases.models import Party
from api.composition import Assembly
from api.database import with_database
from api.demonstration import spot_case
from api.demonstration.player import Player
from api.demonstration.stage import serving
from api.exchange.identifiers import world_id
from api.logs import configure_logs
from api.settings import Traces

pytestmark = pytest.mark.database

SEALED = PersonalData(
    id_number="219921199001019998", phone="13912340987", electronic_address="lan-jing-77@demo.invalid",
    bank_account="6222029999887766554",
)  # fmt: skip
TYPED = "13977776666"
"""A telephone that officers type into every paper in place of the sample's."""
TELEPHONE = re.compile(r"(?<![\d-])(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8})(?!\d)")
PAPERS = frozenset({"document"})
"""Where what was typed may lie: the papers themselves."""
REVEAL = """mutation($input: RevealIdentityInput!) { revealIdentity(input: $input) {
  ... on RevealIdentityPayload { value } ... on Refusal { code message missing { code facts } } } }"""


@dataclass
class Heard:
    """Everything that was said while the case was played."""

    raw: list[str] = field(default_factory=list)
    formatted: str = ""
    answers: list[str] = field(default_factory=list)
    metrics: str = ""


class Everything(logging.Handler):
    """Keeps each record as it came, before anything is struck out."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it with its traceback."""
        self.lines.append(f"{record.getMessage()} {record.exc_info and record.exc_info[1]!r}")


@contextmanager
def logs_of(heard: Heard) -> Iterator[None]:
    """The server's own logging, and beside it every record of INFO and above unstruck."""
    written, root = io.StringIO(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    with redirect_stderr(written):
        configure_logs()
        structlog.configure(cache_logger_on_first_use=False)  # a logger kept for good would speak past later tests
        root.addHandler(Everything(heard.raw))
        try:
            yield
        finally:
            root.handlers[:] = handlers
            root.setLevel(level)
            logging.captureWarnings(False)
            structlog.reset_defaults()
            heard.formatted = written.getvalue()


@pytest.fixture
async def heard(deployment: Assembly, superuser_url: str) -> tuple[Heard, dict[str, list[str]]]:
    """The case is played, asked about, and gets bad input; then every row of every table is read."""
    settings = deployment.services.settings.model_copy(update={"traces": Traces.LOG})
    object.__setattr__(deployment.services, "settings", settings)
    owner_url = with_database(superuser_url, str(conninfo_to_dict(deployment.services.database.url)["dbname"]))
    remember_jobs(owner_url)
    async with deployment.services.database.write() as tx:
        await keep(tx, deployment.services.vault, await tx.get_one(Party, world_id("p-04")), SEALED)
    found = Heard()

    async def remember(response: httpx.Response) -> None:
        await response.aread()
        if '"errors"' in response.text or '"code"' in response.text or response.is_error:
            found.answers.append(response.text)

    with logs_of(found):
        async with (
            serving(deployment),
            httpx.AsyncClient(base_url=settings.public_url, timeout=60, event_hooks={"response": [remember]}) as client,
        ):
            player = TypingPlayer(client)
            await spot_case.play(player)
            await look(player)
            await stumble(client, await player.token(spot_case.ZHOU))
            found.metrics = (await client.get("/metrics")).text
    return found, rows_of(owner_url)


class TypingPlayer(Player):
    """An officer who types another telephone into every paper."""

    async def act(self, login: str, at: str, mutation: str, input_type: str, input: dict[str, Any], answer: str) -> Any:
        """The act with the telephone."""
        if mutation == "draftDocument":
            input = typed(input)
        return await super().act(login, at, mutation, input_type, input, answer)


def typed(value: Any) -> Any:
    """The same with every telephone replaced, however deep."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return TELEPHONE.sub(TYPED, value) if isinstance(value, str) else value


async def look(player: Player) -> None:
    """Each value is revealed to the officer of the case: so the values are there and can be told."""
    for column, value in SEALED.values().items():
        given = {"partyId": spot_case.PARTY, "field": column.value, "reason": "核对送达地址"}
        told = (await player.ask(spot_case.ZHOU, REVEAL, {"input": given}))["revealIdentity"]
        assert told == {"value": value}


async def stumble(client: httpx.AsyncClient, token: str) -> None:
    """Refused looks, unknown objects, wrong shapes, tokens and addresses with the values in them."""
    headers = {"authorization": f"Bearer {token}"}
    values = [*SEALED.values().values(), TYPED]
    reveal = {"partyId": spot_case.PARTY, "field": "PHONE", "reason": ""}
    await client.post("/graphql", json={"query": REVEAL, "variables": {"input": reveal}}, headers=headers)
    await client.post("/graphql", json={"query": REVEAL, "variables": {"input": reveal}})
    for value in values:
        for query in (
            "query($v: String) { case(number: $v) { id } }",
            "query($v: ID!) { node(id: $v) { id } }",
            'query($v: String!) { caseProgress(number: $v, code: "0000-0000-0000") { stage } }',
        ):
            await client.post("/graphql", json={"query": query, "variables": {"v": value}}, headers=headers)
        await client.get(f"/verify/{value}")
        await client.get(f"/objects/{value}/{value}", params={"signature": value})
        await client.post("/graphql", json={"query": "{ __typename }"}, headers={"authorization": f"Bearer {value}"})


async def test_nothing_personal_leaks(heard: tuple[Heard, dict[str, list[str]]]) -> None:
    said, rows = heard
    values = [*SEALED.values().values(), TYPED]
    logged, jobs = "\n".join(said.raw), "\n".join(rows["seen_jobs"])
    assert "document_advanced" in logged, "the records were kept"
    assert '"event": "span"' in said.formatted, "so were spans"
    assert len(rows["seen_jobs"]) >= 10, "and jobs, although they are deleted when they have succeeded"
    assert any(TYPED in row for row in rows["document"]), "the telephone was typed into the papers"
    for code in ("REASON_REQUIRED", "UNAUTHENTICATED", "LINK_REFUSED"):
        assert any(f'"{code}"' in answer for answer in said.answers), f"somebody stumbled: {code}"
    for value in values:
        assert value not in logged
        assert value not in said.formatted
        assert value not in said.metrics
        assert value not in jobs
        errors = [answer for answer in said.answers if value in answer]
        assert errors == []
        holding = {table for table, texts in rows.items() if any(value in text for text in texts)}
        assert holding <= (PAPERS if value == TYPED else set()), value


def remember_jobs(owner_url: str) -> None:
    """Every job that is queued leaves a copy: the worker deletes what has succeeded."""
    with psycopg.connect(owner_url) as owner:
        owner.execute(
            "CREATE TABLE seen_jobs (job text);"
            "CREATE FUNCTION see_job() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
            " $$ BEGIN INSERT INTO public.seen_jobs VALUES (NEW::text); RETURN NEW; END $$;"
            "CREATE TRIGGER see_job AFTER INSERT OR UPDATE ON procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION see_job()"
        )


def rows_of(owner_url: str) -> dict[str, list[str]]:
    """Every row of every table as text."""
    with psycopg.connect(owner_url) as owner:
        tables = [name for (name,) in owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        return {
            table: [
                text for (text,) in owner.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table)))
            ]
            for table in tables
        }
