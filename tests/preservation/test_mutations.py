"""A sample and a registered preservation over the API, on a visit: each step after the one before it, and its limit."""

from typing import Any
from uuid import UUID

import pytest

from api.database import Database
from api.graph.identity import encode
from tests.conftest import FixedLegalClock
from tests.worlds import preserving
from tests.worlds.county import SHOP
from tests.worlds.measures import sheet, visited
from tests.worlds.remedies import limits
from tests.worlds.visits import timeline
from tests.worlds.window import Window

pytestmark = pytest.mark.database


@pytest.fixture
def window(county: Database, legal_clock: FixedLegalClock) -> Window:
    """Where people act and ask."""
    return Window(county, legal_clock)


def doc(document_id: UUID) -> str:
    """A document's opaque id."""
    return encode("document", document_id)


async def papers(county: Database, visit_id: UUID, until: str = "2026-05-19") -> dict[str, str]:
    """Notice and list of what is preserved, as a mutation names them."""
    notice, listed = await preserving.papers(county, visit_id, until=until)
    return {"noticeId": doc(notice), "listId": doc(listed)}


async def codes(window: Window, who: str, when: str, mutation: str, **given: Any) -> list[str]:
    """Why a mutation is refused."""
    return [gap["code"] for gap in (await window.act(who, when, mutation, **given))["missing"]]


async def test_a_sample_is_taken_where_the_credential_was_shown(county: Database, window: Window) -> None:
    visit_id = await visited(county)
    sheet_id = await sheet(county, visit_id, "SAMPLING_RECORD", {"item": "糕点", "quantity": "2盒", "batch": "0501"})
    given = {"visitId": encode("visit", visit_id), "documentId": doc(sheet_id)}
    assert await codes(window, "o-08", "05-09 10:30", "takeSample", place="望岭县青河镇别处", **given) == [
        "CREDENTIAL_NOT_SHOWN"
    ]
    assert await codes(window, "o-08", "05-10 10:30", "takeSample", place=SHOP, **given) == ["CREDENTIAL_NOT_SHOWN"]
    await window.done("o-08", "05-09 10:30", "takeSample", "eventId", place=SHOP, **given)
    assert (await timeline(county, visit_id))[-1].text == "抽样取证：糕点2盒"


async def test_preserved_with_approval_and_dealt_with_in_seven_working_days(county: Database, window: Window) -> None:
    visit_id = await visited(county)
    given = await papers(county, visit_id)
    spot = {"visitId": encode("visit", visit_id), "place": SHOP, "signedBy": "邰晓", **given}
    assert await codes(window, "o-08", "05-09 10:30", "preserveEvidence", **spot) == ["INVALID_TRANSITION"]
    approval = {"documentId": given["noticeId"], "reason": "账册可能被转移"}
    await window.done("st-09", "05-09 10:32", "approvePreservation", "eventId", **approval)
    assert (await window.act("st-09", "05-09 10:33", "approvePreservation", **approval))["code"] == "CONFLICT"
    done = await window.done("o-08", "05-09 10:35", "preserveEvidence", "eventId", **spot)
    assert await limits(county, visit_id, "HANDLE_PRESERVATION") == [("2026-05-19", None)]
    assert "CONFLICT" in await codes(window, "o-08", "05-09 10:36", "preserveEvidence", **spot)
    end = {"preservationId": done["eventId"], "outcome": "SEIZED", "reason": "需要扣押"}
    assert await codes(window, "o-08", "05-12 09:00", "handlePreservation", **end) == ["INVALID_TRANSITION"]
    end["outcome"] = "RELEASED"
    await window.done("o-08", "05-20 09:00", "handlePreservation", "eventId", **end)
    assert await limits(county, visit_id, "HANDLE_PRESERVATION") == [("2026-05-19", "2026-05-20")], "late is still done"
    assert await codes(window, "o-08", "05-20 09:01", "handlePreservation", **end) == ["CONFLICT"]
    unknown = {**end, "preservationId": encode("event", visit_id)}
    assert (await window.act("o-08", "05-20 09:02", "handlePreservation", **unknown))["code"] == "NOT_FOUND"


async def test_the_notice_keeps_it_no_longer_than_the_law(county: Database, window: Window) -> None:
    visit_id = await visited(county)
    given = await papers(county, visit_id, until="2026-05-20")
    await window.done(
        "st-09", "05-09 10:32", "approvePreservation", "eventId", documentId=given["noticeId"], reason="可能被转移"
    )
    spot = {"visitId": encode("visit", visit_id), "place": SHOP, "signedBy": "邰晓", **given}
    assert await codes(window, "o-08", "05-09 10:35", "preserveEvidence", **spot) == ["VALIDATION"]


async def test_left_at_the_address_before_a_witness_or_recorded(county: Database, window: Window) -> None:
    visit_id = await visited(county)
    given = await papers(county, visit_id)
    await window.done(
        "st-09", "05-09 10:32", "approvePreservation", "eventId", documentId=given["noticeId"], reason="可能被转移"
    )
    left = {
        "visitId": encode("visit", visit_id),
        "place": SHOP,
        "method": "LEFT",
        "refusalNote": "当事人拒绝签收",
        **given,
    }
    refused = await window.act("o-08", "05-09 10:35", "preserveEvidence", **left)
    assert refused["__typename"] == "Refusal"
    await window.done("o-08", "05-09 10:36", "preserveEvidence", "eventId", recordingRef="r2-07", **left)
