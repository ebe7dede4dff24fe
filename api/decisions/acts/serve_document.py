"""Service of a case's document (送达). Serving the decision starts the times to pay and to ask for reconsideration."""

from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases import deadlines
from api.cases.models import Dossier, DossierKind
from api.cases.proceeding import facts_of, load
from api.cases.rules import OFFICERS_MAY_ACT
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.acts.handing import Handing, hand_over, require_fit
from api.decisions.gathering import after_decision, open_any_case
from api.decisions.models import Decision
from api.decisions.performance import MAY_SERVE_DECISION
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.models import Document, Service
from api.papers.paper import document_of
from api.vocabulary import CaseProcedure, ServiceMethod, TimelineEventKind

OWN_ACTS = {"PENALTY_NOTICE": "serveNotice", "HEARING_NOTICE": "notifyHearing"}
"""Forms whose service is an act of its own: rights and limits follow from it."""


async def serve_document(tx: WriteSession, document_id: UUID, handing: Handing, *, by: Actor, at: LegalTime) -> Service:
    """Serve a complete document of a case 送达 (行政处罚法 第五十二条、第六十一条), by all its officers.

    Serving the decision meets its limit (SERVE_DECISION) and starts those that run from its receipt.

    Raises Refused: as ``papers.service.serve`` does; CONFLICT for a second service on the same recipient; VALIDATION for a
    recipient who is no party, or a document that belongs to a visit; for the decision every gap of MAY_SERVE_DECISION.
    """
    document = await document_of(tx, document_id, by=by)
    if (await tx.get_one(Dossier, document.owner_id)).kind is not DossierKind.CASE:
        raise refuse(Code.VALIDATION, "该文书（documentId）属于检查，应当在检查中送达。")
    found = await open_any_case(tx, document.owner_id, by=by, at=at)
    if found.case.procedure is CaseProcedure.GENERAL:
        require(OFFICERS_MAY_ACT, await facts_of(tx, await load(tx, found.case, on=legal_day(at)), on=legal_day(at)))
    if document.template in OWN_ACTS:
        raise refuse(Code.VALIDATION, f"《{document.title}》应当通过{OWN_ACTS[document.template]}送达。")
    await require_fit(tx, found.case.id, document, handing)
    decision = await _decision_on(tx, document)
    if decision is not None:
        require(MAY_SERVE_DECISION, await after_decision(tx, found.case, on=legal_day(at)))
    service = await hand_over(tx, document, handing, found.officers, at)
    event = await record(
        tx, TimelineEventKind.DOCUMENT_SERVED, owner_id=found.case.id, organ_id=found.case.organ_id, by=found.officers, at=at,
        place=service.place, media=[handing.medium], documents=[document.id],
        text=_sentence(document, decision, handing.method, legal_day(at)),
        particulars={
            "serviceId": service.id, "method": handing.method, "recipientId": handing.recipient_id,
            "signedBy": handing.signed_by, "refusalNote": handing.refusal_note,
        },
    )  # fmt: skip
    if decision is not None:
        received = handing.received_on(at)
        for rule in _runs_from_receipt(found.case.procedure, decision):
            await deadlines.start(
                tx, rule, owner_id=found.case.id, organ_id=found.case.organ_id, event=event, start=received
            )
        await deadlines.meet(tx, found.case.id, "SERVE_DECISION", event, handing.begun_on(at))
    return service


def _runs_from_receipt(procedure: CaseProcedure, decision: Decision) -> tuple[str, ...]:
    """The limits that the receipt of a decision starts. Against one made on the spot reconsideration comes before a suit."""
    pay = ("PAY_FINE",) if decision.fine_fen else ()
    sue = () if procedure is CaseProcedure.SIMPLE else ("SUE",)
    return (*pay, "ASK_RECONSIDERATION", *sue)


async def _decision_on(tx: WriteSession, document: Document) -> Decision | None:
    """The decision that this document is, if it is one."""
    query = select(Decision).where(col(Decision.document_id) == document.id)
    return (await tx.execute(query)).scalar_one_or_none()


def _sentence(document: Document, decision: Decision | None, method: ServiceMethod, on: date) -> str:
    """当场交付 for a decision handed over on its day; else the method and the document."""
    if decision is not None and method is ServiceMethod.DIRECT and decision.made_on == on:
        return "当场交付"
    return f"{method.label}《{document.title}》"
