"""What the API tells of a case that was played, held against the sample: events, limits, numbers, and the decision's signatures."""

import io
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
import pypdf
from sqlmodel import col, select

from api.composition import Assembly
from api.demonstration.player import Player
from api.demonstration.stage import serving
from api.demonstration.timeline import SUPERVISOR
from api.exchange.source import Entry
from api.papers.file import revisions_of
from api.papers.models import Document

LATER_ROOMS = {"DISCLOSED", "DISCLOSURE_CORRECTED", "CASE_ARCHIVED"}
"""Events of the sample that belong to disclosure and archive."""
LATER_PAPERS = ("ARCHIVE_",)

CASE = """query Case($id: ID!) {
  case(id: $id) {
    stage number fineFen paidFen eventCount closedOn
    timeline { at kind actors { name } documents { title number } }
    deadlines { name startsOn dueOn metOn }
    decisions { number fineFen madeOn }
    documents { title number status signatures { signerName } }
    originVisit { deadlines { name startsOn dueOn metOn } }
    reviews { timing round status proposal { fineFen } }
  }
}"""
Telling = dict[str, Any]
Moment = tuple[datetime, str]


@dataclass
class Played:
    """The deployment after a case was played, and what a supervisor is told of it."""

    assembly: Assembly
    player: Player
    case: Telling


@asynccontextmanager
async def played(assembly: Assembly, play: Callable[[Player], Awaitable[str]]) -> AsyncIterator[Played]:
    """Play a case in a deployment, and ask for it."""
    url = assembly.services.settings.public_url
    async with serving(assembly), httpx.AsyncClient(base_url=url, timeout=60) as client:
        player = Player(client)
        case_id = await play(player)
        yield Played(assembly, player, (await player.ask(SUPERVISOR, CASE, {"id": case_id}))["case"])


def the_events_are_the_samples(
    case: Telling, *dossiers: Entry, besides: set[str], within: frozenset[str] = frozenset()
) -> None:
    """Every event of the sample is told at its time, in its order; what is told besides is of these kinds only.

    ``within`` names events of the sample that our telling includes in another.
    """
    events = [event for dossier in dossiers for event in dossier["events"] if event["id"] not in within]
    wanted = sorted(_moment(event) for event in events if event["kind"] not in LATER_ROOMS)
    told = [_moment(event) for event in case["timeline"]]
    assert [at for at, _ in told] == sorted(at for at, _ in told)
    more = Counter(told)
    more.subtract(wanted)
    lacking = [moment for moment, count in more.items() if count < 0]
    assert not lacking, lacking
    others = {kind for (_, kind), count in more.items() if count > 0}
    assert others == besides, others
    assert case["eventCount"] == len(case["timeline"])


def the_limits_are_the_samples(told: list[Telling], sample: Entry, called: dict[str, str], unmet: set[str]) -> None:
    """Each limit of the sample: from when, due when, met when. ``called`` gives our word for the sample's."""
    found: dict[str, list[tuple[str, str, str | None]]] = {}
    for limit in told:
        found.setdefault(limit["name"], []).append((limit["startsOn"], limit["dueOn"], limit["metOn"]))
    for limit in sample["deadlines"]:
        name = called.get(limit["name"], limit["name"])
        met = None if limit["name"] in unmet else limit["metOn"]
        assert (limit["from"], limit.get("extendedDue", limit["due"]), met) in found[name], (limit["name"], found[name])


def the_numbers_are_the_samples(papers: list[Telling], *dossiers: Entry) -> None:
    """Every paper of the sample but the archive's is there, complete, under its own number."""
    wanted = Counter(
        (paper["title"], paper["number"] if "〔" in (paper["number"] or "") else None)
        for dossier in dossiers
        for paper in dossier["documents"]
        if not paper["template"].startswith(LATER_PAPERS)
    )
    there = Counter((paper["title"], paper["number"]) for paper in papers)
    assert there == wanted, (there - wanted, wanted - there)
    open_ = [paper["title"] for paper in papers if paper["status"] != "ISSUED"]
    assert not open_, open_


async def the_decision_is_valid(played: Played, number: str, *texts: str) -> None:
    """The file says what was decided, and its signatures hold."""
    services = played.assembly.services
    async with services.database.write() as tx:
        document = (await tx.execute(select(Document).where(col(Document.number) == number))).scalar_one()
        newest = (await revisions_of(tx, document.id))[-1]
        verdict = await services.verifier.document(tx, document.id)
    assert verdict is not None
    assert verdict.valid, [finding.en for finding in verdict.failures]
    content = await services.store.get(newest.bucket, newest.object_key)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).replace("\n", "")
    for wanted in (number, "演示文书，不具法律效力", *texts):
        assert wanted in text, wanted


def _moment(event: Telling) -> Moment:
    return datetime.fromisoformat(event["at"]), event["kind"]
