"""Issuing (颁证送达): certificate and decision in ten working days; a refusal is served. The times for remedies begin."""

from uuid import UUID

from api.access.actor import Actor
from api.calendar.rules import ASK_RECONSIDERATION, ISSUE_LICENCE, SUE
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.ledger.models import Event
from api.licences.acts.decide import said
from api.licences.delivery import Delivery, deliver
from api.licences.examination_rules import MAY_SERVE_REFUSAL, THE_ISSUE
from api.licences.facts import IssueFacts
from api.licences.gathering import LicenceCase, decision_of, facts_of, lock_licence
from api.licences.models import LicenceIssue
from api.papers.models import Document
from api.papers.paper import document_in_force
from api.vocabulary import StaffRole, TimelineEventKind


async def issue_licence(
    tx: WriteSession, case_id: UUID, delivery: Delivery, *, certificate_id: UUID, by: Actor, at: LegalTime
) -> LicenceIssue:
    """Deliver the certificate with the decision 颁发、送达许可证件 (行政许可法 第四十四条).

    Raises Refused with every gap of THE_ISSUE; FORBIDDEN for anybody but a clerk; NOT_FOUND, and what ``document_in_force`` and
    ``serve`` raise.
    """
    found = await lock_licence(tx, case_id, by=by)
    _require_clerk(by)
    certificate = await document_in_force(tx, certificate_id, template="LICENCE_CERTIFICATE", owner_ids=(case_id,))
    decision = await decision_of(tx, case_id)
    facts = await facts_of(tx, found, by=by, at=at)
    validity = (
        tuple(day.isoformat() if day else "" for day in (decision.valid_from, decision.valid_to))
        if decision
        else ("", "")
    )
    certified = (said(certificate, "validFrom"), said(certificate, "validTo"))
    require(THE_ISSUE, IssueFacts(facts, (validity[0], validity[1]), certified))
    assert decision is not None
    paper = await tx.get_one(Document, decision.document_id)
    service = await deliver(tx, paper, found.applicant_id, delivery, by=by, at=at)
    await deliver(tx, certificate, found.applicant_id, delivery, by=by, at=at)
    row = LicenceIssue(
        case_id=case_id, organ_id=found.case.organ_id, certificate_document_id=certificate.id, service_id=service.id,
        issued_on=facts.on, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    event = await record(
        tx, TimelineEventKind.LICENCE_ISSUED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text="颁发电子证照并送达", documents=[paper.id, certificate.id],
        particulars={"licenceNumber": decision.licence_number, "method": delivery.method},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, ISSUE_LICENCE.code, event, facts.on)
    await _start_remedies(tx, found, event, at)
    return row


async def serve_licence_refusal(
    tx: WriteSession, case_id: UUID, delivery: Delivery, *, by: Actor, at: LegalTime
) -> LicenceIssue:
    """Serve the refusal 送达不予许可决定书 (行政许可法 第三十八条第二款).

    Raises Refused with every gap of MAY_SERVE_REFUSAL; FORBIDDEN for anybody but a clerk; NOT_FOUND, and what ``serve`` raises.
    """
    found = await lock_licence(tx, case_id, by=by)
    _require_clerk(by)
    facts = await facts_of(tx, found, by=by, at=at)
    require(MAY_SERVE_REFUSAL, facts)
    decision = await decision_of(tx, case_id)
    assert decision is not None
    paper = await tx.get_one(Document, decision.document_id)
    service = await deliver(tx, paper, found.applicant_id, delivery, by=by, at=at)
    row = LicenceIssue(
        case_id=case_id,
        organ_id=found.case.organ_id,
        service_id=service.id,
        issued_on=facts.on,
        at=at,
        actor=by.snapshot(),
    )
    tx.add(row)
    event = await record(
        tx, TimelineEventKind.DOCUMENT_SERVED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=f"{delivery.method.label}《{paper.title}》", documents=[paper.id],
        particulars={"method": delivery.method, "signedBy": delivery.signed_by},
    )  # fmt: skip
    await _start_remedies(tx, found, event, at)
    return row


async def _start_remedies(tx: WriteSession, found: LicenceCase, event: Event, at: LegalTime) -> None:
    """Sixty days and six months from the receipt (行政复议法 第二十条, 行政诉讼法 第四十六条)."""
    for rule in (ASK_RECONSIDERATION, SUE):
        await deadlines.start(
            tx, rule.code, owner_id=found.case.id, organ_id=found.case.organ_id, event=event, start=legal_day(at)
        )


def _require_clerk(by: Actor) -> None:
    if StaffRole.WINDOW_CLERK not in by.roles:
        raise refuse(Code.FORBIDDEN, "由窗口人员颁证、送达。")
