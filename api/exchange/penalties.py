"""What leads to a penalty in the sample's history (历史处罚程序): clue, filing, notice, defence, hearing, collective discussion."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlmodel import SQLModel

from api.calendar.deadlines import compute
from api.calendar.rules import ASK_HEARING, STATE_DEFENCE
from api.calendar.working_days import Calendar
from api.cases.proceeding_models import CaseFiling, Clue, FilingOutcome
from api.clocks import legal_day
from api.decisions.facts import Proposal
from api.decisions.general_gathering import as_json
from api.decisions.hearing_models import (
    CollectiveDiscussion,
    Hearing,
    HearingRecord,
    HearingRequest,
    PenaltyNotice,
    StatementRecheck,
)
from api.decisions.hearing_rules import hearing_grounds
from api.decisions.models import OrganFiling, Statement
from api.exchange.identifiers import world_id, world_ids
from api.exchange.people import full_name
from api.exchange.source import Entry, entries, instant
from api.ledger.models import Event
from api.tables import Json
from api.vocabulary import PartyKind, PenaltyKind, TimelineEventKind

Kind = TimelineEventKind


def penalty_of(case: Entry, events: Sequence[Event], calendar: Calendar) -> Iterator[SQLModel]:
    """The facts before a penalty decision, each where the case has its event; and the filing of one made on the spot."""
    by = {event.kind: event for event in events}
    papers = {paper["template"]: paper for paper in case["documents"]}
    if Kind.CLUE_REGISTERED in by:
        yield from _clue(case, papers, by)
    if Kind.NOTICE_ISSUED in by:
        yield _notice(case, papers["PENALTY_NOTICE"], by[Kind.NOTICE_ISSUED], calendar)
    if heard := case.get("statement"):
        yield Statement(
            **_of(case, "statement", by[Kind.STATEMENT_RECEIVED]), outcome=heard["outcome"], speaker=heard["speaker"],
            content=heard["content"], adopted=heard["adopted"], at=instant(heard["at"]),
        )  # fmt: skip
    if Kind.DEFENCE_RECHECKED in by:
        yield _recheck(case, papers["STATEMENT_RECORD"], by[Kind.DEFENCE_RECHECKED])
    if case["hearing"]:
        yield from _hearing(case, papers, by)
    if case["collectiveDiscussion"]:
        yield _discussion(case, papers["COLLECTIVE_DISCUSSION_RECORD"], by[Kind.COLLECTIVE_DISCUSSED])
    if filed := by.get(Kind.FILED_WITH_ORGAN):
        yield OrganFiling(
            **_of(case, "organ-filing", filed),
            document_id=filed.document_ids[0],
            filed_on=legal_day(filed.at),
            at=filed.at,
        )


def _clue(case: Entry, papers: Mapping[str, Entry], by: Mapping[TimelineEventKind, Event]) -> Iterator[SQLModel]:
    """Where the case comes from, and that a leader filed it."""
    registered, filed = by[Kind.CLUE_REGISTERED], by[Kind.CASE_FILED]
    form, approval = papers["CLUE_REGISTRATION"], papers["FILING_APPROVAL"]
    yield Clue(
        **_of(case, "clue", registered), source=case["source"], summary=form["data"]["content"],
        received_on=legal_day(instant(form["data"]["receivedAt"])), document_id=world_id(form["id"]), at=registered.at,
    )  # fmt: skip
    yield CaseFiling(
        **_of(case, "filing", filed), outcome=FilingOutcome.FILED, document_id=world_id(approval["id"]),
        decided_on=legal_day(filed.at), at=filed.at,
    )  # fmt: skip


def _notice(case: Entry, paper: Entry, event: Event, calendar: Calendar) -> PenaltyNotice:
    """What the party was told, with the last days of its rights, counted anew."""
    told, on = _proposal(case, paper["data"]["fineFen"]), legal_day(event.at)
    grounds = hearing_grounds(told, _party_kind(case), on)
    if bool(grounds) != paper["data"]["hearingOffered"]:
        raise ValueError(f"{case['id']}: 听证权利与告知书不一致")
    return PenaltyNotice(
        **_of(case, "notice", event), **_served(paper), proposal=as_json(told),
        discretion=case["discretion"] | {"chosen": told.band, "factors": []}, hearing_grounds=list(grounds),
        received_on=on, state_until=compute(STATE_DEFENCE, on, calendar).due_day,
        hearing_until=compute(ASK_HEARING, on, calendar).due_day if grounds else None, at=event.at,
    )  # fmt: skip


def _recheck(case: Entry, paper: Entry, event: Event) -> StatementRecheck:
    return StatementRecheck(
        **_of(case, "recheck", event), statement_id=world_id(f"{case['id']}/statement"), opinion=paper["data"]["recheck"],
        adopted=case["statement"]["adopted"], document_id=world_id(paper["id"]), at=event.at,
    )  # fmt: skip


def _hearing(case: Entry, papers: Mapping[str, Entry], by: Mapping[TimelineEventKind, Event]) -> Iterator[SQLModel]:
    """Asked for, told of and held."""
    entry, asked = case["hearing"], by[Kind.HEARING_REQUESTED]
    notice, record = papers["HEARING_NOTICE"], papers["HEARING_RECORD"]
    request_id, hearing_id = world_id(f"{case['id']}/hearing-request"), world_id(f"{case['id']}/hearing")
    yield HearingRequest(
        **_of(case, "hearing-request", asked), notice_id=world_id(f"{case['id']}/notice"),
        applicant=asked.actors[0]["name"], requested_on=legal_day(instant(entry["requestedAt"])),
        at=instant(entry["requestedAt"]),
    )  # fmt: skip
    yield Hearing(
        **_of(case, "hearing", by[Kind.HEARING_NOTIFIED]), **_served(notice), request_id=request_id,
        host_id=world_id(entry["hostId"]), recorder_id=world_id(entry["recorderId"]),
        scheduled_at=instant(entry["heldAt"]), place=notice["data"]["place"], public=entry["public"],
        at=instant(entry["notifiedAt"]),
    )  # fmt: skip
    yield HearingRecord(
        **_of(case, "hearing-record", by[Kind.HEARING_HELD]), hearing_id=hearing_id, party_attended=True,
        attendees=[person["name"] for person in record["data"]["attendees"]],
        record_document_id=world_id(entry["recordDocId"]), report_document_id=world_id(entry["reportDocId"]),
        excluded_days=entry["excludedDays"], closed_at=instant(record["data"]["time"][1]),
    )  # fmt: skip


def _discussion(case: Entry, paper: Entry, event: Event) -> CollectiveDiscussion:
    """Who discussed, and what each of them said, in the words of the record."""
    entry = case["collectiveDiscussion"]
    people = {full_name(name): name for name in entry["attendeeIds"]}
    return CollectiveDiscussion(
        **_of(case, "discussion", event), document_id=world_id(entry["docId"]),
        chair_id=world_id(people[paper["data"]["chair"]]), attendee_ids=world_ids(entry["attendeeIds"]),
        opinions=[
            {"staffId": str(world_id(people[said["name"]])), "name": said["name"], "opinion": said["opinion"]}
            for said in paper["data"]["opinions"]
        ],
        result=as_json(_proposal(case, case["decision"]["fineFen"])), at=instant(entry["at"]),
    )  # fmt: skip


def _proposal(case: Entry, fine_fen: int) -> Proposal:
    """A fine, in the band of the case's discretion standard that it lies in: the lighter one where two meet."""
    bands = case["discretion"]["bands"]
    band = next((band["name"] for band in bands if band["fromFen"] <= fine_fen <= band["toFen"]), None)
    return Proposal(tuple(PenaltyKind(kind) for kind in case["decision"]["kinds"]), fine_fen, band)


def _party_kind(case: Entry) -> PartyKind:
    """What the respondent is."""
    name = next(party["partyId"] for party in case["partyIds"] if party["role"] == "RESPONDENT")
    return PartyKind(next(party["kind"] for party in entries("registry", "parties") if party["id"] == name))


def _of(case: Entry, part: str, event: Event) -> dict[str, Any]:
    """The keys of a fact of a case, and who did it."""
    actor: Json = event.actors[0]
    return {
        "id": world_id(f"{case['id']}/{part}"), "case_id": world_id(case["id"]), "organ_id": world_id(case["organId"]),
        "actor": actor,
    }  # fmt: skip


def _served(paper: Entry) -> dict[str, Any]:
    """A paper and its service."""
    return {"document_id": world_id(paper["id"]), "service_id": world_id(f"{paper['id']}/service")}
