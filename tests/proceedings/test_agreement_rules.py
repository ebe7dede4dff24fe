"""By how much may an agreement reduce what is owed, as tables (减免加处罚款、滞纳金)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from api.decisions.facts import Decided
from api.decisions.fines import Paid
from api.law.gates import gaps_of
from api.proceedings import agreement_rules as A
from api.proceedings import execution_rules as E
from api.proceedings import performance_rules as P
from api.proceedings.execution_facts import AgreementFacts
from api.proceedings.facts import Agreed, Duty, Ruled
from api.proceedings.performance_models import ExecutionTurnGround, ExecutionTurnKind
from api.vocabulary import PenaltyKind
from tests.decisions.cases import code_of
from tests.proceedings.cases import EXECUTION, MAY_9, MAY_11, duty, ending, proceeding, ruled, started, turning

MEASURES = "已清除全部堆放物料"
FINE = duty(owed_fen=100_000, surcharge_fen=50_000)
"""A fine of 500 yuan, unpaid, with as much surcharge."""


def agreement(
    waived_fen: int | None, measures: str = MEASURES, paper: str | None = None, owed: Duty | None = FINE,
    decision: Ruled | None = None,
) -> AgreementFacts:  # fmt: skip
    """An agreement on an execution of 1,000 yuan."""
    facts = proceeding(EXECUTION, started=started(EXECUTION, duty=owed), ruled=decision or ruled(amount_fen=100_000))
    says = f"{measures}，减免加处罚款{(waived_fen or 0) // 100}元" if paper is None else paper
    return AgreementFacts(facts, (date(2026, 6, 1),), "望市监征〔2026〕1号", waived_fen, measures, says)


@pytest.mark.parametrize(("why", "facts", "codes"), [
    ("nothing is reduced", agreement(None, ""), []),
    ("measures were taken and nothing is reduced", agreement(None), []),
    ("a fen is reduced", agreement(100), []),
    ("the whole surcharge is reduced", agreement(50_000), []),
    ("a fen of the principal, too", agreement(50_100), ["AMOUNT_MISMATCH"]),
    ("nothing, said as a number", agreement(0), ["VALIDATION"]),
    ("less than nothing", agreement(-100), ["VALIDATION"]),
    ("no measures were taken", agreement(100, "", paper="减免1元"), ["REASON_REQUIRED"]),
    ("measures of blanks", agreement(100, "  ", paper="减免1元"), ["REASON_REQUIRED"]),
    ("the paper names no measures", agreement(100, paper="减免1元"), ["VALIDATION"]),
    ("the paper names no amount", agreement(100, paper=MEASURES), ["VALIDATION"]),
    ("the paper names another amount", agreement(10_000, paper=f"{MEASURES}，减免1100元"), ["VALIDATION"]),
    ("the paper names a part of a yuan", agreement(10_000, paper=f"{MEASURES}，减免0.100元"), ["VALIDATION"]),
    ("the paper writes thousands apart",
     agreement(123_400, paper=f"{MEASURES}，减免1,234元", owed=replace(FINE, owed_fen=300_000, surcharge_fen=200_000),
               decision=ruled(amount_fen=300_000)), []),
    ("no surcharge is owed: a levy", agreement(100, owed=duty(owed_fen=100_000)), ["AMOUNT_MISMATCH"]),
    ("no money is enforced", agreement(100, decision=ruled(amount_fen=None)), ["AMOUNT_MISMATCH"]),
    ("less is enforced than is owed: 300 yuan of surcharge",
     agreement(30_000, decision=ruled(amount_fen=80_000)), []),
    ("and one yuan more", agreement(30_100, decision=ruled(amount_fen=80_000)), ["AMOUNT_MISMATCH"]),
    ("a part of the surcharge was paid",
     agreement(20_000, owed=replace(FINE, owed_fen=20_000, surcharge_fen=20_000),
               decision=ruled(amount_fen=100_000, paid_fen=80_000)), []),
    ("and one yuan more than is left of it",
     agreement(20_100, owed=replace(FINE, owed_fen=20_000, surcharge_fen=20_000),
               decision=ruled(amount_fen=100_000, paid_fen=80_000)), ["AMOUNT_MISMATCH"]),
    ("there is no duty", agreement(100, owed=None), ["AMOUNT_MISMATCH"]),
])  # fmt: skip
def test_only_the_surcharge_and_only_for_remedial_measures(why: str, facts: AgreementFacts, codes: list[str]) -> None:
    rules = (A.reduced_for_remedial_measures, A.only_the_surcharge_reduced, A.reduction_on_the_paper)
    gaps = gaps_of(rules, facts)
    assert [gap.code.value for gap in gaps] == codes, why
    assert {gap.basis for gap in gaps} <= {A.WAIVER}


def test_the_gates_of_an_agreement_ask_all_three() -> None:
    found = [gap.code.value for gap in gaps_of(A.MAY_AGREE, agreement(50_100, "", paper=""))]
    assert {"REASON_REQUIRED", "AMOUNT_MISMATCH", "VALIDATION"} <= set(found)


@pytest.mark.parametrize(("why", "decision", "code"), [
    ("all but the reduced surcharge is paid", ruled(amount_fen=100_000, paid_fen=80_000, waived_fen=20_000), None),
    ("a fen is missing", ruled(amount_fen=100_000, paid_fen=79_999, waived_fen=20_000), "INVALID_TRANSITION"),
    ("as much is paid, the reduction having lapsed", ruled(amount_fen=100_000, paid_fen=80_000), "INVALID_TRANSITION"),
])  # fmt: skip
def test_an_execution_is_over_when_what_is_left_is_paid(why: str, decision: Ruled, code: str | None) -> None:
    end = ending(procedure=EXECUTION, ruled=decision)
    assert code_of(P.duty_fulfilled(end)) == code, why


@pytest.mark.parametrize(("why", "decision", "code"), [
    ("a fen is owed", ruled(amount_fen=100_000, paid_fen=79_999, waived_fen=20_000), None),
    ("nothing is owed", ruled(amount_fen=100_000, paid_fen=80_000, waived_fen=20_000), "INVALID_TRANSITION"),
    ("no money is enforced", ruled(amount_fen=None), None),
])  # fmt: skip
def test_who_has_paid_has_not_broken_the_agreement(why: str, decision: Ruled, code: str | None) -> None:
    kept = Agreed((MAY_9,))
    turn = turning(ExecutionTurnKind.RESUME, ExecutionTurnGround.AGREEMENT_BROKEN, MAY_11, agreed=kept)
    facts = replace(turn, proceeding=replace(turn.proceeding, ruled=decision))
    assert code_of(E.turn_possible(facts)) == code, why


def decided(**changes: Any) -> Decided:
    """A fine of 500 yuan payable until 9 May."""
    return replace(
        Decided("1号", (PenaltyKind.FINE,), 50_000, date(2026, 4, 20), Decimal("0.03"), pay_by=MAY_9), **changes
    )


@pytest.mark.parametrize(("why", "decision", "surcharge", "owed"), [
    ("two days late", decided(), 3_000, 53_000),
    ("a part is waived", decided(waived_fen=1_000), 2_000, 52_000),
    ("all of it", decided(waived_fen=3_000), 0, 50_000),
    ("more than has run: the fine stays", decided(waived_fen=9_000), 0, 50_000),
    ("and the fine is paid", decided(waived_fen=3_000, payments=(Paid(MAY_11, 50_000),)), 0, 0),
    ("the fine is paid, the surcharge is not", decided(payments=(Paid(MAY_11, 50_000),)), 3_000, 3_000),
])  # fmt: skip
def test_the_account_of_the_fine(why: str, decision: Decided, surcharge: int, owed: int) -> None:
    account = decision.account(MAY_11)
    assert (account.surcharge_fen, account.owed_fen) == (surcharge, owed), why
    assert account.owed_surcharge_fen == min(surcharge, owed)


def test_a_single_fen_may_be_reduced() -> None:
    assert A.only_the_surcharge_reduced(agreement(1)) is None
