"""A table, seen under one alias: what slices get in their hands when they write a condition."""

from collections.abc import Callable, Iterator, Set
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute


class Row:
    """One access to a table; its attributes are the columns under this alias (``row.organ_id``).

    The source may be the alias itself or a subquery that selects all its columns.
    """

    __slots__ = ("_reach", "source", "table")

    def __init__(
        self, table: sa.Table, source: sa.FromClause, reach: Callable[[object], sa.Subquery] | None = None
    ) -> None:
        self.table = table
        self.source = source
        self._reach = reach

    def over(self, source: sa.FromClause) -> "Row":
        """The same row read from a subquery that selects all its columns."""
        return Row(self.table, source, self._reach)

    def guarded(self, model: object) -> sa.Subquery:
        """The rows of another table that the viewer may see, to be used in a condition on this row."""
        if self._reach is None:
            raise TypeError("a guard cannot ask for guarded rows")
        return self._reach(model)

    def __getattr__(self, name: str) -> Any:
        """The column of that name. Raises AttributeError if the table has none."""
        try:
            return self.source.c[name]
        except KeyError:
            raise AttributeError(f"{self.table.name} has no column {name!r}") from None

    def __getitem__(self, column: "sa.Column[Any]") -> "sa.ColumnElement[Any]":
        """The given column of the table under this alias."""
        return self.source.c[column.key]


def table_of(model: object) -> sa.Table:
    """The table of a SQLModel class. Raises TypeError for anything else."""
    table = getattr(model, "__table__", model)
    if not isinstance(table, sa.Table):
        raise TypeError(f"{model!r} is no table")
    return table


def no_rows(table: sa.Table) -> "sa.Select[Any]":
    """A select of all columns of a table that has no row and does not touch the table."""
    return sa.select(*(sa.cast(sa.null(), column.type).label(column.key) for column in table.c)).where(sa.false())


def column_of(attribute: object) -> "sa.Column[Any]":
    """The column behind a mapped attribute such as ``CaseRow.party_id``. Raises TypeError for anything else."""
    if isinstance(attribute, InstrumentedAttribute):
        attribute = attribute.property.columns[0]
    if not isinstance(attribute, sa.Column):
        raise TypeError(f"{attribute!r} is no column")
    return attribute


def type_of(column: "sa.ColumnElement[Any]") -> "sa.types.TypeEngine[Any]":
    """The database type of a column, without the wrappers that only change Python values."""
    type_ = column.type
    return type_.impl_instance if isinstance(type_, sa.TypeDecorator) else type_


def key_of(table: sa.Table) -> "sa.Column[Any]":
    """The single primary key column. Raises TypeError if the key is composed."""
    columns = list(table.primary_key.columns)
    if len(columns) != 1:
        raise TypeError(f"{table.name} has a composed primary key: name the columns of the relation")
    return columns[0]


def tables_outside(expression: sa.ClauseElement, allowed: Set[sa.FromClause]) -> Iterator[str]:
    """The names of tables that an expression reads otherwise than through the allowed sources."""
    pending: list[Any] = [expression]
    while pending:
        element = pending.pop()
        if element in allowed:
            continue
        if isinstance(element, sa.TextClause):
            yield "text"
        if isinstance(element, sa.Table):
            yield element.name
        elif isinstance(element, sa.Column) and isinstance(element.table, sa.FromClause):
            # A column names its source without containing it; subqueries are met again where they stand in FROM.
            if element.table not in allowed and not isinstance(element.table, sa.Subquery | sa.CTE):
                pending.append(element.table)
        else:
            pending.extend(element.get_children())
