"""A SQL statement under construction: its aliases, its parameters, and the guard of every table it touches."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import sqlalchemy as sa
from graphql import FieldNode, GraphQLField, GraphQLNamedType, GraphQLObjectType
from sqlalchemy.dialects.postgresql import aggregate_order_by

from api.graph.arguments import Argument, Parameters, arguments_of
from api.graph.bindings import Bound
from api.graph.correlation import take_from_outside
from api.graph.errors import Unguarded
from api.graph.json_text import Pieces, literal
from api.graph.relations import Expression
from api.graph.rows import Row, key_of, no_rows, table_of, tables_outside
from api.graph.schematic import Schematic
from api.graph.selection import Selections


class Statement:
    """What one compilation shares: who asks, with which variables, and what has been written so far."""

    def __init__(
        self, schematic: Schematic, roles: frozenset[str], variables: Mapping[str, Any], selections: Selections
    ) -> None:
        self.schematic = schematic
        self.selections = selections
        self.parameters = Parameters()
        self._roles = roles
        self._variables = variables
        self._aliases = 0
        self._guarded: set[sa.FromClause] = set()

    def name(self) -> str:
        """A new alias."""
        self._aliases += 1
        return f"t{self._aliases}"

    def access(self, table: sa.Table) -> Row:
        """A new access to a table. Whoever reads it writes `guard` into its condition.

        A table of which the viewer's roles see nothing is not even named in the SQL: its rows are none, so the database
        login that answers these roles needs no right to it.
        """
        if self.schematic.guards.shut(table, self._roles):
            return Row(table, no_rows(table).subquery(self.name()), self.guarded)
        return Row(table, table.alias(self.name()), self.guarded)

    def guard(self, row: Row) -> sa.ColumnElement[bool]:
        """The condition under which the viewer may see this row. Raises Unguarded."""
        condition = self.schematic.guards.rows(row, self._roles, self.parameters)
        return sa.true() if condition is None else condition

    def field_guard(self, row: Row, python_name: str) -> sa.ColumnElement[bool] | None:
        """The condition under which a field of a visible row shows; None for always."""
        return self.schematic.guards.field(row, python_name, self._roles, self.parameters)

    def nameable(self, row: Row, column: "sa.Column[Any]", names: frozenset[str]) -> sa.ColumnElement[bool] | None:
        """The condition under which the viewer may name a column that fields of these names tell; None for always.

        A filter, an order and a cursor compare nothing else: what cannot be read must not be found out by asking. The key
        is every visible row's identity.
        """
        conditions = [] if column.primary_key else [self.field_guard(row, name) for name in sorted(names)]
        shown = [condition for condition in conditions if condition is not None]
        # One field that shows the value is enough.
        return None if len(shown) < len(conditions) or not conditions else sa.or_(sa.false(), *shown)

    def guarded(self, model: object) -> sa.Subquery:
        """The rows of another table that the viewer may see, for expressions; remembered as allowed in them.

        Their values are whole: what a field derives from them is that field's to guard.
        """
        return self._rows(model, lambda row, column: row[column])

    def readable(self, row: Row) -> tuple[Row, sa.ColumnElement[bool] | None]:
        """A row for a condition of a slice, and what ties it to mine; None where it is mine: none of its values is hidden.

        A value that the viewer may not name is NULL in it, and in the rows of other tables that it guards.
        """
        if all(self._shown(row, column) is None for column in row.table.c):
            return Row(row.table, row.source, self._nameable_rows), None
        shown = Row(row.table, self._nameable_rows(row.table), self._nameable_rows)
        return shown, sa.and_(*(shown[column] == row[column] for column in row.table.primary_key.columns))

    def _nameable_rows(self, model: object) -> sa.Subquery:
        """The rows that the viewer may see, without the values that they may not name."""

        def value(row: Row, column: "sa.Column[Any]") -> Any:
            condition = self._shown(row, column)
            return row[column] if condition is None else sa.case((condition, row[column])).label(column.key)

        return self._rows(model, value)

    def _rows(self, model: object, value: Callable[[Row, "sa.Column[Any]"], Any]) -> sa.Subquery:
        row = self.access(table_of(model))
        columns = [value(row, column) for column in row.table.c]
        rows = sa.select(*columns).where(self.guard(row)).correlate_except(row.source).subquery(self.name())
        self._guarded.add(rows)
        return rows

    def _shown(self, row: Row, column: "sa.Column[Any]") -> sa.ColumnElement[bool] | None:
        """The condition under which the viewer may name a column by the fields of its own table; None for always."""
        return self.nameable(row, column, self._names(column))

    def _names(self, column: "sa.Column[Any]") -> frozenset[str]:
        """The names by which the guard of its own table knows a column."""
        return self.schematic.names_of(column.table, column) or frozenset({column.key})

    def expression(self, expression: Expression, scope: "Scope", where: str) -> Any:
        """A slice's SQL expression, checked to reach other tables through `guarded` alone. Raises Unguarded."""
        written = expression.write(scope.row, self.guarded)
        if isinstance(written, sa.Select):
            written = written.scalar_subquery()
        return self.checked(written, where, scope.row)

    def checked(self, written: Any, where: str, *rows: Row) -> Any:
        """A condition or expression of a slice, if it reads nothing but these rows and guarded ones. Raises Unguarded."""
        for table in tables_outside(written, self._guarded | {row.source for row in rows}):
            raise Unguarded(where, f"reads {table} past its guard; take the rows that `guarded` gives")
        take_from_outside(written, {row.source for row in rows}, self._guarded)
        return written

    def arguments(self, definition: GraphQLField, node: FieldNode) -> dict[str, Argument]:
        """The arguments given to a field."""
        return arguments_of(definition, node, self._variables)


