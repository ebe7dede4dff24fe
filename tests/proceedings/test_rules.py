"""The rules of levies, requisitions, charges and executions, one on each side of every boundary (征收、征用、收费、强制执行)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

import pytest

from api.proceedings import decision_rules, execution_rules, performance_rules, start_rules
from api.proceedings.assessment import less
from api.proceedings.facts import Agreed, Heard, Order, Told
from api.proceedings.models import NoticeKind
from api.proceedings.performance_facts import CompensationFacts
from api.proceedings.performance_models import ExecutionTurnGround, ExecutionTurnKind, TerminationGround
from api.vocabulary import ExecutionKind, ReviewOutcome, StaffRole
from tests.decisions.cases import code_of
from tests.proceedings.cases import (
    EXECUTION,
    MAY_9,
    MAY_11,
    ONE,
    PART,
    REQUISITION,
    TRUCKS,
    deciding,
    duty,
    ending,
    execution,
    proceeding,
    reviewed,
    ruled,
    start,
    started,
    turning,
)

Table: TypeAlias = list[tuple[str, Callable[[Any], Any], Any, str | None]]
S, D, E, P = start_rules, decision_rules, execution_rules, performance_rules
SUSPEND, RESUME = ExecutionTurnKind.SUSPEND, ExecutionTurnKind.RESUME
UNABLE, GONE, BROKEN = ExecutionTurnGround.UNABLE, ExecutionTurnGround.REASON_GONE, ExecutionTurnGround.AGREEMENT_BROKEN

LATE = Order("1号", "指挥部", date(2026, 5, 10))
NOTHING = replace(PART, quantity=Decimal(0), amount_fen=0)
STARTING: Table = [
    ("the standard binds on its first day", S.standard_published, start(on=date(2026, 5, 1)), None),
    ("not the day before", S.standard_published, start(on=date(2026, 4, 30)), "STANDARD_NOT_PUBLISHED"),
    ("it binds on its last day", S.standard_published, start(on=date(2026, 12, 31)), None),
    ("not the day after", S.standard_published, start(on=date(2027, 1, 1)), "STANDARD_NOT_PUBLISHED"),
    ("no standard at all", S.standard_published, start(standard=None), "STANDARD_NOT_PUBLISHED"),
    ("a requisition needs none", S.standard_published, start(REQUISITION, standard=None), None),
    ("72 at 50 fen is 36 yuan", S.amount_is_standard_times_quantity, start(), None),
    ("a fen more", S.amount_is_standard_times_quantity, start(parts=(replace(PART, amount_fen=3_601),)), "AMOUNT_MISMATCH"),
    ("a fraction of a fen is dropped", S.amount_is_standard_times_quantity, start(parts=(replace(PART, quantity=Decimal("72.0199")),)), None),
    ("nothing of something", S.amount_is_standard_times_quantity, start(parts=(NOTHING,)), "VALIDATION"),
    ("ordered on the day", S.ordered_by_the_command, start(REQUISITION, order=Order("1号", "指挥部", MAY_9)), None),
    ("ordered the day after", S.ordered_by_the_command, start(REQUISITION, order=LATE), "ORDER_REQUIRED"),
    ("a law gives the power", S.power_by_law, start(EXECUTION, own_power="行政强制法", execution_kind=ExecutionKind.RESTORE), None),
    ("no law does", S.power_by_law, start(EXECUTION, execution_kind=ExecutionKind.RESTORE), "FORBIDDEN"),
    ("the last day is the party's", S.duty_overdue, start(EXECUTION, date(2026, 5, 29), duty=duty()), "INVALID_TRANSITION"),
    ("overdue the day after", S.duty_overdue, start(EXECUTION, date(2026, 5, 30), duty=duty()), None),
    ("never served", S.duty_overdue, start(EXECUTION, date(2026, 5, 30), duty=duty(served_on=None)), "INVALID_TRANSITION"),
    ("revoked", S.duty_overdue, start(EXECUTION, date(2026, 5, 30), duty=duty(revoked=True)), "INVALID_TRANSITION"),
    ("claimed as owed", S.claims_what_is_owed, start(EXECUTION, duty=duty(), claimed_fen=3_600), None),
    ("claimed a fen more", S.claims_what_is_owed, start(EXECUTION, duty=duty(), claimed_fen=3_601), "AMOUNT_MISMATCH"),
]  # fmt: skip
DEMANDED = (Told(NoticeKind.DEMAND, date(2026, 6, 1), None, date(2026, 6, 15)),)
MAJOR: dict[str, Any] = {"major": ("重-1",)}
DECIDING: Table = [
    ("the last day to state is the party's", D.statement_period_over, deciding(on=date(2026, 5, 15)), "NOTICE_REQUIRED"),
    ("over the day after", D.statement_period_over, deciding(on=date(2026, 5, 16)), None),
    ("waived before", D.statement_period_over, deciding(heard=Heard(waived=True)), None),
    ("not told", D.party_told, deciding(told=()), "NOTICE_REQUIRED"),
    ("heard and not re-checked", D.defence_rechecked, deciding(heard=Heard(waived=False, rechecked=False)), "STATEMENT_NOT_RECHECKED"),
    ("heard and re-checked", D.defence_rechecked, deciding(heard=Heard(waived=False)), None),
    ("the demand's last day is the party's", D.demand_over, deciding(EXECUTION, date(2026, 6, 15), told=DEMANDED), "DEMAND_NOT_OVER"),
    ("over the day after", D.demand_over, deciding(EXECUTION, date(2026, 6, 16), told=DEMANDED), None),
    ("property is being hidden", D.demand_over, deciding(EXECUTION, date(2026, 6, 2), told=DEMANDED, immediate_reason="转移财物"), None),
    ("as told", D.amount_as_assessed, deciding(), None),
    ("the paper says another amount", D.amount_as_assessed, deciding(paper_amount_fen=3_599), "AMOUNT_MISMATCH"),
    ("more than was told", D.amount_as_assessed, deciding(told=(Told(NoticeKind.NOTICE, MAY_9, 3_599),)), "NOTICE_REQUIRED"),
    ("less than was told", D.amount_as_assessed, deciding(told=(Told(NoticeKind.NOTICE, MAY_9, 3_601),)), None),
    ("payable tomorrow", D.pay_by_lies_ahead, deciding(pay_by=date(2026, 5, 12)), None),
    ("payable today", D.pay_by_lies_ahead, deciding(pay_by=MAY_11), "VALIDATION"),
    ("an officer decides", D.leader_decides, deciding(roles=frozenset({StaffRole.OFFICER})), "FORBIDDEN"),
    ("a leader decides", D.leader_decides, deciding(), None),
    ("nothing major: no review needed", D.review_passed, deciding(), None),
    ("major and not reviewed", D.review_passed, deciding(**MAJOR), "LEGAL_REVIEW_REQUIRED"),
    ("major and passed", D.review_passed, deciding(**MAJOR, review=reviewed()), None),
    ("passed for another amount", D.review_passed, deciding(**MAJOR, review=reviewed(3_500)), "LEGAL_REVIEW_REQUIRED"),
    ("not passed", D.review_passed, deciding(**MAJOR, review=reviewed(3_600, ReviewOutcome.CORRECT)), "LEGAL_REVIEW_REQUIRED"),
]  # fmt: skip
SPENT = ruled(kind=ExecutionKind.SUBSTITUTE, budget_fen=200_000, spent_fen=50_001)
EXECUTING: Table = [
    ("from six in the morning", E.allowed_time, execution("06-23 06:00", "06-23 07:00"), None),
    ("a minute earlier", E.allowed_time, execution("06-23 05:59", "06-23 07:00"), "FORBIDDEN_TIME"),
    ("until ten in the evening", E.allowed_time, execution("06-23 21:00", "06-23 22:00"), None),
    ("a minute later", E.allowed_time, execution("06-23 21:00", "06-23 22:01"), "FORBIDDEN_TIME"),
    ("through the night", E.allowed_time, execution("06-22 21:00", "06-23 07:00"), "FORBIDDEN_TIME"),
    ("on a statutory holiday", E.allowed_time, execution(on_holiday=True), "FORBIDDEN_TIME"),
    ("in an emergency", E.allowed_time, execution("06-23 02:00", "06-23 03:00", on_holiday=True, emergency_reason="汛情"), None),
    ("demanded again three working days before", E.demanded_again, execution(), None),
    ("demanded again a day later", E.demanded_again, execution(demanded_again_on=date(2026, 6, 18)), "DEMAND_NOT_OVER"),
    ("never demanded again", E.demanded_again, execution(demanded_again_on=None), "DEMAND_NOT_OVER"),
    ("an obstacle to be removed at once", E.demanded_again, execution(demanded_again_on=None, emergency_reason="堵塞河道"), None),
    ("the whole budget", E.within_the_budget, execution(cost_fen=200_000), None),
    ("a fen more", E.within_the_budget, execution(cost_fen=200_001), "AMOUNT_MISMATCH"),
    ("what was spent counts", E.within_the_budget, execution(ruled=SPENT), "AMOUNT_MISMATCH"),
    ("nobody supervises", E.supervised_on_site, execution(supervised=False), "VALIDATION"),
    ("not filmed", E.recorded_in_full, execution(recorded=False), "RECORDS_MISSING"),
    ("the base is stayed", E.not_stayed, execution(started=started(EXECUTION, duty=duty(stayed=True))), "REMEDY_PENDING"),
    ("the base is revoked", E.not_stayed, execution(started=started(EXECUTION, duty=duty(revoked=True))), "INVALID_TRANSITION"),
    ("the base stands", E.not_stayed, execution(started=started(EXECUTION, duty=duty())), None),
    ("the decision itself is stayed", E.not_stayed, execution(stayed=True), "REMEDY_PENDING"),
    ("an agreement is being kept", E.agreement_broken_first, execution(agreed=Agreed((date(2026, 7, 1),))), "INVALID_TRANSITION"),
    ("it was broken", E.agreement_broken_first, execution(agreed=Agreed((date(2026, 6, 1),), broken=True)), None),
    ("at rest already", E.turn_possible, turning(SUSPEND, UNABLE, MAY_11, suspended_since=MAY_9), "CONFLICT"),
    ("rests", E.turn_possible, turning(SUSPEND, UNABLE, MAY_11), None),
    ("goes on without having rested", E.turn_possible, turning(RESUME, GONE, MAY_11), "INVALID_TRANSITION"),
    ("a stage's last day", E.turn_possible, turning(RESUME, BROKEN, date(2026, 7, 1), agreed=Agreed((date(2026, 7, 1),))), "INVALID_TRANSITION"),
    ("the day after it", E.turn_possible, turning(RESUME, BROKEN, date(2026, 7, 2), agreed=Agreed((date(2026, 7, 1),))), None),
    ("rests because the reason has gone", E.ground_of_the_turn, turning(SUSPEND, GONE, MAY_11), "VALIDATION"),
]  # fmt: skip
RESTING: dict[str, Any] = {"procedure": EXECUTION, "suspended_since": MAY_9, "suspended_for": UNABLE}
HELD = ruled(taken=TRUCKS, returned=ONE, compensated_fen=1)
ALL_BACK: dict[str, Any] = {"taken": TRUCKS, "returned": TRUCKS}
THREE, REVOKED = TerminationGround.THREE_YEARS, TerminationGround.BASE_REVOKED
ENDING: Table = [
    ("a fen is owed", P.paid_in_full, ending(ruled=ruled(paid_fen=3_599)), "INVALID_TRANSITION"),
    ("nothing is owed", P.paid_in_full, ending(ruled=ruled(paid_fen=3_600)), None),
    ("goods are still held", P.returned_and_compensated, ending(procedure=REQUISITION, ruled=HELD), "COMPENSATION_OPEN"),
    ("all came back, nothing was paid", P.returned_and_compensated, ending(procedure=REQUISITION, ruled=ruled(**ALL_BACK)), "COMPENSATION_OPEN"),
    ("returned and compensated", P.returned_and_compensated, ending(procedure=REQUISITION, ruled=ruled(**ALL_BACK, compensated_fen=1)), None),
    ("nothing was enforced", P.duty_fulfilled, ending(procedure=EXECUTION, ruled=ruled(amount_fen=None)), "INVALID_TRANSITION"),
    ("enforced", P.duty_fulfilled, ending(procedure=EXECUTION, ruled=ruled(amount_fen=None, fulfilled=True)), None),
    ("three years of rest", P.ground_holds, ending(ground=THREE, on=date(2029, 5, 9), **RESTING), None),
    ("a day short of it", P.ground_holds, ending(ground=THREE, on=date(2029, 5, 8), **RESTING), "VALIDATION"),
    ("for another reason", P.ground_holds, ending(ground=THREE, on=date(2029, 5, 9), **RESTING | {"suspended_for": ExecutionTurnGround.OTHER}), "VALIDATION"),
    ("its own decision was revoked", P.ground_holds, ending(ground=REVOKED, undone=True), None),
    ("nothing was revoked", P.ground_holds, ending(ground=REVOKED), "VALIDATION"),
    ("decided: not cancelled any more", P.still_undecided, ending(), "INVALID_TRANSITION"),
    ("undecided", P.still_undecided, ending(ruled=None), None),
    ("compensated in part", P.compensation_as_decided, CompensationFacts(proceeding(REQUISITION, ruled=ruled(compensation_fen=100)), 99), "AMOUNT_MISMATCH"),
    ("compensated in full", P.compensation_as_decided, CompensationFacts(proceeding(REQUISITION, ruled=ruled(compensation_fen=100)), 100), None),
]  # fmt: skip


@pytest.mark.parametrize(("why", "rule", "facts", "code"), [*STARTING, *DECIDING, *EXECUTING, *ENDING])
def test_each_side_of_each_boundary(why: str, rule: Callable[[Any], Any], facts: Any, code: str | None) -> None:
    assert code_of(rule(facts)) == code, why


def test_what_is_left_of_goods() -> None:
    assert less(TRUCKS, ONE) == ONE
    assert less(TRUCKS, TRUCKS) == ()
    assert less(ONE, TRUCKS) == ()
