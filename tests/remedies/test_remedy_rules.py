"""What may be recorded of a remedy, as tables: receipt, steps, result, refund (复议诉讼的登记、转送、答复、停止执行、结果、退还)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from api.law.gates import Gates, gaps_of
from api.remedies import rules
from api.remedies.facts import ReceiptFacts, RefundFacts, Remedy, RemedyStanding, ResultFacts, StepFacts
from api.vocabulary import RemedyKind, RemedyResult

SERVED, FILED, RECEIVED, TODAY = (date(2026, 6, day) for day in (1, 10, 12, 20))
DAY = timedelta(days=1)
STAY = UUID(int=7)
LAWSUIT = RemedyKind.LITIGATION
REMEDY = Remedy(UUID(int=1), RemedyKind.RECONSIDERATION, False, True, FILED, RECEIVED)
OVER = replace(REMEDY, result=RemedyResult.UPHELD, result_on=TODAY)
RECEIPT = ReceiptFacts(
    on=TODAY, kind=RemedyKind.RECONSIDERATION, simple=False, through_organ=False, filed_on=FILED, received_on=RECEIVED,
    applicant_is_party=True, served_on=SERVED, standing=RemedyStanding(),
)  # fmt: skip
STEP = StepFacts(TODAY, REMEDY, RECEIVED + DAY, "证据确凿", "沈政复〔2026〕1号", "沈政复〔2026〕1号")
RESULT = ResultFacts(TODAY, REMEDY, RemedyResult.UPHELD, RECEIVED + DAY, None, True, "维持")
REFUND = RefundFacts(replace(OVER, refund_fen=20_000), 20_000, "退库0001")


def codes(gates: Gates[Any], facts: Any) -> list[str]:
    return [gap.code.value for gap in gaps_of(gates, facts)]


@pytest.mark.parametrize(("why", "changes", "expected"), [
    ("the neighbour", {}, []),
    ("not served", {"served_on": None}, ["NOT_SERVED"]),
    ("taken away by an earlier result", {"standing": RemedyStanding((replace(OVER, result=RemedyResult.REVOKED),))},
     ["INVALID_TRANSITION"]),
    ("upheld earlier", {"standing": RemedyStanding((OVER,))}, []),
    ("another one runs", {"standing": RemedyStanding((REMEDY,))}, ["CONFLICT"]),
    ("filed on the day of service", {"filed_on": SERVED}, []),
    ("filed before service", {"filed_on": SERVED - DAY}, ["VALIDATION"]),
    ("received on the day of filing", {"received_on": FILED}, []),
    ("received before filing", {"received_on": FILED - DAY}, ["VALIDATION"]),
    ("recorded on the day of receipt", {"on": RECEIVED}, []),
    ("recorded before receipt", {"on": RECEIVED - DAY}, ["VALIDATION"]),
    ("not served, and received before filing", {"served_on": None, "received_on": FILED - DAY},
     ["NOT_SERVED", "VALIDATION"]),
    ("not served, recorded before receipt", {"served_on": None, "on": RECEIVED - DAY}, ["NOT_SERVED", "VALIDATION"]),
    ("simple reconsideration", {"simple": True}, []),
    ("reconsideration through the organ", {"through_organ": True}, []),
    ("a lawsuit", {"kind": LAWSUIT}, []),
    ("a simple lawsuit", {"kind": LAWSUIT, "simple": True}, ["VALIDATION"]),
    ("a lawsuit through the organ", {"kind": LAWSUIT, "through_organ": True}, ["VALIDATION"]),
    ("a stranger", {"applicant_is_party": False}, ["VALIDATION"]),
])  # fmt: skip
def test_may_receive(why: str, changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(rules.MAY_RECEIVE, replace(RECEIPT, **changes)) == expected, why


@pytest.mark.parametrize(("why", "gates", "remedy", "changes", "expected"), [
    ("forwarded", rules.MAY_FORWARD, {}, {}, []),
    ("forwarded after the result", rules.MAY_FORWARD, {"result": RemedyResult.UPHELD}, {}, ["INVALID_TRANSITION"]),
    ("came to the authority itself", rules.MAY_FORWARD, {"through_organ": False}, {}, ["INVALID_TRANSITION"]),
    ("forwarded twice", rules.MAY_FORWARD, {"forwarded": True}, {}, ["CONFLICT"]),
    ("forwarded without opinion", rules.MAY_FORWARD, {}, {"text": " \n"}, ["REASON_REQUIRED"]),
    ("on the day of receipt", rules.MAY_FORWARD, {}, {"day": RECEIVED}, []),
    ("before the receipt", rules.MAY_FORWARD, {}, {"day": RECEIVED - DAY}, ["VALIDATION"]),
    ("today", rules.MAY_FORWARD, {}, {"day": TODAY}, []),
    ("tomorrow", rules.MAY_FORWARD, {}, {"day": TODAY + DAY}, ["VALIDATION"]),
    ("answered", rules.MAY_REPLY, {}, {}, []),
    ("answered without a word besides the paper", rules.MAY_REPLY, {}, {"text": ""}, []),
    ("answered after the result", rules.MAY_REPLY, {"result": RemedyResult.UPHELD}, {}, ["INVALID_TRANSITION"]),
    ("answered twice", rules.MAY_REPLY, {"replied": True}, {}, ["CONFLICT"]),
    ("answered tomorrow", rules.MAY_REPLY, {}, {"day": TODAY + DAY}, ["VALIDATION"]),
    ("the paper names another case", rules.MAY_REPLY, {}, {"paper_case_number": "沈政复〔2026〕2号"}, ["VALIDATION"]),
    ("the paper names none", rules.MAY_REPLY, {}, {"paper_case_number": None}, ["VALIDATION"]),
    ("stayed", rules.MAY_STAY, {}, {}, []),
    ("stayed after the result", rules.MAY_STAY, {"result": RemedyResult.UPHELD}, {}, ["INVALID_TRANSITION"]),
    ("stayed twice", rules.MAY_STAY, {"stay_id": STAY}, {}, ["CONFLICT"]),
    ("stayed without reason", rules.MAY_STAY, {}, {"text": ""}, ["REASON_REQUIRED"]),
    ("stayed tomorrow", rules.MAY_STAY, {}, {"day": TODAY + DAY}, ["VALIDATION"]),
    ("lifted", rules.MAY_LIFT_STAY, {"stay_id": STAY}, {}, []),
    ("lifted, never stayed", rules.MAY_LIFT_STAY, {}, {}, ["INVALID_TRANSITION"]),
    ("lifted after the result", rules.MAY_LIFT_STAY, {"stay_id": STAY, "result": RemedyResult.UPHELD}, {},
     ["INVALID_TRANSITION"]),
    ("lifted without reason", rules.MAY_LIFT_STAY, {"stay_id": STAY}, {"text": ""}, ["REASON_REQUIRED"]),
    ("lifted tomorrow", rules.MAY_LIFT_STAY, {"stay_id": STAY}, {"day": TODAY + DAY}, ["VALIDATION"]),
])  # fmt: skip
def test_steps(
    why: str, gates: Gates[StepFacts], remedy: dict[str, Any], changes: dict[str, Any], expected: list[str]
) -> None:
    assert codes(gates, replace(STEP, remedy=replace(REMEDY, **remedy), **changes)) == expected, why


@pytest.mark.parametrize(("why", "changes", "expected"), [
    ("upheld", {}, []),
    ("a second result", {"remedy": OVER}, ["CONFLICT"]),
    ("a second judgment", {"remedy": replace(OVER, kind=LAWSUIT)}, ["CONFLICT"]),
    ("received with the papers", {"received_on": RECEIVED}, []),
    ("received before the papers", {"received_on": RECEIVED - DAY}, ["VALIDATION"]),
    ("received today", {"received_on": TODAY}, []),
    ("received tomorrow", {"received_on": TODAY + DAY}, ["VALIDATION"]),
    ("without its content", {"summary": " \n"}, ["VALIDATION"]),
    ("changed to another fine", {"result": RemedyResult.CHANGED, "amount_fen": 30_000}, []),
    ("changed to nothing", {"result": RemedyResult.CHANGED, "amount_fen": 0}, []),
    ("changed to less than nothing", {"result": RemedyResult.CHANGED, "amount_fen": -1}, ["VALIDATION"]),
    ("changed, to what?", {"result": RemedyResult.CHANGED}, ["VALIDATION"]),
    ("changed, and not about money", {"result": RemedyResult.CHANGED, "fined": False}, []),
    ("upheld, with an amount", {"amount_fen": 30_000}, ["VALIDATION"]),
    ("upheld, with the amount of nothing", {"amount_fen": 0}, ["VALIDATION"]),
    ("upheld, not about money, with an amount", {"amount_fen": 1, "fined": False}, ["VALIDATION"]),
])  # fmt: skip
def test_may_record_a_result(why: str, changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(rules.MAY_RECORD_RESULT, replace(RESULT, **changes)) == expected, why


@pytest.mark.parametrize(("why", "changes", "expected"), [
    ("in full", {}, []),
    ("one fen less", {"paid_fen": 19_999}, ["AMOUNT_MISMATCH"]),
    ("one fen more", {"paid_fen": 20_001}, ["AMOUNT_MISMATCH"]),
    ("nothing is due", {"remedy": OVER}, ["INVALID_TRANSITION"]),
    ("nothing is due, nothing paid", {"remedy": OVER, "paid_fen": 0}, ["INVALID_TRANSITION"]),
    ("paid back already", {"remedy": replace(OVER, refund_fen=20_000, refunded_fen=20_000)}, ["CONFLICT"]),
    ("without a voucher", {"voucher_no": " \n"}, ["VALIDATION"]),
])  # fmt: skip
def test_may_refund(why: str, changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(rules.MAY_REFUND, replace(REFUND, **changes)) == expected, why


def test_a_second_result_is_refused_by_the_law_of_the_remedy() -> None:
    reconsideration = rules.no_result_yet(replace(RESULT, remedy=OVER))
    lawsuit = rules.no_result_yet(replace(RESULT, remedy=replace(OVER, kind=LAWSUIT)))
    assert reconsideration is not None
    assert lawsuit is not None
    assert (reconsideration.basis, lawsuit.basis) == (rules.RESULT, rules.JUDGMENT)
