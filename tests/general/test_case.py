"""The warehouse's case from the clue to its closing, at the legal times of the sample's first case: events and limits."""

from datetime import date
from uuid import UUID

import pytest
from sqlmodel import col, select

from api.cases import acts as case_acts
from api.cases.models import Case, Deadline, DeadlineMet
from api.database import Database
from api.decisions import acts
from api.decisions.models import Decision
from api.ledger.models import CaseSummary
from api.vocabulary import PenaltyStage, ReviewTiming, TimelineEventKind
from tests.worlds import general as play
from tests.worlds.county import instant, person
from tests.worlds.general import LIGHTER, TOLD
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
K = TimelineEventKind


async def limits(county: Database, case_id: UUID) -> dict[str, list[tuple[date, date, date | None]]]:
    """Every limit of a case by its rule: from, due, met."""
    query = (
        select(col(Deadline.rule), col(Deadline.starts_on), col(Deadline.due_on), col(DeadlineMet.met_on))
        .outerjoin(DeadlineMet, col(DeadlineMet.deadline_id) == col(Deadline.id))
        .where(col(Deadline.owner_id) == case_id)
        .order_by(col(Deadline.id))
    )
    found: dict[str, list[tuple[date, date, date | None]]] = {}
    async with county.read() as session:
        for rule, start, due, met in await session.execute(query):
            found.setdefault(rule, []).append((start, due, met))
    return found


async def stage(county: Database, case_id: UUID) -> str:
    """The stage that readers see."""
    async with county.read() as session:
        return (await session.get_one(CaseSummary, case_id)).stage


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


async def test_the_case_leaves_the_timeline_and_limits_of_the_sample(county: Database) -> None:
    case_id = await play.registered(county)
    assert await stage(county, case_id) == PenaltyStage.CLUE
    await play.verified(county, case_id)
    assert await stage(county, case_id) == PenaltyStage.VERIFYING
    await play.filed(county, case_id)
    assert await stage(county, case_id) == PenaltyStage.FILED
    await play.credential_shown(county, case_id)
    await play.inquired(county, case_id)
    assert await stage(county, case_id) == PenaltyStage.INVESTIGATING
    await play.investigated(county, case_id)
    await play.review_on_record(county, case_id, TOLD, at="05-21 15:00")
    await play.noticed(county, case_id)
    assert await stage(county, case_id) == PenaltyStage.NOTIFIED
    statement = await play.defended(county, case_id)
    await play.hearing_requested(county, case_id)
    await play.hearing_notified(county, case_id)
    await play.hearing_held(county, case_id)
    assert await stage(county, case_id) == PenaltyStage.HEARING
    await play.rechecked(county, statement, reweighed=LIGHTER)
    await play.review_on_record(county, case_id, LIGHTER, at="07-01 10:30", timing=ReviewTiming.POST_HEARING)
    await play.discussed(county, case_id)
    paper, _ = await play.decided(county, case_id)
    assert await stage(county, case_id) == PenaltyStage.DECIDED
    await play.handed_over(county, paper)
    assert await stage(county, case_id) == PenaltyStage.SERVED
    _leader, officer = await person(county, "st-09"), await person(county, "o-08")
    async with county.write() as tx:
        money = acts.Receipt(10_000_000, instant("07-15 11:12"), "DEMO-PJ-000871", "望岭县晨溪超市有限公司")
        await acts.record_payment(tx, case_id, money, by=officer, at=instant("07-15 11:12"))
    await play.closed(county, case_id, at="07-20 15:00", number="望市监罚〔2026〕19号")
    assert await stage(county, case_id) == PenaltyStage.CLOSED

    assert [event.kind for event in await timeline(county, case_id)] == [
        K.CLUE_REGISTERED, K.CLUE_VERIFIED, K.CASE_FILED, K.CREDENTIAL_SHOWN, K.INQUIRY, K.INVESTIGATION_CLOSED,
        K.NOTICE_ISSUED, K.STATEMENT_RECEIVED, K.HEARING_REQUESTED, K.HEARING_NOTIFIED, K.HEARING_HELD, K.DEFENCE_RECHECKED,
        K.COLLECTIVE_DISCUSSED, K.DECISION_MADE, K.DOCUMENT_SERVED, K.PAYMENT_RECEIVED, K.CASE_CLOSED,
    ]  # fmt: skip
    found = await limits(county, case_id)
    assert found["VERIFY_CLUE"] == [(day("03-31"), day("04-22"), day("04-03"))]
    assert found["ASK_HEARING"] == [(day("05-26"), day("06-02"), day("05-29"))]
    assert found["DECIDE_CASE"] == [
        (day("04-03"), day("07-02"), day("06-16")),
        (day("04-03"), day("07-20"), day("07-02")),
    ], "eighteen days of the hearing do not count"
    assert found["SERVE_DECISION"] == [(day("07-02"), day("07-13"), day("07-03"))]
    assert found["DISCLOSE_PENALTY"] == [(day("07-02"), day("07-13"), None)]
    assert found["PAY_FINE"] == [(day("07-03"), day("07-20"), day("07-15"))]
    assert found["ASK_RECONSIDERATION"] == [(day("07-03"), day("09-01"), None)]
    assert found["SUE"] == [(day("07-03"), date(2027, 1, 4), None)]
    async with county.read() as session:
        case = await session.get_one(Case, case_id)
        decision = (await session.execute(select(Decision).where(col(Decision.case_id) == case_id))).scalar_one()
        summary = await session.get_one(CaseSummary, case_id)
    assert (case.case_number, decision.number, decision.fine_fen) == (
        "望市监立〔2026〕21号", "望市监罚〔2026〕19号", 10_000_000,
    )  # fmt: skip
    assert (summary.decided_on, summary.fine_fen, summary.paid_fen) == (day("07-02"), 10_000_000, 10_000_000)
    assert decision.remedy["reconsiderationFirst"] is False


