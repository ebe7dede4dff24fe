"""The oracle: the same schema answered the plain way, row by row and field by field, by graphql-core.

It shares the declarations (types, bindings, guards) with the compiler and nothing of its work: it loads what a viewer may
see table by table, joins in Python, sorts in Python and formats in Python. It is as slow as it looks; the compiler must
equal it, key order included. Only reads of stored fields; no mutations, no computed roots.
"""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cmp_to_key
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from graphql import (
    ExecutionResult,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_schema,
    get_named_type,
    parse,
    print_schema,
)
from graphql import execute as execute_plainly

from api.graph.bindings import Bound, ById, Listing, Lookup, RootPages
from api.graph.guards import EVERYTHING, NOTHING, RoleGuard, Viewer
from api.graph.relations import (
    Either,
    Embedded,
    Expression,
    Filter,
    Filters,
    Ids,
    Listed,
    Many,
    One,
    Order,
    Pages,
    Related,
    Term,
)
from api.graph.rows import Row, key_of, type_of
from api.graph.schematic import Schematic


@dataclass(frozen=True, slots=True)
class Found:
    """One visible row of a table, read as one object type."""

    type: str
    row: Mapping[str, Any]


class Values:
    """A viewer's parameters as literals of a statement."""

    def __init__(self, parameters: Mapping[str, object]) -> None:
        self._parameters = parameters

    def __getitem__(self, name: str) -> Any:
        value = self._parameters[name]
        return sa.null() if value is None else sa.literal(value)

    def among(self, column: Any, name: str) -> Any:
        values = self._parameters[name]
        assert isinstance(values, Iterable)
        return column.in_(list(values))


