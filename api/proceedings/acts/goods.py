"""Requisitioned goods (征用物资): taken over, given back, compensated."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions.acts.handing import Handing
from api.decisions.fines import yuan
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.models import Document
from api.papers.paper import document_in_force
from api.proceedings.acts.tell import serve_on_party
from api.proceedings.assessment import goods_of
from api.proceedings.gathering import facts_of, lock_own, lock_proceeding
from api.proceedings.papers import day_in, fen_in, number_of, said
from api.proceedings.performance_facts import CompensationFacts, HandoverFacts
from api.proceedings.performance_models import CompensationDecision, CompensationPayment, GoodsHandover, HandoverKind
from api.proceedings.performance_rules import MAY_COMPENSATE, MAY_HAND_OVER, MAY_PAY_COMPENSATION
from api.vocabulary import StaffRole, TimelineEventKind

K = TimelineEventKind


async def record_goods_handover(
    tx: WriteSession, proceeding_id: UUID, document_id: UUID, *, kind: HandoverKind, by: Actor, at: LegalTime
) -> GoodsHandover:
    """Goods are taken over or given back 接收、归还 by a list that both sides signed (民法典 第二百四十五条).

    Raises Refused with every gap of MAY_HAND_OVER; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` raises.
    """
    found = await lock_own(tx, proceeding_id, by=by, at=at)
    document = await document_in_force(tx, document_id, template="REQUISITION_LIST", owner_ids=[proceeding_id])
    place, goods = said(document, "place"), goods_of(document.data.get("items"))
    facts = await facts_of(tx, found, by=by, at=at, place=place or None)
    returning = kind is HandoverKind.RETURNED
    returned = document.data.get("returned") is True
    require(MAY_HAND_OVER, HandoverFacts(facts, goods, said(document, "decisionNumber"), returned, returning))
    handover = GoodsHandover(
        proceeding_id=proceeding_id, organ_id=found.row.organ_id, kind=kind, document_id=document.id,
        goods=[entry for entry in document.data.get("items") or [] if isinstance(entry, dict)],
        condition=said(document, "condition"), place=place, officer_ids=[actor.id for actor in found.officers], at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(handover)
    things = "、".join(each.words for each in goods)
    await record(
        tx, K.GOODS_RETURNED if returning else K.GOODS_TAKEN, owner_id=proceeding_id, organ_id=found.row.organ_id,
        by=found.officers, at=at, place=place, documents=[document.id],
        text=f"{'归还' if returning else '接收'}{things}（{handover.condition}）", particulars={"condition": handover.condition},
    )  # fmt: skip
    return handover


async def decide_compensation(
    tx: WriteSession, proceeding_id: UUID, document_id: UUID, handing: Handing, *, by: Actor, at: LegalTime
) -> CompensationDecision:
    """A leader decides the compensation 征用补偿决定, and the officers serve it (民法典 第二百四十五条).

    Raises Refused with every gap of MAY_COMPENSATE; VALIDATION for a paper without its last day to pay; NOT_FOUND.
    """
    found = await lock_proceeding(tx, proceeding_id, by=by, at=at)
    document = await document_in_force(tx, document_id, template="COMPENSATION_DECISION", owner_ids=[proceeding_id])
    amount, pay_by = fen_in(document, "amountFen") or 0, day_in(document, "payBy")
    facts = await facts_of(tx, found, by=by, at=at)
    require(MAY_COMPENSATE, CompensationFacts(facts, amount, said(document, "decisionNumber")))
    service = await serve_on_party(tx, found, document, handing, at)
    compensation = CompensationDecision(
        proceeding_id=proceeding_id, organ_id=found.row.organ_id, document_id=document.id, service_id=service.id,
        number=number_of(document), amount_fen=amount, pay_by=_required(pay_by), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(compensation)
    await record(
        tx, K.COMPENSATION_DECIDED, owner_id=proceeding_id, organ_id=found.row.organ_id, by=[by], at=at,
        documents=[document.id], text=f"决定补偿{yuan(amount)}，送达《{document.title}》",
        particulars={"number": compensation.number, "amountFen": amount},
    )  # fmt: skip
    return compensation


async def require_may_compensate(tx: WriteSession, document: Document, *, by: Actor, at: LegalTime) -> None:
    """The gates of the compensation, before its document takes a number, whichever leader decides.

    Raises Refused with every gap of MAY_COMPENSATE.
    """
    found = await lock_proceeding(tx, document.owner_id, by=by, at=at)
    facts = replace(await facts_of(tx, found, by=by, at=at), roles=frozenset({StaffRole.ORGAN_LEADER}))
    amount = fen_in(document, "amountFen") or 0
    require(MAY_COMPENSATE, CompensationFacts(facts, amount, said(document, "decisionNumber")))


async def pay_compensation(
    tx: WriteSession,
    proceeding_id: UUID,
    *,
    paid_fen: int,
    paid_at: datetime,
    voucher_no: str,
    by: Actor,
    at: LegalTime,
) -> CompensationPayment:
    """The compensation is paid out 支付补偿, in full. Raises Refused with every gap of MAY_PAY_COMPENSATION, VALIDATION."""
    found = await lock_own(tx, proceeding_id, by=by, at=at)
    if not voucher_no.strip():
        raise refuse(Code.VALIDATION, "支付凭证号（voucherNo）不能为空。", missing=("支付凭证号（voucherNo）",))
    require(MAY_PAY_COMPENSATION, CompensationFacts(await facts_of(tx, found, by=by, at=at), paid_fen))
    payment = CompensationPayment(
        proceeding_id=proceeding_id, organ_id=found.row.organ_id, paid_fen=paid_fen, paid_at=paid_at,
        voucher_no=voucher_no.strip(), actor=by.snapshot(),
    )  # fmt: skip
    tx.add(payment)
    await record(
        tx, K.COMPENSATED, owner_id=proceeding_id, organ_id=found.row.organ_id, by=[by], at=at,
        text=f"支付补偿{yuan(paid_fen)}", particulars={"paidFen": paid_fen, "voucherNo": payment.voucher_no},
    )  # fmt: skip
    return payment


def _required(day: date | None) -> date:
    if day is None:
        raise refuse(Code.VALIDATION, "补偿决定书应当载明付清的期限（payBy）。", missing=("payBy",))
    return day
