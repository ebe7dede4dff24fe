"""What the gates of sampling and preservation ask (抽样取证、先行登记保存的事实): plain values."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from api.cases.recusal_rules import Standing
from api.clocks import legal_day
from api.inspections.rules import Presence
from api.measures.facts import Item
from api.registry.rules import Acting
from api.vocabulary.labelled import Labelled


class PreservationOutcome(Labelled, chinese="先行登记保存处理"):
    """What becomes of preserved evidence, within seven working days."""

    COPIED = "COPIED", "记录、复制、拍照、录像后退还", "copied or photographed, then given back"
    TESTED = "TESTED", "送交检测、检验、检疫、鉴定", "sent to be tested"
    SEIZED = "SEIZED", "转为查封、扣押", "sealed or seized by a measure of its own"
    CONFISCATED = "CONFISCATED", "没收", "confiscated by a decision"
    RELEASED = "RELEASED", "解除先行登记保存", "released: nothing unlawful, or no longer needed"


class Staged(Protocol):
    """An act on a visit or in a case."""

    @property
    def case_stage(self) -> str | None:
        """The stage of the case, None on a visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalFacts:
    """A notice that a leader is about to approve. ``issued`` says that it has its number and is not void."""

    number: str
    issued: bool
    approved: bool = False
    case_stage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheSpotFacts:
    """Officers about to take a sample, or to preserve evidence. ``case_stage`` is None on a visit."""

    acting: Acting
    presence: Presence
    standings: tuple[Standing, ...] = ()
    case_stage: str | None = None

    @property
    def on(self) -> date:
        """The Shanghai day of the act."""
        return legal_day(self.presence.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreservationFacts(OnTheSpotFacts):
    """Evidence about to be preserved, and what its papers say.

    ``approved_at`` is when a leader approved this notice, None where nobody did; ``latest`` the seventh working day after the
    act; ``list_number`` the number of the notice that the list names.
    """

    number: str
    items: tuple[Item, ...]
    until: date
    latest: date
    list_number: str
    listed: tuple[Item, ...]
    approved_at: datetime | None = None
    preserved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlingFacts:
    """Preserved evidence about to be dealt with. ``handled`` says that it was; ``measure_in_force`` that goods lie under a measure."""

    acting: Acting
    outcome: PreservationOutcome
    reason: str
    standings: tuple[Standing, ...] = ()
    handled: bool = False
    measure_in_force: bool = False


class MayHoldPreserved(Protocol):
    """A case that may end while evidence of it, or of its visit, is still preserved."""

    @property
    def open_preservations(self) -> int:
        """How often evidence was registered and preserved, and not dealt with."""
