"""Sampling and preservation as tables: each side of each boundary."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from api.cases.recusal_rules import Standing
from api.cases.rules import MAY_CANCEL, MAY_REFUSE_FILING
from api.decisions.facts import DecidedCase
from api.decisions.performance import gates_of_closing
from api.inspections.rules import Moment, Presence
from api.law.gates import gaps_of
from api.measures.facts import Item
from api.preservation import rules
from api.preservation.facts import ApprovalFacts, HandlingFacts, PreservationFacts, PreservationOutcome
from api.vocabulary import CaseProcedure
from tests.decisions.cases import GONG, acting, decision
from tests.worlds.county import SHOP, instant

DAY = date(2026, 5, 9)
NUMBER = "望市监登保〔2026〕1号"
BOOK, SCALE = Item("账册"), Item("电子计价秤", "ACS-30")
SHOWN = (Moment(instant("05-09 10:00"), SHOP),)


def recused(granted: bool | None) -> tuple[Standing, ...]:
    """A request that one of the two step back."""
    return (Standing(uuid4(), GONG.officer_id, GONG.name, granted),)


def preserving(**changes: Any) -> PreservationFacts:
    """A book about to be preserved on Saturday 9 May, a working day: seven working days end on the 19th."""
    facts = PreservationFacts(
        acting=acting(on=DAY), presence=Presence(instant("05-09 10:30"), SHOP, SHOWN), number=NUMBER, items=(BOOK,),
        until=date(2026, 5, 19), latest=date(2026, 5, 19), list_number=NUMBER, listed=(BOOK,),
        approved_at=instant("05-09 10:20"),
    )  # fmt: skip
    return replace(facts, **changes)


def handling(**changes: Any) -> HandlingFacts:
    """The book about to be given back."""
    facts = HandlingFacts(acting=acting(on=DAY), outcome=PreservationOutcome.COPIED, reason="已经复制")
    return replace(facts, **changes)


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("all in order", preserving(), []),
        ("one officer", preserving(acting=acting(GONG, on=DAY)), ["TWO_OFFICERS_REQUIRED"]),
        ("one of them recused", preserving(standings=recused(True)), ["RECUSED_OFFICER"]),
        ("one of them asked to step back", preserving(standings=recused(None)), []),
        ("a clue not yet verified", preserving(case_stage="CLUE"), ["INVALID_TRANSITION"]),
        ("a clue in verification", preserving(case_stage="VERIFYING"), []),
        ("decided", preserving(case_stage="DECIDED"), ["INVALID_TRANSITION"]),
        ("no credential", preserving(presence=Presence(instant("05-09 10:30"), SHOP)), ["CREDENTIAL_NOT_SHOWN"]),
        ("done before", preserving(preserved=True), ["CONFLICT"]),
        ("nobody approved", preserving(approved_at=None), ["INVALID_TRANSITION"]),
        ("approved at the same minute", preserving(approved_at=instant("05-09 10:30")), []),
        ("approved a minute later", preserving(approved_at=instant("05-09 10:31")), ["INVALID_TRANSITION"]),
        ("nothing named", preserving(items=(), listed=()), ["VALIDATION"]),
        ("another notice's list", preserving(list_number="望市监登保〔2026〕2号"), ["VALIDATION"]),
        ("more on the list", preserving(listed=(BOOK, SCALE)), ["VALIDATION"]),
        ("less on the list", preserving(items=(BOOK, SCALE)), ["VALIDATION"]),
        ("until the same day", preserving(until=DAY), []),
        ("until the day before", preserving(until=date(2026, 5, 8)), ["VALIDATION"]),
        ("until the eighth working day", preserving(until=date(2026, 5, 20)), ["VALIDATION"]),
    ],
)
def test_preserving(why: str, facts: PreservationFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.MAY_PRESERVE, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("copied and given back", handling(), []),
        ("one officer", handling(acting=acting(GONG, on=DAY)), ["TWO_OFFICERS_REQUIRED"]),
        ("one of them recused", handling(standings=recused(True)), ["RECUSED_OFFICER"]),
        ("dealt with before", handling(handled=True), ["CONFLICT"]),
        ("without a reason", handling(reason=" "), ["REASON_REQUIRED"]),
        ("seized, without a measure", handling(outcome=PreservationOutcome.SEIZED), ["INVALID_TRANSITION"]),
        ("seized by a measure", handling(outcome=PreservationOutcome.SEIZED, measure_in_force=True), []),
    ],
)
def test_dealing_with_it(why: str, facts: HandlingFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.MAY_HANDLE, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("a numbered notice", ApprovalFacts(number=NUMBER, issued=True), []),
        ("a draft, or void", ApprovalFacts(number="", issued=False), ["INVALID_TRANSITION"]),
        ("approved before", ApprovalFacts(number=NUMBER, issued=True, approved=True), ["CONFLICT"]),
        ("a clue in verification", ApprovalFacts(number=NUMBER, issued=True, case_stage="VERIFYING"), []),
        ("decided", ApprovalFacts(number=NUMBER, issued=True, case_stage="DECIDED"), ["INVALID_TRANSITION"]),
    ],
)
def test_approving(why: str, facts: ApprovalFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.MAY_APPROVE, facts)] == codes, why


def ended(procedure: CaseProcedure, waiting: int) -> DecidedCase:
    """A warning, served and filed, and evidence that still waits."""
    return DecidedCase(DAY, procedure, decision(yuan=None), False, open_preservations=waiting)


@pytest.mark.parametrize(
    ("procedure", "waiting", "codes"),
    [
        (CaseProcedure.GENERAL, 0, []),
        (CaseProcedure.GENERAL, 1, ["INVALID_TRANSITION"]),
        (CaseProcedure.SIMPLE, 0, []),
        (CaseProcedure.SIMPLE, 2, ["INVALID_TRANSITION"]),
    ],
)
def test_no_case_is_closed_over_it(procedure: CaseProcedure, waiting: int, codes: list[str]) -> None:
    found = gaps_of(gates_of_closing(procedure), ended(procedure, waiting))
    assert [gap.code.value for gap in found] == codes
    assert all(f"{waiting}项" in gap.detail for gap in found)


def test_nor_refused_nor_cancelled() -> None:
    for gates in (MAY_CANCEL, MAY_REFUSE_FILING):
        assert rules.preserved_evidence_handled in gates
