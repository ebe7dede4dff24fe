"""Deciding a levy, requisition, charge or execution (作出决定), and serving the decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.acts.handing import Handing
from api.decisions.fines import yuan
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.models import Document, Service
from api.papers.paper import document_in_force
from api.proceedings.acts.tell import serve_on_party
from api.proceedings.assessment import AssessedPart, goods_of, parts_json, parts_of
from api.proceedings.decision_facts import DecisionFacts
from api.proceedings.decision_rules import MAY_BE_NUMBERED, MAY_DECIDE, MAY_SERVE
from api.proceedings.facts import MONEY
from api.proceedings.gathering import Found, facts_of, lock_own, lock_proceeding
from api.proceedings.legal_review import last_review, reasons_for_review
from api.proceedings.models import NoticeKind, ProceedingDecision, ProceedingNotice
from api.proceedings.papers import day_in, fen_in, number_of, said
from api.review.paper_rules import relied_on
from api.vocabulary import CaseProcedure, ExecutionKind, StaffRole, TimelineEventKind

K = TimelineEventKind
FORMS = {
    CaseProcedure.LEVY: ("LEVY_DECISION", K.LEVY_DECIDED),
    CaseProcedure.CHARGE: ("CHARGE_NOTICE", K.CHARGE_NOTIFIED),
    CaseProcedure.REQUISITION: ("REQUISITION_DECISION", K.REQUISITION_DECIDED),
    CaseProcedure.COMPULSORY_EXECUTION: ("EXECUTION_DECISION", K.EXECUTION_DECIDED),
}
SUBSTITUTE = "SUBSTITUTE_DECISION"
DECIDING = frozenset({StaffRole.ORGAN_LEADER})


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is decided beside what the paper says.

    ``parts`` is the assessment as decided, by default as it was started. ``immediate_reason`` says why the demand's term is
    not waited for (行政强制法 第三十七条第三款). ``requisition_value_fen`` is the value of what is requisitioned, where known.
    """

    parts: tuple[AssessedPart, ...] = ()
    immediate_reason: str | None = None
    requisition_value_fen: int | None = None


async def decide_proceeding(
    tx: WriteSession, proceeding_id: UUID, document_id: UUID, ruling: Ruling, *, by: Actor, at: LegalTime
) -> ProceedingDecision:
    """A leader decides 征收、征用、收费、强制执行、代履行决定 (行政强制法 第三十七条、第五十一条), on the sealed paper.

    Raises Refused with every gap of MAY_DECIDE; NOT_FOUND, and what ``document_in_force`` raises.
    """
    found = await lock_proceeding(tx, proceeding_id, by=by, at=at)
    row = found.row
    template, kind = _form(found)
    document = await document_in_force(tx, document_id, template=template, owner_ids=[proceeding_id])
    facts = await _stated(tx, found, document, ruling, by=by, at=at)
    require(MAY_DECIDE, facts)
    parts, amount = facts.parts, facts.paper_amount_fen
    decision = _decision(found, document, parts, amount, ruling, by, at)
    tx.add(decision)
    event = await record(
        tx, kind, owner_id=proceeding_id, organ_id=row.organ_id, by=[by], at=at, documents=[document.id, *relied_on(facts)],
        text=f"作出{decision.number}" + (f"，金额{yuan(amount)}" if amount else ""),
        particulars={"number": decision.number, "amountFen": amount, "immediateReason": decision.immediate_reason},
    )  # fmt: skip
    await deadlines.start(
        tx, "DISCLOSE_OTHER", owner_id=proceeding_id, organ_id=row.organ_id, event=event, start=legal_day(at)
    )
    return decision


async def require_may_decide_proceeding(tx: WriteSession, document: Document, *, by: Actor, at: LegalTime) -> None:
    """The gates of the decision, before its document takes a number, whichever leader decides.

    Raises Refused with every gap of MAY_BE_NUMBERED; VALIDATION for a paper that does not decide such a proceeding.
    """
    found = await lock_proceeding(tx, document.owner_id, by=by, at=at)
    if document.template != _form(found)[0]:
        raise refuse(Code.VALIDATION, f"《{document.title}》不是本程序的决定书。")
    facts = await _stated(tx, found, document, Ruling(), by=by, at=at)
    require(MAY_BE_NUMBERED, replace(facts, proceeding=replace(facts.proceeding, roles=DECIDING)))


