"""What the rules of the general procedure ask before the decision (普通程序的事实): plain values, gathered from rows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from api.cases.progress import Progress
from api.cases.recusal_rules import Duty, Standing
from api.decisions.facts import Decided, FineRange, MatterStanding, Proposal
from api.decisions.models import StatementOutcome
from api.registry.rules import Acting
from api.review.facts import ReviewStanding
from api.vocabulary import PartyKind, PenaltyKind


@dataclass(frozen=True, slots=True)
class Told:
    """A notice that was served (告知): what it proposes and until when the party may answer, those days included.

    ``hearing_until`` is None where the notice offered no hearing.
    """

    proposal: Proposal
    at: datetime
    received_on: date
    state_until: date
    hearing_until: date | None = None


@dataclass(frozen=True, slots=True)
class Defence:
    """The party stated and defended, or waived; ``rechecked`` once its facts, reasons and evidence were checked."""

    statement_id: UUID
    outcome: StatementOutcome
    at: datetime
    rechecked: bool = False


@dataclass(frozen=True, slots=True)
class HearingAsked:
    """A hearing that the party asked for, which stands after the latest notice, and how far it has come."""

    requested_on: date
    withdrawn: bool = False
    scheduled_on: date | None = None
    held_on: date | None = None

    @property
    def open(self) -> bool:
        """Asked for, and neither given up nor held."""
        return not self.withdrawn and self.held_on is None


@dataclass(frozen=True, slots=True)
class Discussed:
    """A collective discussion: what it came to, and when."""

    proposal: Proposal
    at: datetime


@dataclass(frozen=True, slots=True)
class Redone:
    """A decision that a remedy took away for its substance, ordering another (责令重作); told anew since with new facts or not."""

    kinds: frozenset[PenaltyKind]
    fine_fen: int | None
    new_facts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralCaseFacts:
    """A case of the general procedure on one day, with the penalty to be judged.

    ``told`` is the latest notice; ``defences`` every statement of the case; ``hearing_grounds`` why this proposal gives a
    right to a hearing (empty: none); ``review`` the proposal against its legal reviews, ``no_penalty`` the proposal to impose
    nothing; ``deciders`` who is about to decide or discuss; ``redone`` the decision that has to be made anew.
    """

    acting: Acting
    progress: Progress
    matter: MatterStanding
    party_kind: PartyKind
    proposal: Proposal
    fine_range: FineRange
    review: ReviewStanding
    standings: tuple[Standing, ...] = ()
    told: Told | None = None
    defences: tuple[Defence, ...] = ()
    hearing: HearingAsked | None = None
    hearing_grounds: tuple[str, ...] = ()
    discussed: Discussed | None = None
    deciders: tuple[Duty, ...] = ()
    earlier_fines: tuple[str, ...] = ()
    decided: Decided | None = None
    reviewed_before_notice: bool = True
    new_facts: str = ""
    no_penalty: ReviewStanding | None = None
    redone: Redone | None = None

    @property
    def on(self) -> date:
        """The day of the act."""
        return self.acting.on

    @property
    def heard_since_told(self) -> tuple[Defence, ...]:
        """Statements and waivers after the latest notice."""
        return tuple(each for each in self.defences if self.told is None or each.at >= self.told.at)

    @property
    def waived(self) -> bool:
        """Whether the party waived after the latest notice."""
        return any(each.outcome is StatementOutcome.WAIVED for each in self.heard_since_told)

    @property
    def defended(self) -> bool:
        """Whether the party stated or defended after the latest notice, or was heard at a hearing."""
        stated = any(each.outcome is StatementOutcome.HEARD for each in self.heard_since_told)
        return stated or (self.hearing is not None and self.hearing.held_on is not None)

    @property
    def ever_defended(self) -> bool:
        """Whether the party stated or defended in the case at all, after whichever notice, or was heard at a hearing."""
        stated = any(each.outcome is StatementOutcome.HEARD for each in self.defences)
        return stated or self.review.hearing_at is not None or self.defended
