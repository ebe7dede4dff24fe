"""Each refusal on the database beside the neighbouring case that succeeds."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from api.cases import acts as case_acts
from api.cases.models import Case, CaseOfficer
from api.cases.proceeding_models import RecusalOrigin, RecusalTarget
from api.cases.progress import Verified
from api.database import Database
from api.decisions import acts
from api.decisions.fines import Instalment
from api.decisions.hearing_models import DischargeGround
from api.ledger.event import record
from api.ledger.models import CaseSummary, Event
from api.papers.models import DocumentVoid
from api.registry.models import Delegation, Matter
from api.vocabulary import MatterStatus, PenaltyStage, StaffRole, TimelineEventKind
from tests.decisions.refusals import refused
from tests.general.test_case import day, limits
from tests.worlds import general as play
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.general import LIGHTER, SMALL, TOLD
from tests.worlds.spot import inspected_visit
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
K = TimelineEventKind


async def stage(county: Database, case_id: UUID) -> str:
    """The stage that readers see."""
    async with county.read() as session:
        return (await session.get_one(CaseSummary, case_id)).stage


async def test_a_clue_adopts_its_visit_once(county: Database) -> None:
    visit = await inspected_visit(county)
    adopting: dict[str, Any] = {"visit_id": visit, "received_on": date(2026, 5, 9), "officer_ids": ()}
    with refused("FORBIDDEN"):
        await play.registered(county, at="05-09 16:00", who="o-07", **adopting)
    case_id = await play.registered(county, at="05-09 16:00", **adopting)
    async with county.read() as session:
        case = await session.get_one(Case, case_id)
        officers = select(CaseOfficer.officer_id).where(col(CaseOfficer.case_id) == case_id)
        assert set((await session.execute(officers)).scalars()) == {of("o-08"), of("o-09")}
    assert case.origin_visit_id == visit
    with refused("CONFLICT", saying="已经转为案件"):
        await play.registered(county, at="05-09 16:01", **adopting)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"matter_id": uuid4()}, "NOT_FOUND"), ({"matter_id": of("m-20")}, "FORBIDDEN"), ({"matter_id": of("m-07")}, "VALIDATION"),
        ({"received_on": date(2026, 4, 1)}, "VALIDATION"), ({"name": " "}, "VALIDATION"), ({"summary": ""}, "VALIDATION"),
        ({"party_id": uuid4()}, "NOT_FOUND"), ({"officer_ids": (uuid4(),)}, "NOT_FOUND"), ({"visit_id": uuid4()}, "NOT_FOUND"),
        ({"complainant_id": uuid4()}, "NOT_FOUND"), ({"officer_ids": (of("o-08"), of("o-11"))}, "NOT_FOUND"),
    ],
)  # fmt: skip
async def test_a_clue_that_is_none(county: Database, changes: dict[str, Any], code: str) -> None:
    with refused(code):
        await play.registered(county, **changes)
    async with county.read() as session:
        assert (await session.execute(select(sa.func.count()).select_from(Case))).scalar_one() == 0
    assert await play.registered(county)


async def test_filing_needs_what_the_law_asks(county: Database) -> None:
    case_id = await play.registered(county)
    with refused("INVALID_TRANSITION", saying="尚未核查"):
        await play.filed(county, case_id)
    await play.verified(county, case_id, Verified(True, True, False))
    with refused("INVALID_TRANSITION", saying="管辖"):
        await play.filed(county, case_id, number="望市监立〔2026〕22号")
    await play.verified(county, case_id)
    with refused("FORBIDDEN"):
        await play.filed(county, case_id, signed_by="st-15", number="望市监立〔2026〕23号")
    with refused("FORBIDDEN"):
        await play.filed(county, case_id, leader="st-22", number="望市监立〔2026〕24号")
    with refused("OFFICER_NOT_QUALIFIED"):
        await play.filed(county, case_id, officers=["o-08", "o-11"], number="望市监立〔2026〕25号")
    with refused("TWO_OFFICERS_REQUIRED"):
        await play.filed(county, case_id, officers=["o-08"], number="望市监立〔2026〕26号")
    with refused("NOT_FOUND"):
        await play.filed(county, case_id, leader="st-30", number="望市监立〔2026〕27号")
    await play.filed(county, case_id, officers=["o-08", "o-07"], number="望市监立〔2026〕28号")
    with refused("CONFLICT"):
        await play.filed(county, case_id, number="望市监立〔2026〕29号")
    with refused("FORBIDDEN"):
        await play.credential_shown(county, case_id, who="o-09")


async def test_an_old_act_is_not_filed(county: Database) -> None:
    late = await play.registered(county, violation_ended_on=date(2024, 3, 30))
    await play.verified(county, late)
    with refused("TIME_BARRED", saying="2026-03-30"):
        await play.filed(county, late)
    grave = await play.registered(county, violation_ended_on=date(2024, 3, 30), grave_harm=True)
    await play.verified(county, grave)
    await play.filed(county, grave, number="望市监立〔2026〕22号")


async def test_a_reporter_is_told_when_nothing_is_filed(county: Database) -> None:
    case_id = await play.registered(county, complainant_id=of("p-07"))
    paper = await play.form(county, case_id, "FILING_APPROVAL", leader="st-09", number="望市监不立〔2026〕3号")
    leader = await person(county, "st-09")
    with refused("VALIDATION", saying="举报人"):
        async with county.write() as tx:
            await case_acts.refuse_filing(tx, case_id, paper, reason="查无实据", by=leader, at=instant("04-03 09:00"))
    with refused("REASON_REQUIRED"):
        async with county.write() as tx:
            await case_acts.refuse_filing(
                tx, case_id, paper, reason=" ", reporter_told=True, by=leader, at=instant("04-03 09:00")
            )
    async with county.write() as tx:
        await case_acts.refuse_filing(
            tx, case_id, paper, reason="查无实据", reporter_told=True, by=leader, at=instant("04-03 09:00")
        )
    assert await stage(county, case_id) == PenaltyStage.NOT_FILED
    with refused("INVALID_TRANSITION", saying="不予立案"):
        await play.verified(county, case_id)
    assert all(
        "秦" not in event.text and "秦" not in str(event.particulars) for event in await timeline(county, case_id)
    )


async def test_nobody_is_asked_without_a_credential(county: Database) -> None:
    case_id = await play.registered(county)
    await play.verified(county, case_id)
    with refused("INVALID_TRANSITION", "CREDENTIAL_NOT_SHOWN"):
        await play.inquired(county, case_id)
    await play.filed(county, case_id)
    await play.credential_shown(county, case_id)
    with refused("CREDENTIAL_NOT_SHOWN"):
        await play.inquired(county, case_id, at="04-09 09:32")
    with refused("CREDENTIAL_NOT_SHOWN"):
        await play.inquired(county, case_id, place=SHOP + "仓库")
    await play.inquired(county, case_id)


async def test_a_credential_shown_outside_the_investigation_moves_no_stage(county: Database) -> None:
    case_id = await play.registered(county)
    await play.credential_shown(county, case_id, at="04-01 09:00")
    assert await stage(county, case_id) == PenaltyStage.VERIFYING
    told = await _told_after(county, case_id)
    await play.credential_shown(county, told, at="05-27 09:00")
    assert await stage(county, told) == PenaltyStage.NOTIFIED


async def _told_after(county: Database, case_id: UUID) -> UUID:
    await play.verified(county, case_id)
    await play.filed(county, case_id)
    await play.credential_shown(county, case_id)
    await play.inquired(county, case_id)
    await play.investigated(county, case_id)
    await play.noticed(county, case_id, SMALL, offered=False)
    return case_id


async def test_the_notice_states_what_is_proposed(county: Database) -> None:
    case_id = await play.examined(county)
    with refused("HEARING_REQUIRED", "LEGAL_REVIEW_REQUIRED"):
        await play.noticed(county, case_id, offered=False)
    with refused("LEGAL_REVIEW_REQUIRED"):
        await play.noticed(county, case_id, number="望市监罚告〔2026〕18号")
    with refused("VALIDATION", saying="不属于听证范围"):
        await play.noticed(county, case_id, SMALL, number="望市监罚告〔2026〕19号")
    with refused("FINE_OUT_OF_RANGE", saying="一般"):
        await play.noticed(county, case_id, replace(SMALL, band="一般"), offered=False, number="望市监罚告〔2026〕20号")
    await play.noticed(county, case_id, SMALL, offered=False, number="望市监罚告〔2026〕21号")


async def test_a_notice_is_not_served_like_any_paper(county: Database) -> None:
    case_id = await play.examined(county)
    paper = await play.form(county, case_id, "PENALTY_NOTICE", play.stated(SMALL, hearingOffered=False))
    with refused("VALIDATION", saying="serveNotice"):
        await play.handed_over(county, paper, at="05-26 10:00")


async def test_the_period_is_waited_for_unless_waived(county: Database) -> None:
    case_id = await play.told_small(county)
    document = await play.form(county, case_id, "PENALTY_DECISION", play.stated(SMALL), number="望市监罚〔2026〕19号")
    with refused("NOTICE_REQUIRED", saying="2026-06-02"):
        await play.decided_on(county, case_id, document, SMALL, at="06-02 17:00")
    officer = await person(county, "o-08")
    async with county.write() as tx:
        await acts.waive_statement(tx, case_id, speaker="经纬", content="我放弃", by=officer, at=instant("05-27 09:00"))
    await play.decided_on(county, case_id, document, SMALL, at="05-27 10:00")


async def test_a_defence_is_rechecked_and_never_raises(county: Database) -> None:
    case_id = await play.told_small(county)
    statement = await play.defended(county, case_id)
    with refused("CONFLICT"):
        await play.defended(county, case_id, at="05-28 14:01")
    with refused("STATEMENT_NOT_RECHECKED"):
        await play.decided(county, case_id, SMALL, at="06-03 09:30")
    more = replace(SMALL, fine_fen=5_000_001)
    with refused("HEAVIER_AFTER_DEFENCE"):
        await play.rechecked(county, statement, at="05-29 09:00", reweighed=more)
    with refused("VALIDATION", saying="adopted"):
        await play.rechecked(county, statement, at="05-29 09:00", reweighed=SMALL, adopted=False)
    await play.rechecked(county, statement, at="05-29 09:00")
    with refused("CONFLICT"):
        await play.rechecked(county, statement, at="05-29 09:01")
    with refused("HEAVIER_AFTER_DEFENCE"):
        await play.decided(county, case_id, more, at="06-03 09:30", number="望市监罚〔2026〕20号")
    with refused("HEAVIER_AFTER_DEFENCE", saying="newFacts"):
        await play.noticed(county, case_id, more, at="06-03 10:00", offered=False, number="望市监罚告〔2026〕18号")
    await play.noticed(
        county, case_id, more, at="06-03 10:00", offered=False, new_facts="又查明一台", number="望市监罚告〔2026〕19号"
    )
    with refused("NOTICE_REQUIRED", saying="2026-06-10"):
        await play.decided(county, case_id, more, at="06-10 17:00", number="望市监罚〔2026〕21号")
    await play.decided(county, case_id, more, at="06-11 09:00", number="望市监罚〔2026〕22号")


async def large(county: Database) -> UUID:
    """A case with a notice that offers a hearing."""
    case_id = await play.examined(county)
    await play.review_on_record(county, case_id, TOLD, at="05-21 15:00")
    await play.noticed(county, case_id)
    return case_id


async def test_a_hearing_asked_for_in_time(county: Database) -> None:
    case_id = await large(county)
    with refused("INVALID_TRANSITION", saying="2026-06-02"):
        await play.hearing_requested(county, case_id, at="06-03 00:00")
    await play.hearing_requested(county, case_id, at="06-02 23:59")
    with refused("CONFLICT"):
        await play.hearing_requested(county, case_id, at="06-02 23:59")
    with refused("VALIDATION", saying="2026-06-13"):
        await play.hearing_notified(county, case_id, on="06-12 09:00")
    with refused("FORBIDDEN", saying="不是听证主持人"):
        await play.hearing_notified(county, case_id, host="st-05", number="望市监听通〔2026〕4号")
    with refused("REASON_REQUIRED"):
        await play.hearing_notified(county, case_id, public=False, number="望市监听通〔2026〕5号")
    with refused("INVALID_TRANSITION", "FORBIDDEN", saying="尚未通知"):
        await play.hearing_held(county, case_id)
    await play.hearing_notified(county, case_id, on="06-15 09:00", number="望市监听通〔2026〕6号")
    with refused("HEARING_REQUIRED", "COLLECTIVE_DISCUSSION_REQUIRED"):
        await play.decided(county, case_id, TOLD, at="06-10 09:00")
    with refused("INVALID_TRANSITION"):
        await play.hearing_held(county, case_id, at="06-14 11:00")
    with refused("RECORDS_MISSING"):
        await play.hearing_held(county, case_id, at="06-15 11:00", signed=False)
    await play.hearing_held(county, case_id, at="06-15 11:00")
    with refused("LEGAL_REVIEW_REQUIRED", "COLLECTIVE_DISCUSSION_REQUIRED"):
        await play.decided(county, case_id, TOLD, at="06-16 09:00", number="望市监罚〔2026〕20号")


async def test_a_host_who_signed_as_officer_under_another_duty(county: Database) -> None:
    """A lent role does not wash off what was done before: who signed as an officer does not preside."""
    case_id = await large(county)
    await play.hearing_requested(county, case_id)
    async with county.write() as tx:
        tx.add(Delegation(
            id=uuid4(), staff_id=of("st-22"), organ_id=of("wl-amr"), role=StaffRole.HEARING_HOST, valid_from=day("06-01"),
            valid_to=day("06-30"),
        ))  # fmt: skip
    await play.hearing_notified(county, case_id, host="st-22")
    head = await person(county, "st-22", day("06-02"))
    async with county.write() as tx:
        await record(
            tx, K.EVIDENCE_COLLECTED, owner_id=case_id, organ_id=of("wl-amr"), by=[head], at=instant("04-20 10:00"),
            text="收到复函",
        )  # fmt: skip
    with refused("CONFLICT_OF_ROLE"):
        await play.hearing_notified(county, case_id, host="st-22", number="望市监听通〔2026〕4号")


async def test_a_hearing_given_up(county: Database) -> None:
    case_id = await large(county)
    officer = await person(county, "o-08")
    with refused("INVALID_TRANSITION"):
        async with county.write() as tx:
            await acts.withdraw_hearing_request(tx, case_id, statement="撤回", by=officer, at=instant("05-30 09:00"))
    await play.hearing_requested(county, case_id)
    with refused("VALIDATION"):
        async with county.write() as tx:
            await acts.withdraw_hearing_request(tx, case_id, statement=" ", by=officer, at=instant("05-30 09:00"))
    async with county.write() as tx:
        await acts.withdraw_hearing_request(tx, case_id, statement="自愿撤回", by=officer, at=instant("05-30 09:00"))
    assert await stage(county, case_id) == PenaltyStage.STATEMENT_DEFENCE
    await play.discussed(county, case_id, TOLD, at="06-03 09:00")
    await play.decided(county, case_id, TOLD, at="06-03 10:00")


async def test_who_stays_away_gives_the_hearing_up(county: Database) -> None:
    case_id = await large(county)
    await play.hearing_requested(county, case_id)
    await play.hearing_notified(county, case_id)
    await play.hearing_held(county, case_id, attended=False, signed=False)
    assert (await timeline(county, case_id))[-1].text.startswith("当事人无正当理由拒不出席")


async def test_leaders_discuss_together(county: Database) -> None:
    case_id = await large(county)
    with refused("COLLECTIVE_DISCUSSION_REQUIRED"):
        await play.discussed(county, case_id, voices=("st-01",))
    with refused("VALIDATION"):
        await play.discussed(county, case_id, voices=("st-09", "st-15"))
    with refused("FINE_OUT_OF_RANGE"):
        await play.discussed(county, case_id, replace(LIGHTER, band="从重"))
    with refused("NOT_FOUND"):
        await play.discussed(county, case_id, voices=("st-01", "st-30"))
    await play.discussed(county, case_id)


async def test_a_void_or_unsealed_decision_decides_nothing(county: Database) -> None:
    case_id = await play.told_small(county)
    unsealed = await play.form(county, case_id, "PENALTY_DECISION", play.stated(SMALL), in_force=False)
    with refused("INVALID_TRANSITION", saying="尚未签署"):
        await play.decided_on(county, case_id, unsealed, SMALL, at="06-03 09:30")
    void = await play.form(county, case_id, "PENALTY_DECISION", play.stated(SMALL), number="望市监罚〔2026〕18号")
    async with county.write() as tx:
        tx.add(DocumentVoid(
            document_id=void, organ_id=of("wl-amr"), reason="误", voided_by=of("st-01"), voided_at=instant("06-03 09:00")
        ))  # fmt: skip
    with refused("INVALID_TRANSITION", saying="作废"):
        await play.decided_on(county, case_id, void, SMALL, at="06-03 09:30")
    with refused("VALIDATION", saying="罚款数额"):
        await play.decided(county, case_id, SMALL, at="06-03 09:30", paper=LIGHTER)
    with refused("FORBIDDEN"):
        await play.decided(county, case_id, SMALL, at="06-03 09:30", who="st-22", number="望市监罚〔2026〕20号")
    await play.decided(county, case_id, SMALL, at="06-03 09:30", number="望市监罚〔2026〕21号")
    with refused("CONFLICT"):
        await play.decided(county, case_id, SMALL, at="06-03 09:31", number="望市监罚〔2026〕22号")


async def test_what_stands_before_the_decision_takes_its_number(county: Database) -> None:
    case_id = await play.told_small(county)
    with refused("NOTICE_REQUIRED"):
        async with county.write() as tx:
            await acts.require_may_decide(tx, case_id, SMALL.kinds, SMALL.fine_fen, at=instant("06-02 09:00"))
    async with county.write() as tx:
        await acts.require_may_decide(tx, case_id, SMALL.kinds, SMALL.fine_fen, at=instant("06-03 09:00"))
    with refused("NOTICE_REQUIRED"):
        async with county.write() as tx:
            await acts.require_may_decide(tx, case_id, SMALL.kinds, 5_000_001, at=instant("06-03 09:00"))


async def test_no_penalty_is_decided_served_and_closed(county: Database) -> None:
    case_id = await play.examined(county)
    leader = await person(county, "st-09")
    paper = await play.form(county, case_id, "NO_PENALTY_DECISION", number="望市监不罚〔2026〕2号")
    ground = DischargeGround.FIRST_MINOR
    with refused("REASON_REQUIRED"):
        async with county.write() as tx:
            await acts.decide_no_penalty(
                tx, case_id, paper, ground=ground, reason="", by=leader, at=instant("05-12 09:00")
            )
    async with county.write() as tx:
        await acts.decide_no_penalty(
            tx, case_id, paper, ground=ground, reason="初次违法，已改正", by=leader, at=instant("05-12 09:00")
        )
    assert await stage(county, case_id) == PenaltyStage.DISCHARGED
    number = "望市监不罚〔2026〕2号"
    with refused("NOT_SERVED"):
        await play.closed(county, case_id, at="05-13 09:00", number=number, reason="不予处罚")
    await play.handed_over(county, paper, at="05-13 10:00")
    assert set(await limits(county, case_id)) >= {"SERVE_DECISION", "ASK_RECONSIDERATION", "SUE"}
    assert "PAY_FINE" not in await limits(county, case_id)
    await play.closed(county, case_id, at="05-14 09:00", number=number, reason="不予处罚")


async def test_a_revoked_decision_is_withdrawn_and_made_anew(county: Database) -> None:
    case_id, paper = await play.decided_small(county)
    await play.handed_over(county, paper, at="06-04 09:00")
    leader, editor = await person(county, "st-09"), await person(county, "st-05")
    async with county.write() as tx:
        await record(
            tx,
            K.DISCLOSED,
            owner_id=case_id,
            organ_id=of("wl-amr"),
            by=[editor],
            at=instant("06-05 09:00"),
            text="公示",
        )
    with refused("REASON_REQUIRED"):
        async with county.write() as tx:
            await acts.revoke_decision(tx, case_id, reason=" ", by=leader, at=instant("08-20 09:00"))
    async with county.write() as tx:
        await acts.revoke_decision(tx, case_id, reason="适用法律错误", by=leader, at=instant("08-20 09:00"))
    found = await limits(county, case_id)
    assert found["WITHDRAW_DISCLOSURE"] == [(day("08-20"), day("08-25"), None)]
    assert found["PAY_FINE"][0][2] == day("08-20"), "what a revoked decision started is settled"
    async with county.read() as session:
        summary = await session.get_one(CaseSummary, case_id)
    assert (summary.decided_on, summary.fine_fen, summary.served_on) == (None, None, None)
    with refused("INVALID_TRANSITION"):
        async with county.write() as tx:
            await acts.revoke_decision(tx, case_id, reason="再次", by=leader, at=instant("08-20 09:01"))
    less = replace(SMALL, fine_fen=4_000_000)
    await play.decided(county, case_id, less, at="08-21 09:00", number="望市监罚〔2026〕20号")
    async with county.read() as session:
        summary = await session.get_one(CaseSummary, case_id)
    assert (summary.decided_on, summary.fine_fen) == (day("08-21"), 4_000_000)


async def test_a_fine_in_parts_is_late_part_by_part(county: Database) -> None:
    case_id, paper = await play.decided_small(county)
    leader, officer = await person(county, "st-09"), await person(county, "o-08")
    parts = [Instalment(day("07-31"), 3_000_000), Instalment(day("08-31"), 2_000_000)]
    with refused("NOT_SERVED"):
        async with county.write() as tx:
            await acts.approve_instalments(tx, case_id, parts, reason="经济困难", by=leader, at=instant("06-10 09:00"))
    await play.handed_over(county, paper, at="06-04 09:00")
    with refused("AMOUNT_MISMATCH"):
        async with county.write() as tx:
            await acts.approve_instalments(
                tx, case_id, parts[:1], reason="经济困难", by=leader, at=instant("06-10 09:00")
            )
    async with county.write() as tx:
        await acts.approve_instalments(tx, case_id, parts, reason="经济困难", by=leader, at=instant("06-10 09:00"))
    assert (await limits(county, case_id))["PAY_FINE"][-1] == (day("06-10"), day("08-31"), None)
    async with county.write() as tx:
        money = acts.Receipt(3_000_000, instant("07-31 10:00"), "P-1", "晨溪超市")
        await acts.record_payment(tx, case_id, money, by=officer, at=instant("07-31 10:00"))
    with refused("INVALID_TRANSITION", saying="20600元"):
        await play.closed(county, case_id, at="09-01 09:00", number="望市监罚〔2026〕19号")
    async with county.write() as tx:
        money = acts.Receipt(2_060_000, instant("09-01 10:00"), "P-2", "晨溪超市")
        paid = await acts.record_payment(tx, case_id, money, by=officer, at=instant("09-01 10:00"))
        assert paid.surcharge_fen == 60_000
    with refused("INVALID_TRANSITION", saying="结案审批表"):
        await play.closed(county, case_id, at="09-01 11:00", with_form=False)
    with refused("VALIDATION", saying="望市监罚〔2026〕19号"):
        await play.closed(county, case_id, at="09-01 11:00", number="望市监罚〔2026〕20号")
    with refused("FORBIDDEN", saying="批准人"):
        await play.closed(county, case_id, at="09-01 11:00", number="望市监罚〔2026〕19号", signed="st-01")
    await play.closed(county, case_id, at="09-01 11:00", number="望市监罚〔2026〕19号")


async def recusal(
    county: Database, case_id: UUID, *, target: str = "o-08", who: str = "o-09", at: str = "06-03 09:00"
) -> UUID:
    """The party asks that an officer step back."""
    actor = await person(county, who)
    async with county.write() as tx:
        request = await case_acts.request_recusal(
            tx, case_id, target_id=of(target), role=RecusalTarget.OFFICER, origin=RecusalOrigin.PARTY, reason="系近亲属", by=actor,
            at=instant(at),
        )  # fmt: skip
    return request.id


async def test_a_recusal_stops_the_decision_and_then_the_officer(county: Database) -> None:
    case_id = await play.told_small(county)
    request = await recusal(county, case_id)
    with refused("CONFLICT"):
        await recusal(county, case_id)
    with refused("RECUSAL_UNDECIDED", saying="宫一鸣"):
        await play.decided(county, case_id, SMALL, at="06-03 09:30")
    await play.defended(county, case_id, at="06-03 10:00")
    leader = await person(county, "st-09")
    with refused("VALIDATION", saying="evidenceStands"):
        async with county.write() as tx:
            await case_acts.decide_recusal(
                tx, request, granted=True, reason="属实", by=leader, at=instant("06-04 09:00")
            )
    async with county.write() as tx:
        await case_acts.decide_recusal(
            tx, request, granted=True, reason="属实", evidence_stands=True, by=leader, at=instant("06-04 09:00")
        )
    with refused("RECUSED_OFFICER"):
        await play.defended(county, case_id, "再次陈述", at="06-04 10:00")
    with refused("RECUSED_OFFICER", "STATEMENT_NOT_RECHECKED"):
        await play.decided(county, case_id, SMALL, at="06-04 10:30", number="望市监罚〔2026〕20号")
    approval = await play.form(county, case_id, "OFFICER_CHANGE", leader="st-09")

    async def changed(to: str, papers: list[str]) -> None:
        async with county.write() as tx:
            await case_acts.change_officers(
                tx, case_id, approval, from_id=of("o-08"), to_id=of(to), reason="回避", handover=papers, by=leader,
                at=instant("06-04 11:00"),
            )  # fmt: skip

    with refused("OFFICER_NOT_QUALIFIED"):
        await changed("o-11", ["案卷一册"])
    with refused("REASON_REQUIRED"):
        await changed("o-07", [])
    await changed("o-07", ["案卷一册"])
    with refused("VALIDATION", "VALIDATION"):
        await changed("o-07", ["案卷一册"])
    statement = next(event for event in await timeline(county, case_id) if event.kind is K.STATEMENT_RECEIVED)
    officer = await person(county, "o-07")
    async with county.write() as tx:
        await acts.recheck_defence(
            tx, UUID(statement.particulars["statementId"]), opinion="不成立", adopted=False, by=officer, at=instant("06-05 09:00")
        )  # fmt: skip
    await play.decided(county, case_id, SMALL, at="06-05 10:00", number="望市监罚〔2026〕21号")


async def test_a_refused_recusal_changes_nothing(county: Database) -> None:
    case_id = await play.told_small(county)
    request = await recusal(county, case_id)
    leader = await person(county, "st-09")
    async with county.write() as tx:
        await case_acts.decide_recusal(
            tx, request, granted=False, reason="查无此事", by=leader, at=instant("06-03 09:10")
        )
    with refused("CONFLICT"):
        async with county.write() as tx:
            await case_acts.decide_recusal(
                tx, request, granted=False, reason="再议", by=leader, at=instant("06-03 09:11")
            )
    await play.decided(county, case_id, SMALL, at="06-03 09:30")


async def test_who_investigated_does_not_decide(county: Database) -> None:
    case_id = await play.told_small(county)
    leader = await person(county, "st-15")
    async with county.write() as tx:
        await record(
            tx, K.EVIDENCE_COLLECTED, owner_id=case_id, organ_id=of("wl-amr"), by=[leader], at=instant("04-20 10:00"),
            text="收集证据",
        )  # fmt: skip
    with refused("CONFLICT_OF_ROLE"):
        await play.decided(county, case_id, SMALL, at="06-03 09:30", who="st-15")
    await play.decided(county, case_id, SMALL, at="06-03 09:31", number="望市监罚〔2026〕20号")


async def test_who_approved_on_the_way_decides_all_the_same(county: Database) -> None:
    case_id = await play.told_small(county)
    leader = await person(county, "st-15")
    async with county.write() as tx:
        await case_acts.extend_case(tx, case_id, reason="案情复杂", by=leader, at=instant("06-01 10:00"))
    await play.decided(county, case_id, SMALL, at="06-03 09:30", who="st-15")


async def test_a_transferred_case_is_over(county: Database) -> None:
    case_id = await play.under_investigation(county)
    leader = await person(county, "st-09")
    letter = await play.form(county, case_id, "TRANSFER_LETTER", number="望市监移〔2026〕1号")
    async with county.write() as tx:
        await case_acts.transfer_case(
            tx, case_id, letter, to="望岭县公安局", suspected_crime=True, by=leader, at=instant("04-20 09:00")
        )
    assert await stage(county, case_id) == PenaltyStage.TRANSFERRED
    with refused("INVALID_TRANSITION"):
        await play.investigated(county, case_id)
    assert (await limits(county, case_id))["DECIDE_CASE"][0][2] == day("04-20")


async def test_the_law_of_the_act_if_it_was_lighter(county: Database) -> None:
    """The matter became heavier on 1 May; the act ended in March: its own range and standard bind."""
    async with county.write() as tx:
        old = await tx.get_one(Matter, of("m-02"))
        old.effective_to, old.status = day("04-30"), MatterStatus.SUPERSEDED
        values = {name: getattr(old, name) for name in Matter.model_fields if name != "id"}
        heavier = {"fine_min_fen": 8_000_000, "fine_max_fen": 80_000_000, "version": 2, "effective_from": day("05-01")}
        tx.add(
            Matter(**{**values, **heavier, "id": of("m-02 v2"), "effective_to": None, "status": MatterStatus.PUBLISHED})
        )
    case_id = await play.examined(county, violation_ended_on=day("03-31"))
    await play.noticed(county, case_id, SMALL, offered=False)
    async with county.read() as session:
        discretion = (await session.get_one(Case, case_id)).discretion or {}
    assert (discretion["applied"], discretion["maxFen"], discretion["standardVersion"]) == ("FORMER", 30_000_000, 1)
    later = await play.examined_later(county)
    with refused("FINE_OUT_OF_RANGE", saying="80000元"):
        await play.noticed(county, later, SMALL, offered=False, number="望市监罚告〔2026〕30号")


async def test_the_same_party_fined_before_is_pointed_out(county: Database) -> None:
    await play.decided_small(county)
    case_id = await play.registered(county)
    await play.verified(county, case_id)
    await play.filed(county, case_id, number="望市监立〔2026〕22号")
    await play.credential_shown(county, case_id)
    await play.inquired(county, case_id)
    await play.investigated(county, case_id)
    await play.noticed(county, case_id, SMALL, offered=False, number="望市监罚告〔2026〕30号", at="06-10 09:00")
    async with county.read() as session:
        query = select(Event).where(col(Event.owner_id) == case_id, col(Event.kind) == K.NOTICE_ISSUED)
        warnings = (await session.execute(query)).scalar_one().particulars["warnings"]
    assert [warning["code"] for warning in warnings] == ["DOUBLE_FINE"]


async def test_another_organ_s_people_find_nothing(county: Database) -> None:
    case_id = await play.told_small(county)
    leader = await person(county, "st-30")
    with refused("NOT_FOUND"):
        async with county.write() as tx:
            await case_acts.cancel_filing(tx, case_id, reason="误立", by=leader, at=instant("06-03 09:00"))
    with refused("NOT_FOUND"):
        await play.credential_shown(county, case_id, who="o-11")
    own = await person(county, "st-09")
    async with county.write() as tx:
        await case_acts.cancel_filing(tx, case_id, reason="误立", by=own, at=instant("06-03 09:00"))
