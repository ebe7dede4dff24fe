"""A levy and a charge from the standard to the last payment (征收、收费)."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest

from api.database import Database
from api.decisions.models import StatementOutcome
from api.proceedings.assessment import AssessedPart
from api.vocabulary import CaseProcedure
from tests.decisions.refusals import refused
from tests.decisions.test_at_once import outcomes
from tests.worlds.county import of
from tests.worlds.proceedings import (
    LEVY,
    LEVY_PAPER,
    answered,
    cancelled,
    completed,
    levied,
    levy_started,
    paid,
    paper,
    ruled,
    ruled_on,
    served,
    stage_of,
    standard,
    started,
    told,
)
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database


async def test_a_levy_from_its_assessment_to_its_payment(county: Database) -> None:
    proceeding_id = await levy_started(county)
    assert await stage_of(county, proceeding_id) == "STARTED"
    await told(county, proceeding_id)
    assert await stage_of(county, proceeding_id) == "NOTIFIED"
    await answered(county, proceeding_id)
    assert await stage_of(county, proceeding_id) == "STATEMENT"
    await ruled(county, proceeding_id)
    assert await stage_of(county, proceeding_id) == "DECIDED"
    await served(county, proceeding_id)
    assert await stage_of(county, proceeding_id) == "SERVED"
    await paid(county, proceeding_id, 1_600)
    assert await stage_of(county, proceeding_id) == "PERFORMING"
    with refused("INVALID_TRANSITION", saying="尚欠2000分"):
        await completed(county, proceeding_id)
    await paid(county, proceeding_id, 2_000, receipt="F-2")
    await completed(county, proceeding_id)
    assert await stage_of(county, proceeding_id) == "PERFORMED"
    kinds = [event.kind.value for event in await timeline(county, proceeding_id)]
    assert kinds == [
        "PROCEEDING_STARTED", "NOTICE_ISSUED", "STATEMENT_WAIVED", "LEVY_DECIDED", "DOCUMENT_SERVED", "PAYMENT_RECEIVED",
        "PAYMENT_RECEIVED", "PERFORMED",
    ]  # fmt: skip
    with refused("CONFLICT", "VALIDATION", saying="已经结束"):
        await paid(county, proceeding_id, receipt="F-3")


async def test_a_charge_goes_the_same_way(county: Database) -> None:
    charge = replace(LEVY, procedure=CaseProcedure.CHARGE, matter_id=of("m-41"), item="道路占用费")
    proceeding_id = await levy_started(county, charge)
    await told(county, proceeding_id)
    await answered(county, proceeding_id)
    await ruled(county, proceeding_id, "CHARGE_NOTICE", number="望市监缴〔2026〕1号")
    assert [event.kind.value for event in await timeline(county, proceeding_id)][-1] == "CHARGE_NOTIFIED"


async def test_no_money_without_a_published_standard(county: Database) -> None:
    with refused("STANDARD_NOT_PUBLISHED"):
        await started(county, LEVY)
    later = await standard(county, at="05-10 09:00")
    with refused("STANDARD_NOT_PUBLISHED"):
        await started(county, replace(LEVY, standard_id=later))
    await started(county, replace(LEVY, standard_id=later), at="05-10 09:30")


async def test_the_amount_is_price_times_quantity(county: Database) -> None:
    for amount in (3_599, 3_601):
        with refused("AMOUNT_MISMATCH", saying="应为3600分"):
            await levy_started(county, parts=(AssessedPart("围挡占用", Decimal(72), amount),))
    await levy_started(county, parts=(AssessedPart("围挡占用", Decimal("72.019"), 3_600),))


async def test_the_statement_period_runs_five_working_days_unless_waived(county: Database) -> None:
    proceeding_id = await levy_started(county)
    await told(county, proceeding_id)
    document = await paper(county, proceeding_id, "LEVY_DECISION", LEVY_PAPER, number="望市监征〔2026〕1号")
    with refused("NOTICE_REQUIRED", saying="2026-05-15"):
        await ruled_on(county, proceeding_id, document, at="05-15 17:00")
    await ruled_on(county, proceeding_id, document, at="05-16 09:00")


async def test_what_was_said_is_rechecked(county: Database) -> None:
    proceeding_id = await levy_started(county)
    await told(county, proceeding_id)
    await answered(county, proceeding_id, StatementOutcome.HEARD)
    document = await paper(county, proceeding_id, "LEVY_DECISION", LEVY_PAPER, number="望市监征〔2026〕1号")
    with refused("STATEMENT_NOT_RECHECKED"):
        await ruled_on(county, proceeding_id, document)
    await answered(county, proceeding_id, StatementOutcome.HEARD, recheck="经复核面积无误，不予采纳", at="05-10 12:00")
    await ruled_on(county, proceeding_id, document)


async def test_only_a_leader_decides_and_only_once(county: Database) -> None:
    proceeding_id = await levy_started(county)
    await told(county, proceeding_id)
    await answered(county, proceeding_id)
    document = await paper(county, proceeding_id, "LEVY_DECISION", LEVY_PAPER, number="望市监征〔2026〕1号")
    with refused("FORBIDDEN"):
        await ruled_on(county, proceeding_id, document, by="st-22")
    with refused("NOT_FOUND"):
        await ruled_on(county, proceeding_id, document, by="st-30")
    at_once = [ruled_on(county, proceeding_id, document), ruled_on(county, proceeding_id, document)]
    assert await outcomes(at_once) == ["CONFLICT", "done"]


async def test_two_payments_of_the_whole_at_once_do_not_overpay(county: Database) -> None:
    proceeding_id = await levied(county)
    assert await outcomes([paid(county, proceeding_id), paid(county, proceeding_id, receipt="F-2")]) == [
        "VALIDATION",
        "done",
    ]


async def test_a_receipt_is_used_once(county: Database) -> None:
    proceeding_id = await levied(county)
    await paid(county, proceeding_id, 100)
    with refused("CONFLICT", saying="F-1"):
        await paid(county, proceeding_id, 100)


async def test_cancelled_before_the_decision_only(county: Database) -> None:
    proceeding_id = await levy_started(county)
    with refused("REASON_REQUIRED"):
        await cancelled(county, proceeding_id, reason=" ")
    await cancelled(county, proceeding_id)
    assert await stage_of(county, proceeding_id) == "CANCELLED"
    with refused("CONFLICT"):
        await told(county, proceeding_id)
    decided = await levied_again(county)
    with refused("INVALID_TRANSITION"):
        await cancelled(county, decided, at="05-20 10:00")


async def levied_again(county: Database) -> UUID:
    """A second levy, under another standard and other numbers."""
    standard_id = await standard(county)
    proceeding_id = await started(county, replace(LEVY, standard_id=standard_id))
    await told(county, proceeding_id, number="望市监征告〔2026〕2号")
    await answered(county, proceeding_id)
    await ruled(county, proceeding_id, number="望市监征〔2026〕2号")
    return proceeding_id


async def test_a_stranger_and_another_organ(county: Database) -> None:
    proceeding_id = await levy_started(county)
    with refused("FORBIDDEN"):
        await told(county, proceeding_id, by="o-13")
    with refused("NOT_FOUND"):
        await told(county, proceeding_id, by="o-11", number="望市监征告〔2026〕9号")
