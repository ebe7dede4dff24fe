"""The demand and the application to the court, as tables (催告、申请人民法院强制执行)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from api.cases.recusal_rules import Standing
from api.decisions.enforcement_rules import (
    MAY_APPLY_TO_COURT,
    MAY_DEMAND,
    CourtFacts,
    DemandFacts,
    demanded_and_over,
    overdue,
    within_three_months,
)
from api.decisions.facts import DecidedCase
from api.law.gates import Gap, gaps_of
from api.vocabulary import CaseProcedure
from tests.decisions.cases import GONG, acting, decision, officer

DAY = timedelta(days=1)
DUE, DEMANDED_UNTIL, REMEDIES, LAST = date(2026, 5, 25), date(2026, 7, 10), date(2026, 7, 8), date(2026, 10, 9)
NUMBER = decision().number


def after(on: date, **changes: Any) -> DecidedCase:
    """The case on a day after its decision: a fine of 500 yuan, served."""
    return replace(DecidedCase(on, CaseProcedure.GENERAL, decision(), closed=False), **changes)


def demand(on: date = DUE + DAY, **changes: Any) -> DemandFacts:
    whole = DemandFacts(acting(on=on), after(on), DUE, 51_500, NUMBER, 51_500)
    return replace(whole, **changes)


def court(on: date = DEMANDED_UNTIL + DAY, **changes: Any) -> CourtFacts:
    return replace(CourtFacts(after(on), DEMANDED_UNTIL, REMEDIES, LAST, owed_fen=100_000), **changes)


@pytest.mark.parametrize(("why", "facts", "codes"), [
    ("the day after the last day", demand(), []),
    ("the last day is the party's", demand(DUE), ["INVALID_TRANSITION"]),
    ("the time to pay has not begun", demand(due_on=None), ["INVALID_TRANSITION"]),
    ("one officer", demand(acting=acting(GONG, on=DUE + DAY)), ["TWO_OFFICERS_REQUIRED"]),
    ("an officer who did not pass", demand(acting=acting(GONG, officer("某", "1", exam_passed_on=None), on=DUE + DAY)),
     ["OFFICER_NOT_QUALIFIED"]),
    ("closed", demand(case=after(DUE + DAY, closed=True)), ["CONFLICT"]),
    ("not decided", demand(case=after(DUE + DAY, decided=None), due_on=None), ["INVALID_TRANSITION"]),
    ("not decided, and nothing owed", demand(case=after(DUE + DAY, decided=None), owed_fen=0, paper_fen=0),
     ["INVALID_TRANSITION"]),
    ("not served", demand(case=after(DUE + DAY, decided=decision(served_on=None))), ["NOT_SERVED"]),
    ("paid", demand(owed_fen=0, paper_fen=0), ["INVALID_TRANSITION"]),
    ("no fine: something to do is demanded", demand(
        case=after(DUE + DAY, decided=decision(yuan=None)), owed_fen=0, paper_fen=0), []),
    ("the earlier demand is over", demand(running_until=DUE), []),
    ("the last day of the earlier demand", demand(running_until=DUE + DAY), ["CONFLICT"]),
    ("another decision's number", demand(paper_number="望市监当罚〔2026〕00044号"), ["VALIDATION"]),
    ("stayed by a remedy", demand(case=after(DUE + DAY, decided=decision(stayed=True))), ["REMEDY_PENDING"]),
    ("a recused officer", demand(standings=(Standing(uuid4(), GONG.officer_id, "宫一鸣", True),)), ["RECUSED_OFFICER"]),
    ("asked to step back, undecided", demand(standings=(Standing(uuid4(), GONG.officer_id, "宫一鸣"),)), []),
    ("less than is owed", demand(paper_fen=1), []),
    ("one fen more than is owed", demand(paper_fen=51_501), ["AMOUNT_MISMATCH"]),
    ("nothing, while money is owed", demand(paper_fen=0), ["AMOUNT_MISMATCH"]),
    ("less than nothing", demand(paper_fen=-1), ["AMOUNT_MISMATCH"]),
    ("one fen, none being owed", demand(
        case=after(DUE + DAY, decided=decision(yuan=None)), owed_fen=0, paper_fen=1), ["AMOUNT_MISMATCH"]),
])  # fmt: skip
def test_may_demand(why: str, facts: DemandFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_DEMAND, facts)] == codes, why


@pytest.mark.parametrize(("why", "facts", "codes"), [
    ("the day after the demand's last day", court(), []),
    ("the demand's last day", court(DEMANDED_UNTIL), ["DEMAND_NOT_OVER"]),
    ("nothing demanded", court(demand_until=None), ["DEMAND_NOT_OVER"]),
    ("the last day of the three months", court(LAST), []),
    ("the day after", court(LAST + DAY), ["COURT_APPLICATION_TIME"]),
    ("the day after the time for remedies", court(REMEDIES + DAY, demand_until=REMEDIES), []),
    ("the last day for remedies", court(REMEDIES, demand_until=DUE), ["COURT_APPLICATION_TIME"]),
    ("the time for remedies has not begun", court(remedies_until=None), ["COURT_APPLICATION_TIME"]),
    ("the three months are not known", court(apply_until=None), ["COURT_APPLICATION_TIME"]),
    ("a remedy runs", court(remedy_pending=True), ["REMEDY_PENDING"]),
    ("a remedy runs, times unknown", court(remedy_pending=True, remedies_until=None, apply_until=None),
     ["REMEDY_PENDING"]),
    ("asked before", court(applied=True), ["CONFLICT"]),
    ("paid", court(owed_fen=0), ["INVALID_TRANSITION"]),
    ("no fine: something else is enforced", court(
        case=after(DEMANDED_UNTIL + DAY, decided=decision(yuan=None)), owed_fen=0), []),
    ("not decided", court(case=after(DEMANDED_UNTIL + DAY, decided=None), remedies_until=None, apply_until=None),
     ["INVALID_TRANSITION"]),
    ("not decided, times known", court(LAST + DAY, case=after(LAST + DAY, decided=None)), ["INVALID_TRANSITION"]),
    ("not served", court(case=after(DEMANDED_UNTIL + DAY, decided=decision(served_on=None))), ["NOT_SERVED"]),
    ("closed", court(case=after(DEMANDED_UNTIL + DAY, closed=True)), ["CONFLICT"]),
])  # fmt: skip
def test_may_apply_to_court(why: str, facts: CourtFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_APPLY_TO_COURT, facts)] == codes, why


@pytest.mark.parametrize(("rule", "facts", "detail"), [
    (overdue, demand(DUE), "履行期限至2026-05-25。"),
    (overdue, demand(due_on=None), "履行期限尚未起算。"),
    (demanded_and_over, court(DEMANDED_UNTIL), "催告期限至2026-07-10。"),
    (demanded_and_over, court(demand_until=None), "尚未催告。"),
    (within_three_months, court(REMEDIES), "复议、诉讼期限至2026-07-08。"),
    (within_three_months, court(LAST + DAY), "申请期限已于2026-10-09届满。"),
])  # fmt: skip
def test_what_is_said(rule: Callable[[Any], Gap | None], facts: Any, detail: str) -> None:
    gap = rule(facts)
    assert gap is not None
    assert gap.detail == detail
