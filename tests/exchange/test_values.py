"""Every value of the sample is in the database: a key of an entry is the column of its name, or is said to stand elsewhere."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from api.cases.models import Case, Evidence, Party
from api.database import Database
from api.decisions.models import Decision
from api.exchange.history import load_world
from api.exchange.identifiers import world_id
from api.exchange.left_out import KINDS, left_out
from api.exchange.source import FOLDER, Entry, day, entries, instant
from api.inspections.models import (
    InspectionCap,
    InspectionPlan,
    InspectionTask,
    InspectionVisit,
    RandomInspectionMatter,
)
from api.ledger.models import Event
from api.measures.models import Measure
from api.models import metadata
from api.papers.models import Document
from api.policies.models import Policy
from api.registry.models import Counsel, Matter, Officer, Organ, Region, Reviewer, Seal, StaffMember
from api.review.models import CounselOpinion, MajorDecisionRule, Review, ReviewChecklistItem, Training
from tests.worlds.keys import VAULT

pytestmark = pytest.mark.database

CASES, TASKS = entries("cases", "cases"), entries("inspections", "inspectionTasks")
VISITS = [visit for task in TASKS for visit in task["visits"]]

RENAMED = {"check": "check_record", "date": "held_on", "order": "position"}
"""Keys whose column has another name for the same."""

ELSEWHERE: dict[type[SQLModel], str] = {
    Organ: "sealIds units",
    Officer: "qualification certificate updatedAt",
    Counsel: "servesOrganIds",
    Party: "phone address idNumber electronicAddress role note",
    Matter: "fine review",
    InspectionPlan: "items",
    InspectionTask: "planPublishedOn drawnAt drawnBy seed populationSize ratio drawnObjects demoObjects officerPoolSize"
    " drawnOfficerIds results stage resultDeadline events visits",
    InspectionVisit: "notice frequency approvalDocId noticeDocId resultDocId resultNoticeDocId result caseId measures events"
    " documents evidence recordings",
    Case: "inspectionTaskId originVisitId stage adopted officerIds partyIds recusal remedies measures hearing"
    " collectiveDiscussion decision performance deadlines archive events documents evidence recordings statement",
    Event: "recordingIds reviewId",
    Document: "number signatures service fileKey sha256 ownerType",
    Evidence: "fileKey sha256 verified recordingId",
    Measure: "stage approvedBy approvedAt imposedAt until liftedAt approvalDocId decisionDocId listDocId liftDocId",
    Policy: "required filing",
    MajorDecisionRule: "status",
    Training: "attendees",
    Review: "caseId triggerIds submittedBy acceptedAt reviewerIds deadline materials proposal checklist opinionAt outcome advice"
    " opinionDocId status rectification objection coordination",
    CounselOpinion: "requestedAt answeredAt",
    Decision: "docId",
}
"""Keys that are rows of other tables, follow from the facts, or are left out with a sentence; their own tests look at those."""


def held() -> Iterator[tuple[type[SQLModel], str, Entry]]:
    """Every entry of the sample that has a row of its own, with the name of the row's key."""
    for topic, kinds in TABLES.items():
        for kind, model in kinds.items():
            for entry in entries(topic, kind):
                name = {"regions": "code", "reviewChecklist": "item"}.get(kind, "id")
                yield model, f"checklist/{entry[name]}" if name == "item" else entry[name], entry
    for dossier in [*CASES, *VISITS, *TASKS]:
        for kind, model in (("events", Event), ("documents", Document), ("evidence", Evidence), ("measures", Measure)):
            for entry in dossier.get(kind) or ():
                yield model, entry["id"], entry
    for visit in VISITS:
        yield InspectionVisit, visit["id"], visit
    for case in CASES:
        yield Decision, f"{case['id']}/decision", case["decision"]


TABLES: dict[str, dict[str, type[SQLModel]]] = {
    "registry": {
        "regions": Region, "supervisoryBodies": Organ, "organs": Organ, "seals": Seal, "officers": Officer,
        "staff": StaffMember, "reviewers": Reviewer, "counsels": Counsel, "matters": Matter, "parties": Party,
        "randomInspectionMatters": RandomInspectionMatter, "inspectionPlans": InspectionPlan, "inspectionCaps": InspectionCap,
    },
    "catalogues": {
        "policies": Policy, "majorDecisionCatalogue": MajorDecisionRule, "reviewChecklist": ReviewChecklistItem,
        "trainings": Training,
    },
    "inspections": {"inspectionTasks": InspectionTask},
    "cases": {"cases": Case},
    "reviews": {"reviews": Review, "counselOpinions": CounselOpinion},
}  # fmt: skip


@pytest.fixture
async def world(database: Database) -> Database:
    await load_world(database, VAULT)
    return database


async def test_every_value_of_an_entry_is_in_its_row_or_known_to_stand_elsewhere(world: Database) -> None:
    wrong: list[str] = []
    async with world.read() as session:
        for model, name, entry in held():
            row = await session.get(model, world_id(name))
            assert row is not None, f"{model.__name__} {name}"
            elsewhere = {"id", *ELSEWHERE.get(model, "").split()}
            for key, value in entry.items():
                if key not in elsewhere and not matches(row, key, value):
                    wrong.append(f"{model.__name__} {name}.{key}: {value!r}")
    assert not wrong, "\n".join(wrong)


async def test_whatever_has_no_table_is_left_out_with_a_sentence_and_nothing_else(world: Database) -> None:
    told = {kind.kind: kind for kind in left_out()}
    for path in sorted(FOLDER.glob("*.json")):
        for kind in source_kinds(path.stem):
            known = kind in TABLES.get(path.stem, {}) or kind == "numberSeries"
            assert known is not ((path.stem, kind) in KINDS), kind
    assert len(told["recordings"].names) == sum(len(d["recordings"]) for d in [*CASES, *VISITS])
    assert told["archive"].names == ("case-1", "case-2", "case-3")
    for each in told.values():
        assert each.sentence == f"{each.label}（{each.kind}）{len(each.names)}项未导入：系统尚未登记此类数据。"
        assert each.names, each.kind
    assert await session_tables(world) >= {"measure_lift", "licence_issue"}


def source_kinds(topic: str) -> list[str]:
    return list(json.loads((FOLDER / f"{topic}.json").read_text(encoding="utf-8")))


async def session_tables(world: Database) -> set[str]:
    """The tables that have rows."""
    async with world.read() as session:
        return {
            table.name
            for table in metadata.sorted_tables
            if (await session.execute(sa.select(sa.func.count()).select_from(table))).scalar_one()
        }


def matches(row: SQLModel, key: str, value: Any) -> bool:
    column = RENAMED.get(key) or re.sub(r"(?<=[a-z])([A-Z])", r"_\1", key).lower()
    return hasattr(row, column) and same(getattr(row, column), value)


def same(stored: Any, written: Any) -> bool:
    """Whether a stored value is the written one, in the form that the column has."""
    if stored is None or written is None:
        return stored is written
    if isinstance(stored, UUID):
        return stored == world_id(written)
    if isinstance(stored, datetime):
        return ("T" not in written and stored.date() == day(written)) or ("T" in written and stored == instant(written))
    if isinstance(stored, date):
        return stored == day(written)
    if isinstance(stored, Decimal):
        return stored == Decimal(str(written))
    if isinstance(stored, Enum):
        return bool(stored.value == written)
    if isinstance(stored, list):
        return len(stored) == len(written) and all(map(same, stored, written))
    return bool(stored == written)
