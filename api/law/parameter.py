"""A parameter of the law (参数): a value by date of effect, with its unit, its description and its legal ground.

The caller asks for the value on a day and never which version was in force. An organ may set its own value where the
parameter allows it, for everything it does or for one enforcement category.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Generic, TypeVar, cast

from api.law.citations import Citation
from api.vocabulary import EnforcementCategory, Labelled

Value = int | str | bool | Decimal | tuple[int, ...] | tuple[str, ...]
V = TypeVar("V", bound=Value)

Settings = Mapping[str, object]
"""An organ's settings as stored: JSON values by parameter name, or by ``CATEGORY:name`` for one category only."""


BEGINNING = date(2019, 1, 1)
"""The first full year of the three systems: from then on the defaults of this system apply."""


class Standing(Labelled, chinese="依据状态"):
    """How sure the ground of a rule or a value is."""

    VERIFIED = "VERIFIED", "已核对原文", "read in the text of the law, or in the task list that applies it"
    RECALLED = "RECALLED", "待核对原文", "known from practice or from a copy; to be confirmed in the text"
    CHOSEN = "CHOSEN", "系统默认", "the law leaves it open; a default that an organ may change"


class Unit(StrEnum):
    """What a value counts."""

    FEN = "分"
    WORKDAYS = "工作日"
    DAYS = "日"
    HOURS = "小时"
    SECONDS = "秒"
    MONTHS = "月"
    YEARS = "年"
    PEOPLE = "人"
    RATIO = "比例"
    CLOCK_HOUR = "时"
    SWITCH = "是否"
    CODE = "代码"


class ParameterUnknown(KeyError):
    """No parameter bears this name."""


class ParameterNotInForce(LookupError):
    """The parameter has no value on that day: its first version took effect later."""


class ParameterInvalid(ValueError):
    """An organ's own value is of the wrong kind, or an organ may not set this parameter at all."""


@dataclass(frozen=True, slots=True)
class Dated(Generic[V]):
    """A value and the first day on which it holds."""

    effective_from: date
    value: V


@dataclass(frozen=True, slots=True)
class Parameter(Generic[V]):
    """One number or choice of the law.

    ``versions`` stand newest first. ``basis`` is empty only where ``standing`` is CHOSEN. ``adjustable`` says whether
    an organ may set its own value: a statutory limit may not be moved, a default of ours may. A number that stands in
    the law (VERIFIED) may only be tightened: a promise of five days is kept to, one of ten days is no excuse.
    """

    name: str
    unit: Unit
    description: str
    versions: tuple[Dated[V], ...]
    basis: tuple[Citation, ...]
    standing: Standing
    adjustable: bool

    def __post_init__(self) -> None:
        """Raise ValueError for versions out of order or a statutory value without its ground."""
        days = [version.effective_from for version in self.versions]
        if not days or days != sorted(set(days), reverse=True):
            raise ValueError(f"{self.name}: versions must be listed once each, the newest first")
        if not self.basis and self.standing is not Standing.CHOSEN:
            raise ValueError(f"{self.name}: a value that was not chosen here needs its legal ground")

    def value_on(self, day: date) -> V:
        """The value in force on a day. Raises ParameterNotInForce before the first version."""
        for version in self.versions:
            if version.effective_from <= day:
                return version.value
        raise ParameterNotInForce(f"参数{self.name}（{self.description}）在{day.isoformat()}尚未施行")

    def resolve(self, on: date, settings: Settings | None = None, category: EnforcementCategory | None = None) -> V:
        """The value that binds one organ on a day: its own for this category, else its own, else the published one.

        Raises ParameterInvalid for an own value of the wrong kind or where none is allowed, ParameterNotInForce as
        ``value_on`` does.
        """
        published = self.value_on(on)
        for key in ([f"{category.value}:{self.name}"] if category else []) + [self.name]:
            if settings is not None and key in settings:
                return self._own(key, settings[key], published)
        return published

    def _own(self, key: str, own: object, published: V) -> V:
        """An organ's own value, brought to the kind of the published one."""
        if not self.adjustable:
            raise ParameterInvalid(f"参数{key}由法律规定，机关不得自行设定")
        value: object = own
        if isinstance(published, tuple) and isinstance(own, list):
            value = tuple(own)
        if isinstance(published, Decimal) and isinstance(own, (str, int, float)) and not isinstance(own, bool):
            try:
                value = Decimal(str(own))
            except InvalidOperation as error:
                raise ParameterInvalid(f"参数{key}的取值{own!r}不是数") from error
        fits = type(value) is type(published)
        if fits and isinstance(value, tuple) and isinstance(published, tuple):
            kinds = {type(member) for member in published}
            fits = bool(value) and all(type(member) in kinds for member in value)
        if not fits or (isinstance(value, Decimal) and not value.is_finite()):
            raise ParameterInvalid(f"参数{key}的取值{own!r}与应有的类型（{self.unit.value}）不符")
        if isinstance(value, (int, Decimal)) and value < 0:
            raise ParameterInvalid(f"参数{key}的取值{own!r}不得为负")
        if self.standing is Standing.VERIFIED and isinstance(value, int) and value > cast(int, published):
            raise ParameterInvalid(f"参数{key}的取值{own!r}宽于法定的{published!r}{self.unit.value}")
        return cast(V, value)


def statutory(
    name: str, unit: Unit, description: str, basis: tuple[Citation, ...], *versions: tuple[date, V]
) -> Parameter[V]:
    """A value the law fixes and that was read in its text: no organ may move it."""
    dated = tuple(Dated(effective, value) for effective, value in versions)
    return Parameter(name, unit, description, dated, basis, Standing.VERIFIED, adjustable=False)


def default(
    name: str,
    unit: Unit,
    value: V,
    description: str,
    *basis: Citation,
    standing: Standing = Standing.CHOSEN,
) -> Parameter[V]:
    """A value an organ may replace by its own."""
    return Parameter(name, unit, description, (Dated(BEGINNING, value),), basis, standing, adjustable=True)
