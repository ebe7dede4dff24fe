"""An agreement that reduces the surcharge of a fine (执行协议减免加处罚款), kept and broken, over the API."""

from typing import Any

import pytest

from api.database import Database
from api.proceedings.performance_models import ExecutionTurnGround, ExecutionTurnKind
from tests.conftest import FixedLegalClock
from tests.decisions.refusals import refused
from tests.decisions.test_mutations import Desk
from tests.worlds.papers import spot_filing
from tests.worlds.proceedings import (
    FINE_EXECUTION_NUMBER,
    agreed,
    agreement,
    completed,
    fine_enforced,
    levied,
    levy_started,
    paid,
    turned,
)
from tests.worlds.spot import closed, filed

pytestmark = pytest.mark.database
MEASURES = "当事人已为全部散装商品补标价格"
WAIVER = f"{MEASURES}，减免加处罚款200元"
SEEN = "proceeding { id owedFen agreements { remedialMeasures waivedFen brokenOn stages { due } } }"


@pytest.fixture
def desk(county: Database, legal_clock: FixedLegalClock) -> Desk:
    """A desk in the county."""
    return Desk(county, legal_clock)


async def agree(
    desk: Desk, execution: Any, waiver: str = WAIVER, at: str = "08-05 10:00", **given: Any
) -> dict[str, Any]:
    """The officer records an agreement of two stages, over the API."""
    document = await agreement(desk.database, execution, "08-20", "09-10", number=FINE_EXECUTION_NUMBER, waiver=waiver)
    return await desk.act(
        "o-08", at, "agreeExecution", SEEN, proceedingId=f"proceeding_{execution}", documentId=f"document_{document}",
        **given,
    )  # fmt: skip


async def next_acts(desk: Desk, execution: Any, at: str) -> list[str]:
    """What may be done next without anything missing."""
    text = "query($id: ID!) { nextActs(caseId: $id) { act missing { code } } }"
    found = await desk.read("o-08", at, text, id=f"proceeding_{execution}")
    return [step["act"] for step in found["nextActs"] if not step["missing"]]


async def test_what_was_waived_is_not_owed_and_the_rest_closes_execution_and_case(desk: Desk) -> None:
    case_id, execution = await fine_enforced(desk.database)
    done = await agree(desk, execution, remedialMeasures=MEASURES, waivedFen=20_000)
    assert done["proceeding"] == {
        "id": f"proceeding_{execution}",
        "owedFen": 80_000,
        "agreements": [{
            "remedialMeasures": MEASURES, "waivedFen": 20_000, "brokenOn": None,
            "stages": [{"due": "2026-08-20"}, {"due": "2026-09-10"}],
        }],
    }  # fmt: skip
    await filed(desk.database, case_id, await spot_filing(desk.database, case_id), at="08-05 11:00")
    await paid(desk.database, execution, 79_999, at="08-19 10:00")
    with refused("INVALID_TRANSITION", saying="尚未履行完毕"):
        await completed(desk.database, execution, at="08-19 11:00")
    with refused("INVALID_TRANSITION", saying="尚欠0.01元"):
        await closed(desk.database, case_id, at="08-19 12:00")
    with refused("VALIDATION", saying="超过"):
        await paid(desk.database, execution, 2, receipt="F-2", at="08-19 13:00")
    await paid(desk.database, execution, 1, receipt="F-3", at="08-19 14:00")
    with refused("INVALID_TRANSITION", saying="已经缴清"):
        await resumed(desk.database, execution, "08-21 10:00")
    await completed(desk.database, execution, at="08-21 11:00")
    await closed(desk.database, case_id, at="08-21 12:00")


async def resumed(database: Database, execution: Any, at: str) -> None:
    """Execution is resumed because the party did not keep to the agreement."""
    ground = ExecutionTurnGround.AGREEMENT_BROKEN
    await turned(database, execution, ExecutionTurnKind.RESUME, ground, at=at, number=FINE_EXECUTION_NUMBER)


