"""What the gates ask about remedies (复议诉讼的事实): plain values, gathered from rows by `standing`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.calendar.counting import Period
from api.vocabulary import RemedyKind, RemedyResult

UNDOING = frozenset({RemedyResult.REVOKED, RemedyResult.INVALID, RemedyResult.REDO})
"""Results after which the decision does not stand any more."""

WITHDRAWING = UNDOING | {RemedyResult.CHANGED, RemedyResult.UNLAWFUL}
"""Results after which what was published is withdrawn within three working days (行政处罚法 第四十八条)."""

GIVEN_UP = frozenset({RemedyResult.WITHDRAWN, RemedyResult.MEDIATED})
"""Results that decided nothing: no time to sue over them begins."""

ENDLESS = date.max
"""The end of a period that is still running."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One remedy against a decision. Days are Shanghai days; ``received_on`` of the result is None while it is pending."""

    id: UUID
    kind: RemedyKind
    simple: bool
    through_organ: bool
    filed_on: date
    received_on: date
    forwarded: bool = False
    replied: bool = False
    stay_id: UUID | None = None
    stayed_from: date | None = None
    result: RemedyResult | None = None
    result_on: date | None = None
    amount_fen: int | None = None
    refund_fen: int = 0
    refunded_fen: int = 0

    @property
    def pending(self) -> bool:
        """Whether no result was received yet."""
        return self.result is None

    @property
    def free(self) -> Period:
        """The days on which no surcharge runs: from the application to the result, both included (行政处罚法 第七十三条第三款)."""
        return Period(self.filed_on, max(self.result_on or ENDLESS, self.filed_on), "复议、诉讼期间")


@dataclass(frozen=True, slots=True)
class RemedyStanding:
    """Every remedy against one decision, in the order in which they were filed."""

    remedies: tuple[Remedy, ...] = ()

    @property
    def pending(self) -> bool:
        """Whether one is running."""
        return any(remedy.pending for remedy in self.remedies)

    @property
    def stayed(self) -> bool:
        """Whether execution is stayed now: a stay ends with its remedy, or when it is lifted."""
        return any(remedy.pending and remedy.stay_id is not None for remedy in self.remedies)

    @property
    def undone(self) -> bool:
        """Whether a result took the decision away."""
        return any(remedy.result in UNDOING for remedy in self.remedies)

    @property
    def amount_fen(self) -> int | None:
        """The amount as a result changed it last, None where none did."""
        changed = [remedy for remedy in self.remedies if remedy.result is RemedyResult.CHANGED]
        return max(changed, key=lambda remedy: remedy.result_on or ENDLESS).amount_fen if changed else None

    @property
    def free(self) -> tuple[Period, ...]:
        """The days on which no surcharge runs."""
        return tuple(remedy.free for remedy in self.remedies)


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """Papers of a remedy about to be recorded: against a decision that was served when, by whom, and on which days."""

    on: date
    kind: RemedyKind
    simple: bool
    through_organ: bool
    filed_on: date
    received_on: date
    applicant_is_party: bool
    served_on: date | None
    standing: RemedyStanding


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A step in a remedy, on a day of its own: a forwarding, a reply, a stay or its end. ``text`` is its reason or opinion."""

    on: date
    remedy: Remedy
    day: date
    text: str = ""
    paper_case_number: str | None = None
    case_number: str = ""


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """A result about to be recorded. ``fined`` says whether the decision is on money, which a change must name anew."""

    on: date
    remedy: Remedy
    result: RemedyResult
    received_on: date
    amount_fen: int | None
    fined: bool
    summary: str


@dataclass(frozen=True, slots=True)
class RefundFacts:
    """Money about to be given back."""

    remedy: Remedy
    paid_fen: int
    voucher_no: str


def free_days(periods: Iterable[Period], after: date, until: date) -> int:
    """How many days in (after, until] lie in at least one of the periods."""
    days, reached = 0, after
    for period in sorted(periods, key=lambda each: each.first):
        begins = max(reached.toordinal() + 1, period.first.toordinal())
        ends = min(until.toordinal(), period.last.toordinal())
        if ends >= begins:
            days += ends - begins + 1
            reached = date.fromordinal(ends)
    return days
