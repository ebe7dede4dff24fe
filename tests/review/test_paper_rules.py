"""A review on paper is asked what a round of review is asked: by whom it is, of what, and what it comes to."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from api.law.gates import gaps_of
from api.review import paper_rules as rules
from api.review.examined import PaperReview
from api.review.facts import Checked, Person
from api.vocabulary import CheckResult, EnforcementCategory, ReviewItem
from tests.review.rounds import AGREE, CORRECT, OFFICER, ORGAN, REVIEWER, answers, code_of, recused, reviewer

FAIL = CheckResult.FAIL
HEAD = Person(uuid4(), "华一诺")
MAJOR = ("md-11 强制拆除、代履行",)
FIRST_TIME = reviewer(first_review_year=2018, qualified=False)
SUBJECT = answers()[0]


@dataclass(frozen=True)
class Decision:
    """A decision that relies on a review."""

    major: tuple[str, ...] = MAJOR
    review: PaperReview | None = None


def on_paper(**changes: Any) -> Decision:
    """An opinion that agrees, of a qualified reviewer, signed by the head of review, every item answered."""
    paper = PaperReview(
        document_id=uuid4(), organ_id=ORGAN, category=EnforcementCategory.COMPULSION, on=date(2026, 5, 9), outcome=AGREE,
        advice="同意", asked=tuple(ReviewItem), answers=answers(), reviewers=(reviewer(),), examiners=(REVIEWER, HEAD),
        handlers=frozenset({OFFICER}),
    )  # fmt: skip
    return Decision(review=replace(paper, **changes))


def test_a_major_decision_rests_on_its_opinion() -> None:
    decision = on_paper()
    assert decision.review is not None
    assert rules.relied_on(decision) == (decision.review.document_id,)
    assert rules.relied_on(replace(decision, major=())) == rules.relied_on(Decision()) == ()


@pytest.mark.parametrize(
    ("why", "decision", "code"),
    [
        ("no major decision", Decision(major=()), None),
        ("a major one without an opinion", Decision(), "LEGAL_REVIEW_REQUIRED"),
        ("the opinion agrees", on_paper(), None),
        ("it does not", on_paper(outcome=CORRECT), "LEGAL_REVIEW_REQUIRED"),
        ("it does not, but nothing needs one", replace(on_paper(outcome=CORRECT), major=()), None),
    ],
)
def test_a_major_decision_needs_an_opinion_that_agrees(why: str, decision: Decision, code: str | None) -> None:
    assert code_of(rules.opinion_agrees(decision)) == code, why


@pytest.mark.parametrize(
    ("why", "decision", "codes"),
    [
        ("as it should be", on_paper(), []),
        ("signed by no reviewer", on_paper(reviewers=()), ["VALIDATION"]),
        ("not in office", on_paper(reviewers=(reviewer(active=False),)), ["VALIDATION"]),
        ("of another organ", on_paper(reviewers=(reviewer(organ_id=uuid4()),)), ["VALIDATION"]),
        ("an officer of the case reviews", on_paper(examiners=(OFFICER, HEAD)), ["CONFLICT_OF_ROLE"]),
        ("under another id", on_paper(examiners=(Person(uuid4(), OFFICER.name),)), ["CONFLICT_OF_ROLE"]),
        ("an officer signs as head of review", on_paper(examiners=(REVIEWER, OFFICER)), ["CONFLICT_OF_ROLE"]),
        ("the reviewer was recused", on_paper(standings=recused()), ["RECUSED_OFFICER"]),
        ("the reviewer need not step back", on_paper(standings=recused(granted=False)), []),
        ("a first review of a penalty, unqualified",
         on_paper(category=EnforcementCategory.PENALTY, reviewers=(FIRST_TIME,)), ["REVIEWER_NOT_QUALIFIED"]),
        ("a penalty, began before 2018",
         on_paper(category=EnforcementCategory.PENALTY, reviewers=(replace(FIRST_TIME, first_review_year=2017),)), []),
        ("a first review of what is no penalty", on_paper(reviewers=(FIRST_TIME,)), []),
        ("one item left out", on_paper(answers=answers()[1:]), ["DATA_MISSING"]),
        ("one item answered twice", on_paper(answers=(*answers(), SUBJECT)), ["DATA_MISSING"]),
        ("an item left out that nobody asks", on_paper(asked=tuple(ReviewItem)[1:], answers=answers()[1:]), []),
        ("agrees though an item failed", on_paper(answers=answers(SUBJECT=FAIL)), ["CHECKLIST_CONFLICT"]),
        ("failed without a word", on_paper(answers=(Checked(SUBJECT.item, FAIL), *answers()[1:])),
         ["REASON_REQUIRED", "CHECKLIST_CONFLICT"]),
        ("everything at once", on_paper(reviewers=(), examiners=(OFFICER,), answers=()),
         ["VALIDATION", "CONFLICT_OF_ROLE", "DATA_MISSING"]),
        ("flawed, but nothing needs it", replace(on_paper(reviewers=(), answers=()), major=()), []),
        ("none at all", Decision(), []),
    ],
)  # fmt: skip
def test_the_opinion_stands(why: str, decision: Decision, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.OPINION_STANDS, decision)] == codes, why
