"""After the decision, as tables: serving, filing, paying, closing."""

from dataclasses import replace
from datetime import date

import pytest

from api.decisions.facts import PaymentFacts, SpotCaseFacts
from api.decisions.fines import Paid
from api.decisions.models import PaymentPurpose
from api.decisions.performance import MAY_BE_PAID, MAY_CLOSE, MAY_FILE, MAY_PAY_IN, MAY_SERVE_DECISION, MAY_TAKE
from api.law.gates import gaps_of
from tests.decisions.cases import MAY_9, acting, case, decision

MAY_20, MAY_25, MAY_26 = date(2026, 5, 20), date(2026, 5, 25), date(2026, 5, 26)
PAID = (Paid(date(2026, 5, 12), 50_000),)


def decided(on: date = MAY_20, **changes: object) -> SpotCaseFacts:
    return case(acting=acting(on=on), decided=decision(**changes))  # type: ignore[arg-type]


def gains(facts: SpotCaseFacts, fen: int, *, cash: bool = False) -> PaymentFacts:
    return PaymentFacts(facts, Paid(MAY_26, fen), cash, "流动摊贩" if cash else None, PaymentPurpose.GAINS)


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("paid, served, filed", decided(payments=PAID), []),
        ("a warning performs itself", decided(yuan=None), []),
        ("not decided", case(), ["INVALID_TRANSITION"]),
        ("nothing paid", decided(), ["INVALID_TRANSITION"]),
        ("one fen short", decided(payments=(Paid(date(2026, 5, 12), 49_999),)), ["INVALID_TRANSITION"]),
        ("paid on the last day", decided(on=MAY_26, payments=(Paid(MAY_25, 50_000),)), []),
        ("paid a day late without the surcharge", decided(on=MAY_26, payments=(Paid(MAY_26, 50_000),)),
         ["INVALID_TRANSITION"]),
        ("paid a day late with it", decided(on=MAY_26, payments=(Paid(MAY_26, 51_500),)), []),
        ("the fine is paid, of the gains one fen is not", decided(payments=PAID, gains_fen=100, gains_paid_fen=99),
         ["INVALID_TRANSITION"]),
        ("both are", decided(payments=PAID, gains_fen=100, gains_paid_fen=100), []),
        ("the gains are, the fine is not", decided(gains_fen=100, gains_paid_fen=100), ["INVALID_TRANSITION"]),
        ("gains alone, paid in", decided(yuan=None, gains_fen=100, gains_paid_fen=100), []),
        ("gains alone, nothing paid in", decided(yuan=None, gains_fen=100), ["INVALID_TRANSITION"]),
        ("not filed", decided(payments=PAID, filed=False), ["INVALID_TRANSITION"]),
        ("not served", decided(yuan=None, served_on=None), ["NOT_SERVED"]),
        ("closed already", replace(decided(payments=PAID), closed=True), ["CONFLICT"]),
        ("every gap", decided(served_on=None, pay_by=None, filed=False),
         ["NOT_SERVED", "INVALID_TRANSITION", "INVALID_TRANSITION"]),
    ],
)  # fmt: skip
def test_may_close(why: str, facts: SpotCaseFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_CLOSE, facts)] == codes, why


def test_gains_bear_no_surcharge_and_are_said_beside_the_fine() -> None:
    (gap,) = gaps_of(MAY_CLOSE, decided(on=MAY_26, gains_fen=800_000, gains_paid_fen=1))
    assert gap.detail == "尚欠515元（其中加处罚款按15元计）；没收的违法所得尚有7999.99元未上缴。"
    assert gap.missing == ("罚款缴清的凭证", "没收违法所得上缴的凭证")


