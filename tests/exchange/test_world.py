"""The sample world in a database: complete, in order, loaded once however often, and its summaries follow from its facts."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel, col, select

from api.access.models import Account, PersonKind
from api.access.viewer import viewer_of
from api.cases.models import Case, Deadline, DeadlineMet, Evidence, Party
from api.cases.proceeding_models import CaseFiling, Clue
from api.clocks import legal_day
from api.database import Database
from api.decisions.hearing_models import CollectiveDiscussion, HearingRecord, PenaltyNotice, StatementRecheck
from api.decisions.models import CaseClosing, Decision, OrganFiling, Payment, Statement
from api.exchange.history import CASES as NAMES
from api.exchange.history import load_world
from api.exchange.identifiers import world_id
from api.exchange.source import Entry, day, entries
from api.inspections.models import (
    InspectionCap,
    InspectionPlan,
    InspectionTask,
    InspectionVisit,
    RandomInspectionMatter,
)
from api.ledger.models import CaseSummary, Event
from api.licences.models import (
    ApplicationSupplement,
    CorrectionRequest,
    LicenceApplication,
    LicenceIntake,
    LicenceIssue,
    SiteVerification,
)
from api.measures.models import Measure, MeasureLift
from api.models import metadata
from api.papers.models import Document, NumberSeries, Service, SignatureMark
from api.policies.models import Filing, Policy
from api.registry.models import (
    Certificate,
    Counsel,
    Matter,
    Officer,
    Organ,
    Region,
    Reviewer,
    Seal,
    StaffMember,
    Unit,
)
from api.review.models import (
    CounselOpinion,
    MajorDecisionRule,
    Review,
    ReviewChecklistItem,
    ReviewOpinion,
    Training,
)
from api.review.standing import rounds_of
from api.vocabulary import StaffRole
from tests.worlds.keys import VAULT

pytestmark = pytest.mark.database

CASES = entries("cases", "cases")
TASKS = entries("inspections", "inspectionTasks")
VISITS: list[Entry] = [visit for task in TASKS for visit in task["visits"]]
DOSSIERS = [*CASES, *VISITS]
REVIEWS = entries("reviews", "reviews")


def registry(kind: str) -> int:
    return len(entries("registry", kind))


def on_file(kind: str) -> int:
    return sum(len(dossier[kind]) for dossier in DOSSIERS)


COUNTS: list[tuple[type[SQLModel], Callable[[], int]]] = [
    (Region, lambda: registry("regions")),
    (Organ, lambda: registry("organs") + registry("supervisoryBodies")),
    (Unit, lambda: sum(len(organ["units"]) for organ in entries("registry", "organs"))),
    (Seal, lambda: registry("seals")),
    (Officer, lambda: registry("officers")),
    (Certificate, lambda: sum(1 for officer in entries("registry", "officers") if officer["certificate"])),
    (StaffMember, lambda: registry("staff")),
    (Reviewer, lambda: registry("reviewers")),
    (Counsel, lambda: registry("counsels")),
    (Account, lambda: sum(map(registry, ("officers", "staff", "reviewers", "counsels")))),
    (Matter, lambda: registry("matters")),
    (RandomInspectionMatter, lambda: registry("randomInspectionMatters")),
    (InspectionPlan, lambda: registry("inspectionPlans")),
    (InspectionCap, lambda: registry("inspectionCaps")),
    (Party, lambda: registry("parties")),
    (NumberSeries, lambda: registry("numberSeries")),
    (InspectionTask, lambda: len(TASKS)),
    (InspectionVisit, lambda: len(VISITS)),
    (Case, lambda: len(CASES)),
    (Event, lambda: on_file_events()),
    (Document, lambda: on_file("documents")),
    (SignatureMark, lambda: sum(len(paper["signatures"]) for d in DOSSIERS for paper in d["documents"])),
    (Service, lambda: sum(1 for d in DOSSIERS for paper in d["documents"] if paper["service"])),
    (Evidence, lambda: on_file("evidence")),
    (Deadline, lambda: sum(len(case["deadlines"]) for case in CASES) + len(REVIEWS)),
    (DeadlineMet, lambda: sum(len(case["deadlines"]) for case in CASES) + len(REVIEWS)),
    (Review, lambda: len(REVIEWS)),
    (ReviewOpinion, lambda: len(REVIEWS)),
    (CounselOpinion, lambda: len(entries("reviews", "counselOpinions"))),
    (MajorDecisionRule, lambda: len(entries("catalogues", "majorDecisionCatalogue"))),
    (ReviewChecklistItem, lambda: len(entries("catalogues", "reviewChecklist"))),
    (Training, lambda: len(entries("catalogues", "trainings"))),
    (Policy, lambda: len(entries("catalogues", "policies"))),
    (Filing, lambda: sum(1 for policy in entries("catalogues", "policies") if policy["filing"])),
    (Decision, lambda: len(CASES)),
    (Statement, lambda: sum(1 for case in CASES if case.get("statement"))),
    (Payment, lambda: sum(1 for case in CASES if case["performance"])),
    (CaseClosing, lambda: 2),
    (Measure, lambda: sum(len(visit["measures"]) for visit in VISITS)),
    (MeasureLift, lambda: sum(len(visit["measures"]) for visit in VISITS)),
    (Clue, lambda: 1),
    (CaseFiling, lambda: 1),
    (PenaltyNotice, lambda: 1),
    (StatementRecheck, lambda: 1),
    (HearingRecord, lambda: sum(1 for case in CASES if case["hearing"])),
    (CollectiveDiscussion, lambda: sum(1 for case in CASES if case["collectiveDiscussion"])),
    (OrganFiling, lambda: 1),
    (LicenceApplication, lambda: 1),
    (CorrectionRequest, lambda: 1),
    (ApplicationSupplement, lambda: 1),
    (LicenceIntake, lambda: 1),
    (SiteVerification, lambda: 1),
    (LicenceIssue, lambda: 1),
]


def on_file_events() -> int:
    return sum(len(dossier["events"]) for dossier in DOSSIERS) + sum(len(task["events"]) for task in TASKS)


@pytest.fixture
async def world(database: Database) -> Database:
    await load_world(database, VAULT)
    return database


async def test_every_entry_of_the_sample_is_a_row(world: Database) -> None:
    async with world.read() as session:
        for model, expected in COUNTS:
            found = (await session.execute(sa.select(sa.func.count()).select_from(model))).scalar_one()
            assert found == expected(), model.__name__


async def test_loading_again_changes_nothing(world: Database) -> None:
    before = await contents(world)
    await load_world(world, VAULT)
    assert await contents(world) == before
    assert len(before["event"]) == on_file_events()


async def test_progress_is_told_topic_by_topic(database: Database) -> None:
    told: list[tuple[str, int, int]] = []
    await load_world(database, VAULT, lambda *step: told.append(step))
    assert ("执法人员", 1, registry("officers")) in told
    last_of_each = {topic: (done, total) for topic, done, total in told}
    assert next(iter(last_of_each)) == "节假日安排"
    assert list(last_of_each)[-1] == "历史案件"
    assert all(done == total > 0 for done, total in last_of_each.values())


async def test_finished_cases_are_archived_and_their_visit_is_published(world: Database) -> None:
    async with world.read() as session:
        stages = {s.owner_id: s for s in (await session.execute(select(CaseSummary))).scalars()}
    assert {name: stages[world_id(name)].stage for name in ("case-1", "case-2", "case-3", "vi-1")} == {
        "case-1": "ARCHIVED",
        "case-2": "ARCHIVED",
        "case-3": "ARCHIVED",
        "vi-1": "PUBLISHED",
    }
    first = stages[world_id("case-1")]
    assert (first.event_count, first.document_count, first.evidence_count) == (55, 50, 9)
    assert (first.fine_fen, first.paid_fen, first.next_due_on) == (10_000_000, 10_000_000, None)
    assert (str(first.decided_on), str(first.served_on), str(first.closed_on)) == (
        "2026-07-02",
        "2026-07-03",
        "2026-07-20",
    )


async def test_rebuilding_every_summary_changes_nothing(world: Database) -> None:
    before = (await contents(world))["case_summary"]
    async with world.write() as tx:
        await tx.execute(sa.text("SELECT recompute_case_summary(id) FROM dossier"))
    assert (await contents(world))["case_summary"] == before
    assert len(before) == len(DOSSIERS)


async def test_events_are_numbered_as_they_happened(world: Database) -> None:
    owners = [world_id("case-1"), world_id("vi-1")]
    async with world.read() as session:
        query = select(Event).where(col(Event.owner_id).in_(owners)).order_by(col(Event.sequence))
        events = list((await session.execute(query)).scalars())
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert [event.id for event in events[:2]] == [world_id("ev-001"), world_id("ev-002")]
    assert all(event.imported for event in events)
    assert events[1].actors[0] == {
        "id": str(world_id("st-02")),
        "kind": "STAFF",
        "name": "章若水",
        "position": "副局长（分管执法）",
        "certificateNumber": None,
    }


async def test_a_series_goes_on_after_the_imported_numbers(world: Database) -> None:
    async with world.read() as session:
        series = {(s.organ_id, s.type_code): s for s in (await session.execute(select(NumberSeries))).scalars()}
    for entry in entries("registry", "numberSeries"):
        row = series[world_id(entry["organId"]), entry["typeCode"]]
        assert (row.opening, row.next, row.digits) == (entry["next"], entry["nextAfter"], entry["digits"]), entry


@pytest.mark.parametrize("case", CASES, ids=NAMES)
async def test_limits_fall_due_and_are_met_on_the_days_of_the_sample(world: Database, case: Entry) -> None:
    names = {f"{case['id']}/deadline/{entry['name']}": entry for entry in case["deadlines"]}
    async with world.read() as session:
        for name, entry in names.items():
            deadline = await session.get_one(Deadline, world_id(name))
            met = await session.get_one(DeadlineMet, deadline.id)
            started = await session.get_one(Event, deadline.started_by)
            assert deadline.due_on == day(entry.get("extendedDue", entry["due"])), name
            assert met.met_on == day(entry["metOn"]), name
            assert legal_day(started.at) == day(entry["from"]), name
            assert deadline.explanation, name


@pytest.mark.parametrize(
    ("login", "kind", "role", "prefix"),
    [
        ("o-08", PersonKind.OFFICER, StaffRole.OFFICER, "219921"),
        ("st-22", PersonKind.STAFF, StaffRole.UNIT_HEAD, "219921"),
        ("rv-1", PersonKind.REVIEWER, StaffRole.REVIEWER, "2199"),
        ("cs-1", PersonKind.COUNSEL, StaffRole.COUNSEL, "2199"),
        ("st-12", PersonKind.STAFF, StaffRole.SUPERVISOR, "2199"),
    ],
)
async def test_people_log_in_by_their_name_in_the_sample(
    world: Database, login: str, kind: PersonKind, role: StaffRole, prefix: str
) -> None:
    async with world.read() as session:
        account = (await session.execute(select(Account).where(col(Account.login) == login))).scalar_one()
        viewer = await viewer_of(session, account.id, day("2026-05-09"))
    assert account.person_kind is kind
    assert viewer is not None
    assert viewer.actor is not None
    assert (viewer.actor.id, viewer.actor.key_ref, viewer.region_prefix) == (world_id(login), login, prefix)
    assert role in viewer.actor.roles


async def test_a_case_that_is_to_be_played_is_left_out(database: Database) -> None:
    await load_world(database, VAULT, cases=("case-1", "case-3"))
    async with database.read() as session:
        for model, name in ((Case, "case-2"), (InspectionVisit, "vi-2"), (InspectionTask, "it-2"), (Document, "d2-01")):
            assert await session.get(model, world_id(name)) is None, name
        matter = await session.get_one(Matter, world_id("m-05"))
        assert await session.get(Party, world_id("p-04")) is not None
    assert (matter.fine_min_fen, matter.fine_max_fen) == (0, 500_000)


async def test_a_signature_and_a_fingerprint_are_two_marks(world: Database) -> None:
    async with world.read() as session:
        query = select(SignatureMark).where(col(SignatureMark.document_id) == world_id("d1-06"))
        marks = list((await session.execute(query.order_by(col(SignatureMark.position)))).scalars())
    assert [(mark.signer_name, mark.method.value, mark.field) for mark in marks] == [
        ("尚云舒", "HANDWRITTEN_SCAN", "sig_party_1"),
        ("尚云舒", "FINGERPRINT", "sig_party_2"),
        ("周砚秋", "PERSONAL_SIGN", "sig_officer_1"),
        ("赫远", "PERSONAL_SIGN", "sig_officer_2"),
    ]


async def contents(database: Database) -> dict[str, list[Any]]:
    """Every row of every table, in the order of its key."""
    async with database.read() as session:
        return {
            table.name: [tuple(row) for row in await session.execute(sa.select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }


async def test_reviews_stand_where_the_sample_says_and_were_due_on_its_days(world: Database) -> None:
    async with world.read() as session:
        rounds = await rounds_of(session, world_id("case-1"))
        due = [(await session.get_one(Deadline, world_id(f"{entry['id']}/deadline"))).due_on for entry in REVIEWS]
    assert [(r.id, r.number, r.status.value) for r in rounds] == [
        (world_id(entry["id"]), entry["round"], entry["status"]) for entry in REVIEWS
    ]
    assert due == [day(entry["deadline"]) for entry in REVIEWS]
    assert rounds[2].coordinated is not None
    assert rounds[2].coordinated.same_penalty(rounds[3].proposal)
