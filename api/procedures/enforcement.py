"""Enforcing a penalty (处罚的执行) as acts with their gates (行政强制法 第五十三条至第五十八条)."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from api.access.permissions import Permission
from api.cases.models import Case
from api.cases.officers import officers_now
from api.clocks import LegalTime, legal_day
from api.decisions.acts.court import Answer, court_step_facts
from api.decisions.court_models import CourtStepKind
from api.decisions.court_rules import MAY_RECORD_COURT_STEP, CourtStepFacts
from api.decisions.enforcement_gathering import court_facts, demand_facts
from api.decisions.enforcement_rules import MAY_APPLY_TO_COURT, MAY_DEMAND, CourtFacts, DemandFacts
from api.law.gates import gaps_of
from api.procedures.next_acts import NextAct, holders, least

DEMAND, APPLY, RECORD = "demandPerformance", "applyToCourt", "recordCourtStep"
"""The mutations."""

HANDLERS = holders(Permission.HANDLE_CASE)


@dataclass(frozen=True, slots=True)
class Enforcement:
    """A decided case on its way to the court; ``answers`` are the steps that could be recorded, one of each kind."""

    demand: DemandFacts
    court: CourtFacts
    answers: tuple[CourtStepFacts, ...]


async def enforcement(session: AsyncSession, case: Case, *, at: LegalTime) -> Enforcement:
    """A case now. A paper that is not drawn yet is taken to demand what is owed under its decision."""
    on = legal_day(at)
    court = await court_facts(session, case, on=on)
    decided = court.case.decided
    demand = await demand_facts(
        session, case, await officers_now(session, case.id), on=on, number=decided.number if decided else "",
        fen=court.owed_fen,
    )  # fmt: skip
    if not court.applied:
        return Enforcement(demand, court, ())
    answers = [Answer(kind=kind, on_day=on, reason="……") for kind in CourtStepKind]
    return Enforcement(
        demand, court, tuple([await court_step_facts(session, case.id, answer, on=on) for answer in answers])
    )


def next_enforcement_acts(case: Enforcement) -> tuple[NextAct, ...]:
    """Every act that may still come; of a closed case only what the court answers."""
    found = []
    if case.court.case.decided is not None and not case.court.case.closed:
        found.append(NextAct(DEMAND, "催告", HANDLERS, gaps_of(MAY_DEMAND, case.demand)))
        if not case.court.applied:
            gaps = gaps_of(MAY_APPLY_TO_COURT, case.court)
            found.append(NextAct(APPLY, "申请人民法院强制执行", HANDLERS, gaps))
    if case.answers:
        found.append(NextAct(RECORD, "登记法院受理、裁定", HANDLERS, least(MAY_RECORD_COURT_STEP, case.answers)))
    return tuple(found)
