"""Recusal and a change of officers on a visit (回避、更换执法人员), over the API."""

from typing import Any
from uuid import UUID

import pytest

from api.database import Database
from tests.conftest import FixedLegalClock
from tests.decisions.test_mutations import Desk, begin
from tests.worlds import visits
from tests.worlds.county import SHOP, of
from tests.worlds.general import form
from tests.worlds.spot import begun, build_spot_county, heard, inspected_visit

pytestmark = pytest.mark.database


@pytest.fixture
async def desk(database: Database, legal_clock: FixedLegalClock) -> Desk:
    """A desk in the county, whose shop may be punished on the spot."""
    await build_spot_county(database)
    return Desk(database, legal_clock)


def asking(visit_id: UUID) -> dict[str, Any]:
    """The inspected party asks that o-08 step back."""
    return {
        "visitId": f"visit_{visit_id}", "targetId": f"officer_{of('o-08')}", "role": "OFFICER", "origin": "PARTY",
        "reason": "系近亲属",
    }  # fmt: skip


async def asked(desk: Desk, visit_id: UUID, at: str = "05-09 10:10") -> str:
    """The request, and its id."""
    done = await desk.act("o-09", at, "requestRecusal", "request { id targetName } visit { id }", **asking(visit_id))
    assert done["visit"] == {"id": f"visit_{visit_id}"}, done
    assert done["request"]["targetName"] == "宫一鸣"
    return str(done["request"]["id"])


def granting(request: str, *, granted: bool = True) -> dict[str, Any]:
    """A leader's answer."""
    return {"requestId": request, "granted": granted, "reason": "属实", "evidenceStands": True}


async def next_of(desk: Desk, visit_id: UUID, at: str) -> dict[str, tuple[str, ...]]:
    """What each act that may come next still lacks."""
    query = "query($id: ID!) { nextActs(caseId: $id) { act missing { code } } }"
    found = await desk.read("o-09", at, query, id=f"visit_{visit_id}")
    return {each["act"]: tuple(gap["code"] for gap in each["missing"]) for each in found["nextActs"]}


async def test_a_visit_goes_on_until_its_officer_is_recused(desk: Desk) -> None:
    visit_id = await inspected_visit(desk.database)
    request = await asked(desk, visit_id)
    assert (await desk.act("o-09", "05-09 10:11", "requestRecusal", **asking(visit_id)))["code"] == "CONFLICT"
    here = {"visitId": f"visit_{visit_id}", "place": SHOP}
    goes_on = await desk.act("o-08", "05-09 10:12", "recordSiteInspection", text="继续检查", **here)
    assert goes_on["__typename"] == "RecordSiteInspectionPayload"
    notice = await visits.paper(desk.database, visit_id, "INSPECTION_RESULT_NOTICE")
    telling: dict[str, Any] = here | {"documentId": f"document_{notice}", "signedBy": "邰晓"}
    assert (await desk.act("o-09", "05-09 10:13", "tellInspectionResult", **telling))["code"] == "RECUSAL_UNDECIDED"
    assert (await next_of(desk, visit_id, "05-09 10:13"))["tellInspectionResult"] == ("RECUSAL_UNDECIDED",)
    decided = await desk.act(
        "st-09",
        "05-09 10:14",
        "decideRecusal",
        "visit { recusals { decision { granted } } } case { id }",
        **granting(request),
    )
    assert decided == {
        "__typename": "DecideRecusalPayload", "case": None, "visit": {"recusals": [{"decision": {"granted": True}}]},
    }  # fmt: skip
    for mutation, given in (
        ("recordSiteInspection", here | {"text": "继续检查"}), ("explainRights", here), ("showCredential", here),
        ("scanCheckCode", here | {"code": visits.CODE}), ("tellInspectionResult", telling),
        ("beginSpotPenalty", begin(visit_id)),
    ):  # fmt: skip
        assert (await desk.act("o-09", "05-09 10:15", mutation, **given))["code"] == "RECUSED_OFFICER", mutation
    offered = await next_of(desk, visit_id, "05-09 10:15")
    assert {act for act, codes in offered.items() if "RECUSED_OFFICER" in codes} >= {
        "recordSiteInspection", "collectEvidence", "tellInspectionResult", "beginSpotPenalty", "registerClue",
    }  # fmt: skip
    await replaced(desk, visit_id)
    gone = await desk.act("o-08", "05-09 10:18", "tellInspectionResult", **telling)
    assert gone["code"] == "FORBIDDEN"
    shown = await desk.act("o-09", "05-09 10:19", "showCredential", **here)
    assert shown["__typename"] == "ShowCredentialPayload", shown
    told = await desk.act("o-09", "05-09 10:20", "tellInspectionResult", **telling)
    assert told["__typename"] == "TellInspectionResultPayload", told
    late = await desk.act("o-09", "05-09 10:21", "requestRecusal", **asking(visit_id))
    assert late["code"] == "INVALID_TRANSITION"


