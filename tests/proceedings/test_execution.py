"""Compulsory execution from the demand to the spot (强制执行、代履行)."""

from dataclasses import replace

import pytest

from api.database import Database
from api.proceedings import acts
from api.proceedings.performance_models import ExecutionTurnGround, ExecutionTurnKind, TerminationGround
from api.vocabulary import ExecutionKind
from tests.decisions.refusals import refused
from tests.decisions.test_at_once import outcomes
from tests.worlds.proceedings import (
    EXECUTION,
    agreed,
    completed,
    demanded_again,
    executed,
    execution_begun,
    execution_decided,
    levied,
    on_the_spot,
    paid,
    paper,
    ruled_on,
    stage_of,
    started,
    terminated,
    turned,
)
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database


async def test_substitute_performance_from_the_demand_to_the_spot(county: Database) -> None:
    proceeding_id = await execution_decided(county, await levied(county))
    await demanded_again(county, proceeding_id)
    assert await stage_of(county, proceeding_id) == "SERVED"
    await executed(county, proceeding_id)
    assert await stage_of(county, proceeding_id) == "PERFORMING"
    await completed(county, proceeding_id, at="07-31 13:00")
    kinds = [event.kind.value for event in await timeline(county, proceeding_id)]
    assert kinds == [
        "PROCEEDING_STARTED", "DEMANDED", "EXECUTION_DECIDED", "DOCUMENT_SERVED", "DEMANDED", "EXECUTED", "PERFORMED",
    ]  # fmt: skip


async def test_the_duty_must_be_overdue(county: Database) -> None:
    base = await levied(county)
    beginning = replace(EXECUTION, base_proceeding_id=base)
    with refused("INVALID_TRANSITION", saying="2026-05-29"):
        await started(county, beginning, at="05-29 17:00")
    await started(county, beginning, at="05-30 09:00")
    with refused("CONFLICT"):
        await started(county, beginning, at="05-30 10:00")


async def test_what_was_paid_is_not_enforced(county: Database) -> None:
    base = await levied(county)
    await paid(county, base)
    await completed(county, base, at="05-28 10:00")
    with refused("INVALID_TRANSITION", saying="已经履行"):
        await started(county, replace(EXECUTION, base_proceeding_id=base), at="06-01 09:00")


async def test_two_executions_of_one_duty_at_once(county: Database) -> None:
    beginning = replace(EXECUTION, base_proceeding_id=await levied(county))
    both = [started(county, beginning, at="06-01 09:00"), started(county, beginning, by="o-09", at="06-01 09:00")]
    assert await outcomes(both) == ["CONFLICT", "done"]


async def test_only_a_law_gives_the_power(county: Database) -> None:
    beginning = replace(EXECUTION, base_proceeding_id=await levied(county))
    for changed in (replace(beginning, own_power=None), replace(beginning, execution_kind=ExecutionKind.COURT)):
        with refused("FORBIDDEN"):
            await started(county, changed, at="06-01 09:00")


async def test_no_more_money_is_enforced_than_is_owed(county: Database) -> None:
    base = await levied(county)
    money = replace(EXECUTION, base_proceeding_id=base, execution_kind=ExecutionKind.TRANSFER_DEPOSIT)
    with refused("AMOUNT_MISMATCH"):
        await started(county, replace(money, claimed_fen=3_601), at="06-01 09:00")
    await started(county, replace(money, claimed_fen=3_600), at="06-01 09:00")


async def test_the_demand_runs_ten_working_days(county: Database) -> None:
    """Demanded on 1 June: ten working days later is Monday, 15 June."""
    proceeding_id = await execution_begun(county, await levied(county))
    document = await paper(
        county, proceeding_id, "SUBSTITUTE_DECISION", {"budgetFen": 1}, number="望市监代履〔2026〕9号"
    )
    with refused("DEMAND_NOT_OVER", saying="2026-06-15"):
        await ruled_on(county, proceeding_id, document, at="06-15 17:00")
    await ruled_on(county, proceeding_id, document, at="06-16 09:00")


async def test_property_being_hidden_waits_for_no_demand(county: Database) -> None:
    proceeding_id = await execution_begun(county, await levied(county))
    document = await paper(
        county, proceeding_id, "SUBSTITUTE_DECISION", {"budgetFen": 1}, number="望市监代履〔2026〕9号"
    )
    ruling = acts.Ruling(immediate_reason="有证据证明正在转移财物")
    await ruled_on(county, proceeding_id, document, ruling=ruling, at="06-03 09:00")


