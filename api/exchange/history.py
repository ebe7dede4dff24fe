"""The history of the sample world (历史案卷): finished visits and cases with everything on file, marked as imported."""

import sqlalchemy as sa
from sqlmodel import SQLModel, col

from api.access.secrets import Vault
from api.calendar.store import load_calendar
from api.cases.models import Case, CaseOfficer, CaseParty, Dossier, DossierKind, Party
from api.clocks import legal_day
from api.database import Database, WriteSession
from api.decisions.models import CaseClosing, Decision, Payment, Statement
from api.exchange.catalogues import load_catalogues
from api.exchange.identifiers import world_id, world_ids
from api.exchange.insertion import Progress, insert_missing, silent
from api.exchange.papers import documents_of, evidence_of, marks_of, services_of
from api.exchange.people import snapshot
from api.exchange.registry import load_registry
from api.exchange.reviews import reviews_of
from api.exchange.source import Entry, day, entries, instant, maybe_day
from api.exchange.timeline import deadlines_of, events_of, in_order
from api.inspections.models import InspectionApproval, InspectionResult, InspectionTask, InspectionVisit
from api.ledger.event import recompute_summary
from api.ledger.models import Event
from api.papers.models import Document, NumberSeries
from api.tables import Json
from api.vocabulary import SecrecyClass, TimelineEventKind

HISTORY = ("case-1", "case-3")
"""Cases that are over. The sample's other case is there to be played by acts."""


async def load_world(database: Database, vault: Vault, progress: Progress = silent) -> None:
    """Load the registry, the catalogues and the history in one transaction. Loading again changes nothing."""
    async with database.write() as tx:
        await load_registry(tx, vault, progress)
        await load_catalogues(tx, progress)
        await load_history(tx, progress)


async def load_history(tx: WriteSession, progress: Progress = silent) -> None:
    """Load the finished cases with the visits they grew out of. Needs the registry; the caller commits."""
    calendar = await load_calendar(tx)
    cases = [case for case in entries("cases", "cases") if case["id"] in HISTORY]
    for done, case in enumerate(cases, start=1):
        events = events_of(world_id(case["id"]), world_id(case["organId"]), case["events"])
        for task, visit in _origin(case):
            events += events_of(world_id(visit["id"]), world_id(task["organId"]), task["events"] + visit["events"])
            await insert_missing(tx, _visit_rows(task, visit))
        await insert_missing(tx, _case_rows(case))
        await insert_missing(tx, in_order(events))
        await insert_missing(tx, [*_decision_rows(case, events), *deadlines_of(case, events, calendar)])
        await insert_missing(tx, list(reviews_of(case, events, calendar)))
        progress("历史案件", done, len(cases))
    await _continue_numbers(tx)
    await _note_consents(tx, cases)
    for case in cases:
        for name in (case["originVisitId"], case["id"]):
            if name:
                await recompute_summary(tx, world_id(name))


def _origin(case: Entry) -> list[tuple[Entry, Entry]]:
    """The task and the visit that a case grew out of, if it did."""
    return [
        (task, visit)
        for task in entries("inspections", "inspectionTasks")
        for visit in task["visits"]
        if visit["id"] == case["originVisitId"]
    ]


def _visit_rows(task: Entry, visit: Entry) -> list[SQLModel]:
    """A visit with its papers, approval and result."""
    task_id, visit_id, organ_id = world_id(task["id"]), world_id(visit["id"]), world_id(task["organId"])
    papers = {paper["id"]: paper for paper in visit["documents"]}
    approved = next(event for event in visit["events"] if event["kind"] == TimelineEventKind.INSPECTION_APPROVED)
    told = papers[visit["resultNoticeDocId"]]
    drawn_at = instant(task["drawnAt"])
    return [
        InspectionTask(
            id=task_id, organ_id=organ_id, kind=task["kind"], plan_id=world_id(task["planId"]),
            list_item_id=world_id(task["listItemId"]), name=task["name"], draw=_draw(task), created_at=drawn_at,
        ),
        Dossier(id=visit_id, kind=DossierKind.VISIT, organ_id=organ_id),
        InspectionVisit(
            id=visit_id, organ_id=organ_id, unit_id=world_id(_unit_of(visit["officerIds"][0])), task_id=task_id,
            party_id=world_id(visit["partyId"]), place=visit["place"], officer_ids=world_ids(visit["officerIds"]),
            planned_on=day(visit["plannedOn"]), check_code=visit["checkCode"],
            cap_id=world_id(visit["frequency"]["capId"]), frequency_exempt=visit["frequency"].get("exempt"),
            used_before=visit["frequency"]["usedBefore"], imported=True, created_at=drawn_at,
        ),
        *documents_of(visit_id, visit["documents"]),
        *marks_of(visit["documents"]),
        *services_of(visit["documents"]),
        *evidence_of(visit_id, organ_id, visit["evidence"]),
        InspectionApproval(
            id=world_id(f"{visit['id']}/approval"), visit_id=visit_id, organ_id=organ_id,
            document_id=world_id(visit["approvalDocId"]), approved_by=world_id(approved["actorIds"][0]),
            approved_at=instant(approved["at"]), notice_mode=visit["notice"]["mode"],
        ),
        InspectionResult(
            id=world_id(f"{visit['id']}/result"), visit_id=visit_id, organ_id=organ_id, document_id=world_id(told["id"]),
            result=told["data"]["result"], handling=told["data"]["handling"], items=told["data"]["items"],
            told_at=instant(told["service"]["servedAt"]),
        ),
    ]  # fmt: skip


