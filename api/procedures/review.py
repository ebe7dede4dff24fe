"""What comes next in a round of the legal review (法制审核的下一步): the acts of its chart, each with the rule it begins with."""

from api.law.gates import Gap, gaps_of
from api.procedures.next_acts import NextAct, holders
from api.review.facts import IntakeFacts, Person, Round
from api.review.flowchart import ACTS, SUBMITTED
from api.review.round_rules import nothing_left_to_supply
from api.vocabulary import ReviewStatus

COUNSEL = "requestCounselOpinion"
ACCEPT, OPINION = "acceptReview", "submitReviewOpinion"
AWAITED = {ReviewStatus.RETURNED_INCOMPLETE: ACCEPT, ReviewStatus.ACCEPTED: OPINION}
"""What a round waits for that may not be done yet."""


def next_review_acts(last: Round) -> tuple[NextAct, ...]:
    """The acts on the last round of a case. What only the act can tell – who does it, its paper, its words – is not asked."""
    found = []
    for act in ACTS:
        if act.act in (SUBMITTED, COUNSEL):
            continue
        state = act.gate(last)
        if state is not None and AWAITED.get(last.status) != act.act:
            continue
        gaps = (*(() if state is None else (state,)), *(_left_to_supply(last) if act.act == ACCEPT else ()))
        found.append(NextAct(act.act, act.label, holders(act.permission), gaps))
    return tuple(found)


def _left_to_supply(last: Round) -> tuple[Gap, ...]:
    """The gap of a submission whose materials are not complete, in whose hands it may be."""
    nobody = Person(last.id, "")
    return gaps_of((nothing_left_to_supply,), IntakeFacts(round=last, by=nobody, handlers=frozenset()))
