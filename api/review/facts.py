"""What the rules of the legal review ask (法制审核的事实): plain values, gathered from rows by `gathering`."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from api.cases.recusal_rules import Standing
from api.review.major import Reason
from api.review.proposal import ReviewedProposal
from api.review.words import MaterialKind
from api.vocabulary import CheckResult, EnforcementCategory, ReviewItem, ReviewOutcome, ReviewStatus, ReviewTiming

TO_RECTIFY = frozenset({ReviewOutcome.CORRECT, ReviewOutcome.SUPPLEMENT, ReviewOutcome.FIX_PROCEDURE})
"""Opinions that the case unit may follow and submit anew."""

OPEN = frozenset(
    {ReviewStatus.SUBMITTED, ReviewStatus.RETURNED_INCOMPLETE, ReviewStatus.ACCEPTED, ReviewStatus.IN_REVIEW}
)
"""A review that has no opinion yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of review and what happened in it, each by its instant; None did not happen.

    ``wanted`` are the materials that the last return asked for and that were not supplied since. ``counsel_asked_at`` is when
    counsel was first asked after an objection. ``coordinated`` is the proposal that the leaders' meeting settled on.
    """

    id: UUID
    timing: ReviewTiming
    number: int
    proposal: ReviewedProposal
    submitted_at: datetime
    short: bool = False
    returned: bool = False
    wanted: frozenset[MaterialKind] = frozenset()
    accepted_at: datetime | None = None
    reviewer_ids: tuple[UUID, ...] = ()
    outcome: ReviewOutcome | None = None
    opinion_at: datetime | None = None
    rectified_at: datetime | None = None
    objected_at: datetime | None = None
    counsel_asked_at: datetime | None = None
    coordinated: ReviewedProposal | None = None
    coordinated_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def status(self) -> ReviewStatus:
        """Where the round stands (审核状态). It follows from what happened and is stored nowhere."""
        if self.withdrawn_at:
            return ReviewStatus.WITHDRAWN
        if self.outcome is not None:
            return self._after_opinion(self.outcome)
        if self.reviewer_ids:
            return ReviewStatus.IN_REVIEW
        if self.accepted_at:
            return ReviewStatus.ACCEPTED
        return ReviewStatus.RETURNED_INCOMPLETE if self.returned else ReviewStatus.SUBMITTED

    def _after_opinion(self, outcome: ReviewOutcome) -> ReviewStatus:
        if outcome is ReviewOutcome.AGREE:
            return ReviewStatus.PASSED
        if self.coordinated_at:
            return ReviewStatus.COORDINATED
        if self.objected_at:
            asked = self.counsel_asked_at is not None and self.counsel_asked_at >= self.objected_at
            return ReviewStatus.COORDINATING if asked else ReviewStatus.OBJECTED
        return ReviewStatus.RECTIFYING if outcome in TO_RECTIFY else ReviewStatus.NOT_PASSED


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStanding:
    """A proposal against every review its case has had, oldest first.

    ``reasons`` say why the decision is a major one, empty where it is not. ``hearing_at`` is when the last hearing was held,
    ``notified`` whether the party has been given notice, ``decided`` whether the case has its decision.
    """

    proposal: ReviewedProposal
    reasons: tuple[Reason, ...] = ()
    rounds: tuple[Round, ...] = ()
    hearing_at: datetime | None = None
    notified: bool = False
    decided: bool = False

    @property
    def last(self) -> Round | None:
        """The last round that was not withdrawn, whatever it was about."""
        return next((r for r in reversed(self.rounds) if r.status is not ReviewStatus.WITHDRAWN), None)

    @property
    def timing(self) -> ReviewTiming:
        """At which point of the procedure a review would be now."""
        if self.hearing_at:
            return ReviewTiming.POST_HEARING
        return ReviewTiming.PRE_DECISION if self.notified else ReviewTiming.PRE_NOTICE

    @property
    def next_number(self) -> int:
        """The number that the next round would have; rounds are numbered at each point of the procedure."""
        return 1 + sum(1 for r in self.rounds if r.timing is self.timing)

    @property
    def short(self) -> bool:
        """Whether a short round is enough: what passed at this point is merely reduced."""
        last = self.last
        return (
            last is not None and last.status is ReviewStatus.PASSED and last.timing is self.timing
            and self.proposal.merely_reduces(last.proposal) and not self.heard_since(last)
        )  # fmt: skip

    def last_review_of(self, proposal: ReviewedProposal) -> Round | None:
        """The last round about exactly this proposal that was not withdrawn."""
        return next(
            (
                r
                for r in reversed(self.rounds)
                if r.proposal.digest == proposal.digest and r.status is not ReviewStatus.WITHDRAWN
            ),
            None,
        )

    def heard_since(self, review: Round) -> bool:
        """Whether a hearing was held after the review's opinion."""
        return self.hearing_at is not None and (review.opinion_at is None or review.opinion_at <= self.hearing_at)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by id and by name: one person may stand on two lists under two ids."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class ReviewPaper:
    """What a paper of the review says: timing, round, proposal and outcome as written on it, and who signed it."""

    timing: str | None = None
    number: int | None = None
    kinds: frozenset[str] = frozenset()
    fine_fen: int | None = None
    outcome: str | None = None
    signed_by: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFacts:
    """A submission about to be made. ``materials`` are those submitted now, ``change`` why the proposal was changed."""

    standing: ReviewStanding
    materials: frozenset[MaterialKind]
    category: EnforcementCategory
    change: str = ""
    paper: ReviewPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeFacts:
    """A submitted round in the hands of the review unit; ``handlers`` had a hand in the case itself."""

    round: Round
    by: Person
    handlers: frozenset[Person]


@dataclass(frozen=True, slots=True)
class ReviewerStanding:
    """A reviewer about to be assigned."""

    person: Person
    organ_id: UUID
    active: bool
    first_review_year: int
    qualified: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """One item of the checklist as answered."""

    item: ReviewItem
    result: CheckResult
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentFacts:
    """Reviewers about to be assigned to a round. ``before`` are those of the review that a short round follows.

    ``standings`` is who was asked to step back from the case.
    """

    round: Round
    organ_id: UUID
    category: EnforcementCategory
    reviewers: tuple[ReviewerStanding, ...]
    handlers: frozenset[Person]
    by: Person
    before: tuple[UUID, ...] = ()
    standings: tuple[Standing, ...] = ()

    @property
    def examiners(self) -> tuple[Person, ...]:
        """The reviewers, and who assigns them."""
        return (*(reviewer.person for reviewer in self.reviewers), self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionFacts:
    """An opinion about to be given. ``asked`` are the items of the organ's checklist, ``standings`` who was asked to step back."""

    round: Round
    by: UUID
    asked: tuple[ReviewItem, ...]
    answers: tuple[Checked, ...]
    outcome: ReviewOutcome
    advice: str
    paper: ReviewPaper
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseFacts:
    """The case unit about to answer an opinion; ``latest`` whether no later round exists."""

    round: Round
    text: str
    latest: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """A coordination meeting about to be recorded: who chaired it, who of which side was there, who signed its paper."""

    round: Round
    chair: Person
    unit_present: bool
    reviewer_present: bool
    proposal: ReviewedProposal
    decision: str
    signed_by: frozenset[UUID]
