"""Payment (缴款) of a fine, or of the unlawful gains confiscated: money received, its receipt, and what is still owed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from api.access.actor import Actor
from api.cases import deadlines
from api.cases.models import Case
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.facts import AfterDecision, PaymentFacts
from api.decisions.fines import Paid, yuan
from api.decisions.gathering import OpenCase, after_decision, decision_in_force, locked_any_case
from api.decisions.models import Payment, PaymentPurpose
from api.decisions.performance import MAY_TAKE, gates_of_payment
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.vocabulary import StaffRole, TimelineEventKind


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money received, as its receipt says. ``paid_fen`` is in fen and includes any surcharge.

    ``cash`` was collected by the officers on the spot; ``cash_reason`` says why it had to be (行政处罚法 第六十八条).
    """

    paid_fen: int
    paid_at: datetime
    number: str
    payer: str
    cash: bool = False
    cash_reason: str | None = None
    purpose: PaymentPurpose = PaymentPurpose.FINE


async def record_payment(tx: WriteSession, case_id: UUID, receipt: Receipt, *, by: Actor, at: LegalTime) -> Payment:
    """Record a payment 缴款 (行政处罚法 第六十七条至第七十四条). What pays a fine in full meets the time to pay.

    Raises Refused with every gap of MAY_BE_PAID or, for gains, of MAY_PAY_IN, then of MAY_TAKE; CONFLICT for a receipt number used before; VALIDATION;
    FORBIDDEN for anybody but the case's officers and the head of its unit.
    """
    found = await locked_any_case(tx, case_id, by=by, at=at)
    _require_concerned(found, by)
    for label, text in (("票据号码（receiptNo）", receipt.number), ("缴款人（payer）", receipt.payer)):
        if not text.strip():
            raise refuse(Code.VALIDATION, f"{label}不能为空。", missing=(label,))
    facts, paid_on = await after_decision(tx, found.case, on=legal_day(at)), legal_day(receipt.paid_at)
    require(gates_of_payment(receipt.purpose), facts)
    paid = Paid(paid_on, receipt.paid_fen)
    reason = (receipt.cash_reason or "").strip() or None
    require(MAY_TAKE, PaymentFacts(facts, paid, receipt.cash, reason, receipt.purpose))
    payment = await _keep(tx, found.case, facts, receipt, by)
    event = await record(
        tx, TimelineEventKind.PAYMENT_RECEIVED, owner_id=case_id, organ_id=payment.organ_id, by=[by], at=at,
        text=f"{_manner(receipt)}{yuan(receipt.paid_fen)}",
        particulars={
            "payer": receipt.payer.strip(), "receiptNo": payment.receipt_no, "paidAt": receipt.paid_at,
            "paidFen": payment.paid_fen, "surchargeFen": payment.surcharge_fen, "cash": receipt.cash, "cashReason": reason, "purpose": receipt.purpose,
        },
    )  # fmt: skip
    decided, of_the_fine = facts.decided, receipt.purpose is PaymentPurpose.FINE
    if of_the_fine and decided is not None and decided.account(facts.on, paid).settled:
        await deadlines.meet(tx, case_id, "PAY_FINE", event, paid_on)
    if receipt.cash:
        await deadlines.start(
            tx, "HAND_IN_CASH", owner_id=case_id, organ_id=payment.organ_id, event=event, start=paid_on
        )
    return payment


def _require_concerned(found: OpenCase, by: Actor) -> None:
    """An officer of the case, or the head of its unit. Raises Refused FORBIDDEN."""
    heads = StaffRole.UNIT_HEAD in by.roles and by.unit_id == found.case.unit_id
    if not heads and by.id not in {officer.id for officer in found.officers}:
        raise refuse(Code.FORBIDDEN, "只有本案执法人员或者承办机构负责人可以登记缴款。")


def _manner(receipt: Receipt) -> str:
    """How the money came, in the words of the timeline."""
    if receipt.purpose is PaymentPurpose.GAINS:
        return "上缴没收的违法所得"
    return "当场收缴" if receipt.cash else "到银行缴纳"


async def _keep(tx: WriteSession, case: Case, facts: AfterDecision, receipt: Receipt, by: Actor) -> Payment:
    """The fact row: what exceeds the fine pays its surcharge, on gains there is none. Raises Refused CONFLICT for a receipt number used before."""
    decision = await decision_in_force(tx, case.id)
    assert decision is not None, "its gates ask for a decision"
    before = sum(paid.fen for paid in facts.decided.payments) if facts.decided else 0
    fine = decision.fine_fen or 0
    surcharge = max(0, before + receipt.paid_fen - fine) - max(0, before - fine)
    payment = Payment(
        case_id=case.id, organ_id=case.organ_id, decision_id=decision.id, purpose=receipt.purpose,
        paid_fen=receipt.paid_fen, surcharge_fen=surcharge if receipt.purpose is PaymentPurpose.FINE else 0, paid_at=receipt.paid_at,
        receipt_no=receipt.number.strip(), cash=receipt.cash, actor=by.snapshot(),
    )  # fmt: skip
    try:
        # Another case may use the number at this very moment: only the database can say.
        async with tx.begin_nested():
            tx.add(payment)
    except IntegrityError as error:
        raise refuse(Code.CONFLICT, f"票据号码{receipt.number.strip()}已经登记。") from error
    return payment
