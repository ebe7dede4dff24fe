"""Two people do the same at the same moment: it ends once, in one lawful outcome, and the other is told."""

from typing import Any

import pytest
import sqlalchemy as sa

from api.cases import acts as case_acts
from api.cases.proceeding_models import RecusalOrigin, RecusalTarget
from api.database import Database
from api.decisions import acts
from tests.decisions.test_at_once import outcomes
from tests.worlds import general as play
from tests.worlds.county import instant, of, person
from tests.worlds.general import SMALL
from tests.worlds.spot import inspected_visit

pytestmark = pytest.mark.database


async def test_a_visit_becomes_one_case(county: Database) -> None:
    visit = await inspected_visit(county)
    day = instant("05-09 00:00").date()
    adopting: dict[str, Any] = {"visit_id": visit, "received_on": day, "officer_ids": ()}
    both = [play.registered(county, at="05-09 16:00", who=who, **adopting) for who in ("o-08", "o-09")]
    assert await outcomes(both) == ["CONFLICT", "done"]


async def test_two_leaders_file_once(county: Database) -> None:
    case_id = await play.registered(county)
    await play.verified(county, case_id)
    both = [
        play.filed(county, case_id, leader="st-09"),
        play.filed(county, case_id, leader="st-15", number="望市监立〔2026〕22号"),
    ]
    assert await outcomes(both) == ["CONFLICT", "done"]


async def test_filing_and_refusing_to_file_end_in_one(county: Database) -> None:
    case_id = await play.registered(county)
    await play.verified(county, case_id)
    paper = await play.form(county, case_id, "FILING_APPROVAL", leader="st-15", number="望市监不立〔2026〕1号")
    leader = await person(county, "st-15")

    async def refuse() -> None:
        async with county.write() as tx:
            await case_acts.refuse_filing(tx, case_id, paper, reason="查无实据", by=leader, at=instant("04-03 15:30"))

    assert (await outcomes([play.filed(county, case_id), refuse()]))[1] == "done"
    async with county.read() as session:
        assert (await session.execute(sa.text("SELECT count(*) FROM case_filing"))).scalar_one() == 1


async def test_two_leaders_decide_once(county: Database) -> None:
    case_id = await play.told_small(county)
    both = [
        play.decided(county, case_id, SMALL, at="06-03 09:30", who="st-01"),
        play.decided(county, case_id, SMALL, at="06-03 09:30", who="st-09", number="望市监罚〔2026〕20号"),
    ]
    assert await outcomes(both) == ["CONFLICT", "done"]


async def test_a_decision_and_a_recusal_do_not_pass_each_other(county: Database) -> None:
    """Whichever comes first: either the decision waits for the recusal, or the recusal finds the case decided and goes on."""
    case_id = await play.told_small(county)
    officer = await person(county, "o-09")

    async def ask() -> None:
        async with county.write() as tx:
            await case_acts.request_recusal(
                tx, case_id, target_id=of("o-08"), role=RecusalTarget.OFFICER, origin=RecusalOrigin.PARTY,
                reason="系近亲属", by=officer, at=instant("06-03 09:30"),
            )  # fmt: skip

    ended = await outcomes([ask(), play.decided(county, case_id, SMALL, at="06-03 09:30")])
    assert ended in (["RECUSAL_UNDECIDED", "done"], ["done", "done"])
    async with county.read() as session:
        made = (await session.execute(sa.text("SELECT count(*) FROM decision"))).scalar_one()
    assert made == (1 if ended == ["done", "done"] else 0)


async def test_the_last_minute_of_a_hearing_request_is_taken_once(county: Database) -> None:
    case_id = await play.examined(county)
    await play.review_on_record(county, case_id, play.TOLD, at="05-21 15:00")
    await play.noticed(county, case_id)
    both = [play.hearing_requested(county, case_id, at="06-02 23:59") for _ in range(2)]
    assert await outcomes(both) == ["CONFLICT", "done"]


async def test_a_decision_is_revoked_once(county: Database) -> None:
    case_id, _ = await play.decided_small(county)

    async def revoke(who: str) -> None:
        leader = await person(county, who)
        async with county.write() as tx:
            await acts.revoke_decision(tx, case_id, reason="适用法律错误", by=leader, at=instant("06-10 09:00"))

    assert await outcomes([revoke("st-01"), revoke("st-09")]) == ["INVALID_TRANSITION", "done"]
