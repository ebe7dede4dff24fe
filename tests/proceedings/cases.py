"""Facts of common proceedings for the tables: a levy, a requisition, an execution of 2026, one thing changed at a time."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from api.clocks import SHANGHAI
from api.proceedings.assessment import AssessedPart, Goods, Standard
from api.proceedings.decision_facts import DecisionFacts
from api.proceedings.execution_facts import ExecutionFacts, TurnFacts
from api.proceedings.facts import Duty, ProceedingFacts, Ruled, Started, Told
from api.proceedings.models import NoticeKind
from api.proceedings.performance_facts import EndFacts
from api.proceedings.performance_models import ExecutionTurnGround, ExecutionTurnKind
from api.proceedings.start_facts import StartFacts
from api.registry.rules import Acting
from api.review.examined import PaperReview
from api.vocabulary import CaseProcedure, EnforcementCategory, ExecutionKind, ReviewOutcome, StaffRole
from tests.decisions.cases import BAI, GONG, ORGAN

LEVY, REQUISITION, EXECUTION = CaseProcedure.LEVY, CaseProcedure.REQUISITION, CaseProcedure.COMPULSORY_EXECUTION
MAY_9, MAY_11 = date(2026, 5, 9), date(2026, 5, 11)
STANDARD = Standard("占用费", "平方米·日", 50, date(2026, 5, 1), date(2026, 5, 1), date(2026, 12, 31))
PART = AssessedPart("围挡", Decimal(72), 3_600)
TRUCKS = (Goods("消毒车", unit="台", quantity=Decimal(2)),)
ONE = (Goods("消毒车", unit="台", quantity=Decimal(1)),)
LEADER = frozenset({StaffRole.ORGAN_LEADER})
BY_PROCEDURE = {
    LEVY: EnforcementCategory.LEVY,
    REQUISITION: EnforcementCategory.REQUISITION,
    EXECUTION: EnforcementCategory.COMPULSION,
}


def acting(procedure: CaseProcedure, on: date) -> Acting:
    """Two officers who hold the category."""
    category = BY_PROCEDURE[procedure]
    officers = tuple(replace(officer, categories=frozenset({category})) for officer in (GONG, BAI))
    return Acting(officers, ORGAN, category, on, "望岭县")


def started(procedure: CaseProcedure = LEVY, **changes: Any) -> Started:
    """A levy of 72 square metres and days at 50 fen."""
    facts = Started(procedure, procedure, True, True, "占用费", "依据", standard=STANDARD, parts=(PART,))
    return replace(facts, **changes)


def start(procedure: CaseProcedure = LEVY, on: date = MAY_9, **changes: Any) -> StartFacts:
    """It is about to be started."""
    return StartFacts(acting(procedure, on), started(procedure, **changes))


def proceeding(procedure: CaseProcedure = LEVY, on: date = MAY_11, **changes: Any) -> ProceedingFacts:
    """A proceeding told of on 9 May."""
    begun = changes.pop("started", started(procedure))
    facts = ProceedingFacts(
        acting=acting(procedure, on), roles=LEADER, started=begun,
        told=(Told(NoticeKind.NOTICE, MAY_9, 3_600, date(2026, 5, 15)),),
    )  # fmt: skip
    return replace(facts, **changes)


def deciding(procedure: CaseProcedure = LEVY, on: date = MAY_11, **changes: Any) -> DecisionFacts:
    """A decision on it."""
    own = {name: changes.pop(name) for name in ("told", "heard", "ruled", "roles", "started") if name in changes}
    facts = DecisionFacts(
        proceeding(procedure, on, **own), parts=(PART,), paper_amount_fen=3_600, pay_by=date(2026, 5, 29)
    )
    return replace(facts, **changes)


def reviewed(fine_fen: int | None = 3_600, outcome: ReviewOutcome = ReviewOutcome.AGREE) -> PaperReview:
    """An opinion of 9 May on it; `tests/review/test_paper_rules.py` asks by whom and of what."""
    return PaperReview(
        document_id=ORGAN,
        organ_id=ORGAN,
        category=EnforcementCategory.LEVY,
        on=MAY_9,
        outcome=outcome,
        advice="……",
        fine_fen=fine_fen,
    )


def ruled(**changes: Any) -> Ruled:
    """A decision served on 11 May."""
    return replace(Ruled("望市监征〔2026〕1号", MAY_11, 3_600, served_on=MAY_11), **changes)


def duty(**changes: Any) -> Duty:
    """A levy payable until 29 May."""
    return replace(Duty("望市监征〔2026〕1号", MAY_11, date(2026, 5, 29), owed_fen=3_600), **changes)


def moment(text: str) -> datetime:
    """A Shanghai time of 2026."""
    return datetime.fromisoformat(f"2026-{text.replace(' ', 'T')}:00").replace(tzinfo=SHANGHAI)


def execution(begun: str = "06-23 09:00", ended: str = "06-23 11:00", **changes: Any) -> ExecutionFacts:
    """Substitute performance on 23 June, demanded again on the 17th, with a budget of 2,000 yuan."""
    decision = changes.pop("ruled", ruled(kind=ExecutionKind.SUBSTITUTE, budget_fen=200_000))
    own = {name: changes.pop(name) for name in ("suspended_since", "agreed", "started", "stayed") if name in changes}
    facts = ExecutionFacts(
        proceeding(EXECUTION, date(2026, 6, 23), ruled=decision, **own), moment(begun), moment(ended), on_holiday=False,
        cost_fen=150_000, paper_number="望市监征〔2026〕1号", demanded_again_on=date(2026, 6, 17), demand_by=date(2026, 6, 17),
    )  # fmt: skip
    return replace(facts, **changes)


def turning(turn: ExecutionTurnKind, ground: ExecutionTurnGround, on: date, **changes: Any) -> TurnFacts:
    """An execution about to rest or go on."""
    facts = proceeding(EXECUTION, on, ruled=ruled(), **changes)
    return TurnFacts(facts, turn, ground, turn.value, "望市监征〔2026〕1号", "理由")


def ending(**changes: Any) -> EndFacts:
    """A proceeding about to end."""
    own = {
        name: changes.pop(name)
        for name in ("ruled", "suspended_since", "suspended_for", "undone", "procedure", "on")
        if name in changes
    }
    facts = proceeding(own.pop("procedure", LEVY), own.pop("on", MAY_11), **({"ruled": ruled()} | own))
    return replace(EndFacts(facts, reason="理由"), **changes)
