"""Reconsideration and litigation from the papers to the refund (复议、诉讼)."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlmodel import col, select

from api.database import Database
from api.proceedings.models import ProceedingDecision
from api.proceedings.performance_models import TerminationGround
from api.vocabulary import RemedyKind, RemedyResult
from tests.decisions.refusals import refused
from tests.decisions.test_at_once import outcomes
from tests.worlds import general
from tests.worlds.county import of
from tests.worlds.proceedings import completed, levied, stage_of
from tests.worlds.proceedings import paid as levy_paid
from tests.worlds.proceedings import terminated as proceeding_terminated
from tests.worlds.remedies import (
    concluded,
    contested,
    forwarded,
    limits,
    refunded,
    replied,
    stay_lifted,
    stayed,
)
from tests.worlds.spot import paid, served_case
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
LESS = replace(general.SMALL, fine_fen=4_000_000)


async def test_a_reconsideration_that_upholds(county: Database) -> None:
    """Received on Friday 22 May; ten working days later is 5 June. The result of 10 July leaves fifteen days to sue."""
    case_id, document = await served_case(county)
    remedy_id = await contested(county, document)
    assert await limits(county, case_id, "REPLY_RECONSIDERATION") == [("2026-06-05", None)]
    await replied(county, remedy_id, case_id, on="06-05")
    assert await limits(county, case_id, "REPLY_RECONSIDERATION") == [("2026-06-05", "2026-06-05")]
    await concluded(county, remedy_id, RemedyResult.UPHELD, on="07-10")
    assert await limits(county, case_id, "SUE_AFTER_RECONSIDERATION") == [("2026-07-27", None)]
    kinds = [event.kind.value for event in await timeline(county, case_id)]
    assert kinds[-3:] == ["REMEDY_RECEIVED", "REMEDY_REPLIED", "REMEDY_RESULT"]
    assert await stage_of(county, case_id) == "SERVED"


async def test_five_working_days_in_the_simple_procedure_fifteen_days_in_court(county: Database) -> None:
    case_id, document = await served_case(county)
    remedy_id = await contested(county, document, simple=True)
    assert await limits(county, case_id, "REPLY_RECONSIDERATION_SIMPLE") == [("2026-05-29", None)]
    await concluded(county, remedy_id, RemedyResult.DISMISSED, on="06-10")
    await contested(county, document, kind=RemedyKind.LITIGATION, filed="06-20", received="06-22", at="06-22 10:00")
    assert await limits(county, case_id, "REPLY_LITIGATION") == [("2026-07-07", None)]


async def test_an_application_through_the_organ_is_forwarded_in_five_working_days(county: Database) -> None:
    case_id, document = await served_case(county)
    remedy_id = await contested(county, document, through_organ=True)
    assert await limits(county, case_id, "FORWARD_RECONSIDERATION") == [("2026-05-29", None)]
    with refused("REASON_REQUIRED"):
        await forwarded(county, remedy_id, on="05-25", opinion=" ")
    await forwarded(county, remedy_id, on="05-29")
    assert await limits(county, case_id, "FORWARD_RECONSIDERATION") == [("2026-05-29", "2026-05-29")]
    with refused("CONFLICT"):
        await forwarded(county, remedy_id, on="05-29")


async def test_a_general_case_is_decided_anew_after_its_decision_was_taken_away(database: Database) -> None:
    await general.build_general_county(database)
    case_id, document = await general.decided_small(database)
    await general.handed_over(database, document, at="06-04 09:00")
    remedy_id = await contested(database, document, filed="06-10", received="06-11", at="06-11 10:00")
    with refused("CONFLICT", saying="已经作出决定"):
        await general.decided(database, case_id, LESS, at="07-09 09:00", number="望市监罚〔2026〕30号")
    await concluded(database, remedy_id, RemedyResult.REDO, on="07-10")
    await general.decided(database, case_id, LESS, at="07-20 09:00", number="望市监罚〔2026〕31号")


async def test_revoked_and_ordered_again(county: Database) -> None:
    """The decision is gone, the case is where it was before it, and the money goes back."""
    case_id, document = await served_case(county)
    await paid(county, case_id)
    remedy_id = await contested(county, document)
    await concluded(county, remedy_id, RemedyResult.REDO, on="07-10")
    assert await stage_of(county, case_id) == "STATEMENT_DEFENCE"
    with refused("AMOUNT_MISMATCH", saying="50000"):
        await refunded(county, remedy_id, 49_999, on="07-20")
    await refunded(county, remedy_id, 50_000, on="07-20")
    with refused("CONFLICT"):
        await refunded(county, remedy_id, 50_000, on="07-21")
    with refused("INVALID_TRANSITION", saying="撤销"):
        await contested(county, document, filed="07-15", received="07-16", at="07-22 10:00")


async def test_changed_to_less(county: Database) -> None:
    case_id, document = await served_case(county)
    await paid(county, case_id)
    remedy_id = await contested(county, document)
    with refused("VALIDATION", saying="amountFen"):
        await concluded(county, remedy_id, RemedyResult.CHANGED, on="07-10")
    with refused("VALIDATION", saying="amountFen"):
        await concluded(county, remedy_id, RemedyResult.UPHELD, on="07-10", amount=1)
    await concluded(county, remedy_id, RemedyResult.CHANGED, on="07-10", amount=30_000)
    await refunded(county, remedy_id, 20_000, on="07-20")
    assert await stage_of(county, case_id) == "EXECUTING"


async def test_a_stay_is_granted_and_lifted(county: Database) -> None:
    _, document = await served_case(county)
    remedy_id = await contested(county, document)
    with refused("INVALID_TRANSITION"):
        await stay_lifted(county, remedy_id, on="05-23")
    with refused("VALIDATION"):
        await stayed(county, remedy_id, on="05-21")
    await stayed(county, remedy_id, on="05-23")
    with refused("CONFLICT"):
        await stayed(county, remedy_id, on="05-24")
    await stay_lifted(county, remedy_id, on="05-25")
    await stayed(county, remedy_id, on="05-26")
    await concluded(county, remedy_id, RemedyResult.UPHELD, on="06-26")
    with refused("INVALID_TRANSITION"):
        await stay_lifted(county, remedy_id, on="06-27")


async def test_one_remedy_at_a_time_by_a_party_and_in_order(county: Database) -> None:
    case_id, document = await served_case(county)
    with refused("VALIDATION", saying="filedOn"):
        await contested(county, document, filed="05-08")
    with refused("VALIDATION", saying="applicantId"):
        await contested(county, document, applicant=of("p-05"))
    with refused("VALIDATION", saying="行政诉讼"):
        await contested(county, document, kind=RemedyKind.LITIGATION, simple=True)
    with refused("FORBIDDEN"):
        await contested(county, document, by="o-13")
    with refused("NOT_FOUND"):
        await contested(county, document, by="o-11")
    assert await outcomes([contested(county, document), contested(county, document)]) == ["CONFLICT", "done"]
    assert [event.kind.value for event in await timeline(county, case_id)].count("REMEDY_RECEIVED") == 1


async def test_a_reply_is_to_its_own_application(county: Database) -> None:
    case_id, document = await served_case(county)
    remedy_id = await contested(county, document)
    with refused("VALIDATION", saying="案号"):
        await replied(county, remedy_id, case_id, on="06-01", number="望政复〔2026〕8号")
    await replied(county, remedy_id, case_id, on="06-01")
    with refused("CONFLICT"):
        await replied(county, remedy_id, case_id, on="06-02")


async def test_a_contested_levy_is_terminated_when_it_is_revoked(county: Database) -> None:
    proceeding_id = await levied(county)
    await levy_paid(county, proceeding_id, 1_000)
    document = await decision_document(county, proceeding_id)
    remedy_id = await contested(county, document)
    await concluded(county, remedy_id, RemedyResult.REVOKED, on="07-10")
    await refunded(county, remedy_id, 1_000, on="07-20")
    with refused("INVALID_TRANSITION"):
        await completed(county, proceeding_id, at="07-20 11:00")
    await proceeding_terminated(
        county, proceeding_id, TerminationGround.BASE_REVOKED, number="望市监征〔2026〕1号", at="07-21 10:00"
    )
    assert await stage_of(county, proceeding_id) == "TERMINATED"


async def decision_document(database: Database, proceeding_id: UUID) -> UUID:
    """The paper of a proceeding's decision."""
    async with database.read() as session:
        query = select(ProceedingDecision.document_id).where(col(ProceedingDecision.proceeding_id) == proceeding_id)
        return (await session.execute(query)).scalar_one()
