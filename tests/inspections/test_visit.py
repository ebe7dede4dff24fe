"""A visit from its plan to its result, at the legal times of the sample's second case: the timeline it must leave."""

from dataclasses import replace

import pytest
from sqlmodel import col, select

from api.cases.models import Deadline, DeadlineMet
from api.database import Database
from api.inspections import acts
from api.inspections.models import InspectionApproval, InspectionResult, InspectionVisit, NoticeMode
from api.ledger.models import CaseSummary
from api.papers.models import Service
from api.vocabulary import InspectionKind, RecordPhase, ServiceMethod, TimelineEventKind
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.visits import (
    FILMED,
    REPORT,
    RESULT,
    ROUTINE,
    WAIVER,
    approved,
    clock,
    inspected,
    notified,
    planned,
    scanned,
    shown,
    timeline,
    told,
)

pytestmark = pytest.mark.database
K = TimelineEventKind


async def test_the_visit_after_a_report_leaves_the_timeline_of_the_sample(county: Database) -> None:
    visit_id = await planned(county)
    form = await approved(county, visit_id)
    await scanned(county, visit_id)
    await shown(county, visit_id)
    notice = await notified(county, visit_id)
    await inspected(county, visit_id)
    result = await told(county, visit_id)

    events = await timeline(county, visit_id)
    assert [(e.kind, clock(e), e.text, e.place, e.document_ids) for e in events] == [
        (K.INSPECTION_APPROVED, "05-08 16:00", "批准个案检查，免予提前通知（当场出示通知书）", None, [form]),
        (K.ENTRY_CODE_SCANNED, "05-09 09:58", "扫码入企，检查码JC-219921-2026-000107", SHOP, []),
        (K.CREDENTIAL_SHOWN, "05-09 10:00", "出示行政执法证（星期六，调休上班日）", SHOP, []),
        (K.INSPECTION_NOTIFIED, "05-09 10:01", "当场送达行政检查通知书", SHOP, [notice]),
        (K.SITE_INSPECTED, "05-09 10:05", "检查发现15种散装商品未标价", SHOP, []),
        (K.INSPECTION_RESULT_TOLD, "05-09 10:26", "当场送达检查结果告知书", SHOP, [result]),
    ]
    assert events[0].actor_ids == [of("st-09")]
    assert all(event.actor_ids == [of("o-08"), of("o-09")] for event in events[1:])
    assert events[2].media == list(FILMED)
    assert [event.phase for event in events[:2]] == [RecordPhase.START, RecordPhase.START]
    assert [actor["certificateNumber"] for actor in events[2].actors] == ["21992101001", "21992101002"]
    assert events[2].particulars["certificates"][0] == {"officer": "宫一鸣", "number": "21992101001"}


async def test_the_rows_behind_the_timeline(county: Database) -> None:
    visit_id = await planned(county)
    async with county.read() as session:
        before = await session.get_one(CaseSummary, visit_id)
        visit = await session.get_one(InspectionVisit, visit_id)
    assert (before.stage, before.event_count) == ("PLANNED", 0)
    assert (visit.officer_ids, visit.used_before, visit.cap_id) == ([of("o-08"), of("o-09")], 0, of("ic-1"))
    await approved(county, visit_id)
    await scanned(county, visit_id)
    await shown(county, visit_id)
    await notified(county, visit_id)
    await inspected(county, visit_id)
    notice = await told(county, visit_id)
    async with county.read() as session:
        summary = await session.get_one(CaseSummary, visit_id)
        approval = (await session.execute(select(InspectionApproval))).scalar_one()
        result = (await session.execute(select(InspectionResult))).scalar_one()
        services = (await session.execute(select(Service).order_by(col(Service.served_at)))).scalars().all()
        assert (await session.execute(select(Deadline))).first() is None
    assert (summary.stage, summary.event_count, summary.document_count) == ("RESULT_TOLD", 6, 3)
    assert (approval.notice_mode, approval.waiver_text) == (NoticeMode.ON_ENTRY, WAIVER)
    assert (result.document_id, result.result, result.items) == (notice, RESULT["result"], RESULT["items"])
    assert [(s.method, s.recipient_id, s.server_ids) for s in services] == [
        (ServiceMethod.DIRECT, of("p-04"), [of("o-08"), of("o-09")])
    ] * 2


async def test_a_planned_visit_is_announced_ahead_and_says_what_it_uses_of_the_cap(county: Database) -> None:
    first = await planned(county, ROUTINE)
    await approved(county, first, mode=NoticeMode.ADVANCE)
    await notified(county, first, at="05-08 17:00")
    await scanned(county, first, code=ROUTINE.check_code)
    events = await timeline(county, first)
    assert [event.text for event in events[:2]] == [
        "批准对望岭县晨溪超市有限公司实施检查；年度频次上限2次，本年已用0次",
        "送达行政检查通知书",
    ]


async def test_rights_are_explained_and_a_random_inspection_starts_the_time_for_publication(county: Database) -> None:
    visit_id = await planned(county, replace(ROUTINE, kind=InspectionKind.RANDOM, reason="双随机监管平台第一批抽取"))
    await approved(county, visit_id)
    await scanned(county, visit_id, code=ROUTINE.check_code)
    await shown(county, visit_id)
    officer = await person(county, "o-09")
    async with county.write() as tx:
        event = await acts.explain_rights(tx, visit_id, acts.OnSite(SHOP), by=officer, at=instant("05-09 10:03"))
    assert (event.text, event.phase) == ("告知陈述、申辩和申请回避的权利", RecordPhase.NOTICE)
    await notified(county, visit_id)
    await inspected(county, visit_id)
    await told(county, visit_id, at="05-11 10:00")
    async with county.read() as session:
        deadline = (await session.execute(select(Deadline))).scalar_one()
    assert (deadline.rule, str(deadline.starts_on), str(deadline.due_on)) == (
        "DISCLOSE_INSPECTION_RESULT", "2026-05-09", "2026-06-05",
    )  # fmt: skip
    assert (await timeline(county, visit_id))[-1].text == "送达检查结果告知书"


async def test_in_an_emergency_the_papers_may_follow_within_a_working_day(county: Database) -> None:
    visit_id = await planned(county, replace(REPORT, frequency_exempt="突发事件"))
    await scanned(county, visit_id)
    await shown(county, visit_id)
    await notified(county, visit_id)
    await inspected(county, visit_id)
    async with county.read() as session:
        deadline = (await session.execute(select(Deadline))).scalar_one()
        assert (await session.execute(select(DeadlineMet))).first() is None
    assert (deadline.rule, str(deadline.due_on)) == ("URGENT_INSPECTION_PAPERS", "2026-05-11")
    await approved(county, visit_id, at="05-11 09:00")
    async with county.read() as session:
        met = (await session.execute(select(DeadlineMet))).scalar_one()
    assert (met.deadline_id, str(met.met_on)) == (deadline.id, "2026-05-11")
    await told(county, visit_id, at="05-11 10:00")