class Scope:
    """One guarded row while its fields are written, with the 1:1 tables joined beside it as they are needed."""

    def __init__(self, statement: Statement, bound: Bound, row: Row) -> None:
        self.statement = statement
        self.bound = bound
        self.row = row
        self._beside: dict[sa.Table, Row] = {}
        self._required: set[sa.Table] = set()
        self._leader: Row | None = None

    def led_by(self, column: "sa.Column[Any]") -> "Scope":
        """The same rows, each looked up from the table beside me that an order begins with.

        ``OFFSET 0`` keeps the lookup a lookup. PostgreSQL takes the guards of both tables for independent, expects far fewer
        rows than a page, and would otherwise read and sort all that follows the cursor.
        """
        leader = self.statement.access(column.table)
        key = self.row[key_of(self.row.table)]
        mine = (
            sa.select(self.row.source)
            .where(key == leader[self.bound.beside[column.table]], self.visible())
            .offset(sa.literal_column("0"))
            .correlate_except(self.row.source)
            .lateral(self.statement.name())
        )
        led = Scope(self.statement, self.bound, self.row.over(mine))
        led._beside[column.table] = led._leader = leader
        led._required.add(column.table)
        return led

    def require(self, column: "sa.Column[Any]") -> None:
        """Keep only rows that have a visible row beside them in this column's table: an order needs its value."""
        if column.table is not self.row.table:
            self.owner(column)
            self._required.add(column.table)

    def owner(self, column: "sa.Column[Any]") -> Row:
        """The row a column belongs to: mine, or that of a table beside me."""
        table = column.table
        if table is self.row.table:
            return self.row
        if table not in self._beside:
            self._beside[table] = self.statement.access(table)
        return self._beside[table]

    def column(self, column: "sa.Column[Any]") -> sa.ColumnElement[Any]:
        """A column of mine or of a table beside me, under its alias here."""
        return self.owner(column)[column]

    def nameable(self, column: "sa.Column[Any]") -> sa.ColumnElement[bool]:
        """The condition under which the viewer may compare a column: what the guards of both rows hide is nobody's to ask."""
        statement, owner = self.statement, self.owner(column)
        names = statement.schematic.names_of(self.row.table, column)
        mine = statement.nameable(self.row, column, names or frozenset({column.key}) if owner is self.row else names)
        theirs = None if owner is self.row else statement.nameable(owner, column, frozenset({column.key}))
        return sa.and_(sa.true(), *(condition for condition in (mine, theirs) if condition is not None))

    def visible(self) -> sa.ColumnElement[bool]:
        """The condition for a row to be read at all: the guard, and a discriminator that some type claims."""
        if self._leader is not None:
            return sa.true()
        guard, variants = self.statement.guard(self.row), self.bound.variants
        if variants is None or variants.default is not None:
            return guard
        return sa.and_(guard, self.row[variants.discriminator].in_(list(variants.types)))

    def source(self) -> sa.FromClause:
        """The FROM clause, once all fields are written."""
        source = self.row.source
        if self._leader is not None:
            source = self._leader.source.join(source, self.statement.guard(self._leader))
        for table, row in self._beside.items():
            if row is self._leader:
                continue
            joined = sa.and_(
                row[self.bound.beside[table]] == self.row[key_of(self.row.table)], self.statement.guard(row)
            )
            source = source.join(row.source, joined, isouter=table not in self._required)
        return source

    def gathered(
        self, text: sa.ColumnElement[str], order: Callable[[], Sequence[Any]], *, unfinished: bool = False
    ) -> Any:
        """The texts of all rows of an ordered source, separated by commas, in its order.

        A sorted subquery hands its rows to the aggregate as they come. With another table joined beside it they may come
        in any order, and the aggregate has to sort again. ``unfinished``: more is written later, which may join one.
        """
        joins = bool(self.bound.beside if unfinished else self._beside)
        separator: Any = literal(",")
        return sa.func.string_agg(text, aggregate_order_by(separator, *order()) if joins else separator)

    def select(self, *columns: Any) -> "sa.Select[Any]":
        """A select from my source that takes every other table it mentions from the outside."""
        own = (self.row.source, *(row.source for row in self._beside.values()))
        return sa.select(*columns).select_from(self.source()).correlate_except(*own)


class ObjectWriter(Protocol):
    """Writes the JSON of one row for a selection; relations and pages call it for what they reach."""

    statement: Statement

    def scope(self, type_: GraphQLNamedType) -> Scope:
        """A new access to the table of a type."""

    def object(self, type_: GraphQLNamedType, nodes: list[FieldNode], scope: Scope) -> Pieces:
        """The JSON object of the row in scope with the fields the nodes select."""

    def field(self, type_: GraphQLObjectType, nodes: list[FieldNode], scope: Scope) -> Pieces:
        """The JSON value of one field."""
