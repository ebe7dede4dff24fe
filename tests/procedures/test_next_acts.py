"""What may come next in the simple procedure, at every stage of one case."""

from dataclasses import replace
from datetime import date

import pytest

from api.decisions.facts import SpotCaseFacts
from api.decisions.fines import Paid
from api.procedures.next_acts import next_acts
from api.procedures.simple import SIMPLE
from tests.decisions.cases import acting, case, decision, fine, visit

PAID = (Paid(date(2026, 5, 12), 50_000),)
MAY_12 = acting(on=date(2026, 5, 12))


@pytest.mark.parametrize(
    ("why", "facts", "ready"),
    [
        ("a visit that found something", visit(), ["beginSpotPenalty"]),
        ("a visit that found nothing yet", visit(inspected_on=()), []),
        ("told", case(statement=None), ["recordStatement", "waiveStatement"]),
        ("heard", case(), ["decideOnTheSpot"]),
        ("heard, but the proposal went up", case(proposal=fine(501)), []),
        ("decided", case(decided=decision(served_on=None, pay_by=None, filed=False)), ["serveDocument", "fileWithOrgan"]),
        ("served", case(acting=MAY_12, decided=decision(filed=False)), ["fileWithOrgan", "recordPayment"]),
        ("filed", case(acting=MAY_12, decided=decision()), ["recordPayment"]),
        ("paid and filed", case(acting=MAY_12, decided=decision(payments=PAID)), ["closeCase"]),
        ("a warning, served and filed", case(acting=MAY_12, decided=decision(yuan=None)), ["closeCase"]),
        ("closed", replace(case(decided=decision(payments=PAID)), closed=True), []),
    ],
)  # fmt: skip
def test_what_is_ready(why: str, facts: SpotCaseFacts, ready: list[str]) -> None:
    assert [each.act for each in next_acts(facts) if each.ready] == ready, why


def test_what_is_not_ready_says_what_it_needs() -> None:
    closing = next(each for each in next_acts(case(decided=decision(filed=False))) if each.act == "closeCase")
    assert [gap.missing for gap in closing.gaps] == [("当场处罚备案表",), ("罚款缴清的凭证",)]
    deciding = next(each for each in next_acts(case(statement=None)) if each.act == "decideOnTheSpot")
    assert [gap.code.value for gap in deciding.gaps] == ["NOTICE_REQUIRED"]


def test_what_is_behind_is_not_offered_again() -> None:
    offered = [each.act for each in next_acts(case(decided=decision()))]
    assert offered == ["recordPayment", "closeCase"]
    assert len({step.act for step in SIMPLE}) == len(SIMPLE)
