"""Interfaces and unions over one polymorphic table: shared fields once, those of single types in CASE branches.

A field that every object type selects in the same way is written once for all of them; what stands between two shared
fields is written per type. Commas follow the fields before the first shared one and precede all others, so that any
run of type-specific fields may be empty.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from graphql import FieldNode, GraphQLNamedType, GraphQLObjectType, SelectionSetNode
from sqlalchemy.dialects.postgresql import JSONB

from api.graph.json_text import Pieces, joined, literal
from api.graph.selection import Collected
from api.graph.statement import ObjectWriter, Scope


@dataclass(frozen=True, slots=True)
class _Variant:
    """One object type, the discriminator values that mean it (empty: all others), and what is selected of it."""

    type: GraphQLObjectType
    values: tuple[str, ...]
    selected: Collected


def write(
    objects: ObjectWriter, type_: GraphQLNamedType, sets: Sequence[SelectionSetNode | None], scope: Scope
) -> Pieces:
    """The JSON object of a row that is of one of several types."""
    variants = _variants(objects, type_, sets)
    discriminator = scope.column(_discriminator(objects, type_))
    shared = _shared(objects, variants)
    if not shared:
        return (_choose(discriminator, [(variant, _whole(objects, variant, scope)) for variant in variants]),)
    pieces: list[Any] = ["{"]
    for index, key in enumerate(shared):
        before = [(variant, _between(variant, shared, index - 1, index)) for variant in variants]
        if any(keys for _, keys in before):
            comma_first = index > 0
            runs = [(variant, _run(objects, variant, keys, scope, comma_first)) for variant, keys in before]
            pieces.append(_choose(discriminator, runs))
        pieces.append(f'{"," if index else ""}"{key}":')
        pieces += _shared_value(objects, variants, key, scope, discriminator)
    after = [(variant, _between(variant, shared, len(shared) - 1, len(shared))) for variant in variants]
    if any(keys for _, keys in after):
        pieces.append(
            _choose(discriminator, [(variant, _run(objects, variant, keys, scope, True)) for variant, keys in after])
        )
    return (*pieces, "}")


def _variants(
    objects: ObjectWriter, type_: GraphQLNamedType, sets: Sequence[SelectionSetNode | None]
) -> list[_Variant]:
    by_type: dict[str, list[str | None]] = {}
    types = objects.statement.schematic.variants(type_)
    for value, member in types.items():
        by_type.setdefault(member.name, []).append(value)
    variants = []
    for values in by_type.values():
        member = types[values[0]]
        # The default type takes every value not named elsewhere, so its own named values need no branch.
        named = () if None in values else tuple(value for value in values if value is not None)
        variants.append(_Variant(member, named, objects.statement.selections.of(member, sets)))
    return variants


def _discriminator(objects: ObjectWriter, type_: GraphQLNamedType) -> "sa.Column[Any]":
    variants = objects.statement.schematic.bound(type_).variants
    assert variants is not None
    return variants.discriminator


def _shared(objects: ObjectWriter, variants: list[_Variant]) -> list[str]:
    """The keys that mean the same field with the same selection for every type, in an order all types agree on."""
    head, *others = variants
    candidates = [
        key
        for key, nodes in head.selected.items()
        if all(_alike(objects, head, other, nodes, other.selected.get(key)) for other in others)
    ]
    for other in others:
        order = {key: at for at, key in enumerate(other.selected)}
        if sorted(candidates, key=order.__getitem__) != candidates:
            return []
    return candidates


def _alike(
    objects: ObjectWriter, one: _Variant, other: _Variant, nodes: list[FieldNode], others: list[FieldNode] | None
) -> bool:
    if others is None or list(map(id, nodes)) != list(map(id, others)):
        return False
    name = nodes[0].name.value
    if name == "__typename":
        return True
    schematic = objects.statement.schematic
    return schematic.binding(one.type, name) is schematic.binding(other.type, name) and str(
        schematic.field(one.type, name).type
    ) == str(schematic.field(other.type, name).type)


def _between(variant: _Variant, shared: list[str], start: int, end: int) -> list[str]:
    """The keys of a type after one shared key and before the next."""
    keys = list(variant.selected)
    first = keys.index(shared[start]) + 1 if start >= 0 else 0
    last = keys.index(shared[end]) if end < len(shared) else len(keys)
    return keys[first:last]


def _shared_value(
    objects: ObjectWriter, variants: list[_Variant], key: str, scope: Scope, discriminator: sa.ColumnElement[Any]
) -> Pieces:
    nodes = variants[0].selected[key]
    if nodes[0].name.value != "__typename":
        return objects.field(variants[0].type, nodes, scope)
    return (_type_name(discriminator, variants),)


def _type_name(discriminator: sa.ColumnElement[Any], variants: list[_Variant]) -> sa.ColumnElement[str]:
    """The row's type. A search in a constant object: of a hundred branches a row would compare half."""
    names = {value: variant.type.name for variant in variants for value in variant.values}
    found = (
        literal(json.dumps(names, ensure_ascii=False))
        .cast(JSONB)
        .op("->", return_type=JSONB())(sa.cast(discriminator, sa.Text))
    )
    otherwise = next((f'"{variant.type.name}"' for variant in variants if not variant.values), "")
    return sa.func.coalesce(sa.cast(found, sa.Text), literal(otherwise), type_=sa.Text)


def _whole(objects: ObjectWriter, variant: _Variant, scope: Scope) -> Pieces:
    return ("{", *_run(objects, variant, list(variant.selected), scope, None), "}")


def _run(objects: ObjectWriter, variant: _Variant, keys: list[str], scope: Scope, comma_first: bool | None) -> Pieces:
    """Fields in a row; commas before each (True), after each (False) or only between them (None)."""
    pieces: list[Any] = []
    for index, key in enumerate(keys):
        pieces.append(f'{"," if comma_first or (comma_first is None and index) else ""}"{key}":')
        pieces += objects.field(variant.type, variant.selected[key], scope)
        if comma_first is False:
            pieces.append(",")
    return tuple(pieces)


def _choose(discriminator: sa.ColumnElement[Any], runs: list[tuple[_Variant, Pieces]]) -> sa.ColumnElement[Any]:
    """The text that belongs to the row's type; rows that no type claims are not read (`Scope.visible`)."""
    otherwise = next((joined(pieces) for variant, pieces in runs if not variant.values), literal(""))
    branches = [
        (sa.or_(*(discriminator == value for value in variant.values)), joined(pieces))
        for variant, pieces in runs
        if variant.values
    ]
    return sa.case(*branches, else_=otherwise) if branches else otherwise