async def replaced(desk: Desk, visit_id: UUID) -> None:
    """A leader puts o-13 in the place of o-08, who may not come back."""
    approval = await form(desk.database, visit_id, "OFFICER_CHANGE", leader="st-09", at="05-09 10:16")
    change: dict[str, Any] = {
        "visitId": f"visit_{visit_id}", "documentId": f"document_{approval}", "fromId": f"officer_{of('o-08')}",
        "toId": f"officer_{of('o-13')}", "reason": "回避", "handover": ["检查材料一册"],
    }  # fmt: skip
    done = await desk.act(
        "st-09", "05-09 10:17", "changeOfficers",
        "visit { officers { name } officerChanges { leaves { name } joins { name } } }", **change,
    )  # fmt: skip
    assert done["visit"]["officerChanges"] == [{"leaves": {"name": "宫一鸣"}, "joins": {"name": "桑田"}}]
    assert {officer["name"] for officer in done["visit"]["officers"]} == {"桑田", "柏雪"}
    back: dict[str, Any] = change | {"fromId": f"officer_{of('o-13')}", "toId": f"officer_{of('o-08')}"}
    assert (await desk.act("st-09", "05-09 10:18", "changeOfficers", **back))["code"] == "VALIDATION"


async def test_a_refused_request_leaves_the_visit_as_it_was(desk: Desk) -> None:
    visit_id = await inspected_visit(desk.database)
    request = await asked(desk, visit_id)
    refused = await desk.act("st-09", "05-09 10:14", "decideRecusal", **granting(request, granted=False))
    assert refused["__typename"] == "DecideRecusalPayload"
    assert (await desk.act("st-09", "05-09 10:15", "decideRecusal", **granting(request)))["code"] == "CONFLICT"
    await visits.told(desk.database, visit_id)


async def test_a_request_on_the_visit_holds_the_penalty_on_the_spot(desk: Desk) -> None:
    visit_id = await inspected_visit(desk.database)
    case_id = await begun(desk.database, visit_id)
    await heard(desk.database, case_id)
    request = await asked(desk, visit_id, "05-09 10:40")
    query = "query($id: ID!) { nextActs(caseId: $id) { act missing { code } } }"

    async def lacks(at: str) -> set[str]:
        found = await desk.read("o-09", at, query, id=f"case_{case_id}")
        return {
            gap["code"] for each in found["nextActs"] if each["act"] == "decideOnTheSpot" for gap in each["missing"]
        }

    assert await lacks("05-09 10:41") >= {"RECUSAL_UNDECIDED"}
    await desk.act("st-09", "05-09 10:42", "decideRecusal", **granting(request))
    assert await lacks("05-09 10:43") >= {"RECUSED_OFFICER"}


async def test_only_who_is_on_the_visit_is_asked_to_step_back(desk: Desk) -> None:
    visit_id = await inspected_visit(desk.database)
    stranger = asking(visit_id) | {"targetId": f"officer_{of('o-13')}"}
    assert (await desk.act("o-09", "05-09 10:10", "requestRecusal", **stranger))["code"] == "VALIDATION"
    misnamed = asking(visit_id) | {"visitId": None, "caseId": f"case_{visit_id}"}
    assert (await desk.act("o-09", "05-09 10:10", "requestRecusal", **misnamed))["code"] == "NOT_FOUND"
    assert (await desk.act("o-13", "05-09 10:10", "requestRecusal", **asking(visit_id)))["code"] == "FORBIDDEN"
