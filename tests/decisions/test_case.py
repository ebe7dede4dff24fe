"""The simple case from the visit to its closing, at the legal times of the sample's second case."""

from datetime import date

import pytest
from sqlmodel import col, select

from api.cases.models import Case, CaseOfficer, CaseParty, Deadline, DeadlineMet, DossierKind
from api.cases.models import Dossier as DossierRow
from api.database import Database
from api.decisions.gathering import case_facts, locked_case
from api.decisions.models import CaseClosing, Decision, OrganFiling, Payment, Statement, StatementOutcome
from api.ledger.models import CaseSummary
from api.papers.models import Service
from api.procedures.next_acts import next_acts
from api.vocabulary import (
    CaseProcedure,
    ExecutionStatus,
    PartyRole,
    PenaltyKind,
    RecordPhase,
    ServiceMethod,
    TimelineEventKind,
)
from tests.worlds.county import SHOP, instant, of
from tests.worlds.papers import NUMBER, spot_decision, spot_filing
from tests.worlds.spot import (
    begun,
    closed,
    decided,
    filed,
    filed_case,
    handed_over,
    heard,
    inspected_visit,
    paid,
    shanghai,
    waived,
)
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
K = TimelineEventKind


async def test_the_case_leaves_the_timeline_of_the_sample(county: Database) -> None:
    visit_id = await inspected_visit(county)
    case_id = await begun(county, visit_id)
    await heard(county, case_id)
    paper = await spot_decision(county, case_id)
    await decided(county, case_id, paper)
    await handed_over(county, paper)
    report = await spot_filing(county, case_id)
    await filed(county, case_id, report)
    await paid(county, case_id)
    await closed(county, case_id)

    events = await timeline(county, case_id)
    assert [(e.kind, shanghai(e.at), e.text, e.place, e.document_ids) for e in events] == [
        (K.RIGHTS_EXPLAINED, "05-09 10:12", "口头告知违法事实、理由、依据和陈述申辩权", SHOP, []),
        (K.STATEMENT_RECEIVED, "05-09 10:15", "当事人陈述：系新上架漏标，已当场补标", SHOP, []),
        (K.DECISION_MADE, "05-09 10:24", "当场作出罚款500元决定", SHOP, [paper]),
        (K.DOCUMENT_SERVED, "05-09 10:25", "当场交付", SHOP, [paper]),
        (K.FILED_WITH_ORGAN, "05-11 09:30", "报所属机关备案", None, [report]),
        (K.PAYMENT_RECEIVED, "05-12 09:40", "到银行缴纳500元", None, []),
        (K.CASE_CLOSED, "05-20 10:00", "结案", None, []),
    ]
    both, head = [of("o-08"), of("o-09")], [of("st-22")]
    assert [event.actor_ids for event in events] == [both] * 5 + [[of("o-08")], head]
    assert [event.phase for event in events] == [
        RecordPhase.NOTICE, RecordPhase.NOTICE, RecordPhase.REVIEW, RecordPhase.SERVICE, RecordPhase.ARCHIVE,
        RecordPhase.EXECUTION, RecordPhase.EXECUTION,
    ]  # fmt: skip
    assert events[0].particulars["proposal"] == {"kinds": ["FINE"], "fineFen": 50_000}
    assert events[2].particulars["warnings"] == []
    async with county.read() as session:
        summary = await session.get_one(CaseSummary, case_id)
    assert (summary.stage, summary.fine_fen, summary.paid_fen, summary.closed_on) == (
        "CLOSED", 50_000, 50_000, date(2026, 5, 20),
    )  # fmt: skip
    assert (summary.decided_on, summary.served_on) == (date(2026, 5, 9), date(2026, 5, 9))


async def test_the_deadlines_of_the_sample(county: Database) -> None:
    case_id = await filed_case(county)
    await paid(county, case_id)
    async with county.read() as session:
        rows = await session.execute(
            select(Deadline, col(DeadlineMet.met_on))
            .outerjoin(DeadlineMet, col(DeadlineMet.deadline_id) == col(Deadline.id))
            .where(col(Deadline.owner_id) == case_id)
        )
        found = {d.name: (d.n, d.unit.value, d.starts_on, d.due_on, met) for d, met in rows}
    may_9 = date(2026, 5, 9)
    assert found == {
        "报机关备案": (7, "WORKDAY", may_9, date(2026, 5, 19), date(2026, 5, 11)),
        "处罚公示": (7, "WORKDAY", may_9, date(2026, 5, 19), None),
        "缴款": (15, "DAY", may_9, date(2026, 5, 25), date(2026, 5, 12)),
        "申请行政复议": (60, "DAY", may_9, date(2026, 7, 8), None),
    }


