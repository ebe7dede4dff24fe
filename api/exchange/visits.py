"""Inspection visits of the sample's history (历史检查): task, visit, approval, result, and the measures taken on it."""

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import SQLModel

from api.cases.models import Dossier, DossierKind
from api.exchange.identifiers import world_id, world_ids
from api.exchange.papers import dossier_papers
from api.exchange.people import snapshot
from api.exchange.source import Entry, day, entries, instant
from api.inspections.models import InspectionApproval, InspectionResult, InspectionTask, InspectionVisit
from api.tables import Json
from api.vocabulary import TimelineEventKind


def origins_of(case: Entry) -> list[tuple[Entry, Entry]]:
    """The task and the visit that a case grew out of, if it did."""
    return [
        (task, visit)
        for task in entries("inspections", "inspectionTasks")
        for visit in task["visits"]
        if visit["id"] == case["originVisitId"]
    ]


def visit_rows(task: Entry, visit: Entry) -> Iterator[SQLModel]:
    """A visit with its papers, approval and result."""
    visit_id, organ_id = world_id(visit["id"]), world_id(task["organId"])
    papers = {paper["id"]: paper for paper in visit["documents"]}
    approved = next(event for event in visit["events"] if event["kind"] == TimelineEventKind.INSPECTION_APPROVED)
    waiver = visit["notice"]["waiver"] or {}
    yield from _opened(task, visit)
    yield from dossier_papers(visit_id, organ_id, visit)
    yield InspectionApproval(
        id=world_id(f"{visit['id']}/approval"), visit_id=visit_id, organ_id=organ_id,
        document_id=world_id(visit["approvalDocId"]), approved_by=world_id(approved["actorIds"][0]),
        approved_at=instant(approved["at"]), notice_mode=visit["notice"]["mode"], waiver_reason=waiver.get("reason"),
        waiver_text=waiver.get("text"),
    )  # fmt: skip
    told = papers[visit["resultNoticeDocId"]]
    yield InspectionResult(
        id=world_id(f"{visit['id']}/result"), visit_id=visit_id, organ_id=organ_id, document_id=world_id(told["id"]),
        result=told["data"]["result"], handling=told["data"]["handling"], items=told["data"]["items"],
        told_at=instant(told["service"]["servedAt"]),
    )  # fmt: skip


def _opened(task: Entry, visit: Entry) -> Iterator[SQLModel]:
    """The task, its dossier and the visit. What was not drawn began with the approval."""
    task_id, visit_id, organ_id = world_id(task["id"]), world_id(visit["id"]), world_id(task["organId"])
    created_at = instant(task["drawnAt"] or visit["events"][0]["at"])
    yield InspectionTask(
        id=task_id, organ_id=organ_id, kind=task["kind"], plan_id=_maybe(task["planId"]),
        list_item_id=_maybe(task["listItemId"]), name=task["name"], reason=visit["frequency"].get("exempt"),
        draw=_draw(task), created_at=created_at,
    )  # fmt: skip
    yield Dossier(id=visit_id, kind=DossierKind.VISIT, organ_id=organ_id)
    yield InspectionVisit(
        id=visit_id, organ_id=organ_id, unit_id=world_id(_unit_of(visit["officerIds"][0])), task_id=task_id,
        party_id=world_id(visit["partyId"]), place=visit["place"], officer_ids=world_ids(visit["officerIds"]),
        planned_on=day(visit["plannedOn"]), check_code=visit["checkCode"], cap_id=world_id(visit["frequency"]["capId"]),
        frequency_exempt=visit["frequency"].get("exempt"), used_before=visit["frequency"]["usedBefore"], imported=True,
        created_at=created_at,
    )  # fmt: skip


def _draw(task: Entry) -> Json | None:
    """How chance chose: when, by whom, from how many, with which seed. None where nothing was drawn."""
    if task["drawnAt"] is None:
        return None
    kept = ("drawnAt", "seed", "populationSize", "ratio", "drawnObjects", "officerPoolSize", "resultDeadline")
    return {"drawnBy": snapshot(task["drawnBy"]), **{name: task[name] for name in kept}}


def _unit_of(officer: str) -> str:
    return str(next(entry["unitId"] for entry in entries("registry", "officers") if entry["id"] == officer))


def _maybe(name: str | None) -> UUID | None:
    return world_id(name) if name else None