class Oracle:
    """Answers read operations of one viewer over one connection."""

    def __init__(self, schematic: Schematic, connection: sa.Connection, viewer: Viewer) -> None:
        self._schematic = schematic
        self._connection = connection
        self._viewer = viewer
        self._values = Values(viewer.parameters)
        # Printed and built again, the schema has lost every resolver.
        self._plain: GraphQLSchema = build_schema(print_schema(schematic.schema))
        self._rows: dict[sa.Table, list[dict[str, Any]]] = {}
        self._seen_by: dict[tuple[sa.Table, RoleGuard], set[Any]] = {}

    def execute(
        self, text: str, variables: Mapping[str, Any] | None = None, operation_name: str | None = None
    ) -> dict[str, Any]:
        """The ``data`` of a valid operation; raises whatever went wrong."""
        result = execute_plainly(
            self._plain,
            parse(text),
            variable_values=dict(variables or {}),
            operation_name=operation_name,
            field_resolver=self._resolve,
            type_resolver=lambda value, *_: value.type,
        )
        assert isinstance(result, ExecutionResult)
        for error in result.errors or []:
            raise error.original_error or error
        data: dict[str, Any] | None = result.data
        assert data is not None
        return data

    # Who sees what.

    def rows(self, table: sa.Table) -> list[dict[str, Any]]:
        """Every row of a table that the viewer may see."""
        if table not in self._rows:
            guard = self._schematic.guards.of(table)
            every = [dict(found._mapping) for found in self._connection.execute(sa.select(table))]
            if guard is not None:
                held = [guard[role] for role in self._viewer.roles if role in guard]
                every = [row for row in every if any(_key(table, row) in self._keys(table, role) for role in held)]
            self._rows[table] = every
        return self._rows[table]

    def _keys(self, table: sa.Table, guard: RoleGuard) -> set[Any]:
        """The keys of the rows that one role's guard shows."""
        if (table, guard) not in self._seen_by:
            alias = table.alias("guarded")
            wanted = sa.select(*(alias.c[column.key] for column in table.primary_key.columns))
            if guard.rows is NOTHING:
                wanted = wanted.where(sa.false())
            elif guard.rows is not EVERYTHING:
                assert callable(guard.rows)
                wanted = wanted.where(guard.rows(Row(table, alias), self._values))
            self._seen_by[table, guard] = {tuple(found) for found in self._connection.execute(wanted)}
        return self._seen_by[table, guard]

    def _shows(self, table: sa.Table, row: Mapping[str, Any], field: str) -> bool:
        guard = self._schematic.guards.of(table)
        if guard is None:
            return True
        held = [guard[role] for role in self._viewer.roles if role in guard]
        return any(role.names(field) and _key(table, row) in self._keys(table, role) for role in held)

    def _guarded(self, model: Any) -> sa.Subquery:
        """The rows to be seen, their values whole."""
        table = getattr(model, "__table__", model)
        visible = [_key(table, row) for row in self.rows(table)]
        return sa.select(table).where(_among(sa.tuple_(*table.primary_key.columns), visible)).subquery()

    def _nameable(self, model: Any) -> sa.Subquery:
        """The rows to be seen, without the values that nobody may name."""
        table = getattr(model, "__table__", model)
        keys = sa.tuple_(*table.primary_key.columns)

        def shown(column: "sa.Column[Any]") -> Any:
            names = self._schematic.names_of(table, column) or {column.key}
            if not any(self._schematic.guards.can_hide_field(table, name) for name in names):
                return column
            rows = [_key(table, row) for row in self.rows(table) if self._names(table, row, table, column)]
            everywhere = len(rows) == len(self.rows(table))
            return column if everywhere else sa.case((_among(keys, rows), column)).label(column.key)

        visible = [_key(table, row) for row in self.rows(table)]
        return sa.select(*map(shown, table.c)).where(_among(keys, visible)).subquery()

    def _compares(self, type_: Any, column: "sa.Column[Any]", row: Mapping[str, Any]) -> bool:
        """Whether the viewer may sort and filter a row by a column of it, or of the row beside it."""
        bound = self._schematic.bound(type_)
        if not self._names(bound.table, row, bound.table, column):
            return False
        beside = None if column.table is bound.table else self._beside(bound, column, row)
        return beside is None or self._shows(column.table, beside, column.key)

    def _names(self, table: sa.Table, row: Mapping[str, Any], on: sa.Table, column: "sa.Column[Any]") -> bool:
        """Whether the guard of a row's table lets a column be compared that fields of types read from ``on`` tell."""
        if column.primary_key:
            return True
        names = self._schematic.names_of(on, column) or ({column.key} if column.table is table else set())
        return not names or any(self._shows(table, row, name) for name in names)

    # Fields.

    def _resolve(self, source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        if source is None:
            return self._root(info, arguments)
        if isinstance(source, Mapping):
            return source[info.field_name]
        assert isinstance(source, Found)
        type_ = self._schematic.schema.type_map[info.parent_type.name]
        assert isinstance(type_, GraphQLObjectType)
        field = type_.fields[info.field_name]
        bound = self._schematic.bound(type_)
        if not self._shows(bound.table, source.row, self._schematic.python_name(field)):
            return None
        binding = self._schematic.binding(type_, info.field_name)
        named = get_named_type(field.type)
        if isinstance(binding, sa.Column):
            return self._column(bound, binding, field, source.row, self._schematic.bindings.prefix_for(binding))
        if isinstance(binding, Ids):
            prefix = self._schematic.bindings.prefix_of(binding.of)
            return self._column(bound, binding.column, field, source.row, prefix)
        if isinstance(binding, One):
            return self._one(named, binding, self._row_of(bound, binding.local, source.row))
        if isinstance(binding, Either):
            ways = [self._one(self._schematic.object_type(way), one, source.row) for way, one in binding.ways.items()]
            return next((way for way in ways if way is not None), None)
        if isinstance(binding, Many | Related):
            others = self._related(bound, named, binding, source.row)
            return next(iter(others), None) if binding.single else others
        if isinstance(binding, Listed):
            table = self._schematic.bound(named).table
            by_key = {row[key_of(table).key]: row for row in self.rows(table)}
            keys = source.row[binding.local.key] or []
            return self._all_found(named, [by_key[key] for key in keys if key in by_key])
        if isinstance(binding, Pages):
            node = _node_of(named)
            others = self._related(bound, node, binding.relation, source.row)
            return self._page(others, node, named, "", binding.relation.order, binding.filters, arguments)
        if isinstance(binding, Embedded):
            return self._embedded(field.type, binding, source.row[binding.column.key])
        assert isinstance(binding, Expression)
        return self._expression(bound, binding, source.row)

    def _column(
        self, bound: Bound, column: "sa.Column[Any]", field: Any, row: Mapping[str, Any], prefix: str | None
    ) -> Any:
        if column.table is not bound.table:
            beside = self._beside(bound, column, row)
            if beside is None or not self._shows(column.table, beside, column.key):
                return None
            row = beside
        named = get_named_type(field.type)
        members = None
        if hasattr(named, "values"):
            members = named.extensions["strawberry-definition"].wrapped_cls
        return _formatted(row[column.key], named.name, members, prefix)

    def _beside(self, bound: Bound, column: "sa.Column[Any]", row: Mapping[str, Any]) -> Mapping[str, Any] | None:
        remote = bound.beside[column.table]
        mine = row[key_of(bound.table).key]
        return next((other for other in self.rows(remote.table) if other[remote.key] == mine), None)

    def _row_of(self, bound: Bound, column: "sa.Column[Any]", row: Mapping[str, Any]) -> Mapping[str, Any]:
        """The row that holds a column: mine, or a visible one beside me, if there is any."""
        if column.table is bound.table:
            return row
        return self._beside(bound, column, row) or {column.key: None}

    def _one(self, type_: Any, one: One, row: Mapping[str, Any]) -> Found | None:
        table = self._schematic.bound(type_).table
        remote = one.remote if one.remote is not None else key_of(table)
        value = row[one.local.key]
        found = (other for other in self.rows(table) if value is not None and other[remote.key] == value)
        return next((self._found(type_, other) for other in found), None)

    def _related(self, bound: Bound, type_: Any, relation: Many | Related, row: Mapping[str, Any]) -> list[Found]:
        table = self._schematic.bound(type_).table
        mine, other = bound.table.alias("mine"), table.alias("other")
        keys = sa.select(*(other.c[column.key] for column in table.primary_key.columns))
        if isinstance(relation, Related):
            keys = keys.where(relation.on(Row(bound.table, mine, self._guarded), Row(table, other, self._guarded)))
        else:
            local = mine.c[(key_of(bound.table) if relation.local is None else relation.local).key]
            keys = keys.where(other.c[relation.remote.key] == local)
            if relation.where is not None:
                keys = keys.where(relation.where(Row(table, other)))
        for column in bound.table.primary_key.columns:
            keys = keys.where(mine.c[column.key] == row[column.key])
        joined = {tuple(found) for found in self._connection.execute(keys)}
        found = self._all_found(type_, [row for row in self.rows(table) if _key(table, row) in joined])
        return self._sorted(type_, found, relation.order)

    def _expression(self, bound: Bound, binding: Expression, row: Mapping[str, Any]) -> Any:
        mine = bound.table.alias("mine")
        written = binding.write(Row(bound.table, mine), self._guarded)
        if isinstance(written, sa.Select):
            written = written.scalar_subquery()
        statement = sa.select(written).select_from(mine)
        for column in bound.table.primary_key.columns:
            statement = statement.where(mine.c[column.key] == row[column.key])
        return self._connection.scalar(statement)

    def _embedded(self, type_: Any, binding: Embedded, value: Any) -> Any:
        named = get_named_type(type_)
        if not isinstance(named, GraphQLObjectType):
            return value
        if isinstance(value, list):
            return [self._embedded(named, binding, item) for item in value]
        if not isinstance(value, dict):
            return None
        return {
            name: self._embedded(field.type, binding, value.get(binding.spelling(self._schematic.python_name(field))))
            for name, field in named.fields.items()
        }

    def _found(self, type_: Any, row: Mapping[str, Any]) -> Found | None:
        """A row as its object type; a polymorphic one asks its discriminator, which no type may claim."""
        if isinstance(type_, GraphQLObjectType):
            return Found(type_.name, row)
        types = self._schematic.variants(type_)
        variants = self._schematic.bound(type_).variants
        assert variants is not None
        concrete = types.get(row[variants.discriminator.key], types.get(None))
        return None if concrete is None else Found(concrete.name, row)

    def _all_found(self, type_: Any, rows: Iterable[Mapping[str, Any]]) -> list[Found]:
        return [found for row in rows if (found := self._found(type_, row)) is not None]

    # Roots, pages, orders.

    def _root(self, info: GraphQLResolveInfo[Any], arguments: Mapping[str, Any]) -> Any:
        root = self._schematic.bindings.roots[info.field_name]
        assert self._schematic.schema.query_type is not None
        field = self._schematic.schema.query_type.fields[info.field_name]
        named = get_named_type(field.type)
        if isinstance(root, ById):
            return [self._node(id_) for id_ in arguments["ids"]] if root.several else self._node(arguments["id"])
        if isinstance(root, RootPages):
            node = _node_of(named)
            name = arguments.get("orderBy") or next(iter(root.orders))
            every = self._all_found(node, self.rows(self._schematic.bound(node).table))
            ordered = self._sorted(node, every, root.orders[name])
            return self._page(ordered, node, named, name, root.orders[name], root.filters, arguments)
        assert isinstance(root, Lookup | Listing)
        table = self._schematic.bound(named).table
        rows = self.rows(table)
        if isinstance(root, Listing):
            found = self._sorted(named, self._all_found(named, rows), root.order)
            return self._filtered(named, found, root.filters, arguments.get("filter"))[: root.most]
        if root.on is not None:
            alias = table.alias("row")
            keys = sa.select(*(alias.c[column.key] for column in table.primary_key.columns))
            matching = self._connection.execute(keys.where(root.on(Row(table, alias), self._values)))
            wanted = {tuple(key) for key in matching}
            rows = [row for row in rows if _key(table, row) in wanted]
        for name, value in arguments.items():
            column = root.by[self._schematic.argument_name(field, name)]
            if value is not None:
                rows = [row for row in rows if self._id_of(column, row[column.key]) == value]
        return self._found(named, rows[0]) if rows else None

    def _node(self, id_: str) -> Found | None:
        for prefix, type_name in self._schematic.prefixes.items():
            type_ = self._schematic.schema.type_map[type_name]
            table = self._schematic.bound(type_).table
            for row in self.rows(table):
                if f"{prefix}_{row[key_of(table).key]}" == id_:
                    return self._found(type_, row)
        return None

    def _id_of(self, column: "sa.Column[Any]", value: Any) -> Any:
        prefix = self._schematic.bindings.prefix_for(column)
        return f"{prefix}_{value}" if prefix and isinstance(value, UUID) else value

    def _page(
        self,
        found: list[Found],
        node: Any,
        connection: Any,
        name: str,
        order: Order,
        filters: Filters,
        arguments: Mapping[str, Any],
    ) -> dict[str, Any]:
        found = [item for item in found if all(self._order_value(node, item, term) is not _HIDDEN for term in order)]
        found = [item for item in found if all(self._compares(node, term.column, item.row) for term in order)]
        cursors = {id(item): self._cursor(node, name, order, item) for item in found}
        everything = found
        found = self._filtered(node, found, filters, arguments.get("filter"))
        total = len(found)
        if arguments.get("after") is not None:
            passed = [cursors[id(item)] for item in everything].index(arguments["after"])
            later = {id(item) for item in everything[passed + 1 :]}
            found = [item for item in found if id(item) in later]
        size = 20 if arguments.get("first") is None else arguments["first"]
        page = found[:size]
        return {
            "__typename": connection.name,
            "edges": [{"cursor": cursors[id(item)], "node": item} for item in page],
            "nodes": page,
            "pageInfo": {
                "hasNextPage": len(found) > size,
                "endCursor": cursors[id(page[-1])] if page else None,
            },
            "totalCount": total,
        }

    def _filtered(
        self, type_: Any, found: list[Found], filters: Filters, given: Mapping[str, Any] | None
    ) -> list[Found]:
        for name, value in (given or {}).items():
            if value is None:
                continue
            declared = filters[name]
            if not isinstance(declared, Filter):
                found = self._filtered(type_, found, declared, value)
                continue
            keys = self._matching(type_, declared, value)
            table = self._schematic.bound(type_).table
            found = [item for item in found if _key(table, item.row) in keys]
            if declared.on is not None:
                found = [item for item in found if self._compares(type_, declared.on, item.row)]
            if declared.tells is not None:
                found = [item for item in found if self._shows(table, item.row, declared.tells)]
        return found

    def _matching(self, type_: Any, declared: Filter, value: Any) -> set[Any]:
        """The keys of the rows that meet one filter, asked of the database for each filter on its own."""
        bound = self._schematic.bound(type_)
        # A condition over the whole row is handed no value that the viewer may not name, unless a field derives what it tells.
        read = self._nameable if declared.tells is None else self._guarded
        mine = read(bound.table) if declared.on is None else bound.table.alias("mine")
        source: sa.FromClause = mine
        on: Any = Row(bound.table, mine, read)
        stored_as: Any = declared.type or sa.Text()
        if declared.on is not None:
            stored_as = declared.type or type_of(declared.on)
            on = mine.c.get(declared.on.key)
            if declared.on.table is not bound.table:
                beside = declared.on.table.alias("beside")
                visible = [row[bound.beside[declared.on.table].key] for row in self.rows(declared.on.table)]
                key = beside.c[bound.beside[declared.on.table].key]
                source = mine.join(beside, sa.and_(key == mine.c[key_of(bound.table).key], key.in_(visible)))
                on = beside.c[declared.on.key]
        item_type = stored_as.item_type if isinstance(stored_as, sa.ARRAY) else stored_as
        compared = self._comparable(declared, item_type, value)
        literal = sa.literal(compared, sa.ARRAY(item_type) if declared.many else item_type)
        keys = sa.select(*(mine.c[column.key] for column in bound.table.primary_key.columns)).select_from(source)
        return {tuple(found) for found in self._connection.execute(keys.where(declared.demand(on, literal)))}

    def _comparable(self, declared: Filter, type_: Any, value: Any) -> Any:
        if isinstance(value, list):
            return [self._comparable(declared, type_, item) for item in value]
        if isinstance(type_, sa.Uuid):
            prefix, _, key = value.rpartition("_")
            expected = None if declared.on is None else self._schematic.bindings.prefix_for(declared.on)
            return UUID(key) if prefix == (expected or "") else None
        if isinstance(type_, sa.DateTime):
            return datetime.fromisoformat(value)
        if isinstance(type_, sa.Date):
            return date.fromisoformat(value)
        if isinstance(value, str) and isinstance(type_, sa.String) and not isinstance(type_, sa.Enum):
            return self._label(value)
        return value

    def _label(self, value: str) -> str:
        """The stored label of an enumeration's name, where the value is one."""
        for type_ in self._schematic.schema.type_map.values():
            if hasattr(type_, "values") and value in type_.values and not type_.name.endswith("Order"):
                member = type_.extensions["strawberry-definition"].wrapped_cls[value]
                return str(member.value) if isinstance(member.value, str) else value
        return value

    def _sorted(self, type_: Any, found: list[Found], order: Order) -> list[Found]:
        table = self._schematic.bound(type_).table
        terms = [*order, *(Term(column) for column in table.primary_key.columns)]

        def compare(one: Found, other: Found) -> int:
            for term in terms:
                mine, others = (self._order_value(type_, item, term) for item in (one, other))
                mine, others = (None if value is _HIDDEN else value for value in (mine, others))
                if mine == others:
                    continue
                # NULL is greater than everything.
                less = others is None or (mine is not None and mine < others)
                return -1 if less is not term.descending else 1
            return 0

        return sorted(found, key=cmp_to_key(compare))

    def _order_value(self, type_: Any, item: Found, term: Term) -> Any:
        bound = self._schematic.bound(type_)
        if term.column.table is bound.table:
            return item.row[term.column.key]
        beside = self._beside(bound, term.column, item.row)
        return _HIDDEN if beside is None else beside[term.column.key]

    def _cursor(self, type_: Any, name: str, order: Order, item: Found) -> str:
        table = self._schematic.bound(type_).table
        mentioned = {term.column for term in order}
        terms = [*order, *(Term(column) for column in table.primary_key.columns if column not in mentioned)]
        values = [_formatted(self._order_value(type_, item, term), "", None, None) for term in terms]
        text = json.dumps([name, *values], ensure_ascii=False)
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


_HIDDEN = object()


def _among(keys: Any, found: list[tuple[Any, ...]]) -> sa.ColumnElement[bool]:
    within: sa.ColumnElement[bool] = keys.in_(found)
    return within if found else sa.false()


def _key(table: sa.Table, row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[column.key] for column in table.primary_key.columns)


def _node_of(connection: Any) -> Any:
    return get_named_type(connection.fields["nodes"].type)


def _formatted(value: Any, scalar: str, members: Any, prefix: str | None) -> Any:
    """A value as JSON has it: instants in UTC without trailing zeros, ids with their prefix, enumerations by name."""
    if value is None:
        return None
    if scalar == "JSON":
        return value
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_formatted(item, scalar, members, prefix) for item in value]
    if members is not None:
        return (value if isinstance(value, Enum) else members(value)).name
    if isinstance(value, UUID):
        return f"{prefix}_{value}" if scalar == "ID" and prefix else str(value)
    if isinstance(value, datetime):
        text = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f").rstrip("0").rstrip(".")
        return f"{text}+00:00"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value
