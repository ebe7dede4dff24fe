"""Compulsory execution (强制执行、代履行): carried out, resting, going on, agreed upon."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.access.actor import Actor
from api.calendar.deadlines import compute
from api.calendar.rules import DEMAND_BEFORE_SUBSTITUTE
from api.calendar.store import load_calendar
from api.calendar.working_days import days_between
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.acts.handing import Handing
from api.decisions.fines import yuan
from api.law.gates import Refused, gaps_of, require
from api.ledger.event import record
from api.papers.paper import document_in_force
from api.proceedings.acts.correct import demolition_facts
from api.proceedings.acts.tell import serve_on_party
from api.proceedings.agreement_rules import MAY_AGREE
from api.proceedings.correction_rules import MAY_DEMOLISH, DemolitionFacts
from api.proceedings.execution_facts import AgreementFacts, ExecutionFacts, TurnFacts
from api.proceedings.execution_rules import MAY_EXECUTE, MAY_TURN
from api.proceedings.facts import ProceedingFacts
from api.proceedings.gathering import Found, facts_of, lock_own
from api.proceedings.models import NoticeKind
from api.proceedings.papers import day_of_text, said
from api.proceedings.performance_models import (
    ExecutionAct,
    ExecutionAgreement,
    ExecutionTurn,
    ExecutionTurnGround,
    ExecutionTurnKind,
)
from api.vocabulary import RecordMedium, TimelineEventKind

K = TimelineEventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheSpot:
    """An execution as it was carried out. ``cost_fen`` and ``supervisor_id`` belong to substitute performance.

    ``demolition`` says that something was pulled down, ``cut_off`` which supplies were stopped, ``residents`` whether homes were hit.
    ``fulfilled`` says that nothing of the duty is left to enforce; ``recordings`` are the references of what was filmed.
    """

    place: str
    begun_at: datetime
    ended_at: datetime
    fulfilled: bool
    recordings: tuple[str, ...] = ()
    emergency_reason: str | None = None
    cost_fen: int | None = None
    supervisor_id: UUID | None = None
    demolition: bool = False
    cut_off: tuple[str, ...] = ()
    residents: bool = False


async def carry_out_execution(
    tx: WriteSession, proceeding_id: UUID, document_id: UUID, done: OnTheSpot, *, by: Actor, at: LegalTime
) -> ExecutionAct:
    """Record an execution 强制执行、代履行, with its signed record (行政强制法 第三十七条、第四十三条、第五十一条).

    Raises Refused with every gap of MAY_EXECUTE and MAY_DEMOLISH; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` raises.
    """
    found = await lock_own(tx, proceeding_id, by=by, at=at)
    document = await document_in_force(tx, document_id, template="EXECUTION_RECORD", owner_ids=[proceeding_id])
    facts = await facts_of(tx, found, by=by, at=at, place=done.place.strip() or None)
    carried_out, pulled_down = await execution_facts(
        tx, found, facts, done, paper_number=said(document, "decisionNumber")
    )
    if gaps := (*gaps_of(MAY_EXECUTE, carried_out), *gaps_of(MAY_DEMOLISH, pulled_down)):
        raise Refused(gaps)
    act = ExecutionAct(
        proceeding_id=proceeding_id, organ_id=found.row.organ_id, document_id=document.id, place=done.place.strip(),
        begun_at=done.begun_at, ended_at=done.ended_at, emergency_reason=(done.emergency_reason or "").strip() or None,
        supervisor_id=done.supervisor_id, cost_fen=done.cost_fen, fulfilled=done.fulfilled,
        officer_ids=[actor.id for actor in found.officers], recording_refs=list(done.recordings), at=at,
        actor=by.snapshot(),
    )  # fmt: skip
    tx.add(act)
    await record(
        tx, K.EXECUTED, owner_id=proceeding_id, organ_id=found.row.organ_id, by=found.officers, at=at, place=act.place,
        media=[RecordMedium.VIDEO], recordings=done.recordings, documents=[document.id],
        text=f"实施强制执行{'完毕' if done.fulfilled else ''}",
        particulars={
            "begunAt": done.begun_at, "endedAt": done.ended_at, "emergencyReason": act.emergency_reason,
            "costFen": done.cost_fen, "fulfilled": done.fulfilled,
        },
    )  # fmt: skip
    return act


async def execution_facts(
    session: AsyncSession, found: Found, facts: ProceedingFacts, done: OnTheSpot, *, paper_number: str
) -> tuple[ExecutionFacts, DemolitionFacts]:
    """An execution as it was carried out, and what it had to wait for where something is pulled down."""
    calendar = await load_calendar(session)
    first, last = legal_day(done.begun_at), legal_day(done.ended_at)
    again = facts.last_told(NoticeKind.LAST_DEMAND)
    carried_out = ExecutionFacts(
        facts, done.begun_at, done.ended_at, any(calendar.is_statutory_holiday(day) for day in days_between(first, last)),
        emergency_reason=done.emergency_reason or "", recorded=any(ref.strip() for ref in done.recordings),
        supervised=done.supervisor_id in found.row.officer_ids, cost_fen=done.cost_fen, paper_number=paper_number,
        demanded_again_on=again.received_on if again else None,
        demand_by=compute(DEMAND_BEFORE_SUBSTITUTE, first, calendar).due_day,
    )  # fmt: skip
    pulled_down = await demolition_facts(
        session, found, first, demolition=done.demolition, cut_off=done.cut_off, residents=done.residents
    )
    return carried_out, pulled_down


async def turn_execution(
    tx: WriteSession, proceeding_id: UUID, document_id: UUID, handing: Handing, *, turn: ExecutionTurnKind, ground: ExecutionTurnGround,
    by: Actor, at: LegalTime,
) -> ExecutionTurn:  # fmt: skip
    """Execution rests or goes on 中止、恢复执行 (行政强制法 第三十九条、第四十二条第二款), by a served notice.

    Raises Refused with every gap of MAY_TURN; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` and ``serve`` raise.
    """
    found = await lock_own(tx, proceeding_id, by=by, at=at)
    document = await document_in_force(tx, document_id, template="EXECUTION_STOP", owner_ids=[proceeding_id])
    reason = said(document, "reason")
    facts = await facts_of(tx, found, by=by, at=at)
    require(MAY_TURN, TurnFacts(facts, turn, ground, said(document, "kind"), said(document, "decisionNumber"), reason))
    service = await serve_on_party(tx, found, document, handing, at)
    row = ExecutionTurn(
        proceeding_id=proceeding_id, organ_id=found.row.organ_id, turn=turn, ground=ground, document_id=document.id,
        service_id=service.id, reason=reason, on_day=legal_day(at), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(row)
    suspending = turn is ExecutionTurnKind.SUSPEND
    # What was reduced is owed again once the agreement is broken (第四十二条第二款).
    waived = facts.ruled.waived_fen if facts.ruled and ground is ExecutionTurnGround.AGREEMENT_BROKEN else 0
    lapsed = f"，减免的{yuan(waived)}恢复计入尚欠数额" if waived else ""
    await record(
        tx, K.EXECUTION_SUSPENDED if suspending else K.EXECUTION_RESUMED, owner_id=proceeding_id,
        organ_id=found.row.organ_id, by=found.officers, at=at, documents=[document.id],
        text=f"{'中止' if suspending else '恢复'}执行：{reason}{lapsed}",
        particulars={"ground": ground, "reason": reason},
    )  # fmt: skip
    return row


async def agree_execution(
    tx: WriteSession, proceeding_id: UUID, document_id: UUID, *, remedial_measures: str | None = None,
    waived_fen: int | None = None, by: Actor, at: LegalTime,
) -> ExecutionAgreement:  # fmt: skip
    """Organ and party agree on stages 执行协议 (行政强制法 第四十二条). While it is kept nothing is enforced.

    Where the party took ``remedial_measures``, the surcharge may be reduced by ``waived_fen``, until the agreement is broken.
    Raises Refused with every gap of MAY_AGREE; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` raises.
    """
    found = await lock_own(tx, proceeding_id, by=by, at=at)
    document = await document_in_force(tx, document_id, template="EXECUTION_AGREEMENT", owner_ids=[proceeding_id])
    stages = [stage for stage in document.data.get("stages") or [] if isinstance(stage, dict)]
    days = tuple(day for stage in stages if (day := day_of_text(stage.get("due"))) is not None)
    facts = await facts_of(tx, found, by=by, at=at)
    measures = (remedial_measures or "").strip()
    require(MAY_AGREE, AgreementFacts(
        facts, days if len(days) == len(stages) else (), said(document, "decisionNumber"), waived_fen, measures,
        said(document, "waiver"),
    ))  # fmt: skip
    agreement = ExecutionAgreement(
        proceeding_id=proceeding_id, organ_id=found.row.organ_id, document_id=document.id, stages=stages,
        remedial_measures=measures or None, waived_fen=waived_fen, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(agreement)
    listed = "；".join(f"{stage['due']}前{stage.get('obligation', '')}" for stage in stages)
    if waived_fen is not None:
        listed += f"。当事人已采取补救措施（{measures}），减免加处罚款、滞纳金{yuan(waived_fen)}"
    await record(
        tx, K.EXECUTION_AGREED, owner_id=proceeding_id, organ_id=found.row.organ_id, by=found.officers, at=at,
        documents=[document.id], text=f"达成执行协议：{listed}",
        particulars={"stages": stages, "remedialMeasures": agreement.remedial_measures, "waivedFen": waived_fen},
    )  # fmt: skip
    return agreement
