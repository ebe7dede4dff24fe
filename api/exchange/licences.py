"""Licences of the sample's history (历史许可): applied for, corrected, accepted, verified and issued. The decision is a decision."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import SQLModel

from api.clocks import legal_day
from api.exchange.identifiers import world_id, world_ids
from api.exchange.source import Entry, day
from api.ledger.models import Event
from api.licences.models import (
    ApplicationSupplement,
    Channel,
    CorrectionRequest,
    IntakeOutcome,
    LicenceApplication,
    LicenceIntake,
    LicenceIssue,
    SiteVerification,
)
from api.vocabulary import CaseProcedure, TimelineEventKind

Kind = TimelineEventKind
CONFORMS = "符合"
"""What the record says of every item that does."""


def licence_of(case: Entry, events: Sequence[Event]) -> Iterator[SQLModel]:
    """What happened to an application; nothing for a case that is none. Every fact is an event's, in the words of its paper."""
    if case["procedure"] != CaseProcedure.LICENCE:
        return
    papers = {paper["template"]: paper for paper in case["documents"]}
    received, *supplemented = [event for event in events if event.kind == Kind.APPLICATION_RECEIVED]
    by = {event.kind: event for event in events}
    corrected, form = papers["CORRECTION_NOTICE"], papers["LICENCE_APPLICATION"]
    yield LicenceApplication(
        **_of(case, "application", received), applicant_id=world_id(case["partyIds"][0]["partyId"]),
        document_id=world_id(form["id"]), channel=Channel.ONLINE if "线上" in received.text else Channel.WINDOW,
        scope=form["data"]["scope"], materials=form["data"]["materials"], received_on=legal_day(received.at),
    )  # fmt: skip
    yield CorrectionRequest(
        **_of(case, "correction", by[Kind.CORRECTION_NOTICE]),
        **_served(corrected),
        missing=corrected["data"]["missing"],
    )
    for position, event in enumerate(supplemented, start=1):
        yield ApplicationSupplement(
            **_of(case, f"supplement/{position}", event), materials=corrected["data"]["missing"], complete=True,
            received_on=legal_day(event.at),
        )  # fmt: skip
    yield from _accepted_and_verified(case, papers, by)
    yield LicenceIssue(
        **_of(case, "issue", by[Kind.LICENCE_ISSUED]), certificate_document_id=world_id(papers["LICENCE_CERTIFICATE"]["id"]),
        service_id=world_id(f"{papers['LICENCE_GRANT_DECISION']['id']}/service"),
        issued_on=day(papers["LICENCE_CERTIFICATE"]["data"]["issuedOn"]),
    )  # fmt: skip


def _accepted_and_verified(
    case: Entry, papers: dict[str, Entry], by: dict[TimelineEventKind, Event]
) -> Iterator[SQLModel]:
    accepted, verified = papers["ACCEPTANCE_NOTICE"], papers["SITE_VERIFICATION_RECORD"]
    (evidence,) = (entry for entry in case["evidence"] if entry["documentId"] == verified["id"])
    yield LicenceIntake(
        **_of(case, "intake", by[Kind.APPLICATION_ACCEPTED]), **_served(accepted), outcome=IntakeOutcome.ACCEPTED,
        accepted_on=day(accepted["data"]["acceptedOn"]),
    )  # fmt: skip
    yield SiteVerification(
        **_of(case, "verification", by[Kind.SITE_VERIFIED]), document_id=world_id(verified["id"]),
        evidence_id=world_id(evidence["id"]), place=verified["data"]["place"],
        conforms=all(item["result"] == CONFORMS for item in verified["data"]["items"]),
        conclusion=verified["data"]["conclusion"], officer_ids=world_ids(case["officerIds"]),
    )  # fmt: skip


def _of(case: Entry, part: str, event: Event) -> dict[str, Any]:
    """What every fact of a case has: its key, its case, and who did it when."""
    return {
        "id": world_id(f"{case['id']}/{part}"), "case_id": world_id(case["id"]), "organ_id": world_id(case["organId"]),
        "at": event.at, "actor": event.actors[0],
    }  # fmt: skip


def _served(paper: Entry) -> dict[str, Any]:
    """A paper and its service."""
    return {"document_id": world_id(paper["id"]), "service_id": world_id(f"{paper['id']}/service")}
