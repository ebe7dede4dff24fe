"""What is offered on a visit is what its acts allow: every act tried in every state, and nothing else is possible."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from api.cases import acts as cases
from api.cases.acts import ClueReport
from api.database import Database
from api.decisions import acts as decisions
from api.decisions.facts import Proposal
from api.inspections import acts
from api.inspections.models import InspectionVisit, NoticeMode, WaiverReason
from api.procedures.inspection import next_visit_acts
from api.procedures.next_acts import NextAct
from api.procedures.visit_gathering import visit_case
from api.vocabulary import ClueSource, EvidenceKind, PenaltyKind
from tests.worlds import spot, visits
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.parity import Try, compared, statements

pytestmark = pytest.mark.database

TIMES = ("05-08 17:00", "05-09 10:30", "05-10 09:00", "05-14 09:00")
"""The day before the visit, the day itself, the day after, and when the time for an urgent visit's papers is over."""

STATEMENTS = 32
"""An answer reads this many times at most, however much has happened."""

ROUTINE = visits.REPORT
URGENT = replace(visits.REPORT, frequency_exempt="突发事件", check_code="JC-219921-2026-000900")


class Tried:
    """One visit, its papers ready, every act on it tried at a time."""

    def __init__(self, database: Database, visit_id: UUID, papers: dict[str, UUID], code: str, urgent: bool) -> None:
        self.database, self.visit_id, self.papers, self.code, self.urgent = database, visit_id, papers, code, urgent

    @classmethod
    async def planned(cls, database: Database, plan: acts.Plan, *, signed: bool = True) -> "Tried":
        """A visit just planned, with every paper in force – the leader's signature only if ``signed``."""
        visit_id = await visits.planned(database, plan)
        papers = {
            "INSPECTION_APPROVAL": await visits.paper(
                database, visit_id, "INSPECTION_APPROVAL", leader="st-09" if signed else None
            ),
            "INSPECTION_NOTICE": await visits.paper(database, visit_id, "INSPECTION_NOTICE"),
            "INSPECTION_RESULT_NOTICE": await visits.paper(database, visit_id, "INSPECTION_RESULT_NOTICE"),
            "RECTIFICATION_ORDER": await visits.paper(database, visit_id, "RECTIFICATION_ORDER"),
        }
        return cls(database, visit_id, papers, plan.check_code, plan.frequency_exempt == "突发事件")

    async def everywhere(self) -> list[dict[str, bool]]:
        """Offered and tried at each time; which acts were ready."""
        return [await compared(self.database, await self.offered(at), await self.tries(at)) for at in TIMES]

    async def offered(self, at: str) -> tuple[NextAct, ...]:
        """The answer at a time, in few statements."""
        with statements(self.database) as sent:
            async with self.database.read() as session:
                row = await session.get_one(InspectionVisit, self.visit_id)
                found = next_visit_acts(await visit_case(session, row, at=instant(at)))
        assert len(sent) <= STATEMENTS, len(sent)
        return found

    async def tries(self, at: str) -> dict[str, Try | Sequence[Try]]:
        """Every act at a time, with what it takes to be lawful on its own side."""
        officer, leader, when = await person(self.database, "o-08"), await person(self.database, "st-09"), instant(at)
        by: dict[str, Any] = {"by": officer, "at": when}
        visit, here = self.visit_id, acts.OnSite(SHOP)
        handover = acts.Handover(signed_by="邰晓")
        evidence = acts.Item(EvidenceKind.DOCUMENTARY, "价签照片", "现场", "未标价")
        warning = replace(spot.PENALTY, proposal=Proposal((PenaltyKind.WARNING,)))
        clue = ClueReport(
            name="未标价案", matter_id=of("m-05"), source=ClueSource.REPORT, summary="检查发现", received_on=date(2026, 5, 8),
            visit_id=visit,
        )  # fmt: skip
        waived = self.urgent
        return {
            "approveInspection": lambda tx: acts.approve_inspection(
                tx, visit, document_id=self.papers["INSPECTION_APPROVAL"],
                mode=NoticeMode.ON_ENTRY if waived else NoticeMode.ADVANCE,
                waiver_reason=WaiverReason.URGENT if waived else None, waiver_text="情况紧急" if waived else None,
                by=leader, at=when,
            ),
            "notifyInspection": lambda tx: acts.notify_inspection(
                tx, visit, here, handover, document_id=self.papers["INSPECTION_NOTICE"], **by
            ),
            "scanCheckCode": lambda tx: acts.scan_check_code(tx, visit, here, code=self.code, **by),
            "showCredential": lambda tx: acts.show_credential(tx, visit, here, acts.Dress(), **by),
            "explainRights": lambda tx: acts.explain_rights(tx, visit, here, **by),
            "recordSiteInspection": lambda tx: acts.record_site_inspection(tx, visit, here, text="未标价", **by),
            "collectEvidence": lambda tx: acts.collect_evidence(tx, visit, here, evidence, on_premises=True, **by),
            "tellInspectionResult": lambda tx: acts.tell_inspection_result(
                tx, visit, here, handover, document_id=self.papers["INSPECTION_RESULT_NOTICE"], **by
            ),
            "orderVisitRectification": lambda tx: acts.order_visit_rectification(
                tx, visit, here, handover, document_id=self.papers["RECTIFICATION_ORDER"], **by
            ),
            "recordReinspection": lambda tx: acts.record_reinspection(tx, visit, here, text="已改正", put_right=True, **by),
            "beginSpotPenalty": lambda tx: decisions.begin_spot_penalty(tx, visit, warning, **by),
            "registerClue": lambda tx: cases.register_clue(tx, clue, **by),
        }  # fmt: skip


