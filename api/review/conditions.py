"""The language of the catalogue's rules (目录规则): ``all`` or ``any`` of ``{field, op, value}`` over typed facts.

A rule is checked when it is loaded, so that an unknown field or operator is an error of whoever writes the catalogue and never
a surprise while a case is decided. What is not known of a case fires nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from api.review.circumstances import LicenceAction, MajorFacts
from api.tables import Json
from api.vocabulary import ExecutionKind, MajorTriggerKind, MeasureKind, PartyKind, PenaltyKind
from api.vocabulary.labelled import Labelled


class RuleInvalid(ValueError):
    """A rule of the catalogue cannot be read; the message says what is wrong with it."""


class Op(Enum):
    """How a field is compared, with its spellings in a rule."""

    EQ = ("eq", "==")
    NE = ("ne", "!=")
    IN = ("in",)
    INTERSECTS = ("intersects",)
    GTE = ("gte", ">=")
    GT = ("gt", ">")
    LTE = ("lte", "<=")
    LT = ("lt", "<")


class Shape(Enum):
    """What a field holds, and which operators it takes."""

    NUMBER = frozenset({Op.EQ, Op.NE, Op.GTE, Op.GT, Op.LTE, Op.LT})
    SWITCH = frozenset({Op.EQ, Op.NE})
    CODE = frozenset({Op.EQ, Op.NE, Op.IN})
    CODES = frozenset({Op.INTERSECTS})


@dataclass(frozen=True, slots=True)
class Field:
    """A field that rules may name: its shape, its codes if it has any, and where it stands in the facts."""

    shape: Shape
    read: Callable[[MajorFacts], Any]
    codes: frozenset[str] = frozenset()


def _stated(name: str) -> Callable[[MajorFacts], Any]:
    return lambda facts: getattr(facts.circumstances, name)


def _flagged(trigger: MajorTriggerKind) -> Callable[[MajorFacts], bool]:
    return lambda facts: trigger in facts.flags


def _codes(words: type[Labelled]) -> frozenset[str]:
    return frozenset(word.value for word in words)


FIELDS: Mapping[str, Field] = {
    "fineFen": Field(Shape.NUMBER, lambda facts: facts.fine_fen),
    "confiscatedValueFen": Field(Shape.NUMBER, lambda facts: facts.confiscated_value_fen),
    "penaltyKinds": Field(Shape.CODES, lambda facts: facts.penalty_kinds, _codes(PenaltyKind)),
    "partyKind": Field(Shape.CODE, lambda facts: facts.party_kind, _codes(PartyKind)),
    "hearingHeld": Field(Shape.SWITCH, lambda facts: facts.hearing_held),
    "flaggedComplex": Field(Shape.SWITCH, _flagged(MajorTriggerKind.COMPLEX)),
    "flaggedPublicInterest": Field(Shape.SWITCH, _flagged(MajorTriggerKind.PUBLIC_INTEREST)),
    "flaggedSocialRisk": Field(Shape.SWITCH, _flagged(MajorTriggerKind.SOCIAL_RISK)),
    "legalRelations": Field(Shape.NUMBER, _stated("legal_relations")),
    "affectedPersons": Field(Shape.NUMBER, _stated("affected_persons")),
    "measureKind": Field(Shape.CODE, lambda facts: facts.measure_kind, _codes(MeasureKind)),
    "measureValueFen": Field(Shape.NUMBER, _stated("measure_value_fen")),
    "requisitionValueFen": Field(Shape.NUMBER, _stated("requisition_value_fen")),
    "sealedWholePremises": Field(Shape.SWITCH, _stated("sealed_whole_premises")),
    "affectsThirdParty": Field(Shape.SWITCH, _stated("affects_third_party")),
    "licenceAction": Field(Shape.CODE, _stated("licence_action"), _codes(LicenceAction)),
    "executionKind": Field(Shape.CODE, _stated("execution_kind"), _codes(ExecutionKind)),
}
"""Every field that a rule may name."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison of a rule."""

    field: str
    op: Op
    value: Any

    def holds(self, facts: MajorFacts) -> bool:
        """Whether it holds; never for what is not known."""
        found = FIELDS[self.field].read(facts)
        if found is None:
            return False
        match self.op:
            case Op.EQ:
                return bool(found == self.value)
            case Op.NE:
                return bool(found != self.value)
            case Op.IN:
                return found in self.value
            case Op.INTERSECTS:
                return bool(set(found) & set(self.value))
            case Op.GTE:
                return bool(found >= self.value)
            case Op.GT:
                return bool(found > self.value)
            case Op.LTE:
                return bool(found <= self.value)
            case Op.LT:
                return bool(found < self.value)


@dataclass(frozen=True, slots=True)
class MajorRule:
    """``all`` or ``any`` of several comparisons."""

    every: bool
    conditions: tuple[Condition, ...]

    def fires(self, facts: MajorFacts) -> bool:
        """Whether the rule fires."""
        return (all if self.every else any)(condition.holds(facts) for condition in self.conditions)


def parse_rule(written: Json) -> MajorRule:
    """A rule of the catalogue, checked whole. Raises RuleInvalid."""
    if len(written) != 1 or not written.keys() <= {"all", "any"}:
        raise RuleInvalid("规则应当写明 all 或者 any 之一")
    ((how, conditions),) = written.items()
    if not isinstance(conditions, list) or not conditions:
        raise RuleInvalid(f"{how} 至少应有一个条件")
    return MajorRule(how == "all", tuple(_condition(condition) for condition in conditions))


def _condition(written: Any) -> Condition:
    if not isinstance(written, dict) or written.keys() != {"field", "op", "value"}:
        raise RuleInvalid("条件应当写明 field、op、value")
    name, op, value = written["field"], _op(written["op"]), written["value"]
    field = FIELDS.get(name)
    if field is None:
        raise RuleInvalid(f"没有名为 {name} 的字段；可用：{'、'.join(FIELDS)}")
    if op not in field.shape.value:
        allowed = "、".join(sorted(spelling for each in field.shape.value for spelling in each.value))
        raise RuleInvalid(f"字段 {name} 不能用 {written['op']} 比较；可用：{allowed}")
    _check_value(name, field, op, value)
    return Condition(name, op, value)


def _op(written: Any) -> Op:
    for op in Op:
        if written in op.value:
            return op
    raise RuleInvalid(f"没有运算符 {written}；可用：{'、'.join(spelling for op in Op for spelling in op.value)}")


def _check_value(name: str, field: Field, op: Op, value: Any) -> None:
    """The value has the field's shape; codes are codes of its enumeration."""
    if field.shape is Shape.NUMBER and (not isinstance(value, int) or isinstance(value, bool)):
        raise RuleInvalid(f"{name} 应当与整数比较（金额以分计）")
    if field.shape is Shape.SWITCH and not isinstance(value, bool):
        raise RuleInvalid(f"{name} 应当与 true 或者 false 比较")
    if op in (Op.IN, Op.INTERSECTS) and (not isinstance(value, list) or not value):
        raise RuleInvalid(f"{name} 应当与非空列表比较")
    if field.codes:
        named = value if isinstance(value, list) else [value]
        if unknown := [code for code in named if code not in field.codes]:
            raise RuleInvalid(f"{name} 没有代码 {'、'.join(map(str, unknown))}")
