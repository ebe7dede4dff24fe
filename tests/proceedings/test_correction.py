"""A demolition is announced, waits, is carried out; what was enforced wrongly is given back – on the database and over the schema."""

from dataclasses import replace
from uuid import UUID

import pytest

from api.database import Database
from tests.conftest import FixedLegalClock
from tests.decisions.refusals import refused
from tests.decisions.test_mutations import Desk
from tests.worlds.proceedings import demanded_again, executed, execution_decided, levied, on_the_spot
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
LEADER = "st-09"
SHED = {"target": "临时板房", "content": "限期自行拆除", "media": ["现场", "政府网站"]}
BACK = {"kind": "COMPENSATED", "description": "赔偿板房", "amountFen": 90_000}
NOVEMBER = on_the_spot("11-16 09:00", "11-16 11:00")
"""Monday after the time to contest the levy: served on 11 May, it could be brought to court until 11 November."""

READ = "proceeding { stage announcements { target demolishBy media } returns { kind amountFen reason } }"


@pytest.fixture
def desk(county: Database, legal_clock: FixedLegalClock) -> Desk:
    """A desk in the county."""
    return Desk(county, legal_clock)


async def ready(county: Database) -> UUID:
    """A substitute performance, demanded again."""
    proceeding_id = await execution_decided(county, await levied(county))
    await demanded_again(county, proceeding_id)
    return proceeding_id


async def test_announced_then_carried_out_then_given_back(desk: Desk) -> None:
    county = desk.database
    proceeding_id = await ready(county)
    given = {"proceedingId": f"proceeding_{proceeding_id}"}
    wrong = given | BACK | {"ground": "WRONG", "reason": "拆错了"}
    early = await desk.act(LEADER, "11-02 09:00", "returnExecution", "", **wrong)
    assert (early["code"], early["legalBasis"]["article"]) == ("INVALID_TRANSITION", "第四十一条")
    with refused("INVALID_TRANSITION", saying="尚未公告"):
        await executed(county, proceeding_id, replace(NOVEMBER, demolition=True), at="11-16 12:00")
    stale = await desk.act("o-08", "11-02 10:00", "announceDemolition", "", **given, **SHED, demolishBy="2026-11-02")
    assert stale["code"] == "VALIDATION"
    told = await desk.act("o-08", "11-02 10:00", "announceDemolition", READ, **given, **SHED, demolishBy="2026-11-15")
    assert told["proceeding"]["announcements"] == [
        {"target": "临时板房", "demolishBy": "2026-11-15", "media": ["现场", "政府网站"]}
    ]
    again = await desk.act("o-08", "11-15 10:00", "announceDemolition", "", **given, **SHED, demolishBy="2026-12-30")
    assert again["code"] == "CONFLICT"
    await executed(county, proceeding_id, NOVEMBER, at="11-16 12:00")
    unfounded = await desk.act(LEADER, "11-20 09:00", "returnExecution", "", **wrong | {"ground": "BASE_REVOKED"})
    assert unfounded["code"] == "VALIDATION"
    back = await desk.act(LEADER, "11-20 09:00", "returnExecution", READ, **wrong)
    assert back["proceeding"]["returns"] == [{"kind": "COMPENSATED", "amountFen": 90_000, "reason": "拆错了"}]
    kinds = [event.kind.value for event in await timeline(county, proceeding_id)]
    assert kinds[-3:] == ["DEMOLITION_ANNOUNCED", "EXECUTED", "EXECUTION_RETURNED"]


async def test_the_announced_term_and_the_time_to_contest_are_waited_for(desk: Desk) -> None:
    proceeding_id = await ready(desk.database)
    given = {"proceedingId": f"proceeding_{proceeding_id}"}
    await desk.act("o-08", "06-17 10:00", "announceDemolition", "", **given, **SHED, demolishBy="2026-06-22")
    with refused("INVALID_TRANSITION", saying="复议、诉讼期限至2026-11-11"):
        await executed(desk.database, proceeding_id)
    await desk.act("o-08", "11-02 10:00", "announceDemolition", "", **given, **SHED, demolishBy="2026-11-16")
    with refused("INVALID_TRANSITION", saying="2026-11-16"):
        await executed(desk.database, proceeding_id, NOVEMBER, at="11-16 12:00")


async def test_homes_are_not_cut_off(county: Database) -> None:
    proceeding_id = await ready(county)
    with refused("FORBIDDEN", saying="供水"):
        await executed(county, proceeding_id, replace(on_the_spot(), cut_off=("供水",), residents=True))
    await executed(county, proceeding_id, replace(on_the_spot(), cut_off=("供水",)))


async def test_only_a_leader_gives_back(desk: Desk) -> None:
    proceeding_id = await ready(desk.database)
    answer = await desk.answer(
        "o-08", "11-20 09:00", "returnExecution", "", proceedingId=f"proceeding_{proceeding_id}", **BACK, ground="WRONG",
        reason="拆错了",
    )  # fmt: skip
    assert [(error.extensions or {})["code"] for error in answer.errors] == ["FORBIDDEN"]
