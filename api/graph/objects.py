"""One row as a JSON object: the walk through a selection."""

from typing import Any

import sqlalchemy as sa
from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    is_non_null_type,
)
from sqlalchemy.sql.elements import False_

from api.graph import embedded, pages, related, variants
from api.graph.json_text import NULL, Pieces, joined, literal, members
from api.graph.leaves import leaf
from api.graph.relations import Embedded, Expression, Ids, Pages
from api.graph.rows import type_of
from api.graph.statement import Scope, Statement


class Objects:
    """Writes objects; everything that reaches another row comes back here for it."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement

    def scope(self, type_: GraphQLNamedType) -> Scope:
        """A new access to the table of a type."""
        bound = self.statement.schematic.bound(type_)
        return Scope(self.statement, bound, self.statement.access(bound.table))

    def object(self, type_: GraphQLNamedType, nodes: list[FieldNode], scope: Scope) -> Pieces:
        """The JSON object of the row in scope with the fields the nodes select."""
        sets = [node.selection_set for node in nodes]
        if not isinstance(type_, GraphQLObjectType):
            return variants.write(self, type_, sets, scope)
        collected = self.statement.selections.of(type_, sets)
        return members((key, self.field(type_, merged, scope)) for key, merged in collected.items())

    def field(self, type_: GraphQLObjectType, nodes: list[FieldNode], scope: Scope) -> Pieces:
        """The JSON value of one field, hidden where the table's guard hides it."""
        name = nodes[0].name.value
        if name == "__typename":
            return (f'"{type_.name}"',)
        definition = self.statement.schematic.field(type_, name)
        shown = self.statement.field_guard(scope.row, self.statement.schematic.python_name(definition))
        if isinstance(shown, False_):
            return NULL
        value = self._value(type_, definition, nodes, scope)
        if shown is None:
            return value
        return (sa.case((shown, joined(value)), else_=literal("null")),)

    def _value(
        self, type_: GraphQLObjectType, definition: GraphQLField, nodes: list[FieldNode], scope: Scope
    ) -> Pieces:
        name = nodes[0].name.value
        binding = self.statement.schematic.binding(type_, name)
        prefixes = self.statement.schematic.bindings
        if isinstance(binding, sa.Column):
            return self._column(definition, binding, prefixes.prefix_for(binding), scope)
        if isinstance(binding, Ids):
            return self._column(definition, binding.column, prefixes.prefix_of(binding.of), scope)
        if isinstance(binding, Expression):
            value = self.statement.expression(binding, scope, f"{type_.name}.{name}")
            required = is_non_null_type(definition.type)
            return leaf(definition.type, value, type_of(value), nullable=not required, prefix=None)
        if isinstance(binding, Embedded):
            return embedded.write(self.statement, definition.type, binding, nodes, scope.column(binding.column))
        target = get_named_type(definition.type)
        if isinstance(binding, Pages):
            return pages.write_nested(self, target, definition, binding, nodes, scope)
        return related.write(self, target, binding, nodes, scope)

    def _column(self, definition: GraphQLField, column: "sa.Column[Any]", prefix: str | None, scope: Scope) -> Pieces:
        owner = scope.owner(column)
        shown = None if owner is scope.row else self.statement.field_guard(owner, column.key)
        if isinstance(shown, False_):
            return NULL
        value = owner[column]
        # A 1:1 row beside me may be missing or hidden, so its columns may be NULL whatever they promise.
        nullable = bool(column.nullable) or owner is not scope.row
        pieces = leaf(definition.type, value, type_of(column), nullable=nullable, prefix=prefix)
        return pieces if shown is None else (sa.case((shown, joined(pieces)), else_=literal("null")),)
