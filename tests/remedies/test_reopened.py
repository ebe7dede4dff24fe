"""A closed case whose decision a remedy takes away is open again (结案后决定被撤销): decided anew, closed anew."""

from dataclasses import replace
from typing import Any

import pytest

from api.database import Database
from api.vocabulary import RemedyResult
from tests.conftest import FixedLegalClock
from tests.decisions.refusals import refused
from tests.decisions.test_mutations import Desk
from tests.worlds import general
from tests.worlds.remedies import concluded, contested
from tests.worlds.spot import paid

pytestmark = pytest.mark.database
SMALL = general.SMALL
LESS = replace(general.SMALL, fine_fen=4_000_000)
READ = "query($id: ID!) { case(id: $id) { closedOn closing { closedOn } } nextActs(caseId: $id) { act } }"


async def test_closed_contested_decided_anew_closed_anew(database: Database, legal_clock: FixedLegalClock) -> None:
    await general.build_general_county(database)
    desk = Desk(database, legal_clock)
    case_id, document = await general.decided_small(database)
    await general.handed_over(database, document, at="06-04 09:00")
    await paid(database, case_id, 5_000_000, at="06-08 10:00")
    remedy_id = await contested(database, document, filed="06-10", received="06-11", at="06-11 10:00")
    first = await general.closed(database, case_id, at="06-12 09:00", number="望市监罚〔2026〕19号")
    with refused("CONFLICT", saying="结案"):
        await general.closed(database, case_id, at="06-12 10:00", number="望市监罚〔2026〕19号")

    async def read(at: str) -> dict[str, Any]:
        return await desk.read("o-08", at, READ, id=f"case_{case_id}")

    shut = await read("06-12 11:00")
    assert shut["case"] == {"closedOn": "2026-06-12", "closing": {"closedOn": "2026-06-12"}}
    result: dict[str, Any] = {
        "remedyId": f"remedy_{remedy_id}", "result": "REDO", "summary": "责令重新作出", "receivedOn": "2026-07-10",
    }  # fmt: skip
    done = await desk.act("o-08", "07-10 10:00", "recordRemedyResult", "remedy { outcome { result } }", **result)
    assert done["remedy"] == {"outcome": {"result": "REDO"}}
    opened = await read("07-10 11:00")
    assert opened["case"]["closedOn"] is None
    assert "decideCase" in {each["act"] for each in opened["nextActs"]}
    again, _ = await general.decided(database, case_id, LESS, at="07-20 09:00", number="望市监罚〔2026〕31号")
    await general.handed_over(database, again, at="07-21 09:00")
    await paid(database, case_id, 4_000_000, receipt="DEMO-PJ-000413", at="07-22 10:00")
    second = await general.closed(database, case_id, at="07-23 09:00", number="望市监罚〔2026〕31号")
    assert second != first
    assert (await read("07-23 10:00"))["case"] == {"closedOn": "2026-07-23", "closing": {"closedOn": "2026-07-23"}}


@pytest.mark.parametrize("on_procedure", [False, True])
async def test_made_the_same_only_after_a_breach_of_procedure(
    database: Database, legal_clock: FixedLegalClock, on_procedure: bool
) -> None:
    await general.build_general_county(database)
    case_id, document = await general.decided_small(database)
    await general.handed_over(database, document, at="06-04 09:00")
    remedy_id = await contested(database, document, filed="06-10", received="06-11", at="06-11 10:00")
    result: dict[str, Any] = {
        "remedyId": f"remedy_{remedy_id}", "result": "REDO", "summary": "责令重新作出", "receivedOn": "2026-07-10",
        "onProcedure": on_procedure,
    }  # fmt: skip
    desk = Desk(database, legal_clock)
    done = await desk.act("o-08", "07-10 10:00", "recordRemedyResult", "remedy { outcome { onProcedure } }", **result)
    assert done["remedy"] == {"outcome": {"onProcedure": on_procedure}}
    if on_procedure:
        await general.decided(database, case_id, SMALL, at="07-20 09:00", number="望市监罚〔2026〕31号")
        return
    with refused("CONFLICT", saying="责令重作"):
        await general.decided(database, case_id, SMALL, at="07-20 09:00", number="望市监罚〔2026〕31号")


async def test_what_upholds_the_decision_opens_nothing(database: Database) -> None:
    await general.build_general_county(database)
    case_id, document = await general.decided_small(database)
    await general.handed_over(database, document, at="06-04 09:00")
    await paid(database, case_id, 5_000_000, at="06-08 10:00")
    await general.closed(database, case_id, at="06-09 09:00", number="望市监罚〔2026〕19号")
    remedy_id = await contested(database, document, filed="06-10", received="06-11", at="06-11 10:00")
    await concluded(database, remedy_id, RemedyResult.UPHELD, on="07-10")
    with refused("CONFLICT", saying="结案"):
        await general.closed(database, case_id, at="07-11 09:00", number="望市监罚〔2026〕19号")
