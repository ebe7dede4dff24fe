"""Payment of a levy, a charge or an enforced duty (缴款), by its treasury receipt."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.fines import yuan
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.proceedings.gathering import facts_of, lock_own
from api.proceedings.models import ProceedingPayment
from api.proceedings.performance_facts import MoneyFacts
from api.proceedings.performance_rules import MAY_BE_PAID
from api.vocabulary import TimelineEventKind


async def record_proceeding_payment(
    tx: WriteSession, proceeding_id: UUID, *, paid_fen: int, paid_at: datetime, payer: str, receipt_no: str, by: Actor,
    at: LegalTime,
) -> ProceedingPayment:  # fmt: skip
    """Record a payment 缴款, with the number of its treasury receipt 财政票据.

    Raises Refused with every gap of MAY_BE_PAID; VALIDATION for an empty text; CONFLICT for a receipt number used before.
    """
    found = await lock_own(tx, proceeding_id, by=by, at=at)
    for label, text in (("财政票据号码（receiptNo）", receipt_no), ("缴款人（payer）", payer)):
        if not text.strip():
            raise refuse(Code.VALIDATION, f"{label}不能为空。", missing=(label,))
    require(MAY_BE_PAID, MoneyFacts(await facts_of(tx, found, by=by, at=at), paid_fen, legal_day(paid_at)))
    payment = ProceedingPayment(
        proceeding_id=proceeding_id, organ_id=found.row.organ_id, paid_fen=paid_fen, paid_at=paid_at, payer=payer.strip(),
        receipt_no=receipt_no.strip(), actor=by.snapshot(),
    )  # fmt: skip
    try:
        # Another proceeding may use the number at this very moment: only the database can say.
        async with tx.begin_nested():
            tx.add(payment)
    except IntegrityError as error:
        raise refuse(Code.CONFLICT, f"票据号码{receipt_no.strip()}已经登记。") from error
    await record(
        tx, TimelineEventKind.PAYMENT_RECEIVED, owner_id=proceeding_id, organ_id=found.row.organ_id, by=[by], at=at,
        text=f"缴纳{yuan(paid_fen)}",
        particulars={"payer": payment.payer, "receiptNo": payment.receipt_no, "paidAt": paid_at, "paidFen": paid_fen},
    )  # fmt: skip
    return payment
