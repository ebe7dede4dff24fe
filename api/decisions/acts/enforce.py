"""Enforcing a penalty (处罚的执行): the party is called upon, then the court is asked."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col, select

from api.access.actor import Actor
from api.calendar.deadlines import compute
from api.calendar.rules import APPLY_TO_COURT, PERFORM_ON_DEMAND
from api.calendar.store import load_calendar
from api.cases import deadlines
from api.cases.models import Deadline
from api.cases.standings import standings_of
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.acts.handing import Handing, hand_over, require_fit
from api.decisions.enforcement_models import CourtApplication, PenaltyDemand
from api.decisions.enforcement_rules import MAY_APPLY_TO_COURT, MAY_DEMAND, CourtFacts, DemandFacts
from api.decisions.facts import DecidedCase
from api.decisions.gathering import OpenCase, after_decision, decision_in_force, open_any_case
from api.law.gates import require
from api.ledger.event import record
from api.papers.paper import document_in_force
from api.registry.standing import acting_officers
from api.remedies.facts import GIVEN_UP, RemedyStanding
from api.remedies.standing import remedy_standing
from api.vocabulary import RemedyKind, TimelineEventKind

K = TimelineEventKind


async def demand_performance(
    tx: WriteSession, case_id: UUID, document_id: UUID, handing: Handing, *, by: Actor, at: LegalTime
) -> PenaltyDemand:
    """Call upon the party to perform 催告 (行政强制法 第三十五条、第五十四条): ten working days run from the receipt.

    Raises Refused with every gap of MAY_DEMAND; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` and ``serve`` raise.
    """
    found = await open_any_case(tx, case_id, by=by, at=at)
    on, organ_id = legal_day(at), found.case.organ_id
    document = await document_in_force(tx, document_id, template="DEMAND_NOTICE", owner_ids=[case_id])
    await require_fit(tx, case_id, document, handing)
    case = await after_decision(tx, found.case, on=on)
    owed, due_on = _owed(case), _due_on(case)
    paper_fen = int(document.data.get("amountFen") or 0)
    acting = await acting_officers(
        tx, [officer.id for officer in found.officers], organ_id=organ_id, category=found.case.category, on=on
    )
    running = await _demanded_until(tx, case_id)
    number = str(document.data.get("decisionNumber") or "").strip()
    require(
        MAY_DEMAND, DemandFacts(acting, case, due_on, owed, number, paper_fen, running, await standings_of(tx, case_id))
    )
    decision = await decision_in_force(tx, case_id)
    assert decision is not None, "MAY_DEMAND asks for a decision"
    service = await hand_over(tx, document, handing, found.officers, at)
    event = await record(
        tx, K.DEMANDED, owner_id=case_id, organ_id=organ_id, by=found.officers, at=at, place=service.place,
        media=[handing.medium], documents=[document.id], text=f"{handing.method.label}《{document.title}》",
        particulars={"number": document.number, "amountFen": paper_fen, "serviceId": service.id},
    )  # fmt: skip
    received = handing.received_on(at)
    term = await deadlines.start(
        tx, PERFORM_ON_DEMAND.code, owner_id=case_id, organ_id=organ_id, event=event, start=received
    )
    await tx.flush()
    demand = PenaltyDemand(
        decision_id=decision.id, case_id=case_id, organ_id=organ_id, document_id=document.id, service_id=service.id,
        amount_fen=paper_fen, received_on=received, term_until=term.due_on, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(demand)
    remedies = await remedy_standing(tx, [decision.document_id])
    over = await _remedies_until(tx, case_id, remedies)
    if (
        over is not None
        and not remedies.pending
        and not await deadlines.open_deadlines(tx, case_id, APPLY_TO_COURT.code)
    ):
        await deadlines.start(tx, APPLY_TO_COURT.code, owner_id=case_id, organ_id=organ_id, event=event, start=over)
    return demand


async def apply_to_court(
    tx: WriteSession, case_id: UUID, document_id: UUID, *, by: Actor, at: LegalTime
) -> CourtApplication:
    """Ask the court to enforce the decision 申请人民法院强制执行 (行政强制法 第五十三条至第五十五条).

    Raises Refused with every gap of MAY_APPLY_TO_COURT; NOT_FOUND, FORBIDDEN, and what ``document_in_force`` raises.
    """
    found = await open_any_case(tx, case_id, by=by, at=at)
    document = await document_in_force(tx, document_id, template="COURT_APPLICATION", owner_ids=[case_id])
    require(MAY_APPLY_TO_COURT, await _court_facts(tx, found, legal_day(at)))
    decision = await decision_in_force(tx, case_id)
    assert decision is not None, "MAY_APPLY_TO_COURT asks for a decision"
    application = CourtApplication(
        decision_id=decision.id, case_id=case_id, organ_id=found.case.organ_id, document_id=document.id,
        court=str(document.data.get("court") or ""), applied_on=legal_day(at), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(application)
    event = await record(
        tx, K.COURT_APPLIED, owner_id=case_id, organ_id=found.case.organ_id, by=[by], at=at, documents=[document.id],
        text=f"向{application.court}申请强制执行{decision.number}",
        particulars={"court": application.court, "number": document.number},
    )  # fmt: skip
    await deadlines.meet(tx, case_id, APPLY_TO_COURT.code, event, legal_day(at))
    return application


async def _court_facts(tx: WriteSession, found: OpenCase, on: date) -> CourtFacts:
    """When the demand and the time for remedies ended, and the three months after it."""
    case = await after_decision(tx, found.case, on=on)
    decision = await decision_in_force(tx, found.case.id)
    remedies = await remedy_standing(tx, [decision.document_id] if decision else [])
    over = await _remedies_until(tx, found.case.id, remedies)
    until = compute(APPLY_TO_COURT, over, await load_calendar(tx)).due_day if over else None
    applied = select(CourtApplication.id).where(col(CourtApplication.case_id) == found.case.id)
    if decision is not None:
        applied = applied.where(col(CourtApplication.decision_id) == decision.id)
    return CourtFacts(
        case, await _demanded_until(tx, found.case.id), over, until, remedies.pending,
        (await tx.execute(applied.limit(1))).scalar_one_or_none() is not None, _owed(case),
    )  # fmt: skip


async def _remedies_until(tx: WriteSession, case_id: UUID, remedies: RemedyStanding) -> date | None:
    """The last day on which a remedy could be sought: as the decision's receipt started it, or after the last remedy's result."""
    last = remedies.remedies[-1] if remedies.remedies else None
    if last is not None and last.kind is RemedyKind.LITIGATION:
        return last.result_on
    after = last is not None and last.result not in GIVEN_UP
    rules = ["SUE_AFTER_RECONSIDERATION"] if after else ["ASK_RECONSIDERATION", "SUE"]
    latest = sa.select(sa.func.max(col(Deadline.due_on))).where(
        col(Deadline.owner_id) == case_id, col(Deadline.rule).in_(rules)
    )
    return (await tx.execute(latest)).scalar_one()


async def _demanded_until(tx: WriteSession, case_id: UUID) -> date | None:
    """The last day of the latest demand on the decision in force."""
    decision = await decision_in_force(tx, case_id)
    query = sa.select(sa.func.max(col(PenaltyDemand.term_until))).where(
        col(PenaltyDemand.decision_id) == (decision.id if decision else None)
    )
    return (await tx.execute(query)).scalar_one()


def _owed(case: DecidedCase) -> int:
    return case.decided.account(case.on).owed_fen if case.decided else 0


def _due_on(case: DecidedCase) -> date | None:
    """The last day to perform: of a fine the day to pay, of the last part where it is paid in parts, else the receipt."""
    if case.decided is None:
        return None
    if case.decided.instalments:
        return max(part.due_on for part in case.decided.instalments)
    return case.decided.pay_by if case.decided.fine_fen else case.decided.served_on
