"""The mutations translate: a levy, its remedy and its refund over the schema, and what a stranger sees of them."""

from typing import Any, cast
from uuid import UUID

import orjson
import pytest

from api.access.viewer import PUBLIC, Viewer
from api.context import RequestContext, Services
from api.database import Database
from api.graph import PoolReader
from api.schema import build_graph
from tests.conftest import FixedLegalClock
from tests.decisions.test_mutations import Desk
from tests.worlds.county import SHOP, of, person
from tests.worlds.proceedings import LEVY_PAPER, paper

pytestmark = pytest.mark.database
HANDING = {"recipientId": f"party_{of('p-04')}", "place": SHOP, "signedBy": "邰晓"}


@pytest.fixture
def desk(county: Database, legal_clock: FixedLegalClock) -> Desk:
    """A desk in the county."""
    return Desk(county, legal_clock)


async def begin(desk: Desk) -> dict[str, Any]:
    """A levy by a standard published over the API."""
    published = await desk.act(
        "st-09", "05-01 09:00", "publishChargeStandard", "standard { id version unitPriceFen }", matterId=f"matter_{of('m-40')}",
        name="占用费标准", reference="价费〔2026〕1号", unit="平方米·日", unitPriceFen=50, effectiveFrom="2026-05-01",
    )  # fmt: skip
    assert (published["standard"]["version"], published["standard"]["unitPriceFen"]) == (1, 50)
    return {
        "procedure": "LEVY", "matterId": f"matter_{of('m-40')}", "partyId": f"party_{of('p-04')}",
        "officerIds": [f"officer_{of('o-08')}", f"officer_{of('o-09')}"], "name": "资源费征收", "item": "资源费",
        "basis": "资源费征收办法第三条", "standardId": published["standard"]["id"],
        "parts": [{"item": "围挡占用", "quantity": "72", "amountFen": 3_600}],
    }  # fmt: skip


