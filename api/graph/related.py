"""Relations: the SQL that finds the other row or rows, guarded, and hands them back to be written."""

from typing import Any

import sqlalchemy as sa
from graphql import FieldNode, GraphQLNamedType
from sqlalchemy.dialects.postgresql import aggregate_order_by

from api.graph.json_text import Pieces, joined, listed, literal, or_null
from api.graph.relations import Either, Listed, Many, One, Order, Related, Relation
from api.graph.rows import Row, key_of, type_of
from api.graph.statement import ObjectWriter, Scope


def write(
    objects: ObjectWriter, target: GraphQLNamedType, relation: Relation, nodes: list[FieldNode], scope: Scope
) -> Pieces:
    """The JSON of a to-one or to-many field."""
    if isinstance(relation, One):
        return or_null(_one(objects, target, relation, nodes, scope))
    if isinstance(relation, Either):
        schematic = objects.statement.schematic
        ways = [_one(objects, schematic.object_type(type_), way, nodes, scope) for type_, way in relation.ways.items()]
        return or_null(sa.func.coalesce(*ways, type_=sa.Text))
    if isinstance(relation, Listed):
        return _listed(objects, target, relation, nodes, scope)
    assert isinstance(relation, Many | Related)
    return rows(objects, target, nodes, relation, scope)


def rows(
    objects: ObjectWriter, target: GraphQLNamedType, nodes: list[FieldNode], relation: Many | Related, scope: Scope
) -> Pieces:
    """A to-many: a JSON array, or for a single relation its first row or ``null``."""
    inner = objects.scope(target)
    ordered = (
        inner.select(inner.row.source)
        .where(condition(objects, relation, scope, inner.row), inner.visible())
        .order_by(*order_by(relation.order, inner))
    )
    if relation.single:
        ordered = ordered.limit(1)
    found = inner.row.over(ordered.subquery(objects.statement.name()))
    outer = Scope(objects.statement, inner.bound, found)
    text = joined(objects.object(target, nodes, outer))
    if relation.single:
        return or_null(outer.select(text).scalar_subquery())
    texts = outer.gathered(text, lambda: order_by(relation.order, outer))
    return listed(outer.select(texts).scalar_subquery())


def condition(objects: ObjectWriter, relation: Many | Related, scope: Scope, other: Row) -> Any:
    """What joins the other rows to mine."""
    checked = objects.statement.checked
    if isinstance(relation, Related):
        return checked(relation.on(scope.row, other), other.table.name, scope.row, other)
    local = scope.row[key_of(scope.row.table)] if relation.local is None else scope.column(relation.local)
    joins = other[relation.remote] == local
    if relation.where is None:
        return joins
    return sa.and_(joins, checked(relation.where(other), other.table.name, other))


def order_by(order: Order, scope: Scope) -> list[sa.ColumnElement[Any]]:
    """The ORDER BY terms; where they tie, the key decides, so that an answer is always the same."""
    terms = [
        sa.desc(scope.column(term.column)) if term.descending else sa.asc(scope.column(term.column)) for term in order
    ]
    mentioned = {term.column for term in order}
    keys = (column for column in scope.row.table.primary_key.columns if column not in mentioned)
    return [*terms, *(scope.row[column] for column in keys)]


def _one(
    objects: ObjectWriter, target: GraphQLNamedType, relation: One, nodes: list[FieldNode], scope: Scope
) -> sa.ColumnElement[Any]:
    other = objects.scope(target)
    remote = relation.remote if relation.remote is not None else key_of(other.row.table)
    text = joined(objects.object(target, nodes, other))
    joins = other.column(remote) == scope.column(relation.local)
    return other.select(text).where(joins, other.visible()).scalar_subquery()


def _listed(
    objects: ObjectWriter, target: GraphQLNamedType, relation: Listed, nodes: list[FieldNode], scope: Scope
) -> Pieces:
    other = objects.scope(target)
    text = joined(objects.object(target, nodes, other))
    keys = scope.column(relation.local)
    # Most events name no document: asking first is cheaper than finding nothing.
    return listed(sa.case((sa.func.cardinality(keys) > 0, in_order(objects, text, other, keys))))


def in_order(
    objects: ObjectWriter, text: sa.ColumnElement[str], other: Scope, keys: sa.ColumnElement[Any]
) -> sa.ColumnElement[Any]:
    """The texts of the visible rows whose keys stand in an array, in its order, separated by commas."""
    key = key_of(other.row.table)
    numbered = numbered_keys(objects, keys, type_of(key))
    found = (
        sa.select(sa.func.string_agg(text, aggregate_order_by(literal(","), numbered.c.at)))
        .select_from(other.source().join(numbered, numbered.c.key == other.row[key]))
        .where(other.visible())
        .correlate_except(other.row.source, numbered)
    )
    return found.scalar_subquery()


def numbered_keys(objects: ObjectWriter, keys: Any, type_: "sa.types.TypeEngine[Any]") -> sa.FromClause:
    """The elements of an array with their places: columns ``key`` and ``at``."""
    values = sa.func.unnest(keys).table_valued(sa.column("key", type_), with_ordinality="at")
    return values.render_derived(name=objects.statement.name())