def test_what_is_owed_is_said() -> None:
    (gap,) = gaps_of(MAY_CLOSE, decided(on=MAY_26))
    assert "尚欠515元" in gap.detail
    assert "加处罚款按15元计" in gap.detail


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("made, not served", decided(served_on=None), []),
        ("served already", decided(), ["CONFLICT"]),
        ("not made", case(), ["INVALID_TRANSITION"]),
    ],
)
def test_may_serve_the_decision(why: str, facts: SpotCaseFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_SERVE_DECISION, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("made", decided(filed=False), []),
        ("filed already", decided(filed=True), ["CONFLICT"]),
        ("not made", case(), ["INVALID_TRANSITION"]),
        ("late is still filed", decided(on=date(2026, 5, 21), filed=False), []),
    ],
)
def test_may_file(why: str, facts: SpotCaseFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_FILE, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("a fine, served", decided(), []),
        ("a fine, not served", decided(served_on=None), ["NOT_SERVED"]),
        ("a warning", decided(yuan=None), ["INVALID_TRANSITION"]),
        ("closed", replace(decided(), closed=True), ["CONFLICT"]),
        ("not decided", case(), ["INVALID_TRANSITION"]),
    ],
)
def test_may_be_paid(why: str, facts: SpotCaseFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_BE_PAID, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("gains, served", decided(gains_fen=100), []),
        ("gains without a fine", decided(yuan=None, gains_fen=100), []),
        ("gains, not served", decided(gains_fen=100, served_on=None), ["NOT_SERVED"]),
        ("a fine alone", decided(), ["INVALID_TRANSITION"]),
        ("closed", replace(decided(gains_fen=100), closed=True), ["CONFLICT"]),
    ],
)
def test_may_pay_in_gains(why: str, facts: SpotCaseFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_PAY_IN, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "payment", "codes"),
    [
        ("in full", PaymentFacts(decided(), Paid(MAY_20, 50_000)), []),
        ("in part", PaymentFacts(decided(), Paid(MAY_20, 1)), []),
        ("nothing", PaymentFacts(decided(), Paid(MAY_20, 0)), ["VALIDATION"]),
        ("one fen too much", PaymentFacts(decided(), Paid(MAY_20, 50_001)), ["VALIDATION"]),
        ("a second time", PaymentFacts(decided(payments=PAID), Paid(MAY_20, 1)), ["VALIDATION"]),
        ("the rest", PaymentFacts(decided(payments=(Paid(MAY_20, 49_999),)), Paid(MAY_20, 1)), []),
        ("late, with its surcharge", PaymentFacts(decided(on=MAY_26), Paid(MAY_26, 51_500)), []),
        ("late, one fen more", PaymentFacts(decided(on=MAY_26), Paid(MAY_26, 51_501)), ["VALIDATION"]),
        ("paid in time, recorded late: no surcharge", PaymentFacts(decided(on=MAY_26), Paid(MAY_25, 50_001)),
         ["VALIDATION"]),
        ("on the day of receipt", PaymentFacts(decided(), Paid(MAY_9, 50_000)), []),
        ("before the receipt", PaymentFacts(decided(), Paid(date(2026, 5, 8), 50_000)), ["VALIDATION"]),
        ("in the future", PaymentFacts(decided(), Paid(date(2026, 5, 21), 50_000)), ["VALIDATION"]),
        ("gains, all of them, long after", gains(decided(on=MAY_26, gains_fen=800_000), 800_000), []),
        ("one fen more", gains(decided(on=MAY_26, gains_fen=800_000), 800_001), ["VALIDATION"]),
        ("the rest of them", gains(decided(on=MAY_26, gains_fen=100, gains_paid_fen=99), 1), []),
        ("more than the rest", gains(decided(on=MAY_26, gains_fen=100, gains_paid_fen=99), 2), ["VALIDATION"]),
        ("gains in cash", gains(decided(on=MAY_26, gains_fen=100), 100, cash=True), ["VALIDATION"]),
        ("cash, 100 yuan", PaymentFacts(decided(yuan=100), Paid(MAY_20, 10_000), cash=True), []),
        ("cash, one fen more", PaymentFacts(decided(yuan=100.01), Paid(MAY_20, 10_001), cash=True), ["REASON_REQUIRED"]),
        ("cash of a higher fine that could not be collected later",
         PaymentFacts(decided(), Paid(MAY_20, 50_000), cash=True, cash_reason="流动摊贩，无固定经营场所"), []),
        ("a small part of a higher fine in cash", PaymentFacts(decided(), Paid(MAY_20, 10_000), cash=True),
         ["REASON_REQUIRED"]),
    ],
)  # fmt: skip
def test_may_take(why: str, payment: PaymentFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_TAKE, payment)] == codes, why
