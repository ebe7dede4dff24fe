"""Measures of the sample's history (历史强制措施): requested, approved, imposed and lifted, as papers and events tell it."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import SQLModel

from api.calendar.deadlines import compute
from api.calendar.rules import SEIZE, WARN_OF_EXPIRY
from api.calendar.working_days import Calendar
from api.clocks import legal_day
from api.exchange.identifiers import world_id
from api.exchange.people import snapshot
from api.exchange.source import Entry, day, instant
from api.ledger.models import Event
from api.measures.models import LiftGround, Measure, MeasureApproval, MeasureImposition, MeasureLift
from api.vocabulary import TimelineEventKind


def measures_of(
    task: Entry, visit: Entry, case: Entry, events: Sequence[Event], calendar: Calendar
) -> Iterator[SQLModel]:
    """The measures of a visit, lifted in the case that grew out of it. Raises ValueError where the sample ends one on another day."""
    papers = {paper["id"]: paper for dossier in (visit, case) for paper in dossier["documents"]}
    for entry in visit["measures"]:
        shared: dict[str, Any] = {"measure_id": world_id(entry["id"]), "organ_id": world_id(task["organId"])}
        form = papers[entry["approvalDocId"]]
        yield _requested(task, visit, entry, form)
        yield MeasureApproval(
            id=world_id(f"{entry['id']}/approval"), **shared, document_id=world_id(form["id"]),
            approved_by=world_id(entry["approvedBy"]), approved_at=instant(entry["approvedAt"]),
            actor=snapshot(entry["approvedBy"]),
        )  # fmt: skip
        yield _imposed(
            entry, shared, papers, _telling(events, TimelineEventKind.MEASURE_IMPOSED, entry["decisionDocId"]), calendar
        )
        yield _lifted(entry, shared, papers, _telling(events, TimelineEventKind.MEASURE_LIFTED, entry["liftDocId"]))


def _requested(task: Entry, visit: Entry, entry: Entry, form: Entry) -> Measure:
    """Asked for by whoever signed the approval form first."""
    first = min(form["signatures"], key=lambda mark: instant(mark["at"]))
    return Measure(
        id=world_id(entry["id"]), owner_id=world_id(visit["id"]), organ_id=world_id(task["organId"]),
        party_id=world_id(visit["partyId"]), kind=entry["kind"], emergency=entry["emergency"],
        items=form["data"]["objects"], period_days=form["data"]["periodDays"], request_document_id=world_id(form["id"]),
        requested_at=instant(first["at"]), actor=snapshot(first["signerId"]),
    )  # fmt: skip


def _imposed(
    entry: Entry, shared: dict[str, Any], papers: dict[str, Entry], event: Event, calendar: Calendar
) -> MeasureImposition:
    decision, listed = papers[entry["decisionDocId"]], papers[entry["listDocId"]]
    until = compute(SEIZE, legal_day(event.at), calendar, entry["periodDays"]).due_day
    if until != day(entry["until"]):
        raise ValueError(f"{entry['id']}: 应至{entry['until']}，计算为{until}")
    return MeasureImposition(
        id=world_id(f"{entry['id']}/imposition"), **shared, decision_document_id=world_id(decision["id"]),
        list_document_id=world_id(listed["id"]), service_id=world_id(f"{decision['id']}/service"),
        number=decision["number"], place=decision["data"]["place"], items=decision["data"]["items"], keeper=listed["data"]["keeper"],
        period_days=entry["periodDays"], until=until,
        warn_on=compute(WARN_OF_EXPIRY, until, calendar, WARN_OF_EXPIRY.length(until)).due_day,
        imposed_at=instant(entry["imposedAt"]), officer_ids=event.actor_ids, event_id=event.id, actor=event.actors[0],
    )  # fmt: skip


def _lifted(entry: Entry, shared: dict[str, Any], papers: dict[str, Entry], event: Event) -> MeasureLift:
    """The sample says why in words; it was needed no more."""
    decision = papers[entry["liftDocId"]]
    return MeasureLift(
        id=world_id(f"{entry['id']}/lift"), **shared, document_id=world_id(decision["id"]),
        service_id=world_id(f"{decision['id']}/service"), ground=LiftGround.NO_LONGER_NEEDED,
        reason=decision["data"]["reason"], lifted_at=instant(entry["liftedAt"]), event_id=event.id, actor=event.actors[0],
    )  # fmt: skip


def _telling(events: Sequence[Event], kind: TimelineEventKind, paper: str) -> Event:
    """The event of a kind that tells of a paper. Raises ValueError if there is none, or more than one."""
    (found,) = (event for event in events if event.kind == kind and world_id(paper) in event.document_ids)
    return found
