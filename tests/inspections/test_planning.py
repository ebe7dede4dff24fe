"""Planning and approving on the database: each refusal beside its neighbour that succeeds; two who act at once."""

import asyncio
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import select
from uuid_utils.compat import uuid7

from api.database import Database
from api.inspections import acts
from api.inspections.models import InspectionApproval, InspectionTask, InspectionVisit, NoticeMode, WaiverReason
from api.law.codes import Code
from api.law.gates import Refused
from api.vocabulary import TimelineEventKind
from tests.worlds.county import instant, of, person
from tests.worlds.visits import (
    REPORT,
    ROUTINE,
    WAIVER,
    codes_of,
    paper,
    planned,
    timeline,
)

pytestmark = pytest.mark.database


@pytest.mark.parametrize(
    ("why", "plan", "codes"),
    [
        ("one officer twice", replace(REPORT, officer_ids=(of("o-08"), of("o-08"))), [Code.TWO_OFFICERS_REQUIRED]),
        ("another organ's officer", replace(REPORT, officer_ids=(of("o-08"), of("o-11"))), [Code.OFFICER_NOT_QUALIFIED]),
        ("expired by the planned day", replace(REPORT, officer_ids=(of("o-13"), of("o-10")), planned_on=date(2026, 7, 1)), [Code.OFFICER_NOT_QUALIFIED]),
        ("no reason", replace(REPORT, reason=None), [Code.REASON_REQUIRED]),
        ("an entry not yet published", replace(ROUTINE, list_item_id=of("ri-9")), [Code.LIST_NOT_PUBLISHED]),
        ("no entry at all", replace(ROUTINE, list_item_id=None), [Code.NOT_IN_PLAN, Code.LIST_NOT_PUBLISHED]),
        ("outside the plan's period", replace(ROUTINE, planned_on=date(2026, 12, 1)), [Code.NOT_IN_PLAN]),
        ("yesterday", replace(REPORT, planned_on=date(2026, 5, 7)), [Code.VALIDATION]),
        ("no check code", replace(REPORT, check_code=" "), [Code.VALIDATION]),
        ("a plan for a report", replace(REPORT, plan_id=of("ip-1")), [Code.VALIDATION]),
        ("an unknown party", replace(REPORT, party_id=uuid7()), [Code.NOT_FOUND]),
        ("an unknown officer", replace(REPORT, officer_ids=(of("o-08"), uuid7())), [Code.NOT_FOUND]),
        ("another organ's unit", replace(REPORT, unit_id=of("wl-ny-dd")), [Code.NOT_FOUND]),
        ("an unknown plan", replace(ROUTINE, plan_id=uuid7()), [Code.NOT_FOUND]),
        ("an unknown cap", replace(ROUTINE, cap_id=uuid7()), [Code.NOT_FOUND]),
    ],
)  # fmt: skip
async def test_a_plan_is_refused_and_leaves_nothing(
    county: Database, why: str, plan: acts.Plan, codes: list[Code]
) -> None:
    assert await codes_of(planned(county, plan)) == codes, why
    async with county.read() as session:
        assert (await session.execute(select(InspectionTask))).first() is None


async def test_neighbouring_plans_succeed(county: Database) -> None:
    still_valid = replace(REPORT, officer_ids=(of("o-13"), of("o-10")), planned_on=date(2026, 6, 30), check_code="JC-1")
    await planned(county, still_valid)
    named = replace(ROUTINE, plan_id=of("ip-1"), cap_id=of("ic-1"), unit_id=of("wl-amr-qh"))
    visit_id = await planned(county, named)
    async with county.read() as session:
        visit = await session.get_one(InspectionVisit, visit_id)
        task = await session.get_one(InspectionTask, visit.task_id)
    assert (task.plan_id, task.list_item_id, visit.frequency_exempt) == (of("ip-1"), of("ri-2"), None)


async def test_the_third_planned_visit_of_the_year_is_refused_and_a_report_is_not(county: Database) -> None:
    for n, used in ((1, 0), (2, 1)):
        visit_id = await planned(county, replace(ROUTINE, check_code=f"JC-{n}"))
        async with county.read() as session:
            assert (await session.get_one(InspectionVisit, visit_id)).used_before == used
    assert await codes_of(planned(county, replace(ROUTINE, check_code="JC-3"))) == [Code.FREQUENCY_CAP_EXCEEDED]
    await planned(county, replace(ROUTINE, party_id=of("p-05"), check_code="JC-4"))
    await planned(county, REPORT)


async def test_two_plans_at_once_cannot_both_take_the_last_place_under_the_cap(county: Database) -> None:
    await planned(county, replace(ROUTINE, check_code="JC-1"))
    both = [planned(county, replace(ROUTINE, check_code=f"JC-{n}")) for n in (2, 3)]
    outcomes = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Refused", "UUID"]


async def test_a_check_code_belongs_to_one_visit(county: Database) -> None:
    await planned(county)
    assert await codes_of(planned(county)) == [Code.CONFLICT]
    await planned(county, replace(REPORT, check_code="JC-219921-2026-000108"))


async def approve(
    county: Database, visit_id: UUID, form: UUID, *, by: str = "st-09", waiver: str | None = WAIVER
) -> None:
    leader = await person(county, by)
    async with county.write() as tx:
        await acts.approve_inspection(
            tx, visit_id, document_id=form, mode=NoticeMode.ON_ENTRY, waiver_reason=WaiverReason.WOULD_DEFEAT_PURPOSE,
            waiver_text=waiver, by=leader, at=instant("05-08 16:00"),
        )  # fmt: skip


async def test_approval_needs_this_visits_form_in_force(county: Database) -> None:
    visit_id = await planned(county)
    other = await planned(county, replace(REPORT, check_code="JC-2"))
    for form, code in (
        (await paper(county, other, "INSPECTION_APPROVAL", leader="st-09"), Code.NOT_FOUND),
        (await paper(county, visit_id, "INSPECTION_NOTICE", leader="st-09"), Code.VALIDATION),
        (await paper(county, visit_id, "INSPECTION_APPROVAL", leader="st-09", in_force=False), Code.INVALID_TRANSITION),
        (await paper(county, visit_id, "INSPECTION_APPROVAL", issued=False), Code.INVALID_TRANSITION),
        (await paper(county, visit_id, "INSPECTION_APPROVAL"), Code.INSPECTION_NOT_APPROVED),
        (uuid7(), Code.NOT_FOUND),
    ):
        assert await codes_of(approve(county, visit_id, form)) == [code]
    good = await paper(county, visit_id, "INSPECTION_APPROVAL", leader="st-09")
    assert await codes_of(approve(county, visit_id, good, waiver="")) == [Code.REASON_REQUIRED]
    assert await codes_of(approve(county, visit_id, good, by="st-30")) == [Code.NOT_FOUND], "another organ sees nothing"
    await approve(county, visit_id, good)
    assert await codes_of(approve(county, visit_id, good)) == [Code.CONFLICT], "approved once"


async def test_two_approvals_at_once_end_in_one(county: Database) -> None:
    visit_id = await planned(county)
    form = await paper(county, visit_id, "INSPECTION_APPROVAL", leader="st-09")
    outcomes = await asyncio.gather(*[approve(county, visit_id, form) for _ in range(2)], return_exceptions=True)
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    assert [one.code for one in refused] == [Code.CONFLICT]
    assert outcomes.count(None) == 1
    async with county.read() as session:
        assert len((await session.execute(select(InspectionApproval))).all()) == 1
    assert [event.kind for event in await timeline(county, visit_id)] == [TimelineEventKind.INSPECTION_APPROVED]
