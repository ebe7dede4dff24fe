"""What the gates of a measure ask (强制措施的事实): plain values, gathered from rows by `gathering`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from api.calendar.counting import Period
from api.cases.recusal_rules import Standing
from api.clocks import legal_day
from api.inspections.rules import Moment, Presence
from api.registry.rules import Acting
from api.review.examined import PaperReview
from api.tables import Json
from api.vocabulary import MeasureKind, MeasureStage, OrganKind


@dataclass(frozen=True, slots=True)
class Item:
    """A place, facility or thing (场所、设施、财物) as papers list it; ``registration`` is its number, where it has one."""

    name: str
    model: str = ""
    quantity: Decimal = Decimal(1)
    unit: str = ""
    registration: str = ""

    @property
    def words(self) -> str:
        """The item in a sentence: 内燃平衡重式叉车2台."""
        return f"{self.name}{self.quantity:f}{self.unit}" if self.unit else self.name

    def same_as(self, other: "Item") -> bool:
        """Whether both are the same thing, whatever their quantity."""
        return (self.name, self.model, self.registration) == (other.name, other.model, other.registration)


@dataclass(frozen=True, slots=True)
class Imposed:
    """A measure that was imposed. ``base_until`` is the last day without its extension, ``until`` the last day as it stands."""

    number: str
    at: datetime
    period_days: int
    base_until: date
    until: date
    extended: bool = False
    excluded: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFacts:
    """A measure, or the request for one, as an act on it finds it.

    ``case_stage`` is the stage of the case that owns it, None on a visit. ``told`` is when and where the party was told of
    the measure and heard. ``taken`` names objects that are sealed or seized already. ``converted`` says how it ended.
    ``standings`` is who was asked to step back from the case.

    ``value_fen`` is what the objects are worth, ``value_asked`` whether the catalogue of major decisions goes by it. ``major``
    says why the measure is a major decision, ``review`` is the opinion on its approval form.
    """

    acting: Acting
    presence: Presence
    organ_kind: OrganKind
    kind: MeasureKind
    items: tuple[Item, ...]
    period_days: int
    case_stage: str | None = None
    emergency: bool = False
    emergency_reason: str = ""
    approved_at: datetime | None = None
    told: tuple[Moment, ...] = ()
    taken: tuple[str, ...] = ()
    imposed: Imposed | None = None
    ended_at: datetime | None = None
    converted: bool = False
    standings: tuple[Standing, ...] = ()
    value_fen: int | None = None
    value_asked: bool = False
    major: tuple[str, ...] = ()
    review: PaperReview | None = None

    @property
    def on(self) -> date:
        """The Shanghai day of the act."""
        return legal_day(self.presence.at)

    @property
    def stage(self) -> MeasureStage:
        """Where the measure stands (强制措施阶段). It follows from what happened and is stored nowhere."""
        if self.ended_at is not None:
            return MeasureStage.CONVERTED if self.converted else MeasureStage.LIFTED
        if self.imposed is None:
            return MeasureStage.REQUESTED if self.approved_at is None else MeasureStage.APPROVED
        if self.approved_at is None:
            return MeasureStage.EMERGENCY_EXECUTED
        return MeasureStage.EXTENDED if self.imposed.extended else MeasureStage.IN_FORCE

    @property
    def unlawful_overrun(self) -> bool:
        """Whether it is still in force after its last day (超期查封扣押)."""
        return self.imposed is not None and self.ended_at is None and self.on > self.imposed.until


@dataclass(frozen=True, slots=True)
class ApprovalPaper:
    """Who approved on the approval form (审批表), and what: ``signed`` by the leader who acts, or by a leader at all."""

    signed: bool
    items: tuple[Item, ...]
    period_days: int | None


@dataclass(frozen=True, slots=True)
class DecisionPaper:
    """What the decision and its list (决定书、清单) say, beside the measure they are to impose."""

    measure: MeasureFacts
    until: date
    items: tuple[Item, ...]
    period_days: int | None
    first_day: str
    last_day: str
    number: str
    listed: tuple[Item, ...]
    list_number: str


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """An extension about to be told: by how many days, until when, and what its papers say."""

    measure: MeasureFacts
    days: int
    until: date
    reason: str
    approved: ApprovalPaper
    paper_until: str
    paper_number: str


@dataclass(frozen=True, slots=True)
class ExclusionFacts:
    """Days of a test about to be excluded."""

    measure: MeasureFacts
    first: date
    last: date
    reason: str


@dataclass(frozen=True, slots=True)
class LiftFacts:
    """A lift about to be told: what the decision says it gives back, and of which measure."""

    measure: MeasureFacts
    items: tuple[Item, ...]
    returned: tuple[Item, ...]
    paper_number: str


@dataclass(frozen=True, slots=True)
class ConversionFacts:
    """Goods about to be disposed of. ``authorised`` says whether the paper shown provides for exactly this."""

    measure: MeasureFacts
    basis: str
    authorised: bool


def items_of(entries: object) -> tuple[Item, ...]:
    """The items of a paper's field; what is no list of items is none."""
    if not isinstance(entries, list):
        return ()
    return tuple(_item(entry) for entry in entries if isinstance(entry, dict) and str(entry.get("name") or "").strip())


def covers(whole: Iterable[Item], part: Iterable[Item]) -> tuple[Item, ...]:
    """The items of ``part`` that ``whole`` does not have, or not in that quantity; empty if it has them all."""
    had = tuple(whole)
    return tuple(item for item in part if not any(h.same_as(item) and h.quantity >= item.quantity for h in had))


def _item(entry: Json) -> Item:
    try:
        quantity = Decimal(str(entry.get("qty", 1)))
    except InvalidOperation:
        quantity = Decimal(1)
    text = {name: str(entry.get(name) or "").strip() for name in ("name", "model", "unit", "registration")}
    return Item(text["name"], text["model"], quantity, text["unit"], text["registration"])
