"""Ordered to put things right and looked at again, over the API: each step after the one before, with the visit's stage."""

from typing import Any

import pytest

from api.database import Database
from api.graph.identity import encode
from tests.conftest import FixedLegalClock
from tests.worlds import spot, visits
from tests.worlds.county import SHOP
from tests.worlds.window import Window

pytestmark = pytest.mark.database
STAGE = "visit { stage stageLabel }"


async def test_ordered_looked_at_again_and_ordered_again(database: Database, legal_clock: FixedLegalClock) -> None:
    await spot.build_spot_county(database)
    window = Window(database, legal_clock)
    visit_id = await spot.inspected_visit(database)
    here: dict[str, Any] = {"visitId": encode("visit", visit_id), "place": SHOP}
    order = {
        "documentId": encode("document", await visits.paper(database, visit_id, "RECTIFICATION_ORDER")), "signedBy": "邰晓",
        **here,
    }  # fmt: skip
    again = {"text": "仍有3种商品未标价", "putRight": False, **here}

    async def refused(at: str, mutation: str, given: dict[str, Any]) -> list[str]:
        return [gap["code"] for gap in (await window.act("o-08", at, mutation, **given))["missing"]]

    assert await refused("05-09 10:20", "recordReinspection", again) == ["INVALID_TRANSITION"]
    done = await window.done("o-08", "05-09 10:28", "orderVisitRectification", STAGE, **order)
    assert done["visit"] == {"stage": "RECTIFYING", "stageLabel": "责令改正"}
    assert await refused("05-09 10:29", "orderVisitRectification", order) == ["CONFLICT"]
    assert await refused("05-18 09:00", "recordReinspection", again) == ["CHECK_CODE_REQUIRED", "CREDENTIAL_NOT_SHOWN"]
    await visits.scanned(database, visit_id, at="05-18 09:05")
    await visits.shown(database, visit_id, at="05-18 09:06")
    seen = await window.done("o-08", "05-18 09:10", "recordReinspection", STAGE, **again)
    assert seen["visit"] == {"stage": "REINSPECTED", "stageLabel": "复查"}
    assert await refused("05-18 09:11", "recordReinspection", again) == ["INVALID_TRANSITION"]
    timeline = await window.ask(
        "o-08", "05-18 09:12", "query($id: ID!) { visit(id: $id) { timeline { kind ... on ReinspectedEvent { putRight } } } }",
        id=here["visitId"],
    )  # fmt: skip
    assert timeline["visit"]["timeline"][-1] == {"kind": "REINSPECTED", "putRight": False}
    second = await visits.paper(database, visit_id, "RECTIFICATION_ORDER")
    order["documentId"] = encode("document", second)
    await window.done("o-08", "05-18 09:20", "orderVisitRectification", **order)
