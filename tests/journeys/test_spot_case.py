"""The on-the-spot case from the plan of the visit to its closing, through the API, with a real worker."""

import io
import subprocess
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pypdf
import pytest

from api.clocks import SHANGHAI
from api.composition import Assembly
from api.demonstration.player import ActRefused, Player
from api.demonstration.spot_case import CASE_NUMBER, play
from api.demonstration.stage import serving
from api.demonstration.story import entry
from api.demonstration.timeline import SUPERVISOR
from api.papers.file import revisions_of
from api.papers.models import Document, RevisionKind

pytestmark = pytest.mark.database

LATER_ROOMS = {"DISCLOSED", "DISCLOSURE_CORRECTED", "CASE_ARCHIVED"}
"""Events of the sample that belong to disclosure and archive."""

TIMELINE = """query Timeline($number: String!) {
  case(number: $number) {
    stage number fineFen paidFen eventCount closedOn
    timeline { at kind sentence place actors { name certificateNumber } documents { title number } }
    deadlines { name startsOn dueOn metOn provisional explanation }
    decisions { number fineFen madeOn payBy }
    documents { title number status issuedAt signatures { role signerName at } }
  }
}"""


@dataclass
class Played:
    """The deployment after the case was played."""

    assembly: Assembly
    player: Player
    case: dict[str, Any]


@pytest.fixture
async def played(deployment: Assembly) -> AsyncIterator[Played]:
    """Play the case once."""
    url = deployment.services.settings.public_url
    async with serving(deployment), httpx.AsyncClient(base_url=url, timeout=60) as client:
        player = Player(client)
        await play(player)
        case = (await player.ask(SUPERVISOR, TIMELINE, {"number": CASE_NUMBER}))["case"]
        yield Played(deployment, player, case)


async def test_the_case_is_what_the_sample_says(played: Played, tmp_path: Path) -> None:
    """One long journey, looked at from every side: playing it takes longer than asking."""
    the_timeline_is_the_samples(played.case)
    the_deadlines_are_the_samples(played.case)
    the_decision_is_the_samples(played.case)
    await the_sealed_decision_is_valid(played, tmp_path)
    await what_bad_input_gets(played)
    await the_readmes_first_query_answers(played)


def the_timeline_is_the_samples(case: dict[str, Any]) -> None:
    sample = entry("cases", "cases", "case-2")
    visit = entry("inspections", "inspectionTasks", "it-2")["visits"][0]
    wanted = sorted(
        (datetime.fromisoformat(e["at"]), e["kind"])
        for e in sample["events"] + visit["events"]
        if e["kind"] not in LATER_ROOMS
    )
    told = [(datetime.fromisoformat(e["at"]), e["kind"]) for e in case["timeline"] if e["kind"] != "EVIDENCE_COLLECTED"]
    assert told == wanted
    assert case["stage"] == "CLOSED"
    assert case["eventCount"] == len(case["timeline"])
    shown = next(e for e in case["timeline"] if e["kind"] == "CREDENTIAL_SHOWN")
    assert [a["certificateNumber"] for a in shown["actors"]] == ["21992101001", "21992101002"]


def the_deadlines_are_the_samples(case: dict[str, Any]) -> None:
    wanted = {d["name"]: (d["from"], d["due"]) for d in entry("cases", "cases", "case-2")["deadlines"]}
    told = {d["name"]: (d["startsOn"], d["dueOn"]) for d in case["deadlines"] if d["name"] in wanted}
    assert told == wanted
    met = {d["name"]: d["metOn"] for d in case["deadlines"]}
    assert met["报机关备案"] == "2026-05-11"
    assert met["缴款"] == "2026-05-12"
    assert met["处罚公示"] is None


def the_decision_is_the_samples(case: dict[str, Any]) -> None:
    assert case["decisions"] == [
        {"number": CASE_NUMBER, "fineFen": 50000, "madeOn": "2026-05-09", "payBy": "2026-05-25"}
    ]
    assert (case["fineFen"], case["paidFen"], case["closedOn"]) == (50000, 50000, "2026-05-20")
    issued = {d["title"]: d for d in case["documents"]}["当场行政处罚决定书"]
    signed = [
        (s["role"], datetime.fromisoformat(s["at"]).astimezone(SHANGHAI).strftime("%H:%M"))
        for s in issued["signatures"]
    ]
    assert signed == [("PARTY", "10:21"), ("OFFICER", "10:22"), ("OFFICER", "10:23"), ("ORGAN", "10:24")]
    assert issued["status"] == "ISSUED"


async def the_sealed_decision_is_valid(played: Played, folder: Path) -> None:
    from sqlmodel import col, select

    async with played.assembly.services.database.write() as tx:
        document = (await tx.execute(select(Document).where(col(Document.number) == CASE_NUMBER))).scalar_one()
        revisions = await revisions_of(tx, document.id)
        verdict = await played.assembly.services.verifier.document(tx, document.id)
    assert verdict is not None
    assert verdict.valid, [f.en for f in verdict.failures]
    kinds = [r.kind for r in revisions]
    assert kinds == [
        RevisionKind.TYPESET, RevisionKind.HANDWRITTEN, RevisionKind.PREPARED, RevisionKind.CERTIFIED, RevisionKind.SIGNED,
        RevisionKind.SIGNED, RevisionKind.SEALED,
    ]  # fmt: skip
    content = await played.assembly.services.store.get(revisions[-1].bucket, revisions[-1].object_key)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).replace("\n", "")
    for wanted in (
        "望岭县晨溪超市有限公司",
        "15种散装商品未标明价格",
        "人民币伍佰元整",
        CASE_NUMBER,
        "演示文书，不具法律效力",
    ):
        assert wanted in text
    assert text.index("行政复议") < text.index("行政诉讼")
    said = pdfsig(folder / "decision.pdf", content)
    assert said.count("Signature is Valid") == 4, said


def pdfsig(path: Path, content: bytes) -> str:
    """What an independent reader says of the signatures."""
    path.write_bytes(content)
    return subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=True).stdout


async def what_bad_input_gets(played: Played) -> None:
    """An imported case's paper cannot be signed, a stranger sees nothing, an unknown number is simply not there."""
    ask = played.player.ask
    assert (await ask("o-01", TIMELINE, {"number": CASE_NUMBER}))["case"] is None
    assert (await ask(None, TIMELINE, {"number": CASE_NUMBER}))["case"] is None
    assert (await ask(SUPERVISOR, TIMELINE, {"number": "望市监当罚〔2026〕99999号"}))["case"] is None
    with pytest.raises(ActRefused, match=r"INVALID_TRANSITION|CONFLICT"):
        await played.player.act(
            "st-22", "2026-05-21T10:00:00+08:00", "closeCase", "CloseCaseInput",
            {"caseId": (await ask(SUPERVISOR, "query ($n: String!) { case(number: $n) { id } }", {"n": CASE_NUMBER}))["case"]["id"], "reason": "重复"},
            "__typename",
        )  # fmt: skip


async def the_readmes_first_query_answers(played: Played) -> None:
    """The query as it stands in the README, sent as the README sends it."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    body = readme.split("<<'JSON'\n")[1].split("\nJSON")[0]
    headers = {
        "authorization": f"Bearer {await played.player.token('st-12')}", "content-type": "application/json",
    }  # fmt: skip
    answer = await played.player.client.post("/graphql", content=body, headers=headers)
    assert answer.json()["data"]["case"]["timeline"][0]["kind"] == "INSPECTION_APPROVED", answer.text
