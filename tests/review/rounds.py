"""Values for the tables of the review's rules: a proposal, rounds of it, and what is about to be done."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from api.cases.recusal_rules import Standing
from api.law.gates import Gap
from api.review.facts import (
    AssignmentFacts,
    Checked,
    IntakeFacts,
    MeetingFacts,
    OpinionFacts,
    Person,
    ResponseFacts,
    ReviewerStanding,
    ReviewPaper,
    ReviewStanding,
    Round,
    SubmissionFacts,
)
from api.review.major import Reason
from api.review.proposal import ReviewedProposal
from api.review.words import MaterialKind, required_materials
from api.vocabulary import (
    CheckResult,
    EnforcementCategory,
    MajorTriggerKind,
    PenaltyKind,
    ReviewItem,
    ReviewOutcome,
    ReviewTiming,
)

NAMES = UUID("5a0f8a34-31c5-4f0f-8a6e-8f4f9d0c7b11")
ORGAN = uuid5(NAMES, "organ")
AGREE, CORRECT, DISAGREE = ReviewOutcome.AGREE, ReviewOutcome.CORRECT, ReviewOutcome.DISAGREE
PRE_NOTICE, POST_HEARING = ReviewTiming.PRE_NOTICE, ReviewTiming.POST_HEARING
MD_1 = Reason("md-1", MajorTriggerKind.MAJOR_RIGHTS, "对法人处以十万元以上罚款", 1)
REVIEWER = Person(uuid5(NAMES, "reviewer"), "荀知白")
OFFICER = Person(uuid5(NAMES, "officer"), "周砚秋")
LEADER = Person(uuid5(NAMES, "leader"), "乐知行")


def fine(yuan: int, **changes: Any) -> ReviewedProposal:
    """A fine under one provision and one set of facts, unless changed."""
    return replace(
        ReviewedProposal((PenaltyKind.FINE,), yuan * 100, law=("特种设备安全法第八十四条",), facts_sha256="f"),
        **changes,
    )


def at(text: str) -> datetime:
    """A Shanghai instant of 2026: "06-16 09:00", or the noon of a day."""
    day, _, time = text.partition(" ")
    return datetime.fromisoformat(f"2026-{day}T{time or '12:00'}:00+08:00")


def round_(proposal: ReviewedProposal | None = None, submitted: str = "05-11", **changes: Any) -> Round:
    """A submitted round; ``outcome`` brings acceptance, a reviewer and the opinion two days later."""
    given = Round(
        id=uuid5(NAMES, submitted), timing=PRE_NOTICE, number=1, proposal=proposal or fine(130_000),
        submitted_at=at(submitted),
    )  # fmt: skip
    if "outcome" in changes:
        changes = {
            "accepted_at": at(submitted), "reviewer_ids": (REVIEWER.id,),
            "opinion_at": at(f"{submitted[:3]}{int(submitted[3:5]) + 2:02d}"), **changes,
        }  # fmt: skip
    return replace(given, **changes)


def standing(*rounds: Round, proposal: ReviewedProposal | None = None, **changes: Any) -> ReviewStanding:
    """A major decision and its rounds."""
    return ReviewStanding(**{"proposal": proposal or fine(130_000), "reasons": (MD_1,), "rounds": rounds, **changes})


def submission(*rounds: Round, **changes: Any) -> SubmissionFacts:
    """A submission with everything that a first round needs, and a paper that says so."""
    mine: dict[str, Any] = {
        name: changes.pop(name) for name in ("materials", "category", "change", "paper") if name in changes
    }
    facts = standing(*rounds, **changes)
    proposal = facts.proposal
    paper = ReviewPaper(
        facts.timing.value, facts.next_number, frozenset(kind.value for kind in proposal.kinds), proposal.fine_fen
    )
    penalty = EnforcementCategory.PENALTY
    all_of_them = required_materials(facts.timing, penalty)
    given: dict[str, Any] = {"standing": facts, "materials": all_of_them, "category": penalty, "paper": paper, **mine}
    return SubmissionFacts(**given)


def intake(round__: Round, by: Person = REVIEWER, handlers: frozenset[Person] = frozenset({OFFICER})) -> IntakeFacts:
    """A round in the hands of the review unit."""
    return IntakeFacts(round=round__, by=by, handlers=handlers)


def reviewer(person: Person = REVIEWER, **changes: Any) -> ReviewerStanding:
    """A reviewer in office since 2014, qualified."""
    return replace(ReviewerStanding(person, ORGAN, True, 2014, True), **changes)


def recused(*, granted: bool | None = True) -> tuple[Standing, ...]:
    """A request that the reviewer step back."""
    return (Standing(uuid5(NAMES, "request"), REVIEWER.id, REVIEWER.name, granted),)


def assignment(*reviewers: ReviewerStanding, **changes: Any) -> AssignmentFacts:
    """An assignment to an accepted round."""
    given: dict[str, Any] = {
        "round": round_(accepted_at=at("05-11")), "organ_id": ORGAN, "category": EnforcementCategory.PENALTY,
        "reviewers": reviewers or (reviewer(),), "handlers": frozenset({OFFICER}),
        "by": Person(uuid5(NAMES, "head"), "华一诺"), **changes,
    }  # fmt: skip
    return AssignmentFacts(**given)


def answers(**results: CheckResult) -> tuple[Checked, ...]:
    """Every item passes, unless named; what fails has its comment."""
    given = {item: results.get(item.value, CheckResult.PASS) for item in ReviewItem}
    return tuple(Checked(item, r, "应当从轻" if r is CheckResult.FAIL else None) for item, r in given.items())


def opinion(outcome: ReviewOutcome = AGREE, **changes: Any) -> OpinionFacts:
    """An opinion on a round in review, by its reviewer, on a paper that says the same."""
    round__ = changes.pop("round", None) or round_(accepted_at=at("05-11"), reviewer_ids=(REVIEWER.id,))
    paper = ReviewPaper(
        round__.timing.value, round__.number, frozenset({"FINE"}), round__.proposal.fine_fen, outcome.value,
        frozenset({REVIEWER.id}),
    )  # fmt: skip
    given: dict[str, Any] = {
        "round": round__, "by": REVIEWER.id, "asked": tuple(ReviewItem), "answers": answers(), "outcome": outcome,
        "advice": "按“从轻”档重新确定", "paper": paper, **changes,
    }  # fmt: skip
    return OpinionFacts(**given)


def response(round__: Round, text: str = "建议维持", *, latest: bool = True) -> ResponseFacts:
    """The case unit about to answer."""
    return ResponseFacts(round=round__, text=text, latest=latest)


def meeting(**changes: Any) -> MeetingFacts:
    """A meeting of both sides that settled on 100 000 yuan."""
    given: dict[str, Any] = {
        "round": round_(outcome=CORRECT, objected_at=at("05-14")), "chair": LEADER, "unit_present": True,
        "reviewer_present": True, "proposal": fine(100_000), "decision": "采纳审核意见",
        "signed_by": frozenset({LEADER.id}), **changes,
    }  # fmt: skip
    return MeetingFacts(**given)


def without(*kinds: MaterialKind, timing: ReviewTiming = PRE_NOTICE) -> frozenset[MaterialKind]:
    """What a first round of a penalty needs, without these."""
    return required_materials(timing, EnforcementCategory.PENALTY) - set(kinds)


def code_of(gap: Gap | None) -> str | None:
    """The code of a gap."""
    return gap.code.value if gap else None