async def test_a_visit_with_notice_on_entry(database: Database) -> None:
    await spot.build_spot_county(database)
    tried = await Tried.planned(database, ROUTINE)
    before, day, *_ = await tried.everywhere()
    assert [act for act, ready in day.items() if ready] == ["approveInspection", "registerClue"] == _ready(before)
    await visits.approved(database, tried.visit_id)
    _, day, *_ = await tried.everywhere()
    assert "scanCheckCode" in _ready(day)
    assert "approveInspection" not in day
    await visits.scanned(database, tried.visit_id)
    _, day, after, _ = await tried.everywhere()
    assert {"notifyInspection", "showCredential"} <= set(_ready(day))
    assert "showCredential" not in _ready(after), "the code counts for its day"
    await visits.shown(database, tried.visit_id)
    _, day, *_ = await tried.everywhere()
    assert {"explainRights", "collectEvidence"} <= set(_ready(day))
    assert not day["recordSiteInspection"]
    await visits.notified(database, tried.visit_id)
    _, day, *_ = await tried.everywhere()
    assert "notifyInspection" not in day
    await visits.inspected(database, tried.visit_id)
    _, day, after, _ = await tried.everywhere()
    assert {"beginSpotPenalty", "tellInspectionResult"} <= set(_ready(day))
    assert not after["beginSpotPenalty"], "credentials and inspection are of the day"
    await visits.told(database, tried.visit_id)
    _, day, *_ = await tried.everywhere()
    assert "tellInspectionResult" not in day
    await spot.begun(database, tried.visit_id)
    _, day, *_ = await tried.everywhere()
    assert not {"beginSpotPenalty", "registerClue"} & set(day)


async def test_a_visit_with_notice_in_advance(database: Database) -> None:
    await spot.build_spot_county(database)
    tried = await Tried.planned(database, ROUTINE)
    await visits.approved(database, tried.visit_id, mode=NoticeMode.ADVANCE)
    before, day, *_ = await tried.everywhere()
    assert before["notifyInspection"]
    assert not day["scanCheckCode"], "nobody enters before the notice"
    await visits.notified(database, tried.visit_id, at="05-08 16:30")
    _, day, *_ = await tried.everywhere()
    assert day["scanCheckCode"]


async def test_an_urgent_visit_until_its_papers_are_overdue(database: Database) -> None:
    await spot.build_spot_county(database)
    tried = await Tried.planned(database, URGENT)
    _, day, *_ = await tried.everywhere()
    assert day["scanCheckCode"]
    await visits.scanned(database, tried.visit_id, code=URGENT.check_code)
    await visits.shown(database, tried.visit_id)
    _, day, _, late = await tried.everywhere()
    assert day["explainRights"]
    assert day["approveInspection"]
    assert not late["scanCheckCode"], "the papers are overdue"
    await visits.approved(database, tried.visit_id, reason=WaiverReason.URGENT, at="05-09 11:00")
    *_, late = await tried.everywhere()
    assert late["scanCheckCode"]


async def test_put_right_and_looked_at_again(database: Database) -> None:
    await spot.build_spot_county(database)
    visit_id = await spot.inspected_visit(database)
    order = await visits.paper(database, visit_id, "RECTIFICATION_ORDER")
    tried = Tried(database, visit_id, dict.fromkeys(visits.TITLES, order), ROUTINE.check_code, False)
    tried.papers["INSPECTION_RESULT_NOTICE"] = await visits.paper(database, visit_id, "INSPECTION_RESULT_NOTICE")
    tried.papers["INSPECTION_NOTICE"] = await visits.paper(database, visit_id, "INSPECTION_NOTICE")
    _, day, after, _ = await tried.everywhere()
    assert day["orderVisitRectification"]
    assert after["orderVisitRectification"]
    assert "recordReinspection" not in day
    officer = await person(database, "o-08")
    async with database.write() as tx:
        await acts.order_visit_rectification(
            tx, visit_id, acts.OnSite(SHOP), acts.Handover(signed_by="邰晓"), document_id=order, by=officer,
            at=instant("05-09 10:28"),
        )  # fmt: skip
    _, day, after, _ = await tried.everywhere()
    assert day["recordReinspection"]
    assert after["recordReinspection"] is False, "the code is scanned and the credential shown on the day"
    assert "orderVisitRectification" not in day


async def test_a_form_nobody_signed_and_credentials_shown_elsewhere(database: Database) -> None:
    await spot.build_spot_county(database)
    tried = await Tried.planned(database, ROUTINE, signed=False)
    _, day, *_ = await tried.everywhere()
    assert day["approveInspection"] is False
    await visits.approved(database, tried.visit_id)
    await visits.scanned(database, tried.visit_id)
    _, day, *_ = await tried.everywhere()
    assert not day["collectEvidence"]


def _ready(offered: dict[str, bool]) -> list[str]:
    return [act for act, ready in offered.items() if ready]
