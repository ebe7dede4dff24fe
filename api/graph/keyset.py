"""The condition "after this cursor" for an order of columns."""

from typing import Any

import sqlalchemy as sa

from api.graph import cursors
from api.graph.arguments import Argument, Inputs
from api.graph.relations import Order, Term
from api.graph.rows import type_of
from api.graph.statement import Scope, Statement


def complete(order: Order, table: sa.Table) -> Order:
    """The order with the key at its end, which makes it total."""
    mentioned = {term.column for term in order}
    return (*order, *(Term(column) for column in table.primary_key.columns if column not in mentioned))


def cursor_columns(order: Order, table: sa.Table) -> "list[sa.Column[Any]]":
    """The columns whose values a cursor carries."""
    return [term.column for term in complete(order, table)]


def after(statement: Statement, scope: Scope, name: str, order: Order, cursor: Argument) -> sa.ColumnElement[bool]:
    """Rows that come after the cursor.

    Columns that are never NULL and all run one way compare as one tuple, which an index answers by seeking. Otherwise
    the comparison is spelled out, with NULLs where PostgreSQL sorts them: last ascending, first descending.
    """
    terms = complete(order, scope.row.table)
    columns = [term.column for term in terms]

    def value_at(place: int) -> Any:
        def get(inputs: Inputs) -> Any:
            return cursors.read(cursor.get(inputs), name, columns)[place]

        return statement.parameters.add(get, type_of(columns[place]))

    values = [value_at(place) for place in range(len(terms))]
    mine = [scope.column(column) for column in columns]
    if len({term.descending for term in terms}) == 1 and not any(column.nullable for column in columns):
        left, right = sa.tuple_(*mine), sa.tuple_(*values)
        return left < right if terms[0].descending else left > right
    later: sa.ColumnElement[bool] = sa.false()
    for term, column, value in reversed(list(zip(terms, mine, values, strict=True))):
        same = column.is_not_distinct_from(value) if term.column.nullable else column == value
        later = sa.or_(_beyond(term, column, value), sa.and_(same, later))
    return later


def _beyond(term: Term, column: sa.ColumnElement[Any], value: Any) -> sa.ColumnElement[bool]:
    beyond: sa.ColumnElement[bool] = column < value if term.descending else column > value
    if not term.column.nullable:
        return beyond
    if term.descending:
        return sa.or_(beyond, sa.and_(value.is_(None), column.is_not(None)))
    return sa.or_(beyond, sa.and_(value.is_not(None), column.is_(None)))
