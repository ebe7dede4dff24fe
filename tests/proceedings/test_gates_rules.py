"""What stands before each act of a common proceeding, as tables of whole gates (征收、征用、收费、强制执行的关口)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

import pytest

from api.law.gates import Gap
from api.proceedings import agreement_rules as A
from api.proceedings import decision_rules as D
from api.proceedings import execution_rules as E
from api.proceedings import performance_rules as P
from api.proceedings import start_rules as S
from api.proceedings.assessment import AssessedPart, Goods
from api.proceedings.execution_facts import AgreementFacts
from api.proceedings.facts import Agreed, Heard, Order, Told
from api.proceedings.models import NoticeKind
from api.proceedings.performance_facts import CompensationFacts, HandoverFacts, MoneyFacts
from api.proceedings.performance_models import (
    ExecutionTurnGround,
    ExecutionTurnKind,
    ProceedingOutcome,
    TerminationGround,
)
from api.proceedings.start_facts import NoticeFacts
from api.vocabulary import CaseProcedure, ExecutionKind, ReviewOutcome, StaffRole
from tests.decisions.cases import BAI, GONG, code_of
from tests.proceedings.cases import (
    EXECUTION,
    LEVY,
    MAY_9,
    MAY_11,
    ONE,
    PART,
    REQUISITION,
    STANDARD,
    TRUCKS,
    acting,
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
CHARGE = CaseProcedure.CHARGE
ORDER, VALIDATION, CONFLICT, MISMATCH = "INVALID_TRANSITION", "VALIDATION", "CONFLICT", "AMOUNT_MISMATCH"
MAY_10, MAY_15 = date(2026, 5, 10), date(2026, 5, 15)
NUMBER = ruled().number
ENDED: dict[str, Any] = {"ended": ProceedingOutcome.PERFORMED}
OFFICER = frozenset({StaffRole.OFFICER})
THREE_TRUCKS = (Goods("消毒车", unit="台", quantity=Decimal(3)),)
COMMAND = Order("1号", "指挥部", MAY_9)

QUALIFIED: Table = [
    ("a levy's officers", S.officers_qualified, start(), None),
    ("a levy by an officer of another category", S.officers_qualified,
     replace(start(), acting=replace(acting(LEVY, MAY_9), officers=(GONG, BAI))), "OFFICER_NOT_QUALIFIED"),
    ("an execution by an officer of another category", S.officers_qualified,
     replace(start(EXECUTION), acting=replace(acting(EXECUTION, MAY_9), officers=(GONG, BAI))), "OFFICER_NOT_QUALIFIED"),
]  # fmt: skip
RESTORE = ExecutionKind.RESTORE
TWO_WRONG = (replace(PART, amount_fen=3_601), AssessedPart("管线", Decimal("1.5"), 74))
STARTING: Table = [
    ("a published matter of the organ", S.matter_fits, start(), None),
    ("another organ's", S.matter_fits, start(matter_of_organ=False), VALIDATION),
    ("of another kind", S.matter_fits, start(matter_procedure=REQUISITION), VALIDATION),
    ("not published", S.matter_fits, start(matter_published=False), VALIDATION),
    ("all of it", S.matter_fits,
     start(matter_of_organ=False, matter_procedure=None, matter_published=False), VALIDATION),
    ("an amount without a standard is another rule's", S.amount_is_standard_times_quantity, start(standard=None), None),
    ("a requisition reckons nothing", S.amount_is_standard_times_quantity, start(REQUISITION, parts=()), None),
    ("a charge reckons, too", S.amount_is_standard_times_quantity,
     replace(start(), started=started(CHARGE, parts=())), VALIDATION),
    ("nothing assessed", S.amount_is_standard_times_quantity, start(parts=()), VALIDATION),
    ("less than nothing of something", S.amount_is_standard_times_quantity,
     start(parts=(replace(PART, quantity=Decimal(-1)),)), VALIDATION),
    ("the smallest quantity", S.amount_is_standard_times_quantity,
     start(parts=(replace(PART, quantity=Decimal("0.02"), amount_fen=1),)), None),
    ("one unit", S.amount_is_standard_times_quantity, start(parts=(AssessedPart("围挡", Decimal(1), 50),)), None),
    ("both wrong", S.amount_is_standard_times_quantity, start(parts=TWO_WRONG), MISMATCH),
    ("a levy needs no order", S.ordered_by_the_command, start(), None),
    ("no order", S.ordered_by_the_command, start(REQUISITION), "ORDER_REQUIRED"),
    ("ordered yesterday", S.ordered_by_the_command, start(REQUISITION, on=MAY_10, order=COMMAND), None),
    ("an order without number", S.ordered_by_the_command,
     start(REQUISITION, order=replace(COMMAND, number=" ")), "ORDER_REQUIRED"),
    ("an order of nobody", S.ordered_by_the_command,
     start(REQUISITION, order=replace(COMMAND, body=" ")), "ORDER_REQUIRED"),
    ("a levy compensates nothing", S.compensation_ruled, start(), None),
    ("rule and goods", S.compensation_ruled, start(REQUISITION, compensation_rule="市价", goods=ONE), None),
    ("no rule", S.compensation_ruled, start(REQUISITION, compensation_rule=" ", goods=ONE), VALIDATION),
    ("no goods", S.compensation_ruled, start(REQUISITION, compensation_rule="市价"), VALIDATION),
    ("neither", S.compensation_ruled, start(REQUISITION), VALIDATION),
    ("a levy needs no power of its own", S.power_by_law, start(), None),
    ("a power of blanks", S.power_by_law, start(EXECUTION, own_power=" ", execution_kind=RESTORE), "FORBIDDEN"),
    ("by the court", S.power_by_law,
     start(EXECUTION, own_power="行政强制法", execution_kind=ExecutionKind.COURT), "FORBIDDEN"),
    ("in no way", S.power_by_law, start(EXECUTION, own_power="行政强制法"), "FORBIDDEN"),
    ("a levy enforces no duty", S.duty_overdue, start(), None),
    ("no decision", S.duty_overdue, start(EXECUTION), ORDER),
    ("performed", S.duty_overdue, start(EXECUTION, date(2026, 5, 30), duty=duty(performed=True)), ORDER),
    ("no term runs yet", S.duty_overdue, start(EXECUTION, date(2026, 5, 30), duty=duty(due_on=None)), ORDER),
    ("no money claimed", S.claims_what_is_owed, start(EXECUTION, duty=duty()), None),
    ("claimed of nothing", S.claims_what_is_owed, start(EXECUTION, claimed_fen=1), None),
    ("claimed of a decision not served: another rule's", S.claims_what_is_owed,
     start(EXECUTION, duty=duty(served_on=None), claimed_fen=3_601), None),
    ("a fen claimed", S.claims_what_is_owed, start(EXECUTION, duty=duty(), claimed_fen=1), None),
    ("no fen claimed", S.claims_what_is_owed, start(EXECUTION, duty=duty(), claimed_fen=0), MISMATCH),
    ("a fen claimed, none owed", S.claims_what_is_owed,
     start(EXECUTION, duty=duty(owed_fen=None), claimed_fen=1), MISMATCH),
    ("not open", S.not_open_already, start(EXECUTION), None),
    ("open already", S.not_open_already, replace(start(EXECUTION), open_already=True), CONFLICT),
]  # fmt: skip


def notice(procedure: CaseProcedure = LEVY, kind: NoticeKind = NoticeKind.NOTICE, **changes: Any) -> NoticeFacts:
    """A notice of what was assessed, or a demand of the duty."""
    amount, number = changes.pop("paper_amount_fen", 3_600), changes.pop("paper_number", None)
    return NoticeFacts(proceeding(procedure, **changes), kind, amount, number)


SUBSTITUTE = ruled(kind=ExecutionKind.SUBSTITUTE)
DEMAND, LAST_DEMAND, SPOT = NoticeKind.DEMAND, NoticeKind.LAST_DEMAND, NoticeKind.ON_THE_SPOT
OF_THE_DUTY: dict[str, Any] = {"started": started(EXECUTION, duty=duty())}
TELLING: Table = [
    ("runs, two officers", S.of_notice, notice(), None),
    ("ended", S.of_notice, notice(**ENDED), CONFLICT),
    ("one officer", S.of_notice, notice(acting=replace(acting(LEVY, MAY_11), officers=acting(LEVY, MAY_11).officers[:1])),
     "TWO_OFFICERS_REQUIRED"),
    ("officers of another category", S.of_notice, notice(acting=replace(acting(LEVY, MAY_11), officers=(GONG, BAI))),
     "OFFICER_NOT_QUALIFIED"),
    ("a levy by notice", S.notice_of_the_kind, notice(), None),
    ("a charge by notice", S.notice_of_the_kind, notice(started=started(CHARGE)), None),
    ("a levy by demand", S.notice_of_the_kind, notice(kind=DEMAND), VALIDATION),
    ("a levy by word", S.notice_of_the_kind, notice(kind=SPOT), VALIDATION),
    ("a requisition by word", S.notice_of_the_kind, notice(REQUISITION, SPOT), None),
    ("a requisition by notice", S.notice_of_the_kind, notice(REQUISITION), VALIDATION),
    ("an execution by demand", S.notice_of_the_kind, notice(EXECUTION, DEMAND), None),
    ("an execution by notice", S.notice_of_the_kind, notice(EXECUTION), VALIDATION),
    ("decided already", S.notice_of_the_kind, notice(ruled=ruled()), CONFLICT),
    ("a second demand before substitute performance", S.notice_of_the_kind,
     notice(EXECUTION, LAST_DEMAND, ruled=SUBSTITUTE), None),
    ("a second demand, decision not served", S.notice_of_the_kind,
     notice(EXECUTION, LAST_DEMAND, ruled=replace(SUBSTITUTE, served_on=None)), ORDER),
    ("a second demand before another execution", S.notice_of_the_kind,
     notice(EXECUTION, LAST_DEMAND, ruled=ruled(kind=RESTORE)), ORDER),
    ("a second demand before the decision", S.notice_of_the_kind, notice(EXECUTION, LAST_DEMAND), ORDER),
    ("the amount assessed", S.notice_states_the_assessment, notice(), None),
    ("a fen less", S.notice_states_the_assessment, notice(paper_amount_fen=3_599), MISMATCH),
    ("a fen more", S.notice_states_the_assessment, notice(paper_amount_fen=3_601), MISMATCH),
    ("a demand states no assessment", S.notice_states_the_assessment,
     notice(EXECUTION, DEMAND, paper_amount_fen=None), None),
    ("a demand of this decision", S.notice_states_the_assessment,
     notice(EXECUTION, DEMAND, paper_number=NUMBER, **OF_THE_DUTY), None),
    ("a demand of another", S.notice_states_the_assessment,
     notice(EXECUTION, DEMAND, paper_number="2号", **OF_THE_DUTY), VALIDATION),
    ("a second demand of another", S.notice_states_the_assessment,
     notice(EXECUTION, LAST_DEMAND, paper_number="2号", **OF_THE_DUTY), VALIDATION),
    ("a notice names no decision", S.notice_states_the_assessment, notice(EXECUTION, **OF_THE_DUTY), None),
    ("told", S.told_at_all, proceeding(), None),
    ("not told", S.told_at_all, proceeding(told=()), "NOTICE_REQUIRED"),
    ("undecided", S.undecided, proceeding(), None),
    ("decided", S.undecided, proceeding(ruled=ruled()), CONFLICT),
    ("runs", S.not_ended, proceeding(), None),
    ("over", S.not_ended, proceeding(**ENDED), CONFLICT),
]  # fmt: skip

DEMANDED = (Told(DEMAND, date(2026, 6, 1), None, date(2026, 6, 15)),)
JUNE_2 = date(2026, 6, 2)


def requisition(**changes: Any) -> Any:
    """A requisition of one truck, about to be decided."""
    begun = started(REQUISITION, goods=ONE, order=COMMAND)
    paper: dict[str, Any] = {
        "paper_goods": ONE, "paper_order": "1号", "paper_compensation": "市价", "term": (MAY_11, MAY_11),
    }  # fmt: skip
    return deciding(REQUISITION, **({"started": begun} | paper | changes))


MAJOR: dict[str, Any] = {"major": ("重-1",)}
DECIDING: Table = [
    ("runs", D.runs_undecided, deciding(), None),
    ("decided", D.runs_undecided, deciding(ruled=ruled()), CONFLICT),
    ("over", D.runs_undecided, replace(deciding(), proceeding=proceeding(**ENDED)), CONFLICT),
    ("told by notice", D.party_told, deciding(), None),
    ("told by demand", D.party_told, deciding(EXECUTION, told=DEMANDED), None),
    ("told by word", D.party_told, deciding(REQUISITION, told=(Told(SPOT, MAY_9),)), None),
    ("demanded again only", D.party_told, deciding(EXECUTION, told=(Told(LAST_DEMAND, MAY_9),)), "NOTICE_REQUIRED"),
    ("an execution not demanded", D.party_told, deciding(EXECUTION, told=()), "NOTICE_REQUIRED"),
    ("a charge's last day to state", D.statement_period_over,
     deciding(on=MAY_15, started=started(CHARGE)), "NOTICE_REQUIRED"),
    ("a requisition waits for nothing", D.statement_period_over, deciding(REQUISITION), None),
    ("not told: another rule's", D.statement_period_over, deciding(told=()), None),
    ("demanded: no notice's time runs", D.statement_period_over, deciding(told=DEMANDED), None),
    ("no time runs yet", D.statement_period_over, deciding(told=(Told(NoticeKind.NOTICE, MAY_9, 3_600),)),
     "NOTICE_REQUIRED"),
    ("not heard: another rule's", D.defence_rechecked, deciding(), None),
    ("waived, nothing to re-check", D.defence_rechecked, deciding(heard=Heard(waived=True, rechecked=False)), None),
    ("a levy demands nothing", D.demand_over, deciding(on=JUNE_2, told=DEMANDED), None),
    ("not demanded: another rule's", D.demand_over, deciding(EXECUTION, JUNE_2), None),
    ("a demand without term", D.demand_over, deciding(EXECUTION, JUNE_2, told=(Told(DEMAND, JUNE_2),)), None),
    ("a reason of blanks", D.demand_over, deciding(EXECUTION, JUNE_2, told=DEMANDED, immediate_reason=" "),
     "DEMAND_NOT_OVER"),
    ("the base stands", D.execution_not_stayed, deciding(EXECUTION, **OF_THE_DUTY), None),
    ("the base is stayed", D.execution_not_stayed,
     deciding(EXECUTION, started=started(EXECUTION, duty=duty(stayed=True))), "REMEDY_PENDING"),
    ("the base is revoked", D.execution_not_stayed,
     deciding(EXECUTION, started=started(EXECUTION, duty=duty(revoked=True))), ORDER),
    ("a levy enforces nothing", D.execution_not_stayed, deciding(), None),
    ("the standard binds", D.standard_still_published, deciding(), None),
    ("it ended before the decision", D.standard_still_published,
     deciding(started=started(standard=replace(STANDARD, effective_to=MAY_10))), "STANDARD_NOT_PUBLISHED"),
    ("there is none", D.standard_still_published, deciding(started=started(standard=None)), "STANDARD_NOT_PUBLISHED"),
    ("a requisition needs none", D.standard_still_published, deciding(REQUISITION, started=started(
        REQUISITION, standard=None)), None),
    ("without a standard nothing is reckoned", D.amount_as_assessed, deciding(
        started=started(standard=None), paper_amount_fen=1), None),
    ("a requisition reckons nothing", D.amount_as_assessed, deciding(REQUISITION, paper_amount_fen=1), None),
    ("wrongly assessed", D.amount_as_assessed, deciding(parts=(replace(PART, amount_fen=1),)), MISMATCH),
    ("two parts together", D.amount_as_assessed, deciding(
        parts=(PART, PART), paper_amount_fen=7_200, told=(Told(NoticeKind.NOTICE, MAY_9, 7_200),)), None),
    ("told of no amount", D.amount_as_assessed, deciding(told=(Told(NoticeKind.NOTICE, MAY_9),)), "NOTICE_REQUIRED"),
    ("told of no amount, one fen", D.amount_as_assessed, deciding(
        started=started(standard=replace(STANDARD, unit_price_fen=1)), parts=(AssessedPart("围挡", Decimal(1), 1),),
        paper_amount_fen=1, told=(Told(NoticeKind.NOTICE, MAY_9),)), "NOTICE_REQUIRED"),
    ("not told: another rule's", D.amount_as_assessed, deciding(told=()), None),
    ("no last day to pay", D.pay_by_lies_ahead, deciding(pay_by=None), VALIDATION),
    ("a requisition has none", D.pay_by_lies_ahead, deciding(REQUISITION, pay_by=None), None),
    ("as ordered", D.requisition_as_ordered, requisition(), None),
    ("a levy follows no order", D.requisition_as_ordered, deciding(), None),
    ("another order", D.requisition_as_ordered, requisition(paper_order="2号"), "ORDER_REQUIRED"),
    ("no order", D.requisition_as_ordered, requisition(started=started(REQUISITION, goods=ONE)), "ORDER_REQUIRED"),
    ("more than was asked for", D.requisition_as_ordered, requisition(paper_goods=TRUCKS), VALIDATION),
    ("something else, two things", D.requisition_as_ordered, requisition(
        paper_goods=(Goods("帐篷", unit="顶"), Goods("棉被", unit="床"))), VALIDATION),
    ("nothing", D.requisition_as_ordered, requisition(paper_goods=()), VALIDATION),
    ("without compensation", D.requisition_as_ordered, requisition(paper_compensation=" "), VALIDATION),
    ("without term", D.requisition_as_ordered, requisition(term=None), VALIDATION),
    ("for two days", D.requisition_as_ordered, requisition(term=(MAY_11, date(2026, 5, 12))), None),
    ("backwards", D.requisition_as_ordered, requisition(term=(MAY_11, MAY_10)), VALIDATION),
    ("cites no demand", D.cites_the_demand, deciding(told_number="催1号"), None),
    ("cites the demand", D.cites_the_demand, deciding(demand_number="催1号", told_number="催1号"), None),
    ("cites another", D.cites_the_demand, deciding(demand_number="催2号", told_number="催1号"), VALIDATION),
    ("reviewed, no amount in either", D.review_passed, deciding(
        **MAJOR, paper_amount_fen=None, review=reviewed(0)), None),
    ("reviewed without amount, one fen decided", D.review_passed, deciding(
        **MAJOR, paper_amount_fen=1, review=reviewed(None)), "LEGAL_REVIEW_REQUIRED"),
    ("decided", D.decided, proceeding(ruled=ruled()), None),
    ("not decided", D.decided, proceeding(), ORDER),
    ("not served", D.not_served, proceeding(ruled=ruled(served_on=None)), None),
    ("not decided: another rule's", D.not_served, proceeding(), None),
    ("served", D.not_served, proceeding(ruled=ruled()), CONFLICT),
]  # fmt: skip


def money(fen: int, on: date = MAY_11, **changes: Any) -> MoneyFacts:
    return MoneyFacts(proceeding(**({"ruled": ruled()} | changes)), fen, on)


def handover(goods: tuple[Goods, ...], *, returning: bool = False, on: date = MAY_11, **changes: Any) -> HandoverFacts:
    """Goods by the list of the decision that takes two trucks from 10 to 15 May."""
    decision = changes.pop("ruled", ruled(goods=TRUCKS, first_day=MAY_10, last_day=MAY_15))
    list_ = {name: changes.pop(name) for name in ("list_number", "list_returned") if name in changes}
    facts = HandoverFacts(proceeding(changes.pop("procedure", REQUISITION), on, ruled=decision), goods, NUMBER,
                          returning, returning)  # fmt: skip
    return replace(facts, **list_)


def compensation(fen: int = 100, *, procedure: CaseProcedure = REQUISITION, **changes: Any) -> CompensationFacts:
    """A compensation for two trucks that came back."""
    decision = changes.pop("ruled", ruled(taken=TRUCKS, returned=TRUCKS))
    paper = {name: changes.pop(name) for name in ("paper_number",) if name in changes}
    return CompensationFacts(
        proceeding(procedure, ruled=decision, **changes), fen, **({"paper_number": NUMBER} | paper)
    )


HELD_TWO = ruled(goods=TRUCKS, taken=TRUCKS, first_day=MAY_10, last_day=MAY_15)
PERFORMING: Table = [
    ("served", P.served, proceeding(ruled=ruled()), None),
    ("not decided: another rule's", P.served, proceeding(), None),
    ("not served", P.served, proceeding(ruled=ruled(served_on=None)), "NOT_SERVED"),
    ("an amount", P.owes_money, money(1), None),
    ("no amount", P.owes_money, money(1, ruled=ruled(amount_fen=None)), ORDER),
    ("no decision: another rule's", P.owes_money, money(1, ruled=None), None),
    ("what is owed", P.not_overpaid, money(3_600), None),
    ("a fen more", P.not_overpaid, money(3_601), VALIDATION),
    ("a fen", P.not_overpaid, money(1), None),
    ("nothing", P.not_overpaid, money(0), VALIDATION),
    ("less than nothing", P.not_overpaid, money(-1), VALIDATION),
    ("no decision, no limit", P.not_overpaid, money(3_601, ruled=None), None),
    ("on the day of receipt, which is today", P.paid_after_receipt, money(1), None),
    ("the day before the receipt", P.paid_after_receipt, money(1, MAY_10), VALIDATION),
    ("tomorrow", P.paid_after_receipt, money(1, date(2026, 5, 12)), VALIDATION),
    ("not served: another rule's", P.paid_after_receipt, money(1, MAY_10, ruled=ruled(served_on=None)), None),
    ("not decided: another rule's", P.paid_after_receipt, money(1, MAY_10, ruled=None), None),
    ("taken in a requisition", P.requisitioned, handover(ONE), None),
    ("returned in a requisition", P.requisitioned, handover(ONE, returning=True), None),
    ("taken in a levy", P.requisitioned, handover(ONE, procedure=LEVY), ORDER),
    ("by another decision's list", P.requisitioned, handover(ONE, list_number="2号"), VALIDATION),
    ("not decided: another rule's", P.requisitioned, handover(ONE, list_number="2号", ruled=None), None),
    ("taken by a list of return", P.requisitioned, handover(ONE, list_returned=True), VALIDATION),
    ("returned by a list of taking", P.requisitioned, handover(ONE, returning=True, list_returned=False), VALIDATION),
    ("all that was decided", P.goods_within, handover(TRUCKS), None),
    ("one more", P.goods_within, handover(THREE_TRUCKS), VALIDATION),
    ("the rest", P.goods_within, handover(ONE, ruled=replace(HELD_TWO, taken=ONE)), None),
    ("more than the rest", P.goods_within, handover(TRUCKS, ruled=replace(HELD_TWO, taken=ONE)), VALIDATION),
    ("nothing", P.goods_within, handover(()), VALIDATION),
    ("two things never decided", P.goods_within, handover((Goods("帐篷", unit="顶"), Goods("棉被", unit="床"))), VALIDATION),
    ("all that is held", P.goods_within, handover(TRUCKS, returning=True, ruled=HELD_TWO), None),
    ("more than is held", P.goods_within,
     handover(TRUCKS, returning=True, ruled=replace(HELD_TWO, returned=ONE)), VALIDATION),
    ("nothing returned", P.goods_within, handover((), returning=True, ruled=HELD_TWO), VALIDATION),
    ("not decided: another rule's", P.goods_within, handover(ONE, ruled=None), None),
    ("on the first day", P.within_the_term, handover(ONE, on=MAY_10), None),
    ("the day before", P.within_the_term, handover(ONE, on=MAY_9), ORDER),
    ("on the last day", P.within_the_term, handover(ONE, on=MAY_15), None),
    ("the day after", P.within_the_term, handover(ONE, on=date(2026, 5, 16)), ORDER),
    ("returned the day after", P.within_the_term, handover(ONE, on=date(2026, 5, 16), returning=True), None),
    ("no first day", P.within_the_term, handover(ONE, on=date(2026, 5, 16), ruled=replace(HELD_TWO, first_day=None)), None),
    ("no last day", P.within_the_term, handover(ONE, on=MAY_9, ruled=replace(HELD_TWO, last_day=None)), None),
    ("no decision", P.within_the_term, handover(ONE, on=MAY_9, ruled=None), None),
    ("all came back", P.all_returned, compensation(), None),
    ("one did not", P.all_returned, compensation(ruled=replace(HELD_TWO, returned=ONE)), "COMPENSATION_OPEN"),
    ("nothing was taken", P.all_returned, compensation(ruled=ruled()), "COMPENSATION_OPEN"),
    ("no decision: another rule's", P.all_returned, compensation(ruled=None), None),
    ("by a leader", P.compensation_undecided, compensation(), None),
    ("of a levy", P.compensation_undecided, compensation(procedure=LEVY), ORDER),
    ("by an officer", P.compensation_undecided, compensation(roles=OFFICER), "FORBIDDEN"),
    ("a second time", P.compensation_undecided, compensation(ruled=ruled(compensation_fen=0)), CONFLICT),
    ("on another requisition", P.compensation_undecided, compensation(paper_number="2号"), VALIDATION),
    ("no decision, no number", P.compensation_undecided, compensation(ruled=None, paper_number="2号"), None),
    ("a fen", P.compensation_undecided, compensation(1), None),
    ("no fen", P.compensation_undecided, compensation(0), VALIDATION),
    ("less than nothing", P.compensation_undecided, compensation(-1), VALIDATION),
    ("paid before it is decided", P.compensation_as_decided, compensation(), ORDER),
    ("paid before the requisition", P.compensation_as_decided, compensation(ruled=None), ORDER),
    ("paid twice", P.compensation_as_decided,
     compensation(ruled=ruled(compensation_fen=100, compensated_fen=100)), CONFLICT),
    ("a fen too much", P.compensation_as_decided, compensation(101, ruled=ruled(compensation_fen=100)), MISMATCH),
]  # fmt: skip
RESTED: dict[str, Any] = {"suspended_since": MAY_9, "suspended_for": ExecutionTurnGround.UNABLE}
REVOKED, THREE_YEARS = TerminationGround.BASE_REVOKED, TerminationGround.THREE_YEARS


def enforcing(duty_performed: bool, **changes: Any) -> Any:
    """The end of an execution whose duty the party performed, or not."""
    begun = started(EXECUTION, duty=duty(performed=duty_performed))
    whole = ending(procedure=EXECUTION, ruled=ruled(amount_fen=None))
    return replace(whole, proceeding=replace(whole.proceeding, started=begun, **changes))


def revoked_duty(revoked: bool) -> Any:
    """A termination because the enforced decision was revoked, or was not."""
    whole = ending(procedure=EXECUTION, ground=REVOKED)
    return replace(whole, proceeding=replace(
        whole.proceeding, started=started(EXECUTION, duty=duty(revoked=revoked))))  # fmt: skip


TERMINATED: dict[str, Any] = {"paper_turn": "TERMINATE", "paper_number": NUMBER}
ENDING: Table = [
    ("a fen of a charge is owed", P.paid_in_full, replace(
        ending(), proceeding=proceeding(started=started(CHARGE), ruled=ruled(paid_fen=3_599))), ORDER),
    ("an execution is no payment", P.paid_in_full, ending(procedure=EXECUTION), None),
    ("not decided: another rule's", P.paid_in_full, ending(ruled=None), None),
    ("a levy returns nothing", P.returned_and_compensated, ending(), None),
    ("not decided: another rule's", P.returned_and_compensated, ending(procedure=REQUISITION, ruled=None), None),
    ("neither returned nor compensated", P.returned_and_compensated,
     ending(procedure=REQUISITION, ruled=HELD_TWO), "COMPENSATION_OPEN"),
    ("a levy is no execution", P.duty_fulfilled, ending(), None),
    ("not decided: another rule's", P.duty_fulfilled, ending(procedure=EXECUTION, ruled=None), None),
    ("paid", P.duty_fulfilled, ending(procedure=EXECUTION, ruled=ruled(paid_fen=3_600)), None),
    ("a fen is owed", P.duty_fulfilled, ending(procedure=EXECUTION, ruled=ruled(paid_fen=3_599)), ORDER),
    ("performed by the party", P.duty_fulfilled, enforcing(True), None),
    ("performed by nobody", P.duty_fulfilled, enforcing(False), ORDER),
    ("a leader, with a reason", P.leader_ends, ending(), None),
    ("a reason of blanks", P.leader_ends, ending(reason=" "), "REASON_REQUIRED"),
    ("an officer", P.leader_ends, replace(ending(), proceeding=proceeding(roles=OFFICER)), "FORBIDDEN"),
    ("any other ground", P.ground_holds, ending(), None),
    ("the enforced decision was revoked", P.ground_holds, revoked_duty(True), None),
    ("it was not", P.ground_holds, revoked_duty(False), VALIDATION),
    ("never rested", P.ground_holds, ending(ground=THREE_YEARS, on=date(2030, 1, 1)), VALIDATION),
    ("long rested", P.ground_holds, ending(ground=THREE_YEARS, on=date(2030, 1, 1), **RESTED), None),
    ("terminated by its notice", P.notice_terminates, ending(**TERMINATED), None),
    ("by a notice of rest", P.notice_terminates, ending(**TERMINATED | {"paper_turn": "SUSPEND"}), VALIDATION),
    ("by a notice of another decision", P.notice_terminates, ending(**TERMINATED | {"paper_number": "2号"}), VALIDATION),
    ("not decided, no number", P.notice_terminates, ending(**TERMINATED | {"paper_number": "2号"}, ruled=None), None),
    ("not decided, a notice of rest", P.notice_terminates, ending(paper_turn="SUSPEND", ruled=None), VALIDATION),
]  # fmt: skip

BY_FORCE = ruled(kind=RESTORE)
EXECUTING: Table = [
    ("an execution", E.of_execution, proceeding(EXECUTION), None),
    ("a levy", E.of_execution, proceeding(), ORDER),
    ("begins, then ends", E.runs_forward, execution(), None),
    ("ends when it begins", E.runs_forward, execution("06-23 09:00", "06-23 09:00"), VALIDATION),
    ("ends before", E.runs_forward, execution("06-23 09:00", "06-23 08:59"), VALIDATION),
    ("recorded the day after", E.runs_forward, execution("06-22 09:00", "06-22 11:00"), None),
    ("over after midnight, recorded before", E.runs_forward, execution("06-23 23:00", "06-24 00:10"), VALIDATION),
    ("not over yet", E.runs_forward, execution("06-24 09:00", "06-24 11:00"), VALIDATION),
    ("an emergency of blanks", E.allowed_time, execution(on_holiday=True, emergency_reason=" "), "FORBIDDEN_TIME"),
    ("just after the midnight before service", E.after_service, execution("05-11 00:10", "05-11 11:00"), None),
    ("on the day of service", E.after_service, execution("05-11 09:00", "05-11 11:00"), None),
    ("the day before service", E.after_service, execution("05-10 09:00", "05-10 11:00"), "NOT_SERVED"),
    ("not decided: another rule's", E.after_service, execution("05-10 09:00", "05-10 11:00", ruled=None), None),
    ("not served: another rule's", E.after_service,
     execution("05-10 09:00", "05-10 11:00", ruled=ruled(served_on=None)), None),
    ("at work", E.not_resting, execution(), None),
    ("at rest", E.not_resting, execution(suspended_since=MAY_11), ORDER),
    ("no agreement", E.agreement_broken_first, execution(), None),
    ("demanded earlier than needed", E.demanded_again, execution(demanded_again_on=date(2026, 6, 16)), None),
    ("another execution is not demanded again", E.demanded_again,
     execution(ruled=BY_FORCE, demanded_again_on=None), None),
    ("not decided: another rule's", E.demanded_again, execution(ruled=None, demanded_again_on=None), None),
    ("an obstacle of blanks", E.demanded_again, execution(demanded_again_on=None, emergency_reason=" "),
     "DEMAND_NOT_OVER"),
    ("the latest day is unknown", E.demanded_again, execution(demand_by=None), "DEMAND_NOT_OVER"),
    ("somebody supervises", E.supervised_on_site, execution(), None),
    ("another execution is not supervised", E.supervised_on_site, execution(ruled=BY_FORCE, supervised=False), None),
    ("not decided: another rule's", E.supervised_on_site, execution(ruled=None, supervised=False), None),
    ("another execution has no budget", E.within_the_budget, execution(ruled=BY_FORCE, cost_fen=None), None),
    ("not decided: another rule's", E.within_the_budget, execution(ruled=None, cost_fen=None), None),
    ("no cost stated", E.within_the_budget, execution(cost_fen=None), VALIDATION),
    ("it cost nothing", E.within_the_budget, execution(cost_fen=0), None),
    ("it cost less than nothing", E.within_the_budget, execution(cost_fen=-1), VALIDATION),
    ("no budget: nothing is within it", E.within_the_budget, execution(
        ruled=SUBSTITUTE, cost_fen=1), MISMATCH),
    ("filmed", E.recorded_in_full, execution(), None),
    ("the record names the decision", E.record_names_the_decision, execution(), None),
    ("it names another", E.record_names_the_decision, execution(paper_number="2号"), VALIDATION),
    ("not decided: another rule's", E.record_names_the_decision, execution(ruled=None, paper_number="2号"), None),
]  # fmt: skip
SUSPEND, RESUME = ExecutionTurnKind.SUSPEND, ExecutionTurnKind.RESUME
UNABLE, GONE, BROKEN = ExecutionTurnGround.UNABLE, ExecutionTurnGround.REASON_GONE, ExecutionTurnGround.AGREEMENT_BROKEN
JULY_1, JULY_2, AUGUST_1 = date(2026, 7, 1), date(2026, 7, 2), date(2026, 8, 1)


def agreement(*stages: date, paper_number: str = NUMBER, **changes: Any) -> AgreementFacts:
    """An agreement made on 11 May."""
    begun = {"started": started(EXECUTION, duty=duty(number="望市监罚〔2026〕9号"))}
    return AgreementFacts(proceeding(EXECUTION, **(begun | {"ruled": ruled()} | changes)), stages, paper_number)


TURNING: Table = [
    ("goes on, having rested", E.turn_possible, turning(RESUME, GONE, MAY_11, suspended_since=MAY_9), None),
    ("one of two stages is over", E.turn_possible, turning(RESUME, BROKEN, JULY_2, agreed=Agreed((JULY_1, AUGUST_1))), None),
    ("broken before", E.turn_possible, turning(RESUME, BROKEN, JULY_2, agreed=Agreed((JULY_1,), broken=True)), ORDER),
    ("nothing was agreed", E.turn_possible, turning(RESUME, BROKEN, JULY_2), ORDER),
    ("rests, the party being unable", E.ground_of_the_turn, turning(SUSPEND, UNABLE, MAY_11), None),
    ("rests, an agreement being broken", E.ground_of_the_turn, turning(SUSPEND, BROKEN, MAY_11), VALIDATION),
    ("goes on, the reason having gone", E.ground_of_the_turn, turning(RESUME, GONE, MAY_11), None),
    ("goes on, an agreement being broken", E.ground_of_the_turn, turning(RESUME, BROKEN, MAY_11), None),
    ("goes on, the party being unable", E.ground_of_the_turn, turning(RESUME, UNABLE, MAY_11), VALIDATION),
    ("told by its notice", E.notice_of_the_turn, turning(SUSPEND, UNABLE, MAY_11), None),
    ("told the contrary", E.notice_of_the_turn,
     replace(turning(SUSPEND, UNABLE, MAY_11), paper_turn="RESUME"), VALIDATION),
    ("told of another decision", E.notice_of_the_turn,
     replace(turning(SUSPEND, UNABLE, MAY_11), paper_number="2号"), VALIDATION),
    ("not decided, no number", E.notice_of_the_turn, replace(
        turning(SUSPEND, UNABLE, MAY_11), proceeding=proceeding(EXECUTION), paper_number="2号"), None),
    ("not decided, told the contrary", E.notice_of_the_turn, replace(
        turning(SUSPEND, UNABLE, MAY_11), proceeding=proceeding(EXECUTION), paper_turn="RESUME"), VALIDATION),
    ("in one stage, from tomorrow", A.agreement_in_stages, agreement(date(2026, 5, 12)), None),
    ("due today", A.agreement_in_stages, agreement(MAY_11), VALIDATION),
    ("in two stages", A.agreement_in_stages, agreement(JULY_1, AUGUST_1), None),
    ("in two stages of one day", A.agreement_in_stages, agreement(JULY_1, JULY_1), VALIDATION),
    ("backwards", A.agreement_in_stages, agreement(AUGUST_1, JULY_1), VALIDATION),
    ("a later stage goes back", A.agreement_in_stages, agreement(JULY_1, AUGUST_1, JULY_2), VALIDATION),
    ("in no stage", A.agreement_in_stages, agreement(), VALIDATION),
    ("names the decision to be enforced", A.agreement_in_stages,
     agreement(JULY_1, paper_number="望市监罚〔2026〕9号"), None),
    ("names another", A.agreement_in_stages, agreement(JULY_1, paper_number="2号"), VALIDATION),
    ("names another, there being no duty", A.agreement_in_stages,
     agreement(JULY_1, paper_number="2号", started=started(EXECUTION)), VALIDATION),
    ("not decided, no number", A.agreement_in_stages, agreement(JULY_1, paper_number="2号", ruled=None), None),
    ("one is being kept", A.agreement_in_stages, agreement(JULY_1, agreed=Agreed((AUGUST_1,))), CONFLICT),
    ("one was broken", A.agreement_in_stages, agreement(JULY_1, agreed=Agreed((MAY_9,), broken=True)), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "rule", "facts", "code"),
    [*QUALIFIED, *STARTING, *TELLING, *DECIDING, *PERFORMING, *ENDING, *EXECUTING, *TURNING],
)
def test_each_side_of_each_boundary(why: str, rule: Callable[[Any], Any], facts: Any, code: str | None) -> None:
    assert code_of(rule(facts)) == code, why


STAYED_DUTY = started(EXECUTION, duty=duty(number="望市监罚〔2026〕9号", revoked=True))
MAJOR_PENDING: dict[str, Any] = {"major": ("重-1",)}
LATE: dict[str, Any] = {"demanded_again_on": date(2026, 6, 18)}
UNKNOWN: dict[str, Any] = {"demand_by": None}


@pytest.mark.parametrize(("rule", "facts", "detail"), [
    (S.duty_overdue, start(EXECUTION, date(2026, 5, 29), duty=duty()), "履行期限至2026-05-29。"),
    (S.duty_overdue, start(EXECUTION, date(2026, 5, 29), duty=duty(due_on=None)), "履行期限尚未起算。"),
    (D.statement_period_over, deciding(on=MAY_15), "陈述、申辩期限至2026-05-15。"),
    (D.statement_period_over, deciding(told=(Told(NoticeKind.NOTICE, MAY_9, 3_600),)), "陈述、申辩期限至。"),
    (D.execution_not_stayed, deciding(EXECUTION, started=STAYED_DUTY, ruled=ruled()), "望市监罚〔2026〕9号已经被撤销。"),
    (D.stayed_or_revoked, proceeding(EXECUTION, started=STAYED_DUTY, ruled=ruled(), undone=True), f"{NUMBER}已经被撤销。"),
    (D.stayed_or_revoked, proceeding(EXECUTION, undone=True), "已经被撤销。"),
    (D.review_passed, deciding(**MAJOR_PENDING), ""),
    (D.review_passed, deciding(**MAJOR_PENDING, review=reviewed(3_600, ReviewOutcome.CORRECT)), "审核未通过。"),
    (D.review_passed, deciding(**MAJOR_PENDING, review=reviewed(3_500)), "审核的金额与拟决定的不一致。"),
    (E.allowed_time, execution("06-23 05:59", "06-23 07:00"), "执行时间在夜间（22时至次日6时）。"),
    (E.allowed_time, execution("06-23 05:59", "06-23 07:00", on_holiday=True), "执行时间在夜间（22时至次日6时）。"),
    (E.allowed_time, execution(on_holiday=True), "执行时间在法定节假日。"),
    (E.demanded_again, execution(**LATE), "再次催告不得晚于2026-06-17。"),
    (E.demanded_again, execution(**UNKNOWN), ""),
    (P.goods_within, handover(TRUCKS, returning=True, ruled=replace(HELD_TWO, returned=ONE)),
     "清单超出尚未归还的物资：消毒车1台。"),
    (P.goods_within, handover(THREE_TRUCKS), "清单超出决定征用的物资：消毒车1台。"),
    (P.notice_terminates, ending(paper_turn="SUSPEND"), f"通知书不是对{NUMBER}的终结执行通知书。"),
    (P.notice_terminates, ending(paper_turn="SUSPEND", ruled=None), "通知书不是对的终结执行通知书。"),
])  # fmt: skip
def test_what_is_said(rule: Callable[[Any], Gap | None], facts: Any, detail: str) -> None:
    gap = rule(facts)
    assert gap is not None
    assert gap.detail == detail


def test_an_execution_lacks_the_demand_and_a_levy_the_notice() -> None:
    demand, tell = D.party_told(deciding(EXECUTION, told=())), D.party_told(deciding(told=()))
    assert demand is not None
    assert tell is not None
    assert (demand.basis, tell.basis) == (S.DEMAND, S.TELL)


def test_what_did_not_come_back_is_named() -> None:
    gap = P.all_returned(compensation(ruled=replace(HELD_TWO, returned=ONE)))
    assert gap is not None
    assert gap.missing == ("消毒车1台",)


def test_who_levies_is_certified_and_who_executes_is_qualified_by_law() -> None:
    levy, enforcement = (
        S.officers_qualified(replace(start(kind), acting=replace(acting(kind, MAY_9), officers=(GONG, BAI))))
        for kind in (LEVY, EXECUTION)
    )
    assert levy is not None
    assert levy.basis == S.CERTIFIED
    assert enforcement is not None
    assert str(enforcement.basis) == "《中华人民共和国行政强制法》第十七条第三款"
