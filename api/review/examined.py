"""What is asked of every review, whether it went through rounds or is kept as its paper (审核人员、审核内容): who reviewed, and what of.

The rules are those of `round_rules`; a round about to be assigned, an opinion about to be given and a review on paper
(法制审核意见书) all answer them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from api.cases.recusal_rules import Standing
from api.review.facts import Checked, Person, ReviewerStanding
from api.vocabulary import EnforcementCategory, ReviewItem, ReviewOutcome


class Examined(Protocol):
    """By whom it is reviewed."""

    @property
    def organ_id(self) -> UUID:
        """The organ whose decision it is."""

    @property
    def category(self) -> EnforcementCategory:
        """What kind of enforcement it is."""

    @property
    def reviewers(self) -> tuple[ReviewerStanding, ...]:
        """Who reviews."""

    @property
    def examiners(self) -> tuple[Person, ...]:
        """The reviewers, and who named them or signed beside them."""

    @property
    def handlers(self) -> frozenset[Person]:
        """Who had a hand in the case itself."""

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Who was asked to step back from it."""


class Answered(Protocol):
    """What was examined, and what the opinion comes to."""

    @property
    def asked(self) -> tuple[ReviewItem, ...]:
        """The items of the checklist."""

    @property
    def answers(self) -> tuple[Checked, ...]:
        """The items as answered."""

    @property
    def outcome(self) -> ReviewOutcome:
        """The opinion."""

    @property
    def advice(self) -> str:
        """The opinion in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperReview:
    """A review that is kept as its paper (法制审核意见书): what it says of which amount, and who signed it.

    ``on`` is the day it came into force. ``reviewers`` signed it as such, ``examiners`` are they and the head of review who
    signed beside them. Amounts are in fen.
    """

    document_id: UUID
    organ_id: UUID
    category: EnforcementCategory
    on: date
    outcome: ReviewOutcome
    advice: str = ""
    fine_fen: int | None = None
    asked: tuple[ReviewItem, ...] = ()
    answers: tuple[Checked, ...] = ()
    reviewers: tuple[ReviewerStanding, ...] = ()
    examiners: tuple[Person, ...] = ()
    handlers: frozenset[Person] = frozenset()
    standings: tuple[Standing, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the opinion agrees."""
        return self.outcome is ReviewOutcome.AGREE
