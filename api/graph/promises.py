"""What a field's GraphQL type promises, held against what tables and guards can keep."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from graphql import (
    GraphQLField,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from api.graph.relations import Either, Embedded, FieldBinding, Ids, Many, One, Related
from api.graph.roots import is_compiled
from api.graph.rows import type_of
from api.graph.schematic import Schematic


def broken(schematic: Schematic, type_: GraphQLObjectType, name: str) -> Iterator[str]:
    """What is wrong with one field of a bound type. Raises NotCompilable if nobody bound it."""
    field = schematic.field(type_, name)
    definition = schematic.definition(field)
    if definition.base_resolver is not None and not is_compiled(definition):
        yield "has a resolver, which would never run; compute it in a root field"
        return
    if definition.permission_classes or definition.extensions:
        yield "has a permission class or extension, which would never run; use the table's guard"
    binding = schematic.binding(type_, name)
    if is_non_null_type(field.type):
        for reason in _absences(schematic, type_, definition.python_name, field, binding):
            yield f"is promised non-null, but {reason}"
    if isinstance(binding, sa.Column | Ids):
        yield from _misfits(field, binding if isinstance(binding, sa.Column) else binding.column)
    elif isinstance(binding, Embedded):
        yield from _embedded(schematic, field)
    elif isinstance(binding, Many | Related) and binding.single == is_list_type(get_nullable_type(field.type)):
        yield "is a list where one row is bound, or one row where a list is bound"


def _absences(
    schematic: Schematic, type_: GraphQLObjectType, python_name: str, field: GraphQLField, binding: FieldBinding
) -> Iterator[str]:
    """Why the field may have no value."""
    bound = schematic.bound(type_)
    if schematic.guards.can_hide_field(bound.table, python_name):
        yield "a guard can hide the field"
    if isinstance(binding, sa.Column | Ids):
        column = binding if isinstance(binding, sa.Column) else binding.column
        if column.table is not bound.table:
            yield "the row beside may be missing or hidden"
        elif column.nullable:
            yield "the column may be NULL"
    elif isinstance(binding, One):
        target = schematic.bound(get_named_type(field.type)).table
        if schematic.guards.can_hide_rows(target):
            yield f"a guard can hide the row of {target.name}"
        elif binding.local.nullable:
            yield "its foreign key may be NULL"
        elif not binding.local.foreign_keys:
            yield "no foreign key makes sure that the row is there"
    elif isinstance(binding, Either) or (isinstance(binding, Many | Related) and binding.single):
        yield "there may be no such row"
    elif isinstance(binding, Embedded):
        yield "nothing in jsonb is sure"


def _misfits(field: GraphQLField, column: "sa.Column[Any]") -> Iterator[str]:
    """Where the column's type cannot be what the GraphQL type says."""
    named, type_ = get_named_type(field.type), type_of(column)
    if not is_leaf_type(named):
        yield f"is an object, but the column {column.name} is none; bind a relation"
        return
    is_array = isinstance(type_, sa.ARRAY)
    if is_list_type(get_nullable_type(field.type)) != is_array and not isinstance(type_, sa.JSON):
        yield "is a list and the column is none, or the other way round"
    item = type_of_item(type_)
    if named.name == "Int" and isinstance(item, sa.BigInteger):
        yield "is a 32-bit Int, but the column holds 64 bits; use Fen or Bytes"
    expected = _STORED_AS.get(named.name)
    if expected is not None and not isinstance(item, (*expected, sa.JSON)):
        yield f"is a {named.name}, but the column is a {item}"


def type_of_item(type_: "sa.types.TypeEngine[Any]") -> "sa.types.TypeEngine[Any]":
    """The type of an array's items, or the type itself."""
    return type_.item_type if isinstance(type_, sa.ARRAY) else type_


_STORED_AS: dict[str, tuple[type, ...]] = {
    "Int": (sa.Integer,),
    "Fen": (sa.Integer,),
    "Bytes": (sa.Integer,),
    "Boolean": (sa.Boolean,),
    "Float": (sa.Float, sa.Integer),
    "Decimal": (sa.Numeric, sa.Integer),
    "Date": (sa.Date,),
    "DateTime": (sa.DateTime,),
    "UUID": (sa.Uuid,),
    "String": (sa.String,),
}


def _embedded(schematic: Schematic, field: GraphQLField) -> Iterator[str]:
    """An embedded type promises nothing and resolves nothing."""
    pending, met = [get_named_type(field.type)], set()
    while pending:
        type_ = pending.pop()
        if type_.name in met or not isinstance(type_, GraphQLObjectType):
            continue
        met.add(type_.name)
        for name, inner in type_.fields.items():
            if is_non_null_type(inner.type):
                yield f"holds {type_.name}.{name}, promised non-null, but nothing in jsonb is sure"
            if schematic.definition(inner).base_resolver is not None:
                yield f"holds {type_.name}.{name}, which has a resolver that would never run"
            pending.append(get_named_type(inner.type))
