"""Events and time limits of the sample's history (历史时间线、期限)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlmodel import SQLModel

from api.calendar.counting import Period
from api.calendar.deadlines import compute
from api.calendar.rules import RULES
from api.calendar.working_days import Calendar
from api.cases.models import Deadline, DeadlineMet
from api.clocks import legal_day
from api.exchange.identifiers import world_id, world_ids
from api.exchange.people import snapshot
from api.exchange.source import Entry, day, instant
from api.ledger.models import Event
from api.tables import plain
from api.vocabulary import TimelineEventKind

Kind = TimelineEventKind


@dataclass(frozen=True, slots=True)
class Limit:
    """Which rule a named limit follows, which event starts it and which meets it."""

    rule: str
    starts: TimelineEventKind
    meets: TimelineEventKind


LIMITS: Mapping[str, Limit] = {
    "立案核查": Limit("VERIFY_CLUE", Kind.CLUE_REGISTERED, Kind.CASE_FILED),
    "查封期限": Limit("SEIZE", Kind.MEASURE_IMPOSED, Kind.MEASURE_LIFTED),
    "听证申请": Limit("ASK_HEARING", Kind.NOTICE_ISSUED, Kind.HEARING_REQUESTED),
    "办案期限": Limit("DECIDE_CASE", Kind.CASE_FILED, Kind.DECISION_MADE),
    "送达": Limit("SERVE_DECISION", Kind.DECISION_MADE, Kind.DOCUMENT_SERVED),
    "处罚公示": Limit("DISCLOSE_PENALTY", Kind.DECISION_MADE, Kind.DISCLOSED),
    "缴款": Limit("PAY_FINE", Kind.DOCUMENT_SERVED, Kind.PAYMENT_RECEIVED),
    "报机关备案": Limit("FILE_ON_THE_SPOT", Kind.DECISION_MADE, Kind.FILED_WITH_ORGAN),
    "补正告知": Limit("REQUEST_CORRECTION", Kind.APPLICATION_RECEIVED, Kind.CORRECTION_NOTICE),
    "许可决定（法定）": Limit("DECIDE_LICENCE", Kind.APPLICATION_ACCEPTED, Kind.DECISION_MADE),
    "许可决定（承诺）": Limit("DECIDE_LICENCE_PROMISED", Kind.APPLICATION_ACCEPTED, Kind.DECISION_MADE),
    "颁证": Limit("ISSUE_LICENCE", Kind.DECISION_MADE, Kind.LICENCE_ISSUED),
    "许可公示": Limit("DISCLOSE_LICENCE", Kind.DECISION_MADE, Kind.DISCLOSED),
}


def events_of(owner_id: UUID, organ_id: UUID, entries: list[Entry]) -> list[Event]:
    """The events of a dossier."""
    return [_event(owner_id, organ_id, entry) for entry in entries]


def in_order(events: list[Event]) -> list[Event]:
    """Events as they happened, those of one instant by their names."""
    return sorted(events, key=lambda event: event.at)


def deadlines_of(case: Entry, events: list[Event], calendar: Calendar) -> Iterator[SQLModel]:
    """The limits of a case, counted anew from their events. Raises ValueError where the sample says another day."""
    for entry in case["deadlines"]:
        limit = LIMITS[entry["name"]]
        started = _the_event(events, limit.starts, entry["from"])
        met = _the_event(events, limit.meets, entry["metOn"])
        rule = RULES[limit.rule]
        computed = compute(rule, day(entry["from"]), calendar, entry["n"], _excluded(case, entry))
        if computed.due != day(entry.get("extendedDue", entry["due"])):
            raise ValueError(f"{case['id']} {entry['name']}: 应为{entry['due']}，计算为{computed.due}")
        deadline = Deadline(
            id=world_id(f"{case['id']}/deadline/{entry['name']}"), owner_id=started.owner_id,
            organ_id=started.organ_id, rule=rule.code, name=rule.name, n=computed.n, unit=rule.unit,
            starts_on=computed.start_day, due_on=computed.due_day, provisional=computed.provisional,
            explanation=computed.explain(), computation=computed.as_dict(),
            basis=plain([citation.as_dict() for citation in rule.basis]), started_by=started.id,
        )  # fmt: skip
        yield deadline
        yield DeadlineMet(
            deadline_id=deadline.id, organ_id=started.organ_id, event_id=met.id, met_on=day(entry["metOn"])
        )


def _event(owner_id: UUID, organ_id: UUID, entry: Entry) -> Event:
    return Event(
        id=world_id(entry["id"]), owner_id=owner_id, organ_id=organ_id, kind=entry["kind"], phase=entry["phase"],
        at=instant(entry["at"]), actors=[snapshot(name) for name in entry["actorIds"]],
        actor_ids=world_ids(entry["actorIds"]), place=entry["place"], media=entry["media"],
        document_ids=world_ids(entry["documentIds"]), evidence_ids=world_ids(entry["evidenceIds"]),
        recording_refs=entry["recordingIds"], text=entry["text"],
        particulars={"reviewRef": entry["reviewId"]} if entry.get("reviewId") else {}, imported=True,
    )  # fmt: skip


def _the_event(events: list[Event], kind: TimelineEventKind, on: str) -> Event:
    """The only event of a kind on a Shanghai day. Raises ValueError if there is none, or more than one."""
    (found,) = (event for event in events if event.kind == kind and legal_day(event.at) == day(on))
    return found


def _excluded(case: Entry, entry: Entry) -> list[Period]:
    """The days from the request for a hearing to the hearing do not count where the sample says so."""
    if not entry.get("excludedDays"):
        return []
    hearing = case["hearing"]
    first = legal_day(instant(hearing["requestedAt"])) + timedelta(days=1)
    return [Period(first, legal_day(instant(hearing["heldAt"])), "听证")]