async def test_the_rows_behind_the_case(county: Database) -> None:
    visit_id = await inspected_visit(county)
    case_id = await begun(county, visit_id)
    async with county.read() as session:
        case = await session.get_one(Case, case_id)
        dossier = await session.get_one(DossierRow, case_id)
        officers = (await session.execute(select(CaseOfficer).order_by(col(CaseOfficer.position)))).scalars().all()
        party = (await session.execute(select(CaseParty))).scalar_one()
        summary = await session.get_one(CaseSummary, case_id)
    assert (dossier.kind, case.procedure, case.origin_visit_id) == (DossierKind.CASE, CaseProcedure.SIMPLE, visit_id)
    assert case.case_number is None
    assert case.law is not None
    assert case.law["violated"] == [{"law": "中华人民共和国价格法", "article": "第十三条第一款"}]
    assert case.discretion is not None
    assert (case.discretion["minFen"], case.discretion["maxFen"], case.discretion["bands"]) == (0, 500_000, [])
    assert (case.discretion["chosen"], case.discretion["factors"]) == ("从轻", ["当场改正", "初次违法"])
    assert [officer.officer_id for officer in officers] == [of("o-08"), of("o-09")]
    assert (party.party_id, party.role) == (of("p-04"), PartyRole.RESPONDENT)
    assert (summary.stage, summary.event_count) == ("NOTIFIED", 6), "the visit's events count with the case's"
    assert summary.document_count == 2, "the visit's papers are the case's, without a copy"


async def test_the_decision_and_its_performance(county: Database) -> None:
    case_id = await filed_case(county)
    await paid(county, case_id)
    await closed(county, case_id)
    async with county.read() as session:
        case = await session.get_one(Case, case_id)
        decision = (await session.execute(select(Decision))).scalar_one()
        service = (
            await session.execute(select(Service).where(col(Service.document_id) == decision.document_id))
        ).scalar_one()
        filing = (await session.execute(select(OrganFiling))).scalar_one()
        payment = (await session.execute(select(Payment))).scalar_one()
        closing = (await session.execute(select(CaseClosing))).scalar_one()
        statement = (await session.execute(select(Statement))).scalar_one()
    assert (decision.number, case.case_number) == (NUMBER, NUMBER)
    assert (decision.made_on, decision.kinds, decision.fine_fen) == (date(2026, 5, 9), [PenaltyKind.FINE], 50_000)
    assert decision.pay_by == date(2026, 5, 25)
    assert decision.remedy == {
        "reconsiderationBody": "望岭县人民政府", "reconsiderationFirst": True, "reconsiderBy": "2026-07-08",
        "court": "望岭县人民法院", "sueBy": None,
        "sueByNote": "对当场处罚决定不服应当先申请行政复议；对复议决定不服的，自收到复议决定书之日起15日内起诉",
    }  # fmt: skip
    assert decision.officer_ids == [of("o-08"), of("o-09")]
    assert (service.method, service.server_ids, service.signed_by) == (
        ServiceMethod.DIRECT, [of("o-08"), of("o-09")], "邰晓",
    )  # fmt: skip
    assert filing.filed_on == date(2026, 5, 11)
    assert (payment.paid_fen, payment.surcharge_fen, payment.receipt_no) == (50_000, 0, "DEMO-PJ-000412")
    assert (closing.performance, closing.closed_on) == (ExecutionStatus.PERFORMED, date(2026, 5, 20))
    assert (statement.outcome, statement.speaker) == (StatementOutcome.HEARD, "邰晓")
    assert all(row.actor["name"] == "宫一鸣" for row in (decision, filing, payment, statement))


async def test_a_waiver_leads_to_the_decision_as_well(county: Database) -> None:
    case_id = await begun(county, await inspected_visit(county))
    await waived(county, case_id)
    await decided(county, case_id, await spot_decision(county, case_id))
    assert [event.kind for event in await timeline(county, case_id)] == [
        K.RIGHTS_EXPLAINED, K.STATEMENT_WAIVED, K.DECISION_MADE,
    ]  # fmt: skip


async def test_the_facts_of_the_rows_say_what_comes_next(county: Database) -> None:
    """The gathered facts and the walk over the gates agree with the acts that follow."""

    async def ready(on: str) -> list[str]:
        async with county.write() as tx:
            found = await locked_case(tx, case_id, by=None, at=instant(on))
            facts = await case_facts(tx, found, on=date.fromisoformat(f"2026-{on[:5]}"))
        return [each.act for each in next_acts(facts) if each.ready]

    case_id = await begun(county, await inspected_visit(county))
    assert await ready("05-09 10:13") == ["recordStatement", "waiveStatement"]
    await heard(county, case_id)
    assert await ready("05-09 10:16") == ["decideOnTheSpot"]
    paper = await spot_decision(county, case_id)
    await decided(county, case_id, paper)
    assert await ready("05-09 10:24") == ["serveDocument", "fileWithOrgan"]
    await handed_over(county, paper)
    await filed(county, case_id, await spot_filing(county, case_id))
    assert await ready("05-11 10:00") == ["recordPayment"]
    await paid(county, case_id)
    assert await ready("05-12 10:00") == ["closeCase"]
    await closed(county, case_id)
    assert await ready("05-20 11:00") == []
