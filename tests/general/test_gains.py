"""Unlawful gains that a penalty confiscates are paid in before its case is closed (行政处罚法 第七十四条第二款), over the schema."""

from typing import Any

import pytest

from api.database import Database
from api.decisions.facts import Proposal
from api.vocabulary import PenaltyKind
from tests.conftest import FixedLegalClock
from tests.decisions.test_mutations import Desk
from tests.worlds import general as play

pytestmark = pytest.mark.database
BOTH = Proposal((PenaltyKind.FINE, PenaltyKind.CONFISCATE_GAINS), 5_000_000, band="从轻", confiscated_fen=800_000)
NUMBER = "望市监罚〔2026〕19号"


@pytest.fixture
def desk(county: Database, legal_clock: FixedLegalClock) -> Desk:
    """A desk in the county."""
    return Desk(county, legal_clock)


async def test_the_case_waits_for_the_gains_as_for_the_fine(desk: Desk) -> None:
    database = desk.database
    case_id = await play.examined(database)
    await play.noticed(database, case_id, BOTH, offered=False)
    document, _ = await play.decided(database, case_id, BOTH, at="06-03 09:30")
    await play.handed_over(database, document, at="06-04 10:00")
    form = await play.form(
        database, case_id, "CASE_CLOSING_APPROVAL", {"decision": NUMBER}, leader="st-09", at="06-09 09:00"
    )
    serial = 0

    async def pay(fen: int, purpose: str = "GAINS", **more: Any) -> dict[str, Any]:
        nonlocal serial
        serial += 1
        return await desk.act(
            "o-08", "06-09 10:00", "recordPayment", "payment { purpose paidFen surchargeFen } case { paidFen }",
            caseId=f"case_{case_id}", paidFen=fen, paidAt="2026-06-09T09:00:00+08:00", receiptNo=f"PJ-{serial}",
            payer="晨溪超市", purpose=purpose, **more,
        )  # fmt: skip

    async def close() -> dict[str, Any]:
        return await desk.act(
            "st-09", "06-09 11:00", "closeCase", "case { stage }", caseId=f"case_{case_id}", reason="已履行",
            documentId=f"document_{form}",
        )  # fmt: skip

    async def offered() -> list[str]:
        told = await desk.read(
            "o-08", "06-09 11:00", "query($id: ID!) { nextActs(caseId: $id) { act ready } }", id=f"case_{case_id}"
        )
        return [each["act"] for each in told["nextActs"] if each["ready"]]

    assert (await pay(5_000_000, "FINE"))["case"] == {"paidFen": 5_000_000}
    assert "recordPayment" in await offered()
    assert "closeCase" not in await offered()
    waits = await close()
    assert (waits["code"], waits["missing"][0]["facts"]) == ("INVALID_TRANSITION", ["没收违法所得上缴的凭证"])
    assert (await pay(800_001))["code"] == "VALIDATION", "more than was confiscated"
    assert (await pay(1, cash=True))["code"] == "VALIDATION", "collected on the spot"
    part = await pay(799_999)
    assert part["payment"] == {"purpose": "GAINS", "paidFen": 799_999, "surchargeFen": 0}
    assert part["case"] == {"paidFen": 5_000_000}, "the money of the fine"
    assert (await close())["code"] == "INVALID_TRANSITION"
    assert "payment" in await pay(1)
    assert (await pay(1))["code"] == "VALIDATION", "nothing is left"
    assert "recordPayment" not in await offered()
    assert "closeCase" in await offered()
    assert (await close())["case"] == {"stage": "CLOSED"}
    read = await desk.read(
        "o-08", "06-09 12:00", "query($id: ID!) { case(id: $id) { decision { confiscation { valueFen gainsFen } } } }",
        id=f"case_{case_id}",
    )  # fmt: skip
    assert read["case"]["decision"] == {"confiscation": {"valueFen": 800_000, "gainsFen": 800_000}}