async def serve_proceeding_decision(
    tx: WriteSession, proceeding_id: UUID, handing: Handing, *, by: Actor, at: LegalTime
) -> Service:
    """Serve the decision 送达决定书 (行政强制法 第三十八条). The party's times for remedies run from its receipt.

    Raises Refused with every gap of MAY_SERVE; VALIDATION for a recipient who is not the party; NOT_FOUND, FORBIDDEN.
    """
    found = await lock_own(tx, proceeding_id, by=by, at=at)
    require(MAY_SERVE, await facts_of(tx, found, by=by, at=at))
    assert found.decision is not None, "MAY_SERVE asks for a decision"
    document = await tx.get_one(Document, found.decision.document_id)
    service = await serve_on_party(tx, found, document, handing, at)
    event = await record(
        tx, K.DOCUMENT_SERVED, owner_id=proceeding_id, organ_id=found.row.organ_id, by=found.officers, at=at,
        place=service.place, media=[handing.medium], documents=[document.id], text=f"{handing.method.label}《{document.title}》",
        particulars={"serviceId": service.id, "method": handing.method, "signedBy": handing.signed_by},
    )  # fmt: skip
    for rule in ("ASK_RECONSIDERATION", "SUE"):
        await deadlines.start(
            tx, rule, owner_id=proceeding_id, organ_id=found.row.organ_id, event=event, start=handing.received_on(at)
        )
    return service


async def _stated(
    tx: WriteSession, found: Found, document: Document, ruling: Ruling, *, by: Actor, at: LegalTime
) -> DecisionFacts:
    """A proceeding beside what its decision's document states."""
    row = found.row
    first, last = day_in(document, "from"), day_in(document, "until")
    amount = fen_in(document, "amountFen") if row.procedure in MONEY else row.amount_fen
    return DecisionFacts(
        await facts_of(tx, found, by=by, at=at), ruling.parts or parts_of(row.calculation), paper_amount_fen=amount,
        paper_goods=goods_of(document.data.get("items")), paper_order=said(document, "commandNumber"),
        paper_compensation=said(document, "compensationRule"), term=(first, last) if first and last else None,
        pay_by=day_in(document, "payBy"),
        demand_number=said(document, "demandNumber") if document.template == "EXECUTION_DECISION" else None,
        told_number=await _told_number(tx, row.id), immediate_reason=ruling.immediate_reason or "",
        major=await reasons_for_review(tx, row, amount, ruling.requisition_value_fen, at=document),
        review=await last_review(tx, row),
    )  # fmt: skip


def _form(found: Found) -> tuple[str, TimelineEventKind]:
    """The paper that decides, and the event: substitute performance has a paper of its own."""
    template, kind = FORMS[found.row.procedure]
    if found.row.execution_kind is ExecutionKind.SUBSTITUTE:
        template = SUBSTITUTE
    return template, kind


def _decision(
    found: Found, document: Document, parts: Sequence[AssessedPart], amount: int | None, ruling: Ruling, by: Actor,
    at: LegalTime,
) -> ProceedingDecision:  # fmt: skip
    """The fact row: what the paper says, as the gates found it."""
    row, requisition = found.row, found.row.procedure is CaseProcedure.REQUISITION
    money = row.procedure in MONEY
    return ProceedingDecision(
        proceeding_id=row.id, organ_id=row.organ_id, document_id=document.id, number=number_of(document), amount_fen=amount,
        calculation=parts_json(parts) if money else None, pay_by=day_in(document, "payBy") if money else None,
        goods=[entry for entry in document.data.get("items") or [] if isinstance(entry, dict)] if requisition else None,
        first_day=day_in(document, "from") if requisition else None,
        last_day=day_in(document, "until") if requisition else None, execution_kind=row.execution_kind,
        budget_fen=fen_in(document, "budgetFen"), performer=said(document, "performer") or None,
        immediate_reason=(ruling.immediate_reason or "").strip() or None, made_on=legal_day(at), at=at, actor=by.snapshot(),
    )  # fmt: skip


async def _told_number(tx: WriteSession, proceeding_id: UUID) -> str | None:
    """The number of the demand that was served last."""
    query = (
        select(ProceedingNotice.number)
        .where(col(ProceedingNotice.proceeding_id) == proceeding_id, col(ProceedingNotice.kind) == NoticeKind.DEMAND)
        .order_by(col(ProceedingNotice.at).desc())
        .limit(1)
    )
    return (await tx.execute(query)).scalar_one_or_none()
