"""The result of a remedy (复议诉讼结果) and what it brings about: the decision gone or changed, a refund, a withdrawal."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col, select

from api.access.actor import Actor
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.gathering import decided_of
from api.decisions.hearing_models import DecisionRevocation
from api.law.gates import require
from api.ledger.event import record
from api.ledger.models import Event
from api.proceedings.models import ProceedingPayment
from api.remedies.acts.steps import REPLIES, Open, open_remedy
from api.remedies.facts import GIVEN_UP, UNDOING, WITHDRAWING, ResultFacts
from api.remedies.models import RemedyOutcome
from api.remedies.rules import MAY_RECORD_RESULT
from api.vocabulary import RemedyKind, RemedyResult, TimelineEventKind

K = TimelineEventKind
OF_THE_DECISION = (
    "PAY_FINE",
    "APPLY_TO_COURT",
    "PERFORM_ON_DEMAND",
    "DISCLOSE_PENALTY",
    "DISCLOSE_OTHER",
    "FILE_ON_THE_SPOT",
)
"""Limits that end with a decision that was taken away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was decided: ``amount_fen`` is the amount as changed, for CHANGED only; ``on_procedure`` says that the decision fell for a
    procedural breach alone; ``received_on`` when the organ got it."""

    result: RemedyResult
    summary: str
    received_on: date
    amount_fen: int | None = None
    on_procedure: bool = False


async def record_remedy_result(
    tx: WriteSession, remedy_id: UUID, result: Result, *, by: Actor, at: LegalTime
) -> RemedyOutcome:
    """Record the result 复议、诉讼结果 with its effects (行政处罚法 第四十八条第二款、第七十三条; 行政复议法 第六十三条、第七十七条).

    (1) REVOKED, INVALID, REDO take the decision away: the case may be decided anew on what was told and heard, a proceeding
    is terminated; (2) CHANGED changes its amount; (3) what was paid beyond that is to be refunded; (4) what was published is
    withdrawn within three working days; (5) after a reconsideration fifteen days to sue begin; (6) a stay ends by itself.
    Raises Refused with every gap of MAY_RECORD_RESULT; NOT_FOUND, FORBIDDEN.
    """
    found = await open_remedy(tx, remedy_id, by=by)
    row, contested, on = found.row, found.contested, legal_day(at)
    require(MAY_RECORD_RESULT, ResultFacts(
        on, found.remedy, result.result, result.received_on, result.amount_fen, bool(contested.amount_fen), result.summary
    ))  # fmt: skip
    undone = result.result in UNDOING
    outcome = RemedyOutcome(
        remedy_id=remedy_id, organ_id=row.organ_id, result=result.result, summary=result.summary.strip(),
        amount_fen=result.amount_fen, refund_fen=await _refund_due(tx, found, result), received_on=result.received_on, on_procedure=result.on_procedure, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(outcome)
    event = await record(
        tx, K.REMEDY_RESULT, owner_id=row.owner_id, organ_id=row.organ_id, by=[by], at=at,
        documents=[contested.document_id] if undone else [], text=f"{row.body}{result.result.label}{contested.number}",
        particulars={
            "remedyId": remedy_id, "result": result.result, "amountFen": result.amount_fen, "refundFen": outcome.refund_fen,
        },
    )  # fmt: skip
    await _settle(tx, found, event, result, on)
    if undone and contested.case_decision is not None:
        tx.add(DecisionRevocation(
            decision_id=contested.case_decision.id, case_id=contested.owner_id, organ_id=row.organ_id,
            reason=f"{row.body}{result.result.label}（{row.case_number}）", revoked_on=result.received_on, at=at,
            actor=by.snapshot(),
        ))  # fmt: skip
    return outcome


async def _refund_due(tx: WriteSession, found: Open, result: Result) -> int:
    """What was paid beyond what the result leaves, in fen."""
    contested = found.contested
    if result.result not in UNDOING and result.result is not RemedyResult.CHANGED:
        return 0
    if contested.proceeding_decision is not None:
        owner = contested.proceeding_decision.proceeding_id
        total = sa.select(sa.func.coalesce(sa.func.sum(col(ProceedingPayment.paid_fen)), 0)).where(
            col(ProceedingPayment.proceeding_id) == owner
        )
        paid = int((await tx.execute(total)).scalar_one())
        return paid if result.result in UNDOING else max(0, paid - (result.amount_fen or 0))
    decided = await decided_of(tx, contested.owner_id)
    if decided is None:
        return 0
    paid = sum(each.fen for each in decided.payments)
    if result.result in UNDOING:
        return paid + decided.gains_paid_fen
    return max(0, paid - (result.amount_fen or 0))


async def _settle(tx: WriteSession, found: Open, event: Event, result: Result, on: date) -> None:
    """Limits that the result ends, and those that it starts."""
    row = found.row
    for rule in (*REPLIES, "FORWARD_RECONSIDERATION"):
        for deadline in await deadlines.open_deadlines(tx, row.owner_id, rule):
            if deadline.started_by == row.event_id:
                await deadlines.settle(tx, deadline, event, on)
    if result.result in UNDOING:
        for rule in OF_THE_DECISION:
            await deadlines.meet(tx, row.owner_id, rule, event, on)
    starting = []
    if result.result in WITHDRAWING and await _published(tx, row.owner_id):
        starting.append("WITHDRAW_DISCLOSURE")
    if row.kind is RemedyKind.RECONSIDERATION and result.result not in GIVEN_UP:
        starting.append("SUE_AFTER_RECONSIDERATION")
    for rule in starting:
        await deadlines.start(
            tx, rule, owner_id=row.owner_id, organ_id=row.organ_id, event=event, start=result.received_on
        )


async def _published(tx: WriteSession, owner_id: UUID) -> bool:
    """Whether the file's decision was published and that was not withdrawn since."""
    query = (
        select(Event.kind)
        .where(col(Event.owner_id) == owner_id, col(Event.kind).in_([K.DISCLOSED, K.DISCLOSURE_WITHDRAWN]))
        .order_by(col(Event.at).desc(), col(Event.sequence).desc())
        .limit(1)
    )
    return (await tx.execute(query)).scalar_one_or_none() == K.DISCLOSED
