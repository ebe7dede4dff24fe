"""Serving, filing, paying, closing: each refusal beside the neighbouring case that succeeds."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import col, select

from api.cases.deadlines import open_deadlines
from api.cases.models import Deadline
from api.database import Database
from api.decisions import acts
from api.decisions.models import Payment
from api.papers.models import Service
from api.vocabulary import PenaltyKind, ServiceMethod, TimelineEventKind
from tests.decisions.refusals import refused
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.papers import spot_decision, spot_filing
from tests.worlds.spot import (
    begun,
    closed,
    decided,
    decided_case,
    filed,
    filed_case,
    handed_over,
    heard,
    inspected_visit,
    paid,
    served_case,
)
from tests.worlds.visits import paper as visit_paper
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database


async def warned_case(county: Database) -> UUID:
    """A case that ended with a warning, served."""
    case_id = await begun(county, await inspected_visit(county))
    await heard(county, case_id)
    document_id = await spot_decision(county, case_id, items=["警告"], amount_fen=0)
    await decided(county, case_id, document_id, kinds=(PenaltyKind.WARNING,), fine_fen=None)
    await handed_over(county, document_id)
    return case_id


async def test_the_decision_is_served_once_and_starts_the_times_that_run_from_it(county: Database) -> None:
    case_id, document_id = await decided_case(county)
    assert await due(county, case_id, "PAY_FINE") is None
    await handed_over(county, document_id, at="05-12 09:00")
    assert await due(county, case_id, "PAY_FINE") == date(2026, 5, 27)
    assert await due(county, case_id, "ASK_RECONSIDERATION") == date(2026, 7, 13), "11 July is a Saturday"
    with refused("CONFLICT", saying="已经送达"):
        await handed_over(county, document_id, at="05-12 09:01")
    (*_, served) = await timeline(county, case_id)
    assert (served.kind, served.text) == (TimelineEventKind.DOCUMENT_SERVED, "直接送达《当场行政处罚决定书》")


async def test_a_warning_starts_no_time_to_pay(county: Database) -> None:
    case_id = await warned_case(county)
    assert await due(county, case_id, "PAY_FINE") is None
    assert await due(county, case_id, "ASK_RECONSIDERATION") == date(2026, 7, 8)
    with refused("INVALID_TRANSITION", saying="没有罚款"):
        await paid(county, case_id)


async def test_only_a_complete_paper_is_served(county: Database) -> None:
    case_id = await begun(county, await inspected_visit(county))
    draft = await spot_decision(county, case_id, issued=False)
    half = await spot_decision(county, case_id, in_force=False, number="望市监当罚〔2026〕00042号")
    with refused("INVALID_TRANSITION", saying="尚未制发"):
        await handed_over(county, draft)
    with refused("INVALID_TRANSITION", saying="尚未签署完毕"):
        await handed_over(county, half)
    with refused("NOT_FOUND"):
        await handed_over(county, uuid4())
    whole = await spot_filing(county, case_id)
    await handed_over(county, whole)
    assert await due(county, case_id, "ASK_RECONSIDERATION") is None, "only the decision starts remedies"


async def test_who_serves_whom_and_how(county: Database) -> None:
    case_id, document_id = await decided_case(county)
    with refused("FORBIDDEN"):
        await handed_over(county, document_id, by="o-13")
    with refused("NOT_FOUND"):
        await handed_over(county, document_id, by="o-11")
    with refused("VALIDATION", saying="不是本案当事人"):
        await handed_over(county, document_id, party="p-05")
    with refused("VALIDATION"):
        await handed_over(county, document_id, signed_by=None)
    with refused("REASON_REQUIRED", "VALIDATION"):
        await handed_over(county, document_id, method=ServiceMethod.LEFT, signed_by=None)
    with refused("CONSENT_REQUIRED"):
        await handed_over(county, document_id, method=ServiceMethod.ELECTRONIC)
    with refused("VALIDATION", saying="见证人"):
        await handed_over(
            county, document_id, method=ServiceMethod.LEFT, signed_by=None, refusal_note="拒绝签收，已录像"
        )
    await handed_over(
        county,
        document_id,
        method=ServiceMethod.LEFT,
        signed_by=None,
        refusal_note="拒绝签收，已录像",
        recording_ref="LX-1",
    )
    async with county.read() as session:
        service = (await session.execute(select(Service).where(col(Service.document_id) == document_id))).scalar_one()
    assert (service.method, service.refusal_note) == (ServiceMethod.LEFT, "拒绝签收，已录像")
    assert (await timeline(county, case_id))[-1].text == "留置送达《当场行政处罚决定书》"


async def test_an_announcement_counts_from_its_last_day(county: Database) -> None:
    case_id, document_id = await decided_case(county)
    officer = await person(county, "o-08")
    term = acts.Announcement(date(2026, 5, 11), date(2026, 6, 10), "门户网站")
    handing = acts.Handing(ServiceMethod.ANNOUNCEMENT, of("p-04"), SHOP, announcement=term)
    async with county.write() as tx:
        await acts.serve_document(tx, document_id, handing, by=officer, at=instant("05-11 09:00"))
    assert await due(county, case_id, "PAY_FINE") == date(2026, 6, 25)


async def test_a_paper_of_the_visit_is_not_served_through_the_case(county: Database) -> None:
    visit_id = await inspected_visit(county)
    await begun(county, visit_id)
    notice = await visit_paper(county, visit_id, "INSPECTION_RESULT_NOTICE")
    with refused("VALIDATION", saying="属于检查"):
        await handed_over(county, notice)


async def test_filing_with_the_organ(county: Database) -> None:
    case_id, _ = await served_case(county)
    foreign = await spot_filing(county, case_id, number="望市监当罚〔2026〕00001号")
    with refused("VALIDATION", saying="文号与本案不一致"):
        await filed(county, case_id, foreign)
    with refused("INVALID_TRANSITION"):
        await filed(county, case_id, await spot_filing(county, case_id, in_force=False))
    report = await spot_filing(county, case_id)
    with refused("FORBIDDEN"):
        await filed(county, case_id, report, by="o-13")
    await filed(county, case_id, report, at="05-21 09:00")
    assert await due(county, case_id, "FILE_ON_THE_SPOT") is None, "late, and met all the same"
    with refused("CONFLICT", saying="已经备案"):
        await filed(county, case_id, report, at="05-21 09:01")


async def test_only_a_decision_is_filed(county: Database) -> None:
    case_id = await begun(county, await inspected_visit(county))
    with refused("INVALID_TRANSITION", saying="尚未作出决定"):
        await filed(county, case_id, await spot_filing(county, case_id))


async def test_payment_in_parts_and_late(county: Database) -> None:
    case_id, _ = await served_case(county)
    await paid(county, case_id, 30_000, receipt="A-1", at="05-20 09:00")
    assert await due(county, case_id, "PAY_FINE") == date(2026, 5, 25), "a part meets nothing"
    with refused("VALIDATION", saying="超过应缴的212元"):
        await paid(county, case_id, 21_201, receipt="A-2", at="05-27 09:00")
    await paid(county, case_id, 21_200, receipt="A-2", at="05-27 09:00")
    assert await due(county, case_id, "PAY_FINE") is None
    async with county.read() as session:
        rows = (await session.execute(select(Payment).order_by(col(Payment.paid_at)))).scalars().all()
    assert [(row.paid_fen, row.surcharge_fen) for row in rows] == [(30_000, 0), (21_200, 1_200)], "two days of 200 yuan"


async def test_a_fine_paid_late_without_its_surcharge_is_not_settled(county: Database) -> None:
    case_id = await filed_case(county)
    await paid(county, case_id, 50_000, receipt="B-1", at="05-26 09:00")
    assert await due(county, case_id, "PAY_FINE") == date(2026, 5, 25)
    with refused("INVALID_TRANSITION", saying="尚欠15元"):
        await closed(county, case_id, at="05-27 10:00")
    await paid(county, case_id, 1_500, receipt="B-2", at="05-28 09:00")
    await closed(county, case_id, at="05-28 10:00")


async def test_a_receipt_is_used_once(county: Database) -> None:
    case_id, _ = await served_case(county)
    await paid(county, case_id, 10_000, receipt="C-1")
    with refused("CONFLICT", saying="C-1已经登记"):
        await paid(county, case_id, 10_000, receipt=" C-1 ")
    with refused("VALIDATION", saying="receiptNo"):
        await paid(county, case_id, 10_000, receipt=" ")
    await paid(county, case_id, 10_000, receipt="C-2")
    assert len([e for e in await timeline(county, case_id) if e.kind is TimelineEventKind.PAYMENT_RECEIVED]) == 2


async def test_who_records_a_payment_and_when(county: Database) -> None:
    case_id, document_id = await decided_case(county)
    with refused("NOT_SERVED"):
        await paid(county, case_id)
    await handed_over(county, document_id)
    with refused("FORBIDDEN"):
        await paid(county, case_id, by="o-13")
    with refused("FORBIDDEN"):
        await paid(county, case_id, by="st-09")
    with refused("NOT_FOUND"):
        await paid(county, case_id, by="o-11")
    with refused("VALIDATION", saying="paidAt"):
        await paid(county, case_id, at="05-12 09:40", paid_at="05-13 09:40")
    await paid(county, case_id, by="st-22", at="05-14 09:00", paid_at="05-12 09:40")
    assert await due(county, case_id, "PAY_FINE") is None


async def test_cash_needs_its_reason_and_is_handed_in(county: Database) -> None:
    case_id, _ = await served_case(county)
    with refused("REASON_REQUIRED"):
        await paid(county, case_id, cash=True, at="05-09 10:28")
    with refused("REASON_REQUIRED"):
        await paid(county, case_id, cash=True, cash_reason="  ", at="05-09 10:28")
    await paid(county, case_id, cash=True, cash_reason="流动摊贩，事后难以执行", at="05-09 10:28")
    assert await due(county, case_id, "HAND_IN_CASH") == date(2026, 5, 12), "Saturday is worked; two working days"
    (*_, payment) = await timeline(county, case_id)
    assert (payment.text, payment.particulars["cashReason"]) == ("当场收缴500元", "流动摊贩，事后难以执行")


async def test_closing_needs_everything(county: Database) -> None:
    case_id, document_id = await decided_case(county)
    with refused("NOT_SERVED", "INVALID_TRANSITION", "INVALID_TRANSITION"):
        await closed(county, case_id)
    await handed_over(county, document_id)
    await filed(county, case_id, await spot_filing(county, case_id))
    with refused("INVALID_TRANSITION", saying="尚欠500元"):
        await closed(county, case_id)
    await paid(county, case_id)
    with refused("REASON_REQUIRED"):
        await closed(county, case_id, reason=" ")
    with refused("FORBIDDEN"):
        await closed(county, case_id, by="o-08")
    with refused("NOT_FOUND"):
        await closed(county, case_id, by="st-30")
    await closed(county, case_id, by="st-09")
    with refused("CONFLICT", saying="已经结案"):
        await closed(county, case_id)


async def test_a_warning_is_closed_without_a_payment(county: Database) -> None:
    case_id = await warned_case(county)
    await filed(county, case_id, await spot_filing(county, case_id))
    await closed(county, case_id, reason="警告已送达")


async def due(county: Database, case_id: UUID, rule: str) -> date | None:
    """The last day of what is open of a deadline."""
    async with county.write() as tx:
        open_ones: list[Deadline] = await open_deadlines(tx, case_id, rule)
    return open_ones[0].due_on if open_ones else None
