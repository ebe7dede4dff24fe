"""What the rules of the simple procedure ask (简易程序的事实): plain values, gathered from rows by `gathering`."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from api.calendar.counting import Period
from api.cases.recusal_rules import Standing
from api.decisions.court_models import CourtStepKind
from api.decisions.fines import Account, Instalment, Paid, account_of, account_of_parts
from api.decisions.models import PaymentPurpose, StatementOutcome
from api.registry.rules import Acting
from api.vocabulary import CaseProcedure, EnforcementCategory, MatterStatus, PartyKind, PenaltyKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """A penalty as proposed, told or decided. ``fine_fen`` is in fen, None without a fine.

    ``band`` names the chosen band of the discretion standard (裁量基准); ``mitigation`` is the recorded ground of a fine
    below the statutory minimum (减轻处罚); ``deviation`` why the fine leaves its band. ``confiscated_fen`` is the value of
    gains or goods confiscated, ``gains_fen`` what of it are gains, said where both are.
    """

    kinds: tuple[PenaltyKind, ...]
    fine_fen: int | None = None
    band: str | None = None
    mitigation: str | None = None
    confiscated_fen: int | None = None
    deviation: str | None = None
    gains_fen: int | None = None

    @property
    def gains_due_fen(self) -> int:
        """The unlawful gains to be paid in: all that is confiscated, unless goods are confiscated with them."""
        if PenaltyKind.CONFISCATE_GAINS not in self.kinds:
            return 0
        return (self.confiscated_fen if self.gains_fen is None else self.gains_fen) or 0

    @property
    def mitigated(self) -> bool:
        """Whether a ground of mitigation is stated, in words."""
        return bool((self.mitigation or "").strip())


@dataclass(frozen=True, slots=True)
class CredentialShown:
    """Credentials shown: when, where, whose."""

    on: date
    place: str | None
    officer_ids: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class MatterStanding:
    """A matter of the catalogue as it stands in the registry. ``effective_to`` is its last day, None while in force."""

    code: str
    organ_id: UUID
    category: EnforcementCategory
    status: MatterStatus
    effective_from: date
    effective_to: date | None = None
    published_on: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether it binds on the day: begun, and neither ended nor abolished."""
        ends = self.effective_to
        open_ended = ends is None and self.status is MatterStatus.PUBLISHED
        return self.effective_from <= on and (open_ended or (ends is not None and on <= ends))


@dataclass(frozen=True, slots=True)
class Band:
    """One published band of fines, both ends included, in fen."""

    name: str
    from_fen: int
    to_fen: int


@dataclass(frozen=True, slots=True)
class FineRange:
    """The statutory range of a matter's fine in fen, and the bands published for it. ``max_fen`` None: none is known."""

    min_fen: int
    max_fen: int | None
    bands: tuple[Band, ...] = ()

    def band(self, name: str | None) -> Band | None:
        """The band of this name."""
        return next((band for band in self.bands if band.name == name), None)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision and what followed it. ``pay_by`` is the last day to pay, None before service or without a fine.

    ``instalments`` are the parts in which it may be paid, where that was approved: their days take the place of ``pay_by``.
    ``free`` are the periods of remedies, on whose days no surcharge runs. ``fine_fen`` is as a remedy left it, ``stayed`` whether
    one keeps it from being executed. ``waived_fen`` is by how much the surcharge was reduced when its execution was agreed upon
    (行政强制法 第四十二条). ``gains_fen`` are unlawful gains confiscated, ``gains_paid_fen`` what of them was paid in.
    """

    number: str
    kinds: tuple[PenaltyKind, ...]
    fine_fen: int | None
    made_on: date
    surcharge_rate: Decimal
    served_on: date | None = None
    pay_by: date | None = None
    filed: bool = False
    payments: tuple[Paid, ...] = ()
    instalments: tuple[Instalment, ...] = ()
    free: tuple[Period, ...] = ()
    stayed: bool = False
    waived_fen: int = 0
    gains_fen: int = 0
    gains_paid_fen: int = 0

    @property
    def gains_owed_fen(self) -> int:
        """What of the confiscated gains is still to be paid in. No surcharge runs on it."""
        return max(0, self.gains_fen - self.gains_paid_fen)

    def performed(self, on: date) -> bool:
        """Whether nothing is owed at the end of a day, neither of the fine nor of the gains."""
        return self.account(on).settled and not self.gains_owed_fen

    def account(self, on: date, *more: Paid) -> Account:
        """Where the fine stands at the end of a day, with ``more`` payments than are recorded."""
        account = self._reckoned(on, (*self.payments, *more))
        return replace(account, surcharge_fen=max(0, account.surcharge_fen - self.waived_fen))

    def _reckoned(self, on: date, received: tuple[Paid, ...]) -> Account:
        if self.instalments:
            return account_of_parts(self.instalments, received, on=on, rate=self.surcharge_rate, free=self.free)
        return account_of(self.fine_fen or 0, self.pay_by, received, on=on, rate=self.surcharge_rate, free=self.free)


class HasProposal(Protocol):
    """Facts with a penalty to be judged against the range of its fine."""

    @property
    def proposal(self) -> Proposal:
        """The penalty."""

    @property
    def fine_range(self) -> FineRange:
        """What the law and the organ's standard allow."""

    @property
    def earlier_fines(self) -> tuple[str, ...]:
        """Numbers of fines of the same party in the same matter."""


