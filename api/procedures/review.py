"""What comes next in a round of the legal review (法制审核的下一步): the acts of its chart, each with the rule it begins with."""

from collections.abc import Sequence

from api.access.permissions import Permission
from api.law.gates import Gap, gaps_of
from api.procedures.next_acts import NextAct, holders
from api.review.facts import IntakeFacts, Person, ReviewPaper, ReviewStanding, Round, SubmissionFacts
from api.review.flowchart import ACTS, SUBMITTED
from api.review.proposal import ReviewedProposal
from api.review.round_rules import nothing_left_to_supply
from api.review.rules import MAY_SUBMIT
from api.review.words import MaterialKind
from api.vocabulary import EnforcementCategory, ReviewStatus

COUNSEL = "requestCounselOpinion"
ACCEPT, OPINION = "acceptReview", "submitReviewOpinion"
AWAITED = {ReviewStatus.RETURNED_INCOMPLETE: ACCEPT, ReviewStatus.ACCEPTED: OPINION}
"""What a round waits for that may not be done yet."""


def next_submission(standing: ReviewStanding, category: EnforcementCategory) -> NextAct:
    """A new round. Its proposal, materials and paper come with it: they are taken to be as they should."""
    proposal = standing.proposal
    paper = ReviewPaper(
        standing.timing.value, standing.next_number, frozenset(kind.value for kind in proposal.kinds), proposal.fine_fen
    )
    facts = SubmissionFacts(
        standing=standing, materials=frozenset(MaterialKind), category=category, change="……", paper=paper
    )
    return NextAct(SUBMITTED, "送审", holders(Permission.SUBMIT_REVIEW), gaps_of(MAY_SUBMIT, facts))


def proposal_to_come(rounds: Sequence[Round]) -> ReviewedProposal:
    """What would be submitted next: what the leaders' meeting settled on, else something that was never reviewed."""
    last = next((each for each in reversed(rounds) if each.withdrawn_at is None), None)
    return last.coordinated if last and last.coordinated else ReviewedProposal(action="……")


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
