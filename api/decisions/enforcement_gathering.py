"""Gathering what a demand and an application to the court ask about (催告、申请强制执行的事实归集), from rows."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.calendar.deadlines import compute
from api.calendar.rules import APPLY_TO_COURT
from api.calendar.store import load_calendar
from api.cases.models import Case, Deadline
from api.decisions.enforcement_models import CourtApplication, PenaltyDemand
from api.decisions.enforcement_rules import CourtFacts, DemandFacts
from api.decisions.facts import DecidedCase
from api.decisions.gathering import after_decision, decision_in_force
from api.registry.standing import acting_officers
from api.remedies.facts import GIVEN_UP, RemedyStanding
from api.remedies.standing import remedy_standing
from api.vocabulary import RemedyKind


async def demand_facts(
    session: AsyncSession, case: Case, officer_ids: Sequence[UUID], *, on: date, number: str, fen: int
) -> DemandFacts:
    """A demand by these officers, whose paper names a decision and an amount."""
    after = await after_decision(session, case, on=on)
    acting = await acting_officers(session, officer_ids, organ_id=case.organ_id, category=case.category, on=on)
    return DemandFacts(acting, after, _due_on(after), owed(after), number, fen, await _demanded_until(session, case.id))


async def court_facts(session: AsyncSession, case: Case, *, on: date) -> CourtFacts:
    """When the demand and the time for remedies ended, and the three months after it."""
    after = await after_decision(session, case, on=on)
    decision = await decision_in_force(session, case.id)
    remedies = await remedy_standing(session, [decision.document_id] if decision else [])
    over = await remedies_until(session, case.id, remedies)
    until = compute(APPLY_TO_COURT, over, await load_calendar(session)).due_day if over else None
    applied = select(CourtApplication.id).where(col(CourtApplication.case_id) == case.id)
    if decision is not None:
        applied = applied.where(col(CourtApplication.decision_id) == decision.id)
    return CourtFacts(
        after, await _demanded_until(session, case.id), over, until, remedies.pending,
        (await session.execute(applied.limit(1))).scalar_one_or_none() is not None, owed(after),
    )  # fmt: skip


async def remedies_until(session: AsyncSession, case_id: UUID, remedies: RemedyStanding) -> date | None:
    """The last day on which a remedy could be sought: as the decision's receipt started it, or after the last remedy's result."""
    last = remedies.remedies[-1] if remedies.remedies else None
    if last is not None and last.kind is RemedyKind.LITIGATION:
        return last.result_on
    after = last is not None and last.result not in GIVEN_UP
    rules = ["SUE_AFTER_RECONSIDERATION"] if after else ["ASK_RECONSIDERATION", "SUE"]
    latest = sa.select(sa.func.max(col(Deadline.due_on))).where(
        col(Deadline.owner_id) == case_id, col(Deadline.rule).in_(rules)
    )
    return (await session.execute(latest)).scalar_one()


async def _demanded_until(session: AsyncSession, case_id: UUID) -> date | None:
    """The last day of the latest demand on the decision in force."""
    decision = await decision_in_force(session, case_id)
    query = sa.select(sa.func.max(col(PenaltyDemand.term_until))).where(
        col(PenaltyDemand.decision_id) == (decision.id if decision else None)
    )
    return (await session.execute(query)).scalar_one()


def owed(case: DecidedCase) -> int:
    """What is owed on the day, surcharge and confiscated gains included, in fen."""
    return case.decided.account(case.on).owed_fen + case.decided.gains_owed_fen if case.decided else 0


def _due_on(case: DecidedCase) -> date | None:
    """The last day to perform: of a fine the day to pay, of the last part where it is paid in parts, else the receipt."""
    if case.decided is None:
        return None
    if case.decided.instalments:
        return max(part.due_on for part in case.decided.instalments)
    return case.decided.pay_by if case.decided.fine_fen else case.decided.served_on
