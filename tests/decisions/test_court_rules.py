"""What the court answers and what may follow, and the form of a closing, as tables (行政强制法 第五十六条至第五十八条)."""

from datetime import date

import pytest

from api.decisions.closing_rules import CLOSING_IS_APPROVED, ClosingFacts
from api.decisions.court_models import CourtStepKind
from api.decisions.court_rules import MAY_RECORD_COURT_STEP, CourtStepFacts, Taken
from api.law.gates import gaps_of
from api.vocabulary import CaseProcedure

K = CourtStepKind
NUMBER = "望市监罚〔2026〕19号"
GENERAL, SIMPLE = CaseProcedure.GENERAL, CaseProcedure.SIMPLE


def day(text: str) -> date:
    """A day of 2026: "08-01"."""
    return date.fromisoformat(f"2026-{text}")


def after(*kinds: CourtStepKind) -> tuple[Taken, ...]:
    """Steps on record, all of the first of August."""
    return tuple(Taken(kind, day("08-01")) for kind in kinds)


def step(
    kind: CourtStepKind, *before: CourtStepKind, on: str = "08-10", reason: str = "理由", by: str | None = "08-16",
    applied: str | None = "07-16",
) -> list[str]:  # fmt: skip
    """The codes with which a step is refused, recorded on the twentieth of August."""
    facts = CourtStepFacts(
        day("08-20"),
        day(applied) if applied else None,
        after(*before),
        Taken(kind, day(on)),
        reason,
        day(by) if by else None,
    )
    return [gap.code.value for gap in gaps_of(MAY_RECORD_COURT_STEP, facts)]


@pytest.mark.parametrize(
    ("kind", "before", "codes"),
    [
        (K.ACCEPTED, (), []),
        (K.NOT_ACCEPTED, (), []),
        (K.GRANTED, (), ["INVALID_TRANSITION"]),
        (K.ASKED_ABOVE, (), ["INVALID_TRANSITION"]),
        (K.GRANTED, (K.ACCEPTED,), []),
        (K.REFUSED, (K.ACCEPTED,), []),
        (K.TERMINATED, (K.ACCEPTED,), []),
        (K.ACCEPTED, (K.ACCEPTED,), ["CONFLICT"]),
        (K.ASKED_ABOVE, (K.ACCEPTED,), ["INVALID_TRANSITION"]),
        (K.ASKED_ABOVE, (K.NOT_ACCEPTED,), []),
        (K.ACCEPTED, (K.NOT_ACCEPTED,), ["INVALID_TRANSITION"]),
        (K.ACCEPTED, (K.NOT_ACCEPTED, K.ASKED_ABOVE), []),
        (K.GRANTED, (K.NOT_ACCEPTED, K.ASKED_ABOVE), ["INVALID_TRANSITION"]),
        (K.ASKED_ABOVE, (K.NOT_ACCEPTED, K.ASKED_ABOVE, K.NOT_ACCEPTED), ["INVALID_TRANSITION"]),
        (K.ASKED_ABOVE, (K.ACCEPTED, K.REFUSED), []),
        (K.GRANTED, (K.ACCEPTED, K.REFUSED, K.ASKED_ABOVE), []),
        (K.REFUSED, (K.ACCEPTED, K.REFUSED, K.ASKED_ABOVE), []),
        (K.ASKED_ABOVE, (K.ACCEPTED, K.REFUSED, K.ASKED_ABOVE, K.REFUSED), ["INVALID_TRANSITION"]),
        (K.TERMINATED, (K.ACCEPTED, K.GRANTED), []),
        (K.REFUSED, (K.ACCEPTED, K.GRANTED), ["INVALID_TRANSITION"]),
        (K.GRANTED, (K.ACCEPTED, K.GRANTED, K.TERMINATED), ["INVALID_TRANSITION"]),
    ],
)  # fmt: skip
def test_taken_up_then_ruled_upon(kind: CourtStepKind, before: tuple[CourtStepKind, ...], codes: list[str]) -> None:
    assert step(kind, *before) == codes


def test_the_court_answers_an_application() -> None:
    assert step(K.ACCEPTED, applied=None) == ["INVALID_TRANSITION"]


def test_the_court_above_is_asked_within_fifteen_days() -> None:
    assert step(K.ASKED_ABOVE, K.ACCEPTED, K.REFUSED, on="08-16") == []
    assert step(K.ASKED_ABOVE, K.ACCEPTED, K.REFUSED, on="08-17") == ["COURT_APPLICATION_TIME"]


def test_a_step_is_not_before_the_one_it_follows() -> None:
    assert step(K.GRANTED, K.ACCEPTED, on="08-01") == []
    assert step(K.GRANTED, K.ACCEPTED, on="07-31") == ["VALIDATION"]


def test_a_refusal_says_why_and_an_acceptance_need_not() -> None:
    assert step(K.REFUSED, K.ACCEPTED, reason=" ") == ["REASON_REQUIRED"]
    assert step(K.GRANTED, K.ACCEPTED, reason="") == []


@pytest.mark.parametrize(
    ("on", "codes"), [("07-15", ["VALIDATION"]), ("07-16", []), ("08-20", []), ("08-21", ["VALIDATION"])]
)
def test_a_step_lies_between_the_application_and_the_day_of_its_record(on: str, codes: list[str]) -> None:
    assert step(K.ACCEPTED, on=on) == codes


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("the form names the decision, the leader signed", ClosingFacts(GENERAL, NUMBER, f"依{NUMBER}罚款", True), []),
        ("no form", ClosingFacts(GENERAL, NUMBER), ["INVALID_TRANSITION"]),
        ("another decision", ClosingFacts(GENERAL, NUMBER, "望市监罚〔2026〕20号", True), ["VALIDATION"]),
        ("another leader signed", ClosingFacts(GENERAL, NUMBER, NUMBER, False), ["FORBIDDEN"]),
        ("revoked: there is no number", ClosingFacts(GENERAL, None, "决定已撤销", True), []),
        ("on the spot without a form", ClosingFacts(SIMPLE, NUMBER), []),
        ("on the spot with a form of another decision", ClosingFacts(SIMPLE, NUMBER, "", True), ["VALIDATION"]),
    ],
)
def test_the_form_of_a_closing(why: str, facts: ClosingFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(CLOSING_IS_APPROVED, facts)] == codes, why
