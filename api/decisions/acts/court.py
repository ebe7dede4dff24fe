"""What the court answers (受理、裁定), and what the organ then asks of the court above."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.calendar.rules import ASK_HIGHER_COURT
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.court_models import CourtStep, CourtStepKind
from api.decisions.court_rules import MAY_RECORD_COURT_STEP, CourtStepFacts, Taken
from api.decisions.enforcement_models import CourtApplication
from api.decisions.gathering import decision_in_force, open_any_case
from api.law.gates import require
from api.ledger.event import record
from api.vocabulary import TimelineEventKind

REFUSALS = (CourtStepKind.NOT_ACCEPTED, CourtStepKind.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A step as it was received or sent: which court, its case number (案号), why, and when."""

    kind: CourtStepKind
    on_day: date
    court: str | None = None
    number: str | None = None
    reason: str | None = None


async def record_court_step(tx: WriteSession, case_id: UUID, answer: Answer, *, by: Actor, at: LegalTime) -> CourtStep:
    """Record what the court answered, or that the court above was asked (行政强制法 第五十六条至第五十八条).

    A refusal starts the fifteen days for asking the court above. The case may be closed by then: the court takes its time.
    Raises Refused with every gap of MAY_RECORD_COURT_STEP; NOT_FOUND, FORBIDDEN.
    """
    found = await open_any_case(tx, case_id, by=by, at=at)
    application = await application_of(tx, case_id)
    steps = await steps_of(tx, application.id) if application else ()
    require(MAY_RECORD_COURT_STEP, await court_step_facts(tx, case_id, answer, on=legal_day(at)))
    assert application is not None, "MAY_RECORD_COURT_STEP asks for an application"
    step = CourtStep(
        application_id=application.id, case_id=case_id, organ_id=found.case.organ_id, kind=answer.kind,
        court=(answer.court or "").strip() or application.court, number=(answer.number or "").strip() or None,
        reason=(answer.reason or "").strip() or None, on_day=answer.on_day, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(step)
    above = answer.kind is CourtStepKind.ASKED_ABOVE
    event = await record(
        tx, TimelineEventKind.COURT_ANSWERED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at,
        text=step.kind.label if above else f"{step.court}{step.kind.label}",
        particulars={"step": step.kind, "court": step.court, "number": step.number, "reason": step.reason},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, ASK_HIGHER_COURT.code, event, answer.on_day)
    final = bool(steps) and steps[-1].kind is CourtStepKind.ASKED_ABOVE
    if answer.kind in REFUSALS and not final:
        await deadlines.start(
            tx, ASK_HIGHER_COURT.code, owner_id=case_id, organ_id=found.case.organ_id, event=event, start=answer.on_day
        )
    return step


async def court_step_facts(session: AsyncSession, case_id: UUID, answer: Answer, *, on: date) -> CourtStepFacts:
    """A step about to be recorded on a day, with what went before it."""
    application = await application_of(session, case_id)
    steps = await steps_of(session, application.id) if application else ()
    open_ = await deadlines.open_deadlines(session, case_id, ASK_HIGHER_COURT.code)
    return CourtStepFacts(
        on, application.applied_on if application else None, tuple(Taken(step.kind, step.on_day) for step in steps),
        Taken(answer.kind, answer.on_day), answer.reason or "", max((limit.due_on for limit in open_), default=None),
    )  # fmt: skip


async def application_of(session: AsyncSession, case_id: UUID) -> CourtApplication | None:
    """The application to enforce the decision in force."""
    decision = await decision_in_force(session, case_id)
    query = select(CourtApplication).where(col(CourtApplication.decision_id) == (decision.id if decision else None))
    return (await session.execute(query)).scalar_one_or_none()


async def steps_of(session: AsyncSession, application_id: UUID) -> tuple[CourtStep, ...]:
    """The steps of an application, in order."""
    query = select(CourtStep).where(col(CourtStep.application_id) == application_id)
    return tuple((await session.execute(query.order_by(col(CourtStep.on_day), col(CourtStep.recorded_at)))).scalars())
