"""The mutations translate: a whole case over the schema, what can be read of it and by whom, and refusals as answers."""

from typing import Any
from uuid import UUID

import orjson
import pytest

from api.access.viewer import Viewer
from api.context import RequestContext
from api.database import Database
from api.graph import PoolReader
from api.schema import build_graph
from tests.conftest import FixedLegalClock
from tests.decisions.test_mutations import Desk
from tests.worlds import general as play
from tests.worlds.county import SHOP, of, person
from tests.worlds.general import SMALL

pytestmark = pytest.mark.database
LAW = "中华人民共和国特种设备安全法"
HANDING = {"recipientId": f"party_{of('p-04')}", "place": SHOP, "signedBy": "经纬"}
PENALTY = {"kinds": ["FINE"], "fineFen": 5_000_000, "band": "从轻"}


@pytest.fixture
def desk(county: Database, legal_clock: FixedLegalClock) -> Desk:
    """A desk in the county."""
    return Desk(county, legal_clock)


CLUE = {
    "name": "晨溪超市使用未经检验的特种设备案", "matterId": f"matter_{of('m-02')}", "source": "REPORT", "summary": "叉车超期未检",
    "receivedOn": "2026-03-31", "partyId": f"party_{of('p-04')}", "complainantId": f"party_{of('p-07')}",
    "officerIds": [f"officer_{of('o-08')}", f"officer_{of('o-09')}"],
}  # fmt: skip


async def test_a_whole_case_through_the_mutations(desk: Desk) -> None:
    county = desk.database
    begun = await desk.act("o-08", "03-31 16:20", "registerClue", "case { id stage clue { summary } }", **CLUE)
    assert (begun["case"]["stage"], begun["case"]["clue"]["summary"]) == ("CLUE", "叉车超期未检")
    case = begun["case"]["id"]
    key = UUID(case.removeprefix("case_"))

    async def act(who: str, at: str, mutation: str, **given: Any) -> str:
        answer = await desk.act(who, at, mutation, "case { stage }", caseId=case, **given)
        assert "case" in answer, answer
        return str(answer["case"]["stage"])

    async def paper(template: str, data: dict[str, Any] | None = None, **more: Any) -> str:
        return f"document_{await play.form(county, key, template, data, **more)}"

    assert await act("o-08", "04-01 09:00", "startVerification") == "VERIFYING"
    checked = {"evidenceFound": True, "punishable": True, "competent": True, "opinion": "符合"}
    assert await act("o-08", "04-02 15:00", "verifyClue", **checked) == "VERIFYING"
    approval = await paper("FILING_APPROVAL", leader="st-09", number="望市监立〔2026〕21号")
    assert await act("st-09", "04-03 15:30", "fileCase", documentId=approval) == "FILED"
    order = await paper("RECTIFICATION_ORDER", {"correct": "立即停用"})
    assert await act("o-08", "04-03 16:00", "orderRectification", documentId=order) == "FILED"
    assert await act("o-08", "04-08 09:29", "showCaseCredential", place=SHOP, shownTo="尚云舒") == "INVESTIGATING"
    assert await act("o-08", "04-08 09:32", "recordInquiry", place=SHOP, person="尚云舒") == "INVESTIGATING"
    assert await act("st-09", "04-10 09:00", "suspendInvestigation", reason="等待检验") == "SUSPENDED"
    assert await act("st-09", "04-20 09:00", "resumeInvestigation", reason="已检验") == "INVESTIGATING"
    report = await paper("INVESTIGATION_REPORT", {"facts": "叉车2台超期未检"})
    cited = {
        "violated": [{"law": LAW, "article": "第四十条第三款"}],
        "applied": [{"law": LAW, "article": "第八十四条第一项"}],
    }
    assert await act("o-08", "05-08 16:00", "closeInvestigation", documentId=report, **cited) == "INVESTIGATION_CLOSED"
    notice = await paper("PENALTY_NOTICE", play.stated(SMALL, hearingOffered=False))
    told = {"documentId": notice, "proposal": PENALTY, "handing": HANDING, "factors": ["主动停用"]}
    assert await act("o-08", "05-26 10:20", "serveNotice", **told) == "NOTIFIED"
    heard = await desk.act(
        "o-08",
        "05-28 14:00",
        "recordStatement",
        "statement { id outcome }",
        caseId=case,
        speaker="经纬",
        content="已整改",
    )
    rechecked = await desk.act(
        "o-08", "05-29 09:00", "recheckDefence", "case { statements { adopted recheck { opinion adopted } } }",
        statementId=heard["statement"]["id"], opinion="属实", adopted=True,
    )  # fmt: skip
    assert rechecked["case"]["statements"][0]["recheck"] == {"opinion": "属实", "adopted": True}
    decision = await paper("PENALTY_DECISION", play.stated(SMALL), number="望市监罚〔2026〕19号")
    early = await desk.act("st-01", "06-02 09:30", "decideCase", "", caseId=case, documentId=decision, proposal=PENALTY)
    assert (early["__typename"], early["code"], early["legalBasis"]["article"]) == (
        "Refusal",
        "NOTICE_REQUIRED",
        "第六十二条",
    )
    assert await act("st-01", "06-03 09:30", "decideCase", documentId=decision, proposal=PENALTY) == "DECIDED"
    served = await desk.act("o-08", "06-04 10:00", "serveDocument", "service { method }", documentId=decision, method="DIRECT",
        recipientId=f"party_{of('p-04')}", place=SHOP, signedBy="经纬")  # fmt: skip
    assert served["service"] == {"method": "DIRECT"}
    parts = [{"dueOn": "2026-07-31", "fen": 3_000_000}, {"dueOn": "2026-08-31", "fen": 2_000_000}]
    assert await act("st-09", "06-10 09:00", "approveInstalments", parts=parts, reason="经济困难") == "SERVED"
    assert await act("st-09", "06-20 09:00", "revokeDecision", reason="适用法律错误") == "STATEMENT_DEFENCE"

    seen = await read(county, "o-08", case, WHOLE)
    assert seen["filing"]["outcome"] == "FILED"
    assert seen["complainant"]["party"]["name"] == "秦𬎆"
    assert seen["notices"][0]["proposal"] == {"kinds": ["FINE"], "fineFen": 5_000_000, "band": "从轻"}
    made = seen["decisions"][0]
    assert made["revocation"]["reason"] == "适用法律错误"
    assert made["instalments"][0]["parts"] == [
        {"dueOn": "2026-07-31", "fen": 3_000_000},
        {"dueOn": "2026-08-31", "fen": 2_000_000},
    ]
    kinds = [event["kind"] for event in seen["timeline"]]
    assert (kinds[0], kinds[-1]) == ("CLUE_REGISTERED", "DECISION_REVOKED")


