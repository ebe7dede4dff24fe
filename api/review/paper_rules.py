"""Does a review on paper stand? (法制审核意见书) The rules of a round of review, asked of the paper on which a decision relies.

A levy, charge, requisition, execution or compulsory measure has no rounds: its review is the opinion in its own file.
"""

from functools import wraps
from typing import Protocol
from uuid import UUID

from api.law.codes import Code
from api.law.gates import Gap, Gates, Rule
from api.law.laws import THREE_SYSTEMS
from api.review.examined import PaperReview
from api.review.round_rules import (
    every_item_answered,
    failures_explained,
    first_time_reviewers_are_qualified,
    outcome_fits_the_checklist,
    reviewers_had_no_hand_in_the_case,
    reviewers_named,
    reviewers_not_recused,
)
from api.review.rules import REVIEW_UNIT

NOT_WITHOUT_REVIEW = THREE_SYSTEMS.whole(gist="重大执法决定未经法制审核或者审核未通过的，不得作出决定")


class Reviewable(Protocol):
    """A decision about to be made: why it is a major one, empty where it is none, and the review it relies on."""

    @property
    def major(self) -> tuple[str, ...]:
        """The reasons."""

    @property
    def review(self) -> PaperReview | None:
        """The opinion in force, None without one."""


def relied_on(decision: Reviewable) -> tuple[UUID, ...]:
    """The opinion on which a major decision rests: its event names it, so that it is not declared void any more."""
    return (decision.review.document_id,) if decision.major and decision.review is not None else ()


def opinion_agrees(decision: Reviewable) -> Gap | None:
    """国办发〔2018〕118号 – (1) a major decision (2) is not made without an opinion in force (3) that agrees."""
    if not decision.major or (decision.review is not None and decision.review.passed):
        return None
    detail = "" if decision.review is None else "审核未通过。"
    return Gap(Code.LEGAL_REVIEW_REQUIRED, NOT_WITHOUT_REVIEW, detail, decision.major, REVIEW_UNIT)


def of_the_opinion(rule: Rule[PaperReview]) -> Rule[Reviewable]:
    """A rule of a round, asked of the opinion on which a major decision relies."""

    @wraps(rule)
    def asked(decision: Reviewable) -> Gap | None:
        return rule(decision.review) if decision.major and decision.review is not None else None

    return asked


OPINION_STANDS: Gates[Reviewable] = tuple(
    of_the_opinion(rule)
    for rule in (
        reviewers_named,
        reviewers_had_no_hand_in_the_case,  # I6
        reviewers_not_recused,  # 行政处罚法 第四十三条
        first_time_reviewers_are_qualified,  # 行政处罚法 第五十八条第二款
        every_item_answered,
        failures_explained,
        outcome_fits_the_checklist,
    )
)
"""By whom and of what the opinion is, as a round's assignment and opinion are asked."""
