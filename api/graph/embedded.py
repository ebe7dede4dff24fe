"""Typed objects inside a jsonb column: the selection picks keys, PostgreSQL prints the values."""

from typing import Any

import sqlalchemy as sa
from graphql import (
    FieldNode,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
)
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from api.graph.errors import NotCompilable
from api.graph.json_text import Pieces, joined, literal, members, or_null
from api.graph.relations import Embedded
from api.graph.statement import Statement


def write(
    statement: Statement,
    type_: GraphQLOutputType,
    binding: Embedded,
    nodes: list[FieldNode],
    value: sa.ColumnElement[Any],
) -> Pieces:
    """The JSON of an embedded object or list of objects; absent, SQL NULL and JSON null are all ``null``."""
    named = get_named_type(type_)
    if is_leaf_type(named):
        return or_null(value)
    if not isinstance(named, GraphQLObjectType):
        raise NotCompilable(named.name, "only object types can be read from jsonb")
    if not is_list_type(get_nullable_type(type_)):
        shown = sa.func.jsonb_typeof(value) == literal("object")
        return (sa.case((shown, joined(_object(statement, named, binding, nodes, value))), else_=literal("null")),)
    items = sa.func.jsonb_array_elements(value).table_valued(sa.column("item", JSONB), with_ordinality="at")
    item = items.render_derived(name=statement.name())
    texts = sa.func.string_agg(
        joined(_object(statement, named, binding, nodes, item.c.item)), aggregate_order_by(literal(","), item.c.at)
    )
    array = sa.select(sa.func.concat(literal("["), texts, literal("]"))).select_from(item).correlate_except(item)
    shown = sa.func.jsonb_typeof(value) == literal("array")
    return (sa.case((shown, array.scalar_subquery()), else_=literal("null")),)


def _object(
    statement: Statement,
    type_: GraphQLObjectType,
    binding: Embedded,
    nodes: list[FieldNode],
    value: sa.ColumnElement[Any],
) -> Pieces:
    collected = statement.selections.of(type_, [node.selection_set for node in nodes])
    return members((key, _field(statement, type_, binding, merged, value)) for key, merged in collected.items())


def _field(
    statement: Statement,
    type_: GraphQLObjectType,
    binding: Embedded,
    nodes: list[FieldNode],
    value: sa.ColumnElement[Any],
) -> Pieces:
    name = nodes[0].name.value
    if name == "__typename":
        return (f'"{type_.name}"',)
    field = statement.schematic.field(type_, name)
    stored_key = binding.spelling(statement.schematic.python_name(field))
    inner = value.op("->", return_type=JSONB())(literal(stored_key))
    return write(statement, field.type, binding, nodes, inner)
