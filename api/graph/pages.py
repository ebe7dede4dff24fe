"""Connections: one page of rows after a cursor, cut by key so that page 1000 costs what page 1 costs."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import sqlalchemy as sa
from graphql import FieldNode, GraphQLField, GraphQLNamedType, GraphQLObjectType, get_named_type

from api.graph import cursors
from api.graph.arguments import Argument
from api.graph.errors import GraphError
from api.graph.filtering import conditions, searches
from api.graph.json_text import Pieces, joined, literal, members
from api.graph.keyset import after, cursor_columns, sort_terms
from api.graph.paging import DEFAULT_PAGE, LARGEST_PAGE
from api.graph.related import condition
from api.graph.relations import Filters, Order, Pages
from api.graph.statement import ObjectWriter, Scope

_WriteField: TypeAlias = Callable[[GraphQLObjectType, list[FieldNode]], Pieces]

# Columns of the numbered page, named so that no table's column can be meant.
_PLACE, _FETCHED = "#place", "#fetched"


def write_nested(
    objects: ObjectWriter,
    type_: GraphQLNamedType,
    definition: GraphQLField,
    binding: Pages,
    nodes: list[FieldNode],
    scope: Scope,
) -> Pieces:
    """A connection over a relation of the row in scope."""
    arguments = objects.statement.arguments(definition, nodes[0])
    inner = objects.scope(_node_type(type_))
    joins = condition(objects, binding.relation, scope, inner.row)
    return _write(objects, type_, nodes, inner, [joins], "", binding.relation.order, binding.filters, arguments)


def write_root(
    objects: ObjectWriter,
    type_: GraphQLNamedType,
    definition: GraphQLField,
    orders: Mapping[str, Order],
    filters: Filters,
    nodes: list[FieldNode],
) -> Pieces:
    """A connection over a whole table, as far as the viewer may see it."""
    arguments = objects.statement.arguments(definition, nodes[0])
    chosen = arguments["orderBy"].value if "orderBy" in arguments else None
    name = next(iter(orders)) if chosen is None else str(chosen.value)
    inner = objects.scope(_node_type(type_))
    first = orders[name][0].column
    if first.table is not inner.row.table and not searches(filters, arguments.get("filter")):
        inner = inner.led_by(first)
    return _write(objects, type_, nodes, inner, [], name, orders[name], filters, arguments)


def _write(
    objects: ObjectWriter,
    type_: GraphQLNamedType,
    nodes: list[FieldNode],
    inner: Scope,
    joins: list[Any],
    order_name: str,
    order: Order,
    filters: Filters,
    arguments: Mapping[str, Argument],
) -> Pieces:
    assert isinstance(type_, GraphQLObjectType)
    statement = objects.statement
    size = _size(arguments.get("first"))
    for term in order:
        inner.require(term.column)
    terms = sort_terms(order, inner)
    # What a page is sorted by stands in its cursors, so a row whose place would tell what is hidden has none.
    wanted = [*joins, inner.visible(), *(inner.nameable(term.column) for term in order)]
    if "filter" in arguments and arguments["filter"].value is not None:
        wanted += conditions(statement, inner, filters, arguments["filter"])
    beginning = list(wanted)
    if "after" in arguments and arguments["after"].value is not None:
        wanted.append(after(statement, inner, order_name, order, arguments["after"]))
    # One row more than asked tells whether there is a next page; the limit is written as a number because the planner
    # of a generic plan would otherwise expect a tenth of the table.
    limited = inner.select(inner.row.source).where(*wanted).order_by(*terms).limit(sa.literal_column(str(size + 1)))
    page = limited.subquery(statement.name())
    place = sa.func.row_number().over().label(_PLACE)
    numbered = sa.select(page, place, sa.func.count().over().label(_FETCHED)).subquery(statement.name())
    outer = Scope(statement, inner.bound, inner.row.over(numbered))
    beginning_count = sa.select(sa.func.count()).select_from(inner.source()).where(*beginning)
    writer = _PageWriter(objects, outer, size, order_name, order, beginning_count.correlate_except(inner.row.source))
    text = joined(writer.object(type_, nodes, writer.field))
    # HAVING makes one row of the page even where nothing selected counts or collects its rows.
    return (outer.select(text).having(sa.true()).scalar_subquery(),)


def _size(argument: Argument | None) -> int:
    size = DEFAULT_PAGE if argument is None or argument.value is None else argument.value
    if not 0 <= size <= LARGEST_PAGE:
        raise GraphError(
            "BAD_PAGE_SIZE", f"first 应在 0 与 {LARGEST_PAGE} 之间。A page holds up to {LARGEST_PAGE} items."
        )
    return int(size)


def _node_type(type_: GraphQLNamedType) -> GraphQLNamedType:
    assert isinstance(type_, GraphQLObjectType)
    node: GraphQLNamedType = get_named_type(type_.fields["nodes"].type)
    return node


class _PageWriter:
    """The fields of a connection and its edges, as aggregates over the numbered rows of one page."""

    def __init__(
        self,
        objects: ObjectWriter,
        scope: Scope,
        size: int,
        order_name: str,
        order: Order,
        count: "sa.Select[Any]",
    ) -> None:
        self._objects = objects
        self._scope = scope
        self._size: sa.ColumnElement[int] = sa.literal_column(str(size))
        self._order_name = order_name
        self._order = order
        self._count = count

    def object(self, type_: GraphQLNamedType, nodes: list[FieldNode], write: _WriteField) -> Pieces:
        """The connection, an edge or its page info: an object whose fields have a writer of their own."""
        assert isinstance(type_, GraphQLObjectType)
        collected = self._objects.statement.selections.of(type_, [node.selection_set for node in nodes])
        return members(
            (key, (f'"{type_.name}"',) if merged[0].name.value == "__typename" else write(type_, merged))
            for key, merged in collected.items()
        )

    def field(self, type_: GraphQLObjectType, nodes: list[FieldNode]) -> Pieces:
        """One field of the connection."""
        name = nodes[0].name.value
        target = get_named_type(type_.fields[name].type)
        if name == "totalCount":
            return (self._count.scalar_subquery(),)
        if name == "pageInfo":
            return self.object(target, nodes, self._page_info)
        item = self.object(target, nodes, self._edge) if name == "edges" else self._node(target, nodes)
        place = self._scope.row.source.c[_PLACE]
        return (
            "[",
            self._scope.gathered(joined(item), lambda: [place], unfinished=True).filter(place <= self._size),
            "]",
        )

    def _edge(self, type_: GraphQLObjectType, nodes: list[FieldNode]) -> Pieces:
        if nodes[0].name.value == "cursor":
            return ('"', self._cursor(), '"')
        return self._node(get_named_type(type_.fields["node"].type), nodes)

    def _node(self, type_: GraphQLNamedType, nodes: list[FieldNode]) -> Pieces:
        return self._objects.object(type_, nodes, self._scope)

    def _page_info(self, type_: GraphQLObjectType, nodes: list[FieldNode]) -> Pieces:
        if nodes[0].name.value == "hasNextPage":
            return (sa.case((sa.func.count() > self._size, literal("true")), else_=literal("false")),)
        numbered = self._scope.row.source.c
        last = numbered[_PLACE] == sa.func.least(numbered[_FETCHED], self._size)
        end = sa.func.max(joined(('"', self._cursor(), '"'))).filter(last)
        return (sa.func.coalesce(end, literal("null")),)

    def _cursor(self) -> sa.ColumnElement[str]:
        columns = cursor_columns(self._order, self._scope.row.table)
        return cursors.written(self._order_name, [self._scope.column(column) for column in columns])
