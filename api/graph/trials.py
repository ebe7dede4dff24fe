"""Trials: a type, a filter, a guard written once to see whether it can be written at all."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import sqlalchemy as sa
from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    OperationDefinitionNode,
    get_named_type,
    is_leaf_type,
    parse,
)

from api.graph.arguments import Argument
from api.graph.errors import NotCompilable
from api.graph.filtering import conditions
from api.graph.json_text import joined
from api.graph.objects import Objects
from api.graph.plans import plan
from api.graph.relations import Filter, Filters
from api.graph.schematic import Schematic
from api.graph.selection import Selections
from api.graph.statement import Statement


class Trials:
    """Writes for a viewer who holds every role; each method tells what cannot be written and why."""

    def __init__(self, schematic: Schematic) -> None:
        self._schematic = schematic

    def whole(self, type_: GraphQLObjectType) -> Iterator[str]:
        """Write the whole object as SQL; if that fails, field by field to find out which."""
        whole = parse("{f{" + " ".join(_text(name, field) for name, field in type_.fields.items()) + "}}")
        failed = list(self._attempt(lambda objects: _try_sql(objects, type_, _only_field(whole))))
        named: list[str] = []
        for name, field in type_.fields.items() if failed else ():
            write = partial(_try_field, type_=type_, node=_node(name, field))
            named += [f"{type_.name}.{name}: {problem}" for problem in self._attempt(write)]
        yield from named or [f"{type_.name}: {problem}" for problem in failed]

    def filters(self, node: GraphQLNamedType, filters: Filters) -> Iterator[str]:
        """Every filter of a list given at once."""
        yield from self._attempt(partial(_try_filters, node=node, filters=filters))

    def guard(self, table: sa.Table) -> Iterator[str]:
        """Each condition of a guard once: a role that sees everything must not hide another's mistake."""
        roles = self._schematic.guards.of(table) if self._schematic.guards.knows(table) else None
        for role, guard in (roles or {}).items():
            statement = self._statement()
            row = statement.access(table)
            try:
                if callable(guard.rows):
                    plan(sa.exists().where(guard.rows(row, statement.parameters)), statement.parameters.getters)
            except Exception as error:
                yield f"{table.name}: the guard of {role} cannot be written: {type(error).__name__}: {error}"

    def _attempt(self, write: Callable[[Objects], object]) -> Iterator[str]:
        """Write something for a viewer who holds every role, and say why it cannot be done."""
        try:
            write(Objects(self._statement()))
        except NotCompilable as error:
            yield error.message
        except Exception as error:
            yield f"cannot be written: {type(error).__name__}: {error}"

    def _statement(self) -> Statement:
        roles = self._schematic.guards.roles()
        return Statement(self._schematic, roles, {}, Selections(self._schematic.schema, {}, {}))


def _try_filters(objects: Objects, node: GraphQLNamedType, filters: Filters) -> None:
    def given(filters: Filters) -> Any:
        return {name: True if isinstance(inner, Filter) else given(inner) for name, inner in filters.items()}

    conditions(objects.statement, objects.scope(node), filters, Argument(given(filters), lambda inputs: None))


def _try_field(objects: Objects, type_: GraphQLObjectType, node: FieldNode) -> None:
    objects.field(type_, [node], objects.scope(type_))


def _try_sql(objects: Objects, type_: GraphQLObjectType, node: FieldNode) -> None:
    scope = objects.scope(type_)
    text = joined(objects.object(type_, [node], scope))
    plan(scope.select(text).scalar_subquery(), objects.statement.parameters.getters)


def _node(name: str, field: GraphQLField) -> FieldNode:
    return _only_field(parse("{" + _text(name, field) + "}"))


def _text(name: str, field: GraphQLField) -> str:
    named = get_named_type(field.type)
    if is_leaf_type(named):
        return name
    if isinstance(named, GraphQLObjectType) and "pageInfo" in named.fields:
        return f"{name}{{nodes{{__typename}} pageInfo{{hasNextPage endCursor}}}}"
    return f"{name}{{__typename}}"


def _only_field(document: Any) -> FieldNode:
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    node = operation.selection_set.selections[0]
    assert isinstance(node, FieldNode)
    return node