async def test_what_was_waived_is_owed_again_once_the_agreement_is_broken(desk: Desk) -> None:
    _, execution = await fine_enforced(desk.database)
    await agree(desk, execution, remedialMeasures=MEASURES, waivedFen=20_000)
    await paid(desk.database, execution, 30_000, at="08-10 10:00")
    seen = f"query($id: ID!) {{ {SEEN.replace('proceeding {', 'proceeding(id: $id) {')} }}"
    before = await desk.read("o-08", "08-11 10:00", seen, id=f"proceeding_{execution}")
    assert before["proceeding"]["owedFen"] == 50_000
    with refused("INVALID_TRANSITION", saying="未届满"):
        await resumed(desk.database, execution, "08-20 10:00")
    await resumed(desk.database, execution, "08-21 10:00")
    after = (await desk.read("o-08", "08-21 11:00", seen, id=f"proceeding_{execution}"))["proceeding"]
    assert (after["owedFen"], after["agreements"][0]["brokenOn"]) == (70_000, "2026-08-21")
    await paid(desk.database, execution, 50_000, receipt="F-2", at="08-22 10:00")
    with refused("INVALID_TRANSITION"):
        await completed(desk.database, execution, at="08-22 11:00")
    again = await agree(
        desk, execution, f"{MEASURES}，减免200.01元", "08-22 12:00", remedialMeasures=MEASURES, waivedFen=20_001
    )
    assert again["code"] == "VALIDATION"  # the first stage is over


async def test_a_second_agreement_waives_what_is_left_of_the_surcharge(desk: Desk) -> None:
    _, execution = await fine_enforced(desk.database)
    await agree(desk, execution, remedialMeasures=MEASURES, waivedFen=20_000)
    assert (await agree(desk, execution, remedialMeasures=MEASURES, waivedFen=20_000))["code"] == "CONFLICT"
    await paid(desk.database, execution, 60_000, at="08-10 10:00")
    await resumed(desk.database, execution, "08-21 10:00")
    again = {"number": FINE_EXECUTION_NUMBER, "at": "08-24 10:00", "measures": MEASURES}
    with refused("AMOUNT_MISMATCH", saying="400元"):
        await agreed(desk.database, execution, "09-10", waiver=f"{MEASURES}，减免400.01元", waived_fen=40_001, **again)
    await agreed(desk.database, execution, "09-10", waiver=f"{MEASURES}，减免400元", waived_fen=40_000, **again)
    await completed(desk.database, execution, at="08-24 11:00")


async def test_reduced_only_for_measures_on_record_and_on_the_paper(desk: Desk) -> None:
    _, execution = await fine_enforced(desk.database)
    refusal = await agree(desk, execution, waivedFen=20_000)
    assert (refusal["code"], refusal["legalBasis"]["article"]) == ("REASON_REQUIRED", "第四十二条第一款")
    assert (await agree(desk, execution, "无", remedialMeasures=MEASURES, waivedFen=20_000))["code"] == "VALIDATION"
    refusal = await agree(desk, execution, f"{MEASURES}，减免500.01元", remedialMeasures=MEASURES, waivedFen=50_001)
    assert refusal["code"] == "AMOUNT_MISMATCH"
    kept = await agree(desk, execution, "无")
    assert kept["proceeding"]["owedFen"] == 100_000
    assert kept["proceeding"]["agreements"][0]["waivedFen"] is None


async def test_what_is_owed_of_a_levy(desk: Desk) -> None:
    seen = "query($id: ID!) { proceeding(id: $id) { owedFen } }"
    undecided = await levy_started(desk.database)
    assert (await desk.read("o-08", "05-20 10:00", seen, id=f"proceeding_{undecided}"))["proceeding"] == {
        "owedFen": None
    }


async def test_what_is_left_of_a_levy_after_a_payment(desk: Desk) -> None:
    seen = "query($id: ID!) { proceeding(id: $id) { owedFen } }"
    levy = await levied(desk.database)
    await paid(desk.database, levy, 1_600)
    assert (await desk.read("o-08", "05-20 10:00", seen, id=f"proceeding_{levy}"))["proceeding"] == {"owedFen": 2_000}


async def test_the_next_acts_name_the_money_until_it_is_paid(desk: Desk) -> None:
    _, execution = await fine_enforced(desk.database)
    assert {"recordProceedingPayment", "agreeExecution"} <= set(await next_acts(desk, execution, "08-04 12:00"))
    await agree(desk, execution, remedialMeasures=MEASURES, waivedFen=20_000)
    agreed_upon = await next_acts(desk, execution, "08-05 12:00")
    assert "recordProceedingPayment" in agreed_upon
    assert not {"agreeExecution", "completeProceeding"} & set(agreed_upon)
    await paid(desk.database, execution, 80_000, at="08-21 10:00")
    settled = await next_acts(desk, execution, "08-21 11:00")
    assert "completeProceeding" in settled
    assert "recordProceedingPayment" not in settled