async def test_verification_is_extended_once_by_a_leader(county: Database) -> None:
    case_id = await play.registered(county)
    leader = await person(county, "st-09")
    async with county.write() as tx:
        await case_acts.extend_verification(tx, case_id, reason="需要检测", by=leader, at=instant("04-22 09:00"))
    found = await limits(county, case_id)
    assert found["VERIFY_CLUE"] == [(day("03-31"), day("04-22"), day("04-22"))]
    assert found["EXTEND_VERIFICATION"] == [(day("04-22"), day("05-15"), None)]


async def test_what_was_not_the_case_s_day_does_not_count(county: Database) -> None:
    """A suspension of ten days moves the time for the decision by as many."""
    case_id = await play.under_investigation(county)
    leader = await person(county, "st-09")
    async with county.write() as tx:
        await case_acts.suspend_investigation(tx, case_id, reason="等待检验", by=leader, at=instant("04-10 09:00"))
    assert await stage(county, case_id) == PenaltyStage.SUSPENDED
    async with county.write() as tx:
        await case_acts.resume_investigation(tx, case_id, reason="检验完成", by=leader, at=instant("04-20 09:00"))
    assert await stage(county, case_id) == PenaltyStage.INVESTIGATING
    found = await limits(county, case_id)
    assert found["DECIDE_CASE"] == [
        (day("04-03"), day("07-02"), day("04-20")),
        (day("04-03"), day("07-12"), None),
    ]


async def test_more_time_once_by_a_leader_then_by_all(county: Database) -> None:
    case_id = await play.under_investigation(county)
    leader = await person(county, "st-09")
    async with county.write() as tx:
        await case_acts.extend_case(tx, case_id, reason="案情复杂", by=leader, at=instant("07-02 17:00"))
    record = await play.form(county, case_id, "COLLECTIVE_DISCUSSION_RECORD")
    async with county.write() as tx:
        await case_acts.extend_case(
            tx,
            case_id,
            reason="仍不能办结",
            discussion_document_id=record,
            days=45,
            by=leader,
            at=instant("08-01 17:00"),
        )
    found = await limits(county, case_id)
    assert found["EXTEND_CASE"] == [
        (day("07-02"), day("08-01"), day("08-01")),
        (day("08-01"), day("09-15"), None),
    ]
