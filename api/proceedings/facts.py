"""What the gates of a common proceeding ask (征收、征用、收费、强制执行的事实): plain values, gathered from rows by `gathering`."""

from dataclasses import dataclass
from datetime import date

from api.cases.recusal_rules import Standing
from api.proceedings.assessment import AssessedPart, Goods, Standard, less, total_fen
from api.proceedings.models import NoticeKind
from api.proceedings.performance_models import (
    ExecutionTurnGround,
    ProceedingOutcome,
)
from api.registry.rules import Acting
from api.vocabulary import CaseProcedure, EnforcementCategory, ExecutionKind, StaffRole

CATEGORIES = {
    CaseProcedure.LEVY: EnforcementCategory.LEVY,
    CaseProcedure.CHARGE: EnforcementCategory.CHARGE,
    CaseProcedure.REQUISITION: EnforcementCategory.REQUISITION,
    CaseProcedure.COMPULSORY_EXECUTION: EnforcementCategory.COMPULSION,
}
"""The four procedures of the common machine, and the category in which their officers must be qualified."""

MONEY = frozenset({CaseProcedure.LEVY, CaseProcedure.CHARGE})
"""The procedures that reckon an amount by a published standard."""


@dataclass(frozen=True, slots=True)
class Order:
    """The order of an emergency command (应急指挥机构的命令)."""

    number: str
    body: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class Duty:
    """The duty to be enforced (待执行的义务): the decision it comes from, when that was served, until when it was to be performed.

    ``due_on`` None: no term runs yet. ``owed_fen`` is what is still owed of it, None where the duty is none of money;
    ``surcharge_fen`` of that the additional fine (加处罚款) – payments settle the principal first. ``stayed`` and ``revoked`` are what a remedy brought about.
    """

    number: str
    served_on: date | None
    due_on: date | None
    performed: bool = False
    stayed: bool = False
    revoked: bool = False
    owed_fen: int | None = None
    surcharge_fen: int = 0

    @property
    def principal_fen(self) -> int:
        """What is still owed without the surcharge."""
        return (self.owed_fen or 0) - self.surcharge_fen


@dataclass(frozen=True, slots=True)
class Started:
    """A proceeding as it is, or is to be, started. ``claimed_fen`` is the money to be enforced, None where it is none."""

    procedure: CaseProcedure
    matter_procedure: CaseProcedure | None
    matter_of_organ: bool
    matter_published: bool
    item: str
    basis: str
    standard: Standard | None = None
    parts: tuple[AssessedPart, ...] = ()
    order: Order | None = None
    compensation_rule: str = ""
    goods: tuple[Goods, ...] = ()
    duty: Duty | None = None
    obligation: str = ""
    execution_kind: ExecutionKind | None = None
    own_power: str = ""
    claimed_fen: int | None = None

    @property
    def amount_fen(self) -> int:
        """What the parts come to."""
        return total_fen(self.parts)


@dataclass(frozen=True, slots=True)
class Told:
    """The party was told: how, of what amount, and the last day to state or to perform."""

    kind: NoticeKind
    received_on: date
    amount_fen: int | None = None
    term_until: date | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """The party was heard or waived. ``rechecked`` says whether what it said was re-checked."""

    waived: bool
    rechecked: bool = True


@dataclass(frozen=True, slots=True)
class Ruled:
    """The decision, when it was served, and what followed it. ``waived_fen`` is by how much an agreement that stands reduced it."""

    number: str
    made_on: date
    amount_fen: int | None = None
    served_on: date | None = None
    pay_by: date | None = None
    goods: tuple[Goods, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    kind: ExecutionKind | None = None
    budget_fen: int | None = None
    paid_fen: int = 0
    waived_fen: int = 0
    taken: tuple[Goods, ...] = ()
    returned: tuple[Goods, ...] = ()
    compensation_fen: int | None = None
    compensated_fen: int = 0
    fulfilled: bool = False
    spent_fen: int = 0

    @property
    def owed_fen(self) -> int:
        """What is still to be paid."""
        return max(0, (self.amount_fen or 0) - self.waived_fen - self.paid_fen)

    @property
    def held(self) -> tuple[Goods, ...]:
        """Goods taken and not returned."""
        return less(self.taken, self.returned)


@dataclass(frozen=True, slots=True)
class Agreed:
    """An execution agreement: the last days of its stages. ``broken`` once execution was resumed because of it."""

    stages: tuple[date, ...]
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceedingFacts:
    """A proceeding under its lock, on the day of an act. ``stayed`` and ``undone`` are what remedies did to its own decision.

    ``standings`` are the requests that somebody step back.
    """

    acting: Acting
    roles: frozenset[StaffRole]
    started: Started
    told: tuple[Told, ...] = ()
    heard: Heard | None = None
    ruled: Ruled | None = None
    suspended_since: date | None = None
    suspended_for: ExecutionTurnGround | None = None
    agreed: Agreed | None = None
    ended: ProceedingOutcome | None = None
    stayed: bool = False
    undone: bool = False
    standings: tuple[Standing, ...] = ()

    @property
    def on(self) -> date:
        """The Shanghai day of the act."""
        return self.acting.on

    @property
    def procedure(self) -> CaseProcedure:
        """Which of the four."""
        return self.started.procedure

    def last_told(self, *kinds: NoticeKind) -> Told | None:
        """The latest notice of one of these kinds."""
        return next((told for told in reversed(self.told) if told.kind in kinds), None)
