"""The flow chart of the legal review (法制审核流程图, task list item 32), read off the rules.

Nobody draws it. From a proposal that was never submitted, every step is tried in every state that is reached: the gate of the
act says whether it may be done there, and the status of the round says where it leads. A rule that changes changes the chart.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

from api.access.permissions import ALLOWED, Permission
from api.calendar.rule import DeadlineRule
from api.calendar.rules import REVIEW_CASE
from api.law.citations import Citation
from api.law.gates import Gap
from api.law.parameter import Settings
from api.review.facts import (
    AssignmentFacts,
    IntakeFacts,
    MeetingFacts,
    OpinionFacts,
    Person,
    ResponseFacts,
    ReviewPaper,
    ReviewStanding,
    Round,
    SubmissionFacts,
)
from api.review.proposal import ReviewedProposal
from api.review.round_rules import (
    CHECKLIST,
    SEPARATE,
    accepted_first,
    awaits_acceptance,
    awaits_rectification,
    in_review,
    may_be_objected_to,
    no_opinion_yet,
    objected_first,
    returned_before,
)
from api.review.rules import MATERIALS, MECHANISM, REVIEWED, needed_materials, no_round_is_open, rectified_first
from api.review.words import MaterialKind
from api.vocabulary import EnforcementCategory, PenaltyKind, ReviewOutcome, ReviewStatus, ReviewTiming, StaffRole

PENALTY = EnforcementCategory.PENALTY
SUBMITTED = "submitReview"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowStep:
    """A step of the chart: the mutation ``act``, who does it, from and to which states, in what time, with which materials.

    ``opens``: it may also be done with a proposal that was never submitted. A step that leaves the status as it was (整改情况)
    leads to that status.
    """

    act: str
    label: str
    roles: tuple[StaffRole, ...]
    opens: bool
    before: tuple[ReviewStatus, ...]
    after: tuple[ReviewStatus, ...]
    basis: Citation
    carrier: str
    materials: tuple[MaterialKind, ...] = ()
    limit: DeadlineRule | None = None

    def time_limit(self, on: date, settings: Settings | None = None) -> str | None:
        """The time limit in words, as it binds an organ with these settings on a day."""
        if self.limit is None:
            return None
        days = self.limit.length(on, settings, PENALTY)
        return f"自{self.limit.starts_from}之日起{days}个{self.limit.unit.label}内"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """What an act does to a round. ``gate`` is the rule that asks for its state; ``ends`` are the rounds it may end in."""

    act: str
    label: str
    permission: Permission
    gate: Callable[[Round], Gap | None]
    ends: Callable[[Round], Iterable[Round]]
    basis: Citation
    carrier: str
    limit: DeadlineRule | None = None


def flowchart() -> tuple[FlowStep, ...]:
    """Every step of a review that some state allows, in the order of a review."""
    reached = _reached()
    return tuple(
        FlowStep(
            act=act.act, label=act.label, roles=tuple(r for r in StaffRole if r in ALLOWED[act.permission]),
            opens=None in before, before=_statuses(before), after=_statuses(after.values()), basis=act.basis, carrier=act.carrier, limit=act.limit,
            materials=_FIRST if act.act == SUBMITTED else (),
        )
        for act in ACTS
        for before, after in (_moves(act, reached),)
    )  # fmt: skip


def _reached() -> tuple[Round | None, ...]:
    """Every state a proposal can be in, the one that was never submitted first."""
    found: dict[object, Round | None] = {None: None}
    waiting: list[Round | None] = [None]
    while waiting:
        here = waiting.pop(0)
        for act in ACTS:
            for end in _ends(act, here):
                if _state(end) not in found:
                    found[_state(end)] = end
                    waiting.append(end)
    return tuple(found.values())


def _moves(act: _Act, reached: Iterable[Round | None]) -> tuple[list[Round | None], dict[object, Round]]:
    """From where an act may be done, and where it leads: only what changes the state counts."""
    before, after = list[Round | None](), dict[object, Round]()
    for here in reached:
        ends = [end for end in _ends(act, here) if act.act == SUBMITTED or _state(end) != _state(here)]
        if ends:
            before.append(here)
            after |= {_state(end): end for end in ends}
    return before, after


def _ends(act: _Act, here: Round | None) -> Iterable[Round]:
    if here is None:
        return act.ends(_ROUND) if act.act == SUBMITTED else ()
    return () if act.gate(here) else act.ends(here)


def _state(round_: Round | None) -> object:
    """What makes two rounds the same to the rules: the status, and whether its opinion was followed."""
    return None if round_ is None else (round_.status, round_.rectified_at is not None)


def _statuses(rounds: Iterable[Round | None]) -> tuple[ReviewStatus, ...]:
    """The statuses, each once, in the order of the vocabulary; without the proposal that has none."""
    found = {round_.status for round_ in rounds if round_ is not None}
    return tuple(status for status in ReviewStatus if status in found)


_THEN = datetime(2026, 1, 5, 1, tzinfo=UTC)
_SOMEBODY = Person(UUID(int=1), "审核人员")
_PROPOSAL = ReviewedProposal(kinds=(PenaltyKind.FINE,), fine_fen=100)
_OTHER = replace(_PROPOSAL, fine_fen=200)
_ROUND = Round(
    id=UUID(int=2), timing=ReviewTiming.PRE_NOTICE, number=1, proposal=_PROPOSAL, submitted_at=_THEN
)  # fmt: skip
"""A round in the abstract. Who reviews, how much is fined and when is of no matter to its state."""


def _submission(*rounds: Round) -> SubmissionFacts:
    standing = ReviewStanding(proposal=_OTHER, rounds=rounds)
    return SubmissionFacts(standing=standing, materials=frozenset(), category=PENALTY, paper=ReviewPaper())


def _may_submit(round_: Round) -> Gap | None:
    return no_round_is_open(_submission(round_)) or rectified_first(_submission(round_))


def _intake(round_: Round) -> IntakeFacts:
    return IntakeFacts(round=round_, by=_SOMEBODY, handlers=frozenset())


def _assignment(round_: Round) -> AssignmentFacts:
    return AssignmentFacts(
        round=round_, organ_id=UUID(int=3), category=PENALTY, reviewers=(), handlers=frozenset(), by=_SOMEBODY
    )


def _opinion(round_: Round) -> OpinionFacts:
    return OpinionFacts(
        round=round_, by=_SOMEBODY.id, asked=(), answers=(), outcome=ReviewOutcome.AGREE, advice="", paper=ReviewPaper()
    )


def _response(round_: Round) -> ResponseFacts:
    return ResponseFacts(round=round_, text="……")


def _meeting(round_: Round) -> MeetingFacts:
    return MeetingFacts(
        round=round_, chair=_SOMEBODY, unit_present=True, reviewer_present=True, proposal=_PROPOSAL, decision="……",
        signed_by=frozenset({_SOMEBODY.id}),
    )  # fmt: skip


def _with_each_outcome(round_: Round) -> Iterable[Round]:
    return (replace(round_, outcome=outcome, opinion_at=_THEN) for outcome in ReviewOutcome)


def _becoming(**changes: object) -> Callable[[Round], Iterable[Round]]:
    return lambda round_: (replace(round_, **changes),)  # type: ignore[arg-type]


_FIRST = tuple(kind for kind in MaterialKind if kind in needed_materials(_submission()))
"""What a first submission before the notice of a penalty needs; later ones need the draft as changed."""

P = Permission
ACTS: tuple[_Act, ...] = (
    _Act(
        act=SUBMITTED, label="送审", permission=P.SUBMIT_REVIEW, gate=_may_submit, ends=lambda _: (_ROUND,),
        basis=MATERIALS, carrier="重大执法决定法制审核送审表",
    ),
    _Act(
        act="returnReview", label="退回补充材料", permission=P.TAKE_IN_REVIEW,
        gate=lambda r: awaits_acceptance(_intake(r)), ends=_becoming(returned=True), basis=MATERIALS, carrier="平台记录",
    ),
    _Act(
        act="supplementReview", label="补充材料", permission=P.SUBMIT_REVIEW, gate=lambda r: returned_before(_response(r)),
        ends=_becoming(returned=False), basis=MATERIALS, carrier="平台记录",
    ),
    _Act(
        act="withdrawReview", label="撤回送审", permission=P.SUBMIT_REVIEW, gate=lambda r: no_opinion_yet(_response(r)),
        ends=_becoming(withdrawn_at=_THEN), basis=MECHANISM, carrier="平台记录",
    ),
    _Act(
        act="acceptReview", label="受理", permission=P.TAKE_IN_REVIEW, gate=lambda r: awaits_acceptance(_intake(r)),
        ends=_becoming(accepted_at=_THEN), basis=MECHANISM, carrier="平台记录",
    ),
    _Act(
        act="assignReviewers", label="指定审核人员", permission=P.ASSIGN_REVIEWERS,
        gate=lambda r: accepted_first(_assignment(r)), ends=_becoming(reviewer_ids=(_SOMEBODY.id,)), basis=SEPARATE,
        carrier="平台记录",
    ),
    _Act(
        act="submitReviewOpinion", label="出具审核意见", permission=P.GIVE_OPINION, gate=lambda r: in_review(_opinion(r)),
        ends=_with_each_outcome, basis=CHECKLIST, carrier="重大执法决定法制审核意见书", limit=REVIEW_CASE,
    ),
    _Act(
        act="submitRectification", label="整改", permission=P.SUBMIT_REVIEW,
        gate=lambda r: awaits_rectification(_response(r)), ends=_becoming(rectified_at=_THEN), basis=REVIEWED,
        carrier="平台记录",
    ),
    _Act(
        act="objectToOpinion", label="提出书面异议", permission=P.OBJECT_TO_OPINION,
        gate=lambda r: may_be_objected_to(_response(r)), ends=_becoming(objected_at=_THEN), basis=MECHANISM,
        carrier="书面异议（平台记录）",
    ),
    _Act(
        act="requestCounselOpinion", label="征求法律顾问意见", permission=P.ASK_COUNSEL,
        gate=lambda _: None, ends=_becoming(counsel_asked_at=_THEN), basis=MECHANISM,
        carrier="法律意见",
    ),
    _Act(
        act="coordinateReview", label="协调决策", permission=P.COORDINATE_REVIEW, gate=lambda r: objected_first(_meeting(r)),
        ends=_becoming(coordinated=_PROPOSAL, coordinated_at=_THEN), basis=MECHANISM, carrier="法制审核意见协调记录",
    ),
)  # fmt: skip
"""The acts of a review, each with the very rule that its gates begin with. Counsel may be asked at any time; only an objection
makes it a step (协调)."""
