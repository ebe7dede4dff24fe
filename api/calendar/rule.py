"""What a time limit of the law is made of (期限规则): how long, from when, counted how, whose, and on what ground."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.law.citations import Citation
from api.law.parameter import Parameter, Settings, Standing
from api.vocabulary import DeadlineUnit, EnforcementCategory, Labelled


class Direction(StrEnum):
    """Whether a limit runs on from its start, or back from an event that must be preceded by it."""

    FORWARD = "FORWARD"
    BACKWARD = "BACKWARD"


class Owner(Labelled, chinese="期限归属"):
    """Whose limit it is."""

    ORGAN = "ORGAN", "机关的义务", "the organ's duty: late is overdue"
    PARTY = "PARTY", "当事人的权利义务", "the party's right or payment: the limit is theirs to use"


class Marks(Labelled, chinese="届满日含义"):
    """What the computed day means."""

    LAST_DAY = "LAST_DAY", "最后一日", "the last day on which it may be done"
    FIRST_DAY = "FIRST_DAY", "最早之日", "the first day on which it may be done or begins"


class RuleNotInForce(LookupError):
    """The limit begins on a day before its rule took effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """One time limit.

    ``n`` counts ``unit``; None where every use brings its own length (a promised limit). ``starts_from`` names in Chinese
    the event whose day is the start. The start is not counted unless ``counts_first_day``. ``rolls_off_rest_days``: a last
    day that is a rest day moves to the next working day (民事诉讼法 第八十五条). ``clear``: the days counted lie wholly between
    the start and the result. ``fixed`` is month and day of a yearly limit. ``parameter`` is the configurable length.
    """

    code: str
    name: str
    n: int | None
    unit: DeadlineUnit
    starts_from: str
    owner: Owner
    basis: tuple[Citation, ...]
    standing: Standing
    effective_from: date
    counts_first_day: bool = False
    rolls_off_rest_days: bool = False
    direction: Direction = Direction.FORWARD
    clear: bool = False
    marks: Marks = Marks.LAST_DAY
    alarm: str | None = None
    parameter: Parameter[int] | None = None
    fixed: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a rule that contradicts itself."""
        if (self.unit is DeadlineUnit.FIXED_DATE) != (self.fixed is not None):
            raise ValueError(f"{self.code}: a yearly limit, and only that, has a fixed date")
        if self.direction is Direction.BACKWARD and self.unit not in (DeadlineUnit.WORKDAY, DeadlineUnit.DAY):
            raise ValueError(f"{self.code}: only days are counted backwards")
        if self.rolls_off_rest_days and (self.unit is DeadlineUnit.HOUR or self.direction is Direction.BACKWARD):
            raise ValueError(f"{self.code}: only a forward limit in days or months can move off a rest day")
        if not self.basis and self.standing is not Standing.CHOSEN:
            raise ValueError(f"{self.code}: a limit that was not chosen here needs its legal ground")

    def length(
        self, on: date, settings: Settings | None = None, category: EnforcementCategory | None = None
    ) -> int | None:
        """How many units bind an organ on a day: its parameter where the limit is configurable, else ``n``."""
        return self.n if self.parameter is None else self.parameter.resolve(on, settings, category)


RuleBook = Mapping[str, DeadlineRule]
