"""The sample's seal of 31 March 2026 (case 1) played by the acts: same events, same papers, same limit, same measure."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlmodel import col, select

from api.cases.models import Case, CaseOfficer, CaseParty, Dossier, DossierKind
from api.database import Database
from api.exchange.identifiers import world_id, world_ids
from api.exchange.insertion import insert_missing
from api.exchange.source import Entry, day, entries
from api.exchange.timeline import events_of
from api.inspections.acts import Handover, OnSite
from api.inspections.models import InspectionTask, InspectionVisit
from api.ledger.event import recompute_summary
from api.ledger.models import Event
from api.measures import acts
from api.measures.gathering import facts_of, lock_measure
from api.measures.models import LiftGround
from api.vocabulary import (
    CaseProcedure,
    EnforcementCategory,
    InspectionKind,
    MeasureKind,
    MeasureStage,
    PartyRole,
    SecrecyClass,
)
from tests.worlds.sample_papers import (
    as_told,
    as_written,
    build_registry,
    lay_papers,
    limit_as_written,
    limits_of,
    sample_time,
    somebody,
)

pytestmark = pytest.mark.database

CASE: Entry = entries("cases", "cases")[0]
VISIT: Entry = entries("inspections", "inspectionTasks")[0]["visits"][0]
MEASURE: Entry = VISIT["measures"][0]
PLACE = VISIT["place"]
SIGNED = Handover(signed_by="经纬")


@dataclass(frozen=True)
class Stage:
    """The visit as it was at 10:40, and the case as it was in April, without any measure."""

    database: Database
    visit_id: UUID
    case_id: UUID


@pytest.fixture
async def stage(database: Database) -> Stage:
    """The world on the morning of the inspection."""
    await build_registry(database)
    visit_id, case_id, organ_id = world_id("vi-1"), world_id("case-1"), world_id("lc-amr")
    before = [event for event in VISIT["events"] if event["id"] < "ev-008"]
    task = InspectionTask(
        id=world_id("task"), organ_id=organ_id, kind=InspectionKind.CASE_BASED, name="检查", reason="抽查",
        created_at=sample_time(VISIT["events"][0]["at"]),
    )  # fmt: skip
    async with database.write() as tx:
        tx.add_all([Dossier(id=visit_id, kind=DossierKind.VISIT, organ_id=organ_id), task])
        await tx.flush()
        tx.add(
            InspectionVisit(
                id=visit_id, organ_id=organ_id, unit_id=world_id("lc-amr-tz"), task_id=task.id,
                party_id=world_id("p-01"), place=PLACE, officer_ids=world_ids(VISIT["officerIds"]),
                planned_on=day("2026-03-31"), check_code=VISIT["checkCode"], created_at=task.created_at,
            )
        )  # fmt: skip
        await tx.flush()
    names = [MEASURE[name] for name in ("approvalDocId", "decisionDocId", "listDocId")]
    concerned = [paper for paper in VISIT["documents"] if paper["id"] in names]
    await lay_papers(database, visit_id, [*concerned, *_those_of(before, VISIT)])
    async with database.write() as tx:
        await insert_missing(tx, events_of(visit_id, organ_id, before))
    return Stage(database, visit_id, case_id)


def _those_of(events: list[Entry], dossier: Entry) -> list[Entry]:
    """The papers that events name."""
    named = {name for event in events for name in event["documentIds"]}
    return [paper for paper in dossier["documents"] if paper["id"] in named]


async def _file_case(stage: Stage) -> None:
    """The case of April: it grew out of the visit and has the sample's events up to the lift."""
    organ_id = world_id("lc-amr")
    before = [event for event in CASE["events"] if event["id"] < "ev-025"]
    async with stage.database.write() as tx:
        tx.add(Dossier(id=stage.case_id, kind=DossierKind.CASE, organ_id=organ_id))
        await tx.flush()
        tx.add(
            Case(
                id=stage.case_id, organ_id=organ_id, unit_id=world_id("lc-amr-tz"), procedure=CaseProcedure.GENERAL,
                category=EnforcementCategory.PENALTY, matter_id=world_id(CASE["matterId"]), name=CASE["name"],
                origin_visit_id=stage.visit_id, secrecy=SecrecyClass.NONE, created_at=sample_time(before[0]["at"]),
            )
        )  # fmt: skip
        await tx.flush()
        for position, officer_id in enumerate(world_ids(VISIT["officerIds"])):
            tx.add(
                CaseOfficer(
                    case_id=stage.case_id, officer_id=officer_id, organ_id=organ_id, position=position,
                    joined_at=sample_time(before[0]["at"]),
                )
            )  # fmt: skip
        tx.add(
            CaseParty(
                case_id=stage.case_id,
                party_id=world_id("p-01"),
                role=PartyRole.RESPONDENT,
                organ_id=organ_id,
                position=0,
            )
        )
    lift = [paper for paper in CASE["documents"] if paper["id"] == MEASURE["liftDocId"]]
    await lay_papers(stage.database, stage.case_id, [*lift, *_those_of(before, CASE)])
    async with stage.database.write() as tx:
        await insert_missing(tx, events_of(stage.case_id, organ_id, before))
        await recompute_summary(tx, stage.case_id)


