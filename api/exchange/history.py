"""The history of the sample world (历史案卷): finished visits and cases with everything on file, marked as imported."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlmodel import SQLModel, col

from api.access.secrets import Vault
from api.calendar.store import load_calendar
from api.calendar.working_days import Calendar
from api.cases.models import Case, CaseOfficer, CaseParty, Dossier, DossierKind, Party
from api.clocks import legal_day
from api.database import Database, WriteSession
from api.decisions.models import CaseClosing, Decision, Payment, PaymentPurpose
from api.exchange.catalogues import load_catalogues
from api.exchange.identifiers import world_id, world_ids
from api.exchange.insertion import Progress, insert_missing, silent
from api.exchange.licences import licence_of
from api.exchange.measures import measures_of
from api.exchange.papers import dossier_papers
from api.exchange.penalties import penalty_of
from api.exchange.registry import load_registry
from api.exchange.reviews import reviews_of
from api.exchange.source import Entry, day, entries, instant, maybe_day
from api.exchange.timeline import deadlines_of, events_of, in_order
from api.exchange.visits import origins_of, visit_rows
from api.ledger.event import recompute_summary
from api.ledger.models import Event
from api.papers.models import Document, NumberSeries
from api.vocabulary import SecrecyClass, TimelineEventKind

CASES = ("case-1", "case-2", "case-3")
"""The cases of the sample: a penalty after a hearing, one on the spot, a licence."""


async def load_world(
    database: Database, vault: Vault, progress: Progress = silent, *, cases: Collection[str] = CASES
) -> None:
    """Load the registry, the catalogues and the history in one transaction. Loading again changes nothing."""
    async with database.write() as tx:
        await load_registry(tx, vault, progress)
        await load_catalogues(tx, progress)
        await load_history(tx, progress, cases=cases)


async def load_history(tx: WriteSession, progress: Progress = silent, *, cases: Collection[str] = CASES) -> None:
    """Load these cases as over, with the visits they grew out of. Needs the registry; the caller commits.

    Raises ValueError where a limit that is counted anew ends on another day than the sample says.
    """
    calendar = await load_calendar(tx)
    found = [case for case in entries("cases", "cases") if case["id"] in cases]
    for done, case in enumerate(found, start=1):
        await _load_case(tx, case, calendar)
        progress("历史案件", done, len(found))
    await _continue_numbers(tx)
    await _note_consents(tx, found)
    for case in found:
        for name in (case["originVisitId"], case["id"]):
            if name:
                await recompute_summary(tx, world_id(name))


async def _load_case(tx: WriteSession, case: Entry, calendar: Calendar) -> None:
    """One case with the visit it grew out of: what there was, what happened, and what followed from it."""
    events = events_of(world_id(case["id"]), world_id(case["organId"]), case["events"])
    origins = origins_of(case)
    for task, visit in origins:
        events += events_of(world_id(visit["id"]), world_id(task["organId"]), task["events"] + visit["events"])
        await insert_missing(tx, list(visit_rows(task, visit)))
    await insert_missing(tx, _case_rows(case))
    await insert_missing(tx, in_order(events))
    for task, visit in origins:
        await insert_missing(tx, list(measures_of(task, visit, case, events, calendar)))
    await insert_missing(tx, [*penalty_of(case, events, calendar), *licence_of(case, events)])
    await insert_missing(tx, [*_decision_rows(case, events), *deadlines_of(case, events, calendar)])
    await insert_missing(tx, list(reviews_of(case, events, calendar)))


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
        *dossier_papers(case_id, organ_id, case),
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
    if paid := case["performance"]:
        rows.append(
            Payment(
                purpose=PaymentPurpose.FINE,
                id=world_id(f"{case['id']}/payment"), case_id=case_id, organ_id=organ_id, decision_id=decision_id,
                paid_fen=paid["paidFen"], paid_at=instant(paid["paidAt"]), receipt_no=paid["receiptNo"],
                actor=by[TimelineEventKind.PAYMENT_RECEIVED].actors[0],
            )
        )  # fmt: skip
    if closed := by.get(TimelineEventKind.CASE_CLOSED):
        form = next((paper for paper in case["documents"] if world_id(paper["id"]) in closed.document_ids), None)
        rows.append(
            CaseClosing(
                id=world_id(f"{case['id']}/closing"), case_id=case_id, organ_id=organ_id,
                performance=case["performance"]["status"], reason=form["data"]["reason"] if form else closed.text,
                document_id=world_id(form["id"]) if form else None, closed_on=legal_day(closed.at), at=closed.at,
                actor=closed.actors[0],
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
