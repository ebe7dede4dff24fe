"""The court takes an application up, refuses, is corrected, ends it; then the case may be closed (受理、裁定、结案)."""

from typing import Any
from uuid import UUID

import pytest

from api.database import Database
from api.decisions.acts.court import Answer, record_court_step
from api.decisions.court_models import CourtStepKind
from tests.conftest import FixedLegalClock
from tests.decisions.refusals import refused
from tests.decisions.test_at_once import outcomes
from tests.decisions.test_mutations import Desk
from tests.general.test_mutations import read
from tests.worlds.county import instant, person
from tests.worlds.remedies import applied, day, demanded, limits
from tests.worlds.spot import closed, filed_case, served_case
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
K = CourtStepKind


async def asked(county: Database) -> UUID:
    """A case whose fine was not paid, brought to court on 16 July."""
    case_id = await filed_case(county)
    await demanded(county, case_id, 50_000, at="07-01 10:00", number="望市监催〔2026〕2号")
    await applied(county, case_id, at="07-16 10:00")
    return case_id


async def step(county: Database, case_id: UUID, kind: CourtStepKind, *, on: str, by: str = "o-08", **more: Any) -> UUID:
    """A step is recorded on its own day."""
    officer = await person(county, by)
    async with county.write() as tx:
        answer = Answer(kind=kind, on_day=day(on), **{"reason": "理由"} | more)
        return (await record_court_step(tx, case_id, answer, by=officer, at=instant(f"{on} 17:00"))).id


async def test_refused_then_granted_by_the_court_above(county: Database) -> None:
    """Refused on 20 July: fifteen days end on 4 August."""
    case_id = await asked(county)
    await step(county, case_id, K.ACCEPTED, on="07-17", number="（2026）辽9921行审8号")
    with refused("CONFLICT"):
        await step(county, case_id, K.ACCEPTED, on="07-18")
    await step(county, case_id, K.REFUSED, on="07-20", reason="明显缺乏事实根据")
    assert await limits(county, case_id, "ASK_HIGHER_COURT") == [("2026-08-04", None)]
    with refused("COURT_APPLICATION_TIME", saying="2026-08-04"):
        await step(county, case_id, K.ASKED_ABOVE, on="08-05")
    await step(county, case_id, K.ASKED_ABOVE, on="08-04", court="北辰市中级人民法院")
    assert await limits(county, case_id, "ASK_HIGHER_COURT") == [("2026-08-04", "2026-08-04")]
    await step(county, case_id, K.GRANTED, on="08-20", court="北辰市中级人民法院")
    events = await timeline(county, case_id)
    assert [event.text for event in events if event.kind.value == "COURT_ANSWERED"] == [
        "望岭县人民法院受理强制执行申请", "望岭县人民法院裁定不予执行", "向上一级人民法院申请复议", "北辰市中级人民法院裁定准予强制执行",
    ]  # fmt: skip


async def test_the_last_word_starts_no_limit(county: Database) -> None:
    case_id = await asked(county)
    await step(county, case_id, K.NOT_ACCEPTED, on="07-20")
    await step(county, case_id, K.ASKED_ABOVE, on="07-21")
    await step(county, case_id, K.NOT_ACCEPTED, on="07-30")
    assert await limits(county, case_id, "ASK_HIGHER_COURT") == [("2026-08-04", "2026-07-21")]
    with refused("INVALID_TRANSITION"):
        await step(county, case_id, K.ASKED_ABOVE, on="07-31")


async def test_nothing_is_answered_unasked_or_by_a_stranger(county: Database) -> None:
    case_id, _ = await served_case(county)
    with refused("INVALID_TRANSITION", saying="尚未申请"):
        await step(county, case_id, K.ACCEPTED, on="07-17")
    with refused("FORBIDDEN"):
        await step(county, case_id, K.ACCEPTED, on="07-17", by="st-22")


async def test_two_record_the_same_answer_at_once(county: Database) -> None:
    case_id = await asked(county)
    both = [step(county, case_id, K.ACCEPTED, on="07-17"), step(county, case_id, K.ACCEPTED, on="07-17", by="o-09")]
    assert await outcomes(both) == ["CONFLICT", "done"]


async def test_a_case_in_the_hands_of_the_court_may_be_closed(county: Database) -> None:
    case_id = await asked(county)
    with refused("INVALID_TRANSITION", saying="尚欠"):
        await closed(county, case_id, at="07-17 09:00")
    await step(county, case_id, K.NOT_ACCEPTED, on="07-17")
    with refused("INVALID_TRANSITION", saying="尚欠"):
        await closed(county, case_id, at="07-18 09:00")
    await step(county, case_id, K.ASKED_ABOVE, on="07-20")
    await step(county, case_id, K.ACCEPTED, on="07-25")
    await closed(county, case_id, at="07-27 09:00")
    found = await read(county, "st-22", f"case_{case_id}", "closing { performance document { id } }")
    assert found["closing"] == {"performance": "COURT_APPLIED", "document": None}


async def test_over_the_schema(county: Database, legal_clock: FixedLegalClock) -> None:
    case_id = await asked(county)
    desk = Desk(county, legal_clock)
    given = {"caseId": f"case_{case_id}", "kind": "ACCEPTED", "onDay": "2026-07-17", "number": "（2026）辽9921行审8号"}
    done = await desk.act("o-08", "07-17 17:00", "recordCourtStep", "case { stage }", **given)
    assert done["case"]["stage"] == "EXECUTING"
    early = await desk.act("o-08", "07-17 17:01", "recordCourtStep", "", **given | {"kind": "TERMINATED"})
    assert (early["code"], early["legalBasis"]["article"]) == ("REASON_REQUIRED", "第五十八条")
    shown = (
        "decision { demands { amountFen termUntil } courtApplication { court appliedOn steps { kind number onDay } } }"
    )
    seen = await read(county, "o-08", f"case_{case_id}", shown)
    assert seen["decision"] == {
        "demands": [{"amountFen": 50_000, "termUntil": "2026-07-15"}],
        "courtApplication": {
            "court": "望岭县人民法院", "appliedOn": "2026-07-16",
            "steps": [{"kind": "ACCEPTED", "number": "（2026）辽9921行审8号", "onDay": "2026-07-17"}],
        },
    }  # fmt: skip