def _draw(task: Entry) -> Json:
    """How chance chose: when, by whom, from how many, with which seed."""
    kept = ("drawnAt", "seed", "populationSize", "ratio", "drawnObjects", "officerPoolSize", "resultDeadline")
    return {"drawnBy": snapshot(task["drawnBy"]), **{name: task[name] for name in kept}}


def _unit_of(officer: str) -> str:
    return str(next(entry["unitId"] for entry in entries("registry", "officers") if entry["id"] == officer))


def _case_rows(case: Entry) -> list[SQLModel]:
    """A case with its people, papers and evidence."""
    case_id, organ_id = world_id(case["id"]), world_id(case["organId"])
    created_at = instant(case["events"][0]["at"])
    return [
        Dossier(id=case_id, kind=DossierKind.CASE, organ_id=organ_id),
        Case(
            id=case_id, organ_id=organ_id, unit_id=world_id(case["unitId"]), procedure=case["procedure"],
            category=case["category"], matter_id=world_id(case["matterId"]), case_number=case["caseNumber"],
            name=case["name"], source=case["source"],
            origin_visit_id=world_id(case["originVisitId"]) if case["originVisitId"] else None, facts=case["facts"],
            law=case["law"], discretion=case["discretion"], major_decision=case["majorDecision"], secrecy=SecrecyClass.NONE,
            imported=True, created_at=created_at,
        ),
        *(
            CaseOfficer(
                case_id=case_id, officer_id=world_id(name), organ_id=organ_id, position=position, joined_at=created_at
            )
            for position, name in enumerate(case["officerIds"], start=1)
        ),
        *(
            CaseParty(
                case_id=case_id, party_id=world_id(party["partyId"]), role=party["role"], organ_id=organ_id,
                position=position,
            )
            for position, party in enumerate(case["partyIds"], start=1)
        ),
        *documents_of(case_id, case["documents"]),
        *marks_of(case["documents"]),
        *services_of(case["documents"]),
        *evidence_of(case_id, organ_id, case["evidence"]),
    ]  # fmt: skip


def _decision_rows(case: Entry, events: list[Event]) -> list[SQLModel]:
    """What was heard, decided, paid and closed, each by whoever the event names."""
    case_id, organ_id, decision = world_id(case["id"]), world_id(case["organId"]), case["decision"]
    decision_id = world_id(f"{case['id']}/decision")
    by = {event.kind: event for event in events}
    made = by[TimelineEventKind.DECISION_MADE]
    rows: list[SQLModel] = [
        Decision(
            id=decision_id, case_id=case_id, organ_id=organ_id, document_id=world_id(decision["docId"]),
            number=decision["number"], made_on=day(decision["madeOn"]), made_at=made.at, kinds=decision["kinds"],
            fine_fen=decision["fineFen"], pay_by=maybe_day(decision["payBy"]), granted=decision.get("granted"),
            licence_number=decision.get("licenceNumber"), valid_from=maybe_day(decision.get("validFrom")),
            valid_to=maybe_day(decision.get("validTo")), remedy=decision["remedy"], discretion=case["discretion"],
            officer_ids=world_ids(case["officerIds"]), actor=made.actors[0],
        )
    ]  # fmt: skip
    if heard := case.get("statement"):
        rows.append(
            Statement(
                id=world_id(f"{case['id']}/statement"), case_id=case_id, organ_id=organ_id, outcome=heard["outcome"],
                speaker=heard["speaker"], content=heard["content"], adopted=heard["adopted"], at=instant(heard["at"]),
                actor=by[TimelineEventKind.STATEMENT_RECEIVED].actors[0],
            )
        )  # fmt: skip
    if paid := case["performance"]:
        rows.append(
            Payment(
                id=world_id(f"{case['id']}/payment"), case_id=case_id, organ_id=organ_id, decision_id=decision_id,
                paid_fen=paid["paidFen"], paid_at=instant(paid["paidAt"]), receipt_no=paid["receiptNo"],
                actor=by[TimelineEventKind.PAYMENT_RECEIVED].actors[0],
            )
        )  # fmt: skip
    if closed := by.get(TimelineEventKind.CASE_CLOSED):
        approval = next(paper for paper in case["documents"] if world_id(paper["id"]) in closed.document_ids)
        rows.append(
            CaseClosing(
                id=world_id(f"{case['id']}/closing"), case_id=case_id, organ_id=organ_id,
                performance=case["performance"]["status"], reason=approval["data"]["reason"],
                closed_on=legal_day(closed.at), at=closed.at, actor=closed.actors[0],
            )
        )  # fmt: skip
    return rows


async def _continue_numbers(tx: WriteSession) -> None:
    """A series goes on after the greatest number on file (I20)."""
    same = (
        (col(Document.organ_id) == col(NumberSeries.organ_id))
        & (col(Document.type_code) == col(NumberSeries.type_code))
        & (col(Document.year) == col(NumberSeries.year))
    )
    following = sa.select(sa.func.max(col(Document.sequence)) + 1).where(same).scalar_subquery()
    await tx.execute(sa.update(NumberSeries).where(col(NumberSeries.next) < following).values(next=following))


async def _note_consents(tx: WriteSession, cases: list[Entry]) -> None:
    """Who consented to electronic service did so in a confirmation on file."""
    for case in cases:
        for paper in case["documents"]:
            if paper["template"] == "ADDRESS_CONFIRMATION":
                signer = next(mark["signerId"] for mark in paper["signatures"] if mark["role"] == "PARTY")
                consents = sa.update(Party).where(
                    col(Party.id) == world_id(signer),
                    col(Party.consent_electronic_service),
                    col(Party.consent_document_id).is_(None),
                )
                await tx.execute(consents.values(consent_document_id=world_id(paper["id"])))