async def _event(database: Database, owner_id: UUID, kind: str) -> Event:
    query = select(Event).where(col(Event.owner_id) == owner_id, col(Event.kind) == kind)
    async with database.read() as session:
        return (await session.execute(query.order_by(col(Event.at).desc()).limit(1))).scalar_one()


async def test_the_seal_of_the_sample(stage: Stage) -> None:
    officer = await somebody(stage.database, "o-01", "2026-03-31")
    leader = await somebody(stage.database, MEASURE["approvedBy"], "2026-03-31")
    form, on_site = world_id(MEASURE["approvalDocId"]), OnSite(PLACE)
    async with stage.database.write() as tx:
        row = await acts.request_measure(
            tx, stage.visit_id, kind=MeasureKind(MEASURE["kind"]), document_id=form, by=officer,
            at=sample_time("2026-03-31T10:21:00+08:00"),
        )  # fmt: skip
        measure_id = row.id
        await acts.approve_measure(tx, measure_id, document_id=form, by=leader, at=sample_time(MEASURE["approvedAt"]))
        await acts.explain_measure(
            tx, stage.visit_id, on_site, kind=MeasureKind.SEAL, reasons="检验有效期届满", statement="当事人表示无异议",
            by=officer, at=sample_time("2026-03-31T10:44:00+08:00"),
        )  # fmt: skip
        imposition = await acts.impose_measure(
            tx, measure_id, acts.Papers(world_id(MEASURE["decisionDocId"]), world_id(MEASURE["listDocId"])), on_site,
            SIGNED, by=officer, at=sample_time(MEASURE["imposedAt"]),
        )  # fmt: skip
        assert (imposition.until.isoformat(), imposition.period_days) == (MEASURE["until"], MEASURE["periodDays"])
    await _file_case(stage)
    async with stage.database.write() as tx:
        await acts.lift_measure(
            tx, measure_id, on_site, SIGNED, ground=LiftGround.NO_LONGER_NEEDED,
            document_id=world_id(MEASURE["liftDocId"]), by=officer, at=sample_time(MEASURE["liftedAt"]),
        )  # fmt: skip
    for owner_id, dossier, name in (
        (stage.visit_id, VISIT, "ev-008"), (stage.visit_id, VISIT, "ev-009"), (stage.case_id, CASE, "ev-025"),
    ):  # fmt: skip
        written = next(event for event in dossier["events"] if event["id"] == name)
        assert as_told(await _event(stage.database, owner_id, written["kind"])) == as_written(written), name
    limit = next(limit for limit in CASE["deadlines"] if limit["name"] == "查封期限")
    played = await limits_of(stage.database, stage.visit_id)
    assert played["查封扣押期限"] == limit_as_written(limit)
    async with stage.database.write() as tx:
        facts = await facts_of(
            tx, await lock_measure(tx, measure_id, by=officer), (), PLACE, sample_time(MEASURE["liftedAt"])
        )
    assert facts.stage is MeasureStage(MEASURE["stage"])
