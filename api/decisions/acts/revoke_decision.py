"""Undoing and easing a decision (撤销决定、延期分期缴纳): by the organ itself, for a reason."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases import deadlines
from api.cases.proceeding import reasoned, require_leader
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.fines import Instalment, yuan
from api.decisions.gathering import after_decision, decision_in_force, locked_any_case
from api.decisions.hearing_models import DecisionRevocation, InstalmentApproval
from api.decisions.instalment_rules import MAY_PAY_IN_PARTS, MAY_REVOKE, InstalmentFacts
from api.law.gates import require
from api.ledger.event import record
from api.ledger.models import Event
from api.vocabulary import TimelineEventKind

K = TimelineEventKind
RUNNING = ("SERVE_DECISION", "DISCLOSE_PENALTY", "PAY_FINE", "FILE_ON_THE_SPOT", "ASK_RECONSIDERATION", "SUE")
"""Limits that a decision started and that end with it."""


async def revoke_decision(
    tx: WriteSession, case_id: UUID, *, reason: str, by: Actor, at: LegalTime
) -> DecisionRevocation:
    """A leader revokes the organ's own decision 撤销决定. The case may be decided anew, on what was told and heard.

    What was published is withdrawn within three working days (行政处罚法 第四十八条). Raises Refused with every gap of
    MAY_REVOKE; REASON_REQUIRED, NOT_FOUND, FORBIDDEN.
    """
    on = legal_day(at)
    found = await locked_any_case(tx, case_id, by=by, at=at)
    require_leader(by)
    require(MAY_REVOKE, await after_decision(tx, found.case, on=on))
    decision = await decision_in_force(tx, case_id)
    assert decision is not None, "MAY_REVOKE asks for a decision"
    revocation = DecisionRevocation(
        decision_id=decision.id, case_id=case_id, organ_id=decision.organ_id, reason=reasoned(reason), revoked_on=on, at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(revocation)
    event = await record(
        tx, K.DECISION_REVOKED, owner_id=case_id, organ_id=decision.organ_id, by=[by], at=at,
        text=f"撤销{decision.number}", documents=[decision.document_id],
        particulars={"decisionId": decision.id, "number": decision.number, "reason": revocation.reason},
    )  # fmt: skip
    for rule in RUNNING:
        await deadlines.meet(tx, case_id, rule, event, on)
    if await _published(tx, case_id):
        await deadlines.start(
            tx, "WITHDRAW_DISCLOSURE", owner_id=case_id, organ_id=decision.organ_id, event=event, start=on
        )
    return revocation


async def approve_instalments(
    tx: WriteSession, case_id: UUID, parts: Sequence[Instalment], *, reason: str, by: Actor, at: LegalTime
) -> InstalmentApproval:
    """A leader lets a fine be paid later or in parts 准予延期、分期缴纳 (行政处罚法 第六十六条第二款), on the party's application.

    Raises Refused with every gap of MAY_PAY_IN_PARTS; REASON_REQUIRED, NOT_FOUND, FORBIDDEN.
    """
    on = legal_day(at)
    found = await locked_any_case(tx, case_id, by=by, at=at)
    require_leader(by)
    facts = await after_decision(tx, found.case, on=on)
    require(MAY_PAY_IN_PARTS, InstalmentFacts(facts, tuple(parts)))
    decision = await decision_in_force(tx, case_id)
    assert decision is not None, "MAY_PAY_IN_PARTS asks for a decision"
    approval = InstalmentApproval(
        decision_id=decision.id, case_id=case_id, organ_id=decision.organ_id,
        parts=[{"dueOn": part.due_on.isoformat(), "fen": part.fen} for part in sorted(parts)], reason=reasoned(reason), at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(approval)
    listed = "，".join(f"{part.due_on.isoformat()}前{yuan(part.fen)}" for part in sorted(parts))
    event = await record(
        tx, K.INSTALMENTS_APPROVED, owner_id=case_id, organ_id=decision.organ_id, by=[by], at=at,
        text=f"准予{'分期' if len(parts) > 1 else '延期'}缴纳罚款：{listed}",
        particulars={"parts": approval.parts, "reason": approval.reason},
    )  # fmt: skip
    await _prolong_payment(tx, event, approval)
    return approval


async def _prolong_payment(tx: WriteSession, event: Event, approval: InstalmentApproval) -> None:
    """The time to pay ends with the last part; each part's own day bounds its surcharge."""
    on, last = legal_day(event.at), max(part["dueOn"] for part in approval.parts)
    await deadlines.meet(tx, approval.case_id, "PAY_FINE", event, on)
    days = (date.fromisoformat(last) - on).days
    await deadlines.start(
        tx, "PAY_FINE", owner_id=approval.case_id, organ_id=approval.organ_id, event=event, start=on, n=days
    )


async def _published(tx: WriteSession, case_id: UUID) -> bool:
    """Whether the case was published and that was not withdrawn since."""
    query = (
        select(Event.kind)
        .where(col(Event.owner_id) == case_id, col(Event.kind).in_([K.DISCLOSED, K.DISCLOSURE_WITHDRAWN]))
        .order_by(col(Event.at).desc(), col(Event.sequence).desc())
        .limit(1)
    )
    return (await tx.execute(query)).scalar_one_or_none() == K.DISCLOSED
