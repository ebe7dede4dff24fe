"""What the gates of a licence ask (许可程序的事实): plain values, gathered from rows by `gathering`."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from api.cases.recusal_rules import Standing
from api.decisions.facts import MatterStanding
from api.inspections.rules import Presence
from api.law.gates import Gap
from api.licences.models import IntakeOutcome
from api.registry.rules import Acting
from api.vocabulary import StaffRole


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who stands at the window: their roles on the day, and their organ."""

    roles: frozenset[StaffRole]
    organ_id: UUID


@dataclass(frozen=True, slots=True)
class HearingStanding:
    """How far a hearing has come. Days are Shanghai days, None where it has not come to pass; ``host_id`` once it is notified."""

    ask_until: date
    told: frozenset[UUID] = frozenset()
    requested_on: date | None = None
    scheduled_at: datetime | None = None
    held_on: date | None = None
    host_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceFacts:
    """A licence case as an act on it finds it. Every day is a Shanghai day, None where it has not come to pass.

    ``examiner_ids`` are the examiners who act, all of the case where none is named; ``standings`` is who was asked to step back.
    ``answer_by`` is the last day of the five working days since the latest receipt; ``decide_by`` the open limit of the
    decision. ``conforms`` is what the latest verification found, ``tests_conform`` what the experts found; ``open_tests``
    counts those still at work. ``review`` is the gap of the legal review, None where it passed or none is needed.
    """

    on: date
    organ_id: UUID
    matter: MatterStanding
    clerk: Clerk | None = None
    acting: Acting | None = None
    presence: Presence | None = None
    examiner_ids: frozenset[UUID] = frozenset()
    standings: tuple[Standing, ...] = ()
    received_on: date | None = None
    corrected_on: date | None = None
    supplemented_on: date | None = None
    answer_by: date | None = None
    intake: IntakeOutcome | None = None
    accepted_on: date | None = None
    decide_by: date | None = None
    extended: bool = False
    conforms: bool | None = None
    tests_conform: bool = True
    open_tests: int = 0
    hearing: HearingStanding | None = None
    decided: bool = False
    granted: bool = False
    issued: bool = False
    withdrawn: bool = False
    review: Gap | None = None

    @property
    def latest_receipt(self) -> date | None:
        """The day the application was received, or what was missing came in."""
        return self.supplemented_on or self.received_on

    @property
    def late(self) -> bool:
        """Whether the five working days passed without an answer, so that the application counts as accepted."""
        waiting = self.corrected_on is not None and self.supplemented_on is None
        return self.answer_by is not None and self.on > self.answer_by and not waiting

    @property
    def in_examination(self) -> bool:
        """Accepted, and neither decided nor withdrawn."""
        return self.accepted_on is not None and not self.decided and not self.withdrawn


@dataclass(frozen=True, slots=True)
class CorrectionFacts:
    """A correction about to be asked for: what is missing, and what the notice says."""

    licence: LicenceFacts
    missing: tuple[str, ...]
    on_paper: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """An extension of the decision about to be told."""

    licence: LicenceFacts
    days: int
    reason: str


@dataclass(frozen=True, slots=True)
class HearingFacts:
    """A hearing about to be notified: who hosts, who examined, and the last day on which it may be notified."""

    licence: LicenceFacts
    host_id: UUID
    examiner_ids: frozenset[UUID]
    scheduled_on: date
    notify_by: date


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A decision about to be made, beside its papers. ``signed`` by the leader who decides, on the approval form."""

    licence: LicenceFacts
    grant: bool
    signed: bool
    licence_number: str = ""
    valid_from: str = ""
    valid_to: str = ""
    reasons: str = ""
    remedy_told: bool = False


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """A certificate about to be issued, beside the decision."""

    licence: LicenceFacts
    decided: tuple[str, str]
    certified: tuple[str, str]
