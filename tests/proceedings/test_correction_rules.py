"""Announcing, demolishing, cutting off, giving back, one on each side of every boundary (行政强制法 第四十一条、第四十三条、第四十四条)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from api.law.gates import gaps_of
from api.proceedings import correction_rules as rules
from api.proceedings.correction_models import ReturnGround, ReturnKind
from api.proceedings.correction_rules import AnnouncementFacts, DemolitionFacts, ReturnFacts
from api.vocabulary import ExecutionKind, StaffRole
from tests.decisions.cases import code_of
from tests.proceedings.cases import EXECUTION, MAY_9, duty, proceeding, ruled, started

G, K = ReturnGround, ReturnKind
RESTORE: dict[str, Any] = {"started": started(EXECUTION, execution_kind=ExecutionKind.RESTORE)}
DEPOSIT: dict[str, Any] = {"started": started(EXECUTION, execution_kind=ExecutionKind.TRANSFER_DEPOSIT)}
SHED = AnnouncementFacts(proceeding(EXECUTION, MAY_9, **RESTORE), "临时板房", "限期自行拆除", date(2026, 5, 10))
JULY = DemolitionFacts(date(2026, 7, 10), True, date(2026, 7, 9), date(2026, 7, 8))
WATER = replace(JULY, demolition=False, cut_off=("供水",))
LEADER = frozenset({StaffRole.ORGAN_LEADER})
MONEY = ReturnFacts(
    proceeding(EXECUTION, roles=LEADER, ruled=ruled(), started=started(EXECUTION, duty=duty(revoked=True))), G.BASE_REVOKED,
    K.RETURNED, 3_600, "退还划拨的款项", "处罚决定被撤销", executed=True, paid_fen=3_600,
)  # fmt: skip
UNREVOKED = replace(MONEY.proceeding, started=started(EXECUTION, duty=duty()))

TABLE: list[tuple[str, Callable[[Any], Any], Any, str | None]] = [
    ("a day to remove it", rules.announcement_gives_time, SHED, None),
    ("no day to remove it", rules.announcement_gives_time, replace(SHED, demolish_by=MAY_9), "VALIDATION"),
    ("of nothing", rules.announcement_gives_time, replace(SHED, target=" "), "VALIDATION"),
    ("saying nothing", rules.announcement_gives_time, replace(SHED, content=" "), "VALIDATION"),
    ("while another runs", rules.announcement_gives_time, replace(SHED, already_running=True), "CONFLICT"),
    ("a deposit is not demolished", rules.demolition_is_the_way, replace(SHED, proceeding=proceeding(EXECUTION, **DEPOSIT)), "INVALID_TRANSITION"),
    ("what is restored may be", rules.demolition_is_the_way, SHED, None),
    ("the day after the announced term", rules.announced_before_demolition, JULY, None),
    ("its last day is the party's", rules.announced_before_demolition, replace(JULY, on=date(2026, 7, 9)), "INVALID_TRANSITION"),
    ("not announced", rules.announced_before_demolition, replace(JULY, announced_until=None), "INVALID_TRANSITION"),
    ("nothing is pulled down", rules.announced_before_demolition, replace(JULY, demolition=False, announced_until=None), None),
    ("the last day to contest is the party's", rules.demolished_after_remedies, replace(JULY, on=date(2026, 7, 8)), "INVALID_TRANSITION"),
    ("the day after it", rules.demolished_after_remedies, replace(JULY, on=date(2026, 7, 9)), None),
    ("contested", rules.demolished_after_remedies, replace(JULY, contested=True), "REMEDY_PENDING"),
    ("contested, but nothing is pulled down", rules.demolished_after_remedies, replace(JULY, contested=True, demolition=False), None),
    ("a business cut off from water", rules.daily_life_untouched, WATER, None),
    ("homes cut off from water", rules.daily_life_untouched, replace(WATER, residents=True), "FORBIDDEN"),
    ("homes cut off from two", rules.daily_life_untouched, replace(WATER, residents=True, cut_off=("供水", "供电")), "FORBIDDEN"),
    ("homes, nothing cut off", rules.daily_life_untouched, replace(WATER, residents=True, cut_off=()), None),
    ("a leader, with reasons", rules.leader_gives_back, MONEY, None),
    ("an officer", rules.leader_gives_back, replace(MONEY, proceeding=replace(MONEY.proceeding, roles=frozenset())), "FORBIDDEN"),
    ("without a reason", rules.leader_gives_back, replace(MONEY, reason=""), "REASON_REQUIRED"),
    ("without a word on what", rules.leader_gives_back, replace(MONEY, description=" "), "REASON_REQUIRED"),
    ("executed, nothing paid", rules.something_was_enforced, replace(MONEY, paid_fen=0), None),
    ("neither", rules.something_was_enforced, replace(MONEY, paid_fen=0, executed=False), "INVALID_TRANSITION"),
    ("revoked", rules.ground_of_the_return, MONEY, None),
    ("not revoked", rules.ground_of_the_return, replace(MONEY, proceeding=UNREVOKED), "VALIDATION"),
    ("changed", rules.ground_of_the_return, replace(MONEY, proceeding=UNREVOKED, ground=G.BASE_CHANGED, base_changed=True), None),
    ("not changed", rules.ground_of_the_return, replace(MONEY, ground=G.BASE_CHANGED), "VALIDATION"),
    ("enforced wrongly", rules.ground_of_the_return, replace(MONEY, proceeding=UNREVOKED, ground=G.WRONG), None),
    ("all that was paid", rules.return_measured, MONEY, None),
    ("a fen more", rules.return_measured, replace(MONEY, amount_fen=3_601), "AMOUNT_MISMATCH"),
    ("what is left of it", rules.return_measured, replace(MONEY, amount_fen=600, returned_fen=3_000), None),
    ("returned before", rules.return_measured, replace(MONEY, amount_fen=601, returned_fen=3_000), "AMOUNT_MISMATCH"),
    ("one fen", rules.return_measured, replace(MONEY, amount_fen=1), None),
    ("nothing", rules.return_measured, replace(MONEY, amount_fen=0), "VALIDATION"),
    ("goods have no amount", rules.return_measured, replace(MONEY, amount_fen=None), None),
    ("compensation beyond what was paid", rules.return_measured, replace(MONEY, kind=K.COMPENSATED, amount_fen=9_000), None),
    ("compensation without its amount", rules.return_measured, replace(MONEY, kind=K.COMPENSATED, amount_fen=None), "VALIDATION"),
    ("a wall put up again has no amount", rules.return_measured, replace(MONEY, kind=K.RESTORED), "VALIDATION"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "rule", "facts", "code"), TABLE, ids=[f"{row[1].__name__}: {row[0]}" for row in TABLE])
def test_before_and_after_an_execution(why: str, rule: Callable[[Any], Any], facts: Any, code: str | None) -> None:
    assert code_of(rule(facts)) == code, why


def test_a_levy_is_neither_announced_nor_given_back() -> None:
    assert code_of(rules.of_an_execution(proceeding())) == "INVALID_TRANSITION"
    assert [gap.code.value for gap in gaps_of(rules.MAY_RETURN, MONEY)] == []


def test_what_is_told_of_a_term_and_of_a_reason() -> None:
    running = rules.announced_before_demolition(replace(JULY, on=date(2026, 7, 9)))
    assert running is not None
    assert running.detail == "自行拆除的期限至2026-07-09。"
    unreasoned = rules.leader_gives_back(replace(MONEY, reason=""))
    assert unreasoned is not None
    assert unreasoned.basis is not None
    assert unreasoned.basis.article == 41