class AfterDecision(Protocol):
    """Facts of a case that may have its decision, on a day."""

    @property
    def on(self) -> date:
        """The day of the act."""

    @property
    def procedure(self) -> CaseProcedure:
        """By which procedure it was decided."""

    @property
    def decided(self) -> Decided | None:
        """The decision in force, None before it and after its revocation."""

    @property
    def closed(self) -> bool:
        """Whether the case was closed."""

    @property
    def revoked(self) -> bool:
        """Whether a decision of the case was revoked."""

    @property
    def court(self) -> CourtStepKind | None:
        """The last step of the court that was asked to enforce the decision, None where none was."""

    @property
    def open_measures(self) -> int:
        """Compulsory measures of the case and its visit that neither were lifted nor ended in disposal."""

    @property
    def open_preservations(self) -> int:
        """Evidence of the case and its visit that was registered and preserved, and never dealt with."""


@dataclass(frozen=True, slots=True)
class DecidedCase:
    """A case after its decision, whatever its procedure: what its service, payment and closing ask."""

    on: date
    procedure: CaseProcedure
    decided: Decided | None
    closed: bool
    revoked: bool = False
    court: CourtStepKind | None = None
    open_measures: int = 0
    open_preservations: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotCaseFacts:
    """A case of the simple procedure, or the visit it may grow out of, on one day.

    ``told`` is what the party was told before stating and defending, None before that; ``statement`` the outcome of the
    latest statement; ``begun`` whether the visit has its case; ``earlier_fines`` the numbers of fines of the same party in
    the same matter. ``standings`` is who was asked to step back from the case or its visit.
    """

    acting: Acting
    shown: tuple[CredentialShown, ...]
    inspected_on: tuple[date, ...]
    matter: MatterStanding
    party_kind: PartyKind
    fine_range: FineRange
    proposal: Proposal
    sole_trader_is_citizen: bool = True
    begun: bool = False
    told: Proposal | None = None
    statement: StatementOutcome | None = None
    earlier_fines: tuple[str, ...] = ()
    decided: Decided | None = None
    closed: bool = False
    open_measures: int = 0
    open_preservations: int = 0
    standings: tuple[Standing, ...] = ()

    @property
    def on(self) -> date:
        """The day of the act."""
        return self.acting.on

    @property
    def procedure(self) -> CaseProcedure:
        """Decided on the spot."""
        return CaseProcedure.SIMPLE

    @property
    def revoked(self) -> bool:
        """What a rule before the decision never asks."""
        return False

    @property
    def court(self) -> CourtStepKind | None:
        """No rule of a case on the spot asks."""
        return None


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a decision's document says, beside what is to be decided."""

    proposal: Proposal
    paper_kinds: tuple[PenaltyKind, ...]
    paper_fine_fen: int | None
    signed_by: frozenset[UUID]
    officer_ids: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """Money about to be recorded for a case. ``cash`` was taken on the spot, ``cash_reason`` says why it had to be."""

    case: AfterDecision
    paid: Paid
    cash: bool = False
    cash_reason: str | None = None
    purpose: PaymentPurpose = PaymentPurpose.FINE
