"""The loaded sample, read over GraphQL by who supervises: the licence and the measure as the file tells them."""

from datetime import datetime
from typing import Any

import pytest

from api.database import Database
from api.exchange.identifiers import world_id
from api.exchange.source import Entry, entries, instant
from tests.worlds.sample import ask

pytestmark = pytest.mark.database

SUPERVISOR = "st-12"
CASES: dict[str, Entry] = {case["id"]: case for case in entries("cases", "cases")}
VISIT: Entry = entries("inspections", "inspectionTasks")[0]["visits"][0]

LICENCE = """query($id: ID!) { case(id: $id) { number decision { granted licenceNumber validFrom validTo madeOn }
    licenceApplication { channel scope materials receivedOn applicant { name } correction { missing }
        supplements { materials complete } intake { outcome acceptedOn document { number } }
        verifications { conforms conclusion place } extension { days } issue { issuedOn } withdrawal { id } }
    deadlines { name dueOn } } }"""
MEASURES = """query { measures(first: 5) { nodes { kind emergency stage periodDays until warnOn unlawfulOverrun
    items { name qty registration } party { name } cases { number } visit { checkCode }
    approval { approvedAt approver { name } } imposition { number imposedAt place keeper until officers { name } }
    extension { days } lift { ground reason liftedAt document { number } } } } }"""
PENALTY = """query($id: ID!) { case(id: $id) { clue { receivedOn } filing { outcome decidedOn }
    notices { receivedOn hearingUntil hearingGrounds } statements { speaker content adopted } hearingRequests { requestedOn applicant }
    discussions { opinions { name opinion } } closing { reason } measures { stage } } }"""


def papers(dossier: Entry) -> dict[str, Entry]:
    return {paper["template"]: paper for paper in dossier["documents"]}


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


async def case(sample: Database, name: str, text: str) -> Any:
    return (await ask(sample, SUPERVISOR, text, id=f"case_{world_id(name)}"))["case"]


async def test_the_licence_was_applied_for_accepted_and_issued(sample: Database) -> None:
    written, forms = CASES["case-3"], papers(CASES["case-3"])
    found = await case(sample, "case-3", LICENCE)
    assert found["number"] == written["caseNumber"]
    decided = written["decision"]
    assert found["decision"] == {
        name: decided[name] for name in ("granted", "licenceNumber", "validFrom", "validTo", "madeOn")
    }
    application = found["licenceApplication"]
    form = forms["LICENCE_APPLICATION"]["data"]
    assert (application["channel"], application["scope"], application["materials"]) == (
        "ONLINE",
        form["scope"],
        form["materials"],
    )
    assert (application["receivedOn"], application["applicant"]) == ("2026-09-14", {"name": form["applicant"]["name"]})
    missing = forms["CORRECTION_NOTICE"]["data"]["missing"]
    assert application["correction"] == {"missing": missing}
    assert application["supplements"] == [{"materials": missing, "complete": True}]
    assert application["intake"] == {
        "outcome": "ACCEPTED", "acceptedOn": forms["ACCEPTANCE_NOTICE"]["data"]["acceptedOn"],
        "document": {"number": written["caseNumber"]},
    }  # fmt: skip
    checked = forms["SITE_VERIFICATION_RECORD"]["data"]
    assert application["verifications"] == [
        {"conforms": True, "conclusion": checked["conclusion"], "place": checked["place"]}
    ]
    assert application["issue"] == {"issuedOn": forms["LICENCE_CERTIFICATE"]["data"]["issuedOn"]}
    assert (application["extension"], application["withdrawal"]) == (None, None)
    assert sorted(d["dueOn"] for d in found["deadlines"]) == sorted(d["due"] for d in written["deadlines"])


async def test_the_measure_was_imposed_for_thirty_days_and_lifted(sample: Database) -> None:
    (written,), forms = VISIT["measures"], papers(VISIT)
    (found,) = (await ask(sample, SUPERVISOR, MEASURES))["measures"]["nodes"]
    assert {name: found[name] for name in ("kind", "emergency", "stage", "periodDays", "until")} == {
        name: written[name] for name in ("kind", "emergency", "stage", "periodDays", "until")
    }
    assert (found["warnOn"], found["unlawfulOverrun"], found["extension"]) == ("2026-04-24", False, None)
    assert found["items"] == [
        {name: item[name] for name in ("name", "qty", "registration")}
        for item in forms["MEASURE_DECISION"]["data"]["items"]
    ]
    assert (found["cases"], found["visit"]) == (
        [{"number": CASES["case-1"]["caseNumber"]}],
        {"checkCode": VISIT["checkCode"]},
    )
    assert found["approval"]["approver"] == {"name": "章若水"}
    assert moment(found["approval"]["approvedAt"]) == instant(written["approvedAt"])
    imposed = found["imposition"]
    assert moment(imposed["imposedAt"]) == instant(written["imposedAt"])
    assert (imposed["number"], imposed["place"], imposed["until"]) == (
        forms["MEASURE_DECISION"]["number"], VISIT["place"], written["until"],
    )  # fmt: skip
    assert imposed["keeper"] == forms["MEASURE_LIST"]["data"]["keeper"]
    assert {officer["name"] for officer in imposed["officers"]} == {"周砚秋", "赫远"}
    lifted = papers(CASES["case-1"])["MEASURE_LIFT_DECISION"]
    assert moment(found["lift"]["liftedAt"]) == instant(written["liftedAt"])
    assert {name: found["lift"][name] for name in ("ground", "reason", "document")} == {
        "ground": "NO_LONGER_NEEDED", "reason": lifted["data"]["reason"], "document": {"number": lifted["number"]},
    }  # fmt: skip


async def test_the_penalty_was_told_heard_and_discussed(sample: Database) -> None:
    written = CASES["case-1"]
    found = await case(sample, "case-1", PENALTY)
    due = {entry["name"]: entry["due"] for entry in written["deadlines"]}
    assert (found["clue"], found["filing"]) == (
        {"receivedOn": "2026-03-31"},
        {"outcome": "FILED", "decidedOn": "2026-04-03"},
    )
    (notice,) = found["notices"]
    assert (notice["receivedOn"], notice["hearingUntil"]) == ("2026-05-26", due["听证申请"])
    assert len(notice["hearingGrounds"]) == 1
    assert found["statements"] == [{name: written["statement"][name] for name in ("speaker", "content", "adopted")}]
    assert found["hearingRequests"] == [{"requestedOn": "2026-05-29", "applicant": "澜川市云杉冷链物流有限公司"}]
    opinions = papers(written)["COLLECTIVE_DISCUSSION_RECORD"]["data"]["opinions"]
    assert [discussion["opinions"] for discussion in found["discussions"]] == [opinions]
    assert found["closing"] == {"reason": papers(written)["CASE_CLOSING_APPROVAL"]["data"]["reason"]}
    assert found["measures"] == [{"stage": "LIFTED"}]


async def test_a_supervisor_of_elsewhere_and_the_public_see_nothing_of_it(sample: Database) -> None:
    for login in (None, "cs-1"):
        assert (await ask(sample, login, "query { measures(first: 5) { nodes { kind } } }"))["measures"]["nodes"] == []
