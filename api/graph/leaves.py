"""Leaf values: how a column of some type becomes the JSON that a GraphQL scalar or enumeration promises."""

from typing import Any

import sqlalchemy as sa
from graphql import (
    GraphQLEnumType,
    GraphQLNamedType,
    GraphQLOutputType,
    get_named_type,
    get_nullable_type,
    is_list_type,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by

from api.graph.arguments import stored
from api.graph.json_text import Piece, Pieces, escaped, joined, literal, or_null, quoted


def leaf(
    type_: GraphQLOutputType,
    value: sa.ColumnElement[Any],
    stored_as: "sa.types.TypeEngine[Any]",
    *,
    nullable: bool,
    prefix: str | None,
) -> Pieces:
    """The JSON of a column or expression.

    ``prefix`` begins the ids of an ``ID`` field. Instants come as RFC 3339 in the session's zone, which must be UTC.
    """
    named = get_named_type(type_)
    write = _list if is_list_type(get_nullable_type(type_)) else _scalar
    pieces = write(named, value, stored_as, prefix)
    return _nullable(pieces) if nullable else pieces


def _scalar(
    type_: GraphQLNamedType, value: sa.ColumnElement[Any], stored_as: "sa.types.TypeEngine[Any]", prefix: str | None
) -> Pieces:
    if isinstance(type_, GraphQLEnumType):
        return _label(type_, value, stored_as)
    if type_.name == "ID" and prefix is not None:
        if isinstance(stored_as, sa.Uuid | sa.Integer):
            return quoted(value, f"{prefix}_")
        return (escaped(sa.func.concat(literal(f"{prefix}_"), value)),)
    if isinstance(stored_as, sa.Uuid):
        return quoted(value)
    if isinstance(stored_as, sa.Integer):
        return quoted(value) if type_.name == "ID" else (value,)
    if isinstance(stored_as, sa.JSON):
        return (value,)
    if type_.name == "Decimal":
        return quoted(value)
    return (escaped(value),)


def _label(type_: GraphQLEnumType, value: sa.ColumnElement[Any], stored_as: "sa.types.TypeEngine[Any]") -> Pieces:
    if _labels_are_names(type_, stored_as):
        return quoted(value) if isinstance(stored_as, sa.Enum) else (escaped(value),)
    names = {label: literal(f'"{name}"') for label, name in _labels(type_, stored_as).items()}
    return (sa.case(names, value=value),)


def _labels_are_names(type_: GraphQLEnumType, stored_as: "sa.types.TypeEngine[Any]") -> bool:
    """Whether the stored labels are the names in the schema, so that a label needs no translation, nor a list of them."""
    return all(label == name for label, name in _labels(type_, stored_as).items())


def _labels(type_: GraphQLEnumType, stored_as: "sa.types.TypeEngine[Any]") -> dict[Any, str]:
    """The names of an enumeration by their stored labels."""
    label_of = stored(stored_as)
    members = type_.extensions["strawberry-definition"].wrapped_cls
    return {label_of(members(value.value)): name for name, value in type_.values.items()}


def _list(
    type_: GraphQLNamedType, value: sa.ColumnElement[Any], stored_as: "sa.types.TypeEngine[Any]", prefix: str | None
) -> Pieces:
    if isinstance(stored_as, sa.JSON):
        return (value,)
    if not isinstance(stored_as, sa.ARRAY):
        raise TypeError(f"a list of {type_.name} needs an array or jsonb column")
    item_type = stored_as.item_type
    if type_.name != "ID" and (not isinstance(type_, GraphQLEnumType) or _labels_are_names(type_, item_type)):
        return (escaped(value),)
    items = sa.func.unnest(value).table_valued(sa.column("item", item_type), with_ordinality="at")
    items = items.render_derived()
    text = joined(_nullable(_scalar(type_, items.c.item, item_type, prefix)))
    texts = sa.func.string_agg(text, aggregate_order_by(literal(","), items.c.at))
    array = sa.select(joined(("[", texts, "]"))).select_from(items)
    return (sa.case((value.is_not(None), array.scalar_subquery())),)


def _nullable(pieces: Pieces) -> Pieces:
    """``null`` where any piece is: ``||`` lets a NULL through that ``concat`` would swallow."""
    expression, *rest = (_text(piece) for piece in pieces)
    for piece in rest:
        expression = expression.op("||", return_type=sa.Text())(piece)
    return or_null(expression)


def _text(piece: Piece) -> sa.ColumnElement[Any]:
    return literal(piece) if isinstance(piece, str) else sa.cast(piece, sa.Text)