WHOLE = """
  filing { outcome decidedOn } complainant { party { name } }
  notices { stateUntil hearingUntil proposal { kinds fineFen band } }
  decisions { number revocation { reason } instalments { parts { dueOn fen } } discharge { ground } }
  recusals { targetName decision { granted } } hearingRequests { requestedOn hearings { public record { partyAttended } } }
  discussions { opinions { name opinion } result { fineFen } chair { name } } officerChanges { reason }
  timeline { kind sentence ... on NoticeIssuedEvent { receivedOn } }
"""


async def read(county: Database, who: str, case: str, selected: str) -> Any:
    """A case as somebody reads it."""
    viewer = Viewer(await person(county, who))
    context = RequestContext(viewer, PoolReader(await county.reading_pool()), None)  # type: ignore[arg-type]
    text = f'{{ case(id: "{case}") {{ {selected} }} }}'
    answer = await build_graph(production=True).execute(text, context)
    assert not answer.errors, answer.errors
    assert answer.data is not None
    return orjson.loads(answer.data)["case"]


@pytest.mark.parametrize(
    ("who", "sees"),
    [("o-08", True), ("o-07", False), ("st-22", True), ("st-09", True), ("st-05", False), ("st-03", False)],
)
async def test_only_who_handles_the_case_sees_who_reported(county: Database, who: str, sees: bool) -> None:
    case_id = await play.registered(county, complainant_id=of("p-07"))
    found = await read(county, who, f"case_{case_id}", "clue { summary } complainant { party { name } }")
    assert (found is not None and found["complainant"] is not None) is sees
    if who == "o-07":
        assert found is None or found["clue"] is not None, "whoever sees the case sees its clue"


async def test_a_hearing_and_a_discussion_can_be_read(county: Database) -> None:
    case_id = await play.examined(county)
    await play.review_on_record(county, case_id, play.TOLD, at="05-21 15:00")
    await play.noticed(county, case_id)
    await play.hearing_requested(county, case_id)
    await play.hearing_notified(county, case_id)
    await play.hearing_held(county, case_id)
    await play.discussed(county, case_id)
    seen = await read(county, "st-09", f"case_{case_id}", WHOLE)
    assert seen["hearingRequests"] == [
        {"requestedOn": "2026-05-29", "hearings": [{"public": True, "record": {"partyAttended": True}}]}
    ]
    assert seen["discussions"][0]["chair"] == {"name": "霍启明"}
    assert [voice["name"] for voice in seen["discussions"][0]["opinions"]] == ["霍启明", "相里文", "乐知行"]


@pytest.mark.parametrize(
    ("who", "mutation", "given"),
    [
        ("o-08", "fileCase", {"documentId": "document_x"}),
        ("o-08", "decideCase", {"documentId": "document_x", "proposal": PENALTY}),
        ("st-22", "revokeDecision", {"reason": "误"}),
        ("st-09", "holdHearing", {"attendees": []}),
        ("st-05", "verifyClue", {"evidenceFound": True, "punishable": True, "competent": True, "opinion": "符合"}),
        (None, "cancelFiling", {"reason": "误"}),
    ],
)
async def test_who_may_not_ask(desk: Desk, who: str | None, mutation: str, given: dict[str, Any]) -> None:
    case_id = await play.registered(desk.database)
    answer = await desk.answer(who, "06-01 09:00", mutation, "", caseId=f"case_{case_id}", **given)
    assert [(error.extensions or {})["code"] for error in answer.errors] == ["FORBIDDEN" if who else "UNAUTHENTICATED"]