async def test_not_at_night_nor_on_a_holiday(county: Database) -> None:
    """19 June 2026 is the Dragon Boat Festival; Saturday 27 June is a plain weekend."""
    proceeding_id = await execution_decided(county, await levied(county))
    await demanded_again(county, proceeding_id, at="06-16 12:00")
    for begun, ended in (
        ("06-22 05:59", "06-22 08:00"),
        ("06-22 20:00", "06-22 22:01"),
        ("06-19 09:00", "06-19 10:00"),
    ):
        with refused("FORBIDDEN_TIME"):
            await executed(county, proceeding_id, on_the_spot(begun, ended))
    await executed(
        county,
        proceeding_id,
        on_the_spot("06-22 05:00", "06-22 08:00", emergency_reason="汛期行洪", fulfilled=False, cost_fen=1),
    )
    await executed(county, proceeding_id, on_the_spot("06-27 06:00", "06-27 22:00"))


async def test_demanded_again_three_working_days_before(county: Database) -> None:
    """Demanded again on Thursday 18 June, before a holiday: Wednesday the 24th is the first day."""
    proceeding_id = await execution_decided(county, await levied(county))
    with refused("DEMAND_NOT_OVER"):
        await executed(county, proceeding_id)
    await demanded_again(county, proceeding_id, at="06-18 09:00")
    with refused("DEMAND_NOT_OVER", saying="2026-06-17"):
        await executed(county, proceeding_id, on_the_spot("06-23 09:00", "06-23 10:00"))
    await executed(county, proceeding_id, on_the_spot("06-24 09:00", "06-24 10:00"))


async def test_within_the_budget_supervised_and_filmed(county: Database) -> None:
    proceeding_id = await execution_decided(county, await levied(county))
    await demanded_again(county, proceeding_id)
    with refused("AMOUNT_MISMATCH", saying="200000"):
        await executed(county, proceeding_id, on_the_spot(cost_fen=200_001))
    with refused("VALIDATION", saying="supervisorId"):
        await executed(county, proceeding_id, on_the_spot(supervisor_id=None))
    with refused("RECORDS_MISSING"):
        await executed(county, proceeding_id, on_the_spot(recordings=()))
    await executed(county, proceeding_id, on_the_spot(cost_fen=200_000))


async def test_it_rests_and_goes_on(county: Database) -> None:
    proceeding_id = await execution_decided(county, await levied(county))
    await demanded_again(county, proceeding_id)
    with refused("VALIDATION", saying="通知书"):
        await turned(
            county,
            proceeding_id,
            ExecutionTurnKind.SUSPEND,
            ExecutionTurnGround.UNABLE,
            at="06-18 10:00",
            kind="RESUME",
        )
    await turned(county, proceeding_id, ExecutionTurnKind.SUSPEND, ExecutionTurnGround.UNABLE, at="06-18 10:00")
    assert await stage_of(county, proceeding_id) == "SUSPENDED"
    with refused("CONFLICT"):
        await turned(county, proceeding_id, ExecutionTurnKind.SUSPEND, ExecutionTurnGround.OTHER, at="06-18 11:00")
    with refused("INVALID_TRANSITION", saying="中止执行"):
        await executed(county, proceeding_id)
    await turned(county, proceeding_id, ExecutionTurnKind.RESUME, ExecutionTurnGround.REASON_GONE, at="06-20 10:00")
    await executed(county, proceeding_id)


async def test_an_agreement_is_kept_or_broken(county: Database) -> None:
    proceeding_id = await execution_decided(county, await levied(county))
    await demanded_again(county, proceeding_id)
    with refused("VALIDATION"):
        await agreed(county, proceeding_id, "07-10", "07-01")
    await agreed(county, proceeding_id, "07-01", "07-10")
    with refused("INVALID_TRANSITION", saying="执行协议"):
        await executed(county, proceeding_id)
    with refused("INVALID_TRANSITION"):
        await turned(
            county, proceeding_id, ExecutionTurnKind.RESUME, ExecutionTurnGround.AGREEMENT_BROKEN, at="07-01 10:00"
        )
    await turned(
        county, proceeding_id, ExecutionTurnKind.RESUME, ExecutionTurnGround.AGREEMENT_BROKEN, at="07-02 10:00"
    )
    await executed(county, proceeding_id, on_the_spot("07-06 09:00", "07-06 10:00"))


async def test_terminated_on_a_ground_of_the_law(county: Database) -> None:
    proceeding_id = await execution_decided(county, await levied(county))
    with refused("VALIDATION", saying="没有被撤销"):
        await terminated(county, proceeding_id, TerminationGround.BASE_REVOKED)
    with refused("VALIDATION", saying="未满三年"):
        await terminated(county, proceeding_id, TerminationGround.THREE_YEARS)
    with refused("VALIDATION", saying="终结执行通知书"):
        await terminated(county, proceeding_id, kind="SUSPEND")
    await terminated(county, proceeding_id)
    assert await stage_of(county, proceeding_id) == "TERMINATED"