async def test_a_levy_contested_and_refunded_through_the_mutations(desk: Desk) -> None:
    started = await desk.act(
        "o-08", "05-09 10:00", "startProceeding", "proceeding { id stage stageLabel amountFen }", **await begin(desk)
    )
    assert started["proceeding"] | {"id": ""} == {
        "id": "",
        "stage": "STARTED",
        "stageLabel": "启动",
        "amountFen": 3_600,
    }
    opaque = started["proceeding"]["id"]
    key = UUID(opaque.removeprefix("proceeding_"))
    notice = await paper(desk.database, key, "LEVY_NOTICE", {"amountFen": 3_600}, number="望市监征告〔2026〕1号")
    told = await desk.act(
        "o-08", "05-09 11:00", "serveProceedingNotice", "proceeding { stage notices { kind termUntil number } }",
        proceedingId=opaque, documentId=f"document_{notice}", kind="NOTICE", handing=HANDING,
    )  # fmt: skip
    assert told["proceeding"]["notices"] == [
        {"kind": "NOTICE", "termUntil": "2026-05-15", "number": "望市监征告〔2026〕1号"}
    ]
    await desk.act(
        "o-08",
        "05-09 12:00",
        "recordProceedingStatement",
        proceedingId=opaque,
        outcome="WAIVED",
        speaker="邰晓",
        content="放弃",
    )
    decision = await paper(
        desk.database, key, "LEVY_DECISION", LEVY_PAPER, number="望市监征〔2026〕1号", at="05-11 09:00"
    )
    decided = await desk.act(
        "st-09", "05-11 10:00", "decideProceeding", "proceeding { stage decision { number amountFen payBy decidedBy { name } } }",
        proceedingId=opaque, documentId=f"document_{decision}",
    )  # fmt: skip
    assert decided["proceeding"]["decision"] == {
        "number": "望市监征〔2026〕1号", "amountFen": 3_600, "payBy": "2026-05-29", "decidedBy": {"name": "相里文"},
    }  # fmt: skip
    await desk.act("o-08", "05-11 11:00", "serveProceedingDecision", proceedingId=opaque, handing=HANDING)
    paid = await desk.act(
        "o-08", "05-12 10:00", "recordProceedingPayment", "proceeding { stage paidFen payments { receiptNo } }",
        proceedingId=opaque, paidFen=3_600, paidAt="2026-05-12T10:00:00+08:00", payer="邰晓", receiptNo="F-1",
    )  # fmt: skip
    assert paid["proceeding"] == {"stage": "PERFORMING", "paidFen": 3_600, "payments": [{"receiptNo": "F-1"}]}
    contested = await desk.act(
        "o-08", "05-22 10:00", "recordRemedy", "remedy { id kind proceeding { id } outcome { result } }",
        decisionDocumentId=f"document_{decision}", kind="RECONSIDERATION", body="望岭县人民政府", caseNumber="望政复〔2026〕7号",
        applicantId=f"party_{of('p-04')}", claims="撤销", filedOn="2026-05-20", receivedOn="2026-05-22",
    )  # fmt: skip
    remedy = contested["remedy"]
    assert (remedy["kind"], remedy["proceeding"], remedy["outcome"]) == ("RECONSIDERATION", {"id": opaque}, None)
    result = await desk.act(
        "o-08", "07-10 10:00", "recordRemedyResult", "remedy { outcome { result refundFen } }", remedyId=remedy["id"],
        result="REVOKED", summary="撤销", receivedOn="2026-07-10",
    )  # fmt: skip
    assert result["remedy"]["outcome"] == {"result": "REVOKED", "refundFen": 3_600}
    refunded = await desk.act(
        "o-08", "07-20 10:00", "refundParty", "remedy { outcome { refund { paidFen } } }", remedyId=remedy["id"],
        paidFen=3_600, paidAt="2026-07-20T10:00:00+08:00", voucherNo="TK-1",
    )  # fmt: skip
    assert refunded["remedy"]["outcome"]["refund"] == {"paidFen": 3_600}


async def test_a_refusal_names_its_law_and_what_is_missing(desk: Desk) -> None:
    given = await begin(desk) | {"standardId": None}
    refused = await desk.act("o-08", "05-09 10:00", "startProceeding", **given)
    assert (refused["__typename"], refused["code"]) == ("Refusal", "STANDARD_NOT_PUBLISHED")
    assert refused["legalBasis"] == {"law": "中华人民共和国价格法", "article": "第四十七条"}
    wrong = await begin_again(given)
    refused = await desk.act("o-08", "05-09 10:00", "startProceeding", **wrong)
    assert refused["code"] == "VALIDATION"


async def begin_again(given: dict[str, Any]) -> dict[str, Any]:
    """The same with a quantity that is no number."""
    return given | {"parts": [{"item": "围挡占用", "quantity": "许多", "amountFen": 3_600}]}


async def test_who_may_not_act_and_who_may_not_see(desk: Desk) -> None:
    given = await begin(desk)
    answer = await desk.answer("st-22", "05-09 10:00", "startProceeding", **given)
    assert [(error.extensions or {}).get("code") for error in answer.errors] == ["FORBIDDEN"]
    started = await desk.act("o-08", "05-09 10:00", "startProceeding", "proceeding { id }", **given)
    opaque = started["proceeding"]["id"]
    for who, seen in (("o-08", True), ("st-09", True), ("o-11", False), (None, False)):
        viewer = Viewer(await person(desk.database, who)) if who else PUBLIC
        context = RequestContext(viewer, PoolReader(await desk.database.reading_pool()), cast(Services, None))
        read = await build_graph(production=False).execute(
            "query($id: ID!) { proceeding(id: $id) { name timeline { kind } } }", context, variables={"id": opaque}
        )
        found = orjson.loads(read.data or "")["proceeding"]
        assert (found is not None) is seen, who
