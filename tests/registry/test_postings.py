"""Officers through the whole schema: registered, moved, let go – and what every other act makes of it."""

from typing import Any

import pytest
import sqlalchemy as sa

from api.exchange.identifiers import world_id
from api.registry.posting_models import PostingKind
from api.registry.posting_rules import (
    PostingFacts,
    a_reason_is_given,
    posting_is_whole,
    something_changes,
    still_serves,
)
from tests.worlds.counter import Counter, codes

CITY_ADMIN = "st-14"
NEW: dict[str, Any] = {
    "name": "闻人朗", "unitId": f"unit_{world_id('lc-amr-tz')}", "position": "四级主任科员", "area": "澜川市",
    "categories": ["INSPECTION"], "accountLogin": "wenren",
}  # fmt: skip
SHOWN = "officer { id name position public certificateStatus unit { name } postings { kind onDay position reason recordedBy { name } } }"
VISIT: dict[str, Any] = {
    "kind": "CASE_BASED", "name": "举报核查", "partyId": f"party_{world_id('p-01')}", "place": "澜川市滨水区港前路77号",
    "officerIds": [f"officer_{world_id(o)}" for o in ("o-01", "o-02")], "plannedOn": "2026-05-11",
    "checkCode": "JC-219900-2026-000902", "reason": "接举报", "frequencyExempt": "投诉举报",
}  # fmt: skip
ORGAN, OTHER = world_id("lc-amr"), world_id("wl-amr")
STEP = {
    "kind": PostingKind.MOVED,
    "organ_id": ORGAN,
    "unit_of": ORGAN,
    "name": "甲",
    "position": "科员",
    "area": "澜川市",
}


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        (posting_is_whole, {"unit_of": OTHER}, {}),
        (posting_is_whole, {"unit_of": None}, {}),
        (posting_is_whole, {"name": " "}, {}),
        (posting_is_whole, {"position": ""}, {}),
        (posting_is_whole, {"area": ""}, {}),
        (still_serves, {"gone": True}, {"gone": False}),
        (something_changes, {"changes": False}, {"kind": PostingKind.LEFT, "changes": False}),
        (a_reason_is_given, {"reason": " "}, {"kind": PostingKind.JOINED, "reason": ""}),
        (a_reason_is_given, {"kind": PostingKind.RETIRED}, {"reason": "机构改革"}),
    ],
)
def test_each_condition_on_both_sides(rule: Any, bad: dict[str, Any], good: dict[str, Any]) -> None:
    assert rule(PostingFacts(**{**STEP, **bad})) is not None
    assert rule(PostingFacts(**{**STEP, **good})) is None


@pytest.mark.database
async def test_an_officer_is_registered_moved_and_retires(counter: Counter) -> None:
    joined = (await counter.act(CITY_ADMIN, "05-06 09:00", "registerOfficer", SHOWN, **NEW))["officer"]
    assert (joined["name"], joined["certificateStatus"], joined["public"]) == ("闻人朗", "TRAINING", True)
    assert [(p["kind"], p["onDay"], p["reason"]) for p in joined["postings"]] == [("JOINED", "2026-05-06", None)]
    again = await counter.act(CITY_ADMIN, "05-06 09:01", "registerOfficer", SHOWN, **NEW)
    assert codes(again) == ["CONFLICT"]
    given = {"officerId": joined["id"], "unitId": f"unit_{world_id('lc-amr-sp')}", "reason": "工作需要"}
    moved = (await counter.act(CITY_ADMIN, "05-07 09:00", "moveOfficer", SHOWN, **given))["officer"]
    assert moved["unit"] != joined["unit"]
    assert codes(await counter.act(CITY_ADMIN, "05-07 09:01", "moveOfficer", SHOWN, **given)) == ["CONFLICT"]
    gone = (
        await counter.act(
            CITY_ADMIN, "05-08 09:00", "endOfficerService", SHOWN, officerId=joined["id"], retired=True, reason="到龄"
        )
    )["officer"]
    assert [p["kind"] for p in gone["postings"]] == ["JOINED", "MOVED", "RETIRED"]
    assert gone["public"] is False
    async with counter.database.read() as session:
        active = await session.execute(sa.text("SELECT active FROM account WHERE login = 'wenren'"))
        assert active.scalar_one() is False
    back = given | {"unitId": NEW["unitId"]}
    refused = await counter.act(CITY_ADMIN, "05-08 09:01", "moveOfficer", SHOWN, **back)
    assert codes(refused) == ["INVALID_TRANSITION"]


@pytest.mark.database
async def test_who_has_left_takes_part_in_no_act(counter: Counter) -> None:
    planned = await counter.act("o-01", "05-06 10:00", "planInspection", "visit { id }", **VISIT)
    assert "visit" in planned
    gone = {"officerId": f"officer_{world_id('o-02')}", "reason": "调离"}
    await counter.act(CITY_ADMIN, "05-07 09:00", "endOfficerService", SHOWN, **gone)
    later = VISIT | {"checkCode": "JC-219900-2026-000903"}
    refusal = await counter.act("o-01", "05-07 10:00", "planInspection", "visit { id }", **later)
    assert codes(refusal) == ["OFFICER_NOT_QUALIFIED"]
    assert "已经离任" in str(refusal["missing"])


@pytest.mark.database
async def test_only_the_organs_administrator_registers_its_officers(counter: Counter) -> None:
    other = {"officerId": f"officer_{world_id('o-08')}", "reason": "调离"}
    assert codes(await counter.act(CITY_ADMIN, "05-06 09:00", "endOfficerService", SHOWN, **other)) == ["NOT_FOUND"]
    foreign = NEW | {"unitId": f"unit_{world_id('wl-amr-qh')}"}
    assert codes(await counter.act(CITY_ADMIN, "05-06 09:01", "registerOfficer", SHOWN, **foreign)) == ["VALIDATION"]
