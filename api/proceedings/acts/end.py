"""The end of a proceeding (履行完毕、终结、撤销): once, and why."""

from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.acts.handing import Handing
from api.law.gates import require
from api.ledger.event import record
from api.papers.paper import document_in_force
from api.proceedings.acts.tell import serve_on_party
from api.proceedings.gathering import Found, facts_of, lock_own, lock_proceeding
from api.proceedings.papers import said
from api.proceedings.performance_facts import EndFacts
from api.proceedings.performance_models import ProceedingEnd, ProceedingOutcome, TerminationGround
from api.proceedings.performance_rules import MAY_CANCEL, MAY_COMPLETE, MAY_TERMINATE
from api.vocabulary import TimelineEventKind

K = TimelineEventKind
KINDS = {
    ProceedingOutcome.PERFORMED: K.PERFORMED,
    ProceedingOutcome.TERMINATED: K.PROCEEDING_TERMINATED,
    ProceedingOutcome.CANCELLED: K.PROCEEDING_CANCELLED,
}


async def complete_proceeding(tx: WriteSession, proceeding_id: UUID, *, by: Actor, at: LegalTime) -> ProceedingEnd:
    """The proceeding is performed 履行完毕: paid, returned and compensated, or the duty enforced.

    Raises Refused with every gap of MAY_COMPLETE; NOT_FOUND, FORBIDDEN.
    """
    found = await lock_own(tx, proceeding_id, by=by, at=at)
    require(MAY_COMPLETE, EndFacts(await facts_of(tx, found, by=by, at=at)))
    return await _end(tx, found, ProceedingOutcome.PERFORMED, None, None, "履行完毕", by, at)


async def terminate_proceeding(
    tx: WriteSession, proceeding_id: UUID, document_id: UUID, handing: Handing, *, ground: TerminationGround, reason: str,
    by: Actor, at: LegalTime,
) -> ProceedingEnd:  # fmt: skip
    """A leader terminates 终结执行 (行政强制法 第四十条), by a served notice.

    Raises Refused with every gap of MAY_TERMINATE; NOT_FOUND, and what ``document_in_force`` and ``serve`` raise.
    """
    found = await lock_proceeding(tx, proceeding_id, by=by, at=at)
    document = await document_in_force(tx, document_id, template="EXECUTION_STOP", owner_ids=[proceeding_id])
    facts = await facts_of(tx, found, by=by, at=at)
    require(MAY_TERMINATE, EndFacts(facts, ground, reason, said(document, "kind"), said(document, "decisionNumber")))
    await serve_on_party(tx, found, document, handing, at)
    return await _end(tx, found, ProceedingOutcome.TERMINATED, ground, document.id, reason.strip(), by, at)


async def cancel_proceeding(
    tx: WriteSession, proceeding_id: UUID, *, reason: str, by: Actor, at: LegalTime
) -> ProceedingEnd:
    """A leader cancels the proceeding before its decision 撤销程序. Raises Refused with every gap of MAY_CANCEL; NOT_FOUND."""
    found = await lock_proceeding(tx, proceeding_id, by=by, at=at)
    require(MAY_CANCEL, EndFacts(await facts_of(tx, found, by=by, at=at), reason=reason))
    return await _end(tx, found, ProceedingOutcome.CANCELLED, None, None, reason.strip(), by, at)


async def _end(
    tx: WriteSession, found: Found, outcome: ProceedingOutcome, ground: TerminationGround | None, document_id: UUID | None, reason: str,
    by: Actor, at: LegalTime,
) -> ProceedingEnd:  # fmt: skip
    end = ProceedingEnd(
        proceeding_id=found.row.id, organ_id=found.row.organ_id, outcome=outcome, ground=ground, document_id=document_id,
        reason=reason, ended_on=legal_day(at), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(end)
    await record(
        tx, KINDS[outcome], owner_id=found.row.id, organ_id=found.row.organ_id, by=[by], at=at, text=reason,
        documents=[document_id] if document_id else [], particulars={"ground": ground, "reason": reason},
    )  # fmt: skip
    return end
