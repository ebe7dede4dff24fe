"""The condition "after this cursor" for an order of columns."""

from typing import Any

import sqlalchemy as sa

from api.graph import cursors
from api.graph.arguments import Argument, Inputs
from api.graph.relations import Order, Term
from api.graph.rows import key_of, type_of
from api.graph.statement import Scope, Statement


def complete(order: Order, table: sa.Table) -> Order:
    """The order with the key at its end, which makes it total."""
    mentioned = {term.column for term in order}
    return (*order, *(Term(column) for column in table.primary_key.columns if column not in mentioned))


def cursor_columns(order: Order, table: sa.Table) -> "list[sa.Column[Any]]":
    """The columns whose values a cursor carries."""
    return [term.column for term in complete(order, table)]


def sort_terms(order: Order, scope: Scope) -> list[sa.ColumnElement[Any]]:
    """The ORDER BY of a page, total by its key: the very expressions that `after` compares, so that one index serves both."""
    terms = complete(order, scope.row.table)
    sought = [_sought(order, term.column, scope) for term in terms]
    return [
        sa.desc(value) if term.descending else sa.asc(value) for term, (value, _) in zip(terms, sought, strict=True)
    ]


def after(statement: Statement, scope: Scope, name: str, order: Order, cursor: Argument) -> sa.ColumnElement[bool]:
    """Rows that come after the cursor.

    What is never NULL and all runs one way compares as one tuple, which an index answers by seeking. Otherwise the
    comparison is spelled out, with NULLs where PostgreSQL sorts them: last ascending, first descending. No index seeks
    that, but the bound it implies for the first term: a page then begins among its equals, not at the list's beginning.
    """
    terms = complete(order, scope.row.table)
    columns = [term.column for term in terms]

    def value_at(place: int) -> Any:
        def get(inputs: Inputs) -> Any:
            return cursors.read(cursor.get(inputs), name, columns)[place]

        return _endless(statement.parameters.add(get, type_of(columns[place])), columns[place])[0]

    values = [value_at(place) for place in range(len(terms))]
    mine, nullable = zip(*(_sought(order, column, scope) for column in columns), strict=True)
    if len({term.descending for term in terms}) == 1 and not any(nullable):
        left, right = sa.tuple_(*mine), sa.tuple_(*values)
        return left < right if terms[0].descending else left > right
    later: sa.ColumnElement[bool] = sa.false()
    for term, column, value, may in reversed(list(zip(terms, mine, values, nullable, strict=True))):
        same = column.is_not_distinct_from(value) if may else column == value
        later = sa.or_(_beyond(column, value, descending=term.descending, nullable=may), sa.and_(same, later))
    if nullable[0]:
        return later
    bound = mine[0] <= values[0] if terms[0].descending else mine[0] >= values[0]
    return sa.and_(bound, later)


def _sought(order: Order, column: "sa.Column[Any]", scope: Scope) -> tuple[sa.ColumnElement[Any], bool]:
    """A column as it is sorted and compared, and whether that may be NULL.

    Where the order begins with a column beside me, my key is taken from there too: an index holds one table's columns.
    """
    first = order[0].column if order else column
    if first.table is not scope.row.table and column is key_of(scope.row.table):
        return scope.owner(first)[scope.bound.beside[first.table]], False
    return _endless(scope.column(column), column)


def _endless(value: sa.ColumnElement[Any], column: "sa.Column[Any]") -> tuple[sa.ColumnElement[Any], bool]:
    """A day or an instant that may be NULL as one that never is: NULL sorts as the end of time does, after everything."""
    if not column.nullable:
        return value, False
    type_ = type_of(column)
    if isinstance(type_, sa.Date):
        return sa.func.coalesce(value, sa.literal_column("'infinity'::date", sa.Date())), False
    if isinstance(type_, sa.DateTime) and type_.timezone:
        return sa.func.coalesce(value, sa.literal_column("'infinity'::timestamptz", type_)), False
    return value, True


def _beyond(
    column: sa.ColumnElement[Any], value: sa.ColumnElement[Any], *, descending: bool, nullable: bool
) -> sa.ColumnElement[bool]:
    beyond: sa.ColumnElement[bool] = column < value if descending else column > value
    if not nullable:
        return beyond
    if descending:
        return sa.or_(beyond, sa.and_(value.is_(None), column.is_not(None)))
    return sa.or_(beyond, sa.and_(value.is_not(None), column.is_(None)))
