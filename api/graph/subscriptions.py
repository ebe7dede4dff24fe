"""Subscriptions: one row followed. Each event is the selection compiled and read anew for this viewer, guards included."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, OperationDefinitionNode

from api.graph.answers import Answer
from api.graph.arguments import arguments_of
from api.graph.bindings import Changes
from api.graph.computed import Asked
from api.graph.errors import GraphError, code_of
from api.graph.identity import decode
from api.graph.observation import Observer
from api.graph.queries import Context, Queries
from api.graph.schematic import Schematic
from api.graph.selection import Selections


@dataclass(frozen=True, slots=True)
class Subscription:
    """What one subscriber follows. ``topic`` is ``<kind>:<key>``, or None for an id that names nothing."""

    topic: str | None
    _nothing: str
    _queries: Queries
    _asked: Asked
    _observer: Observer

    async def read(self, context: Context) -> Answer | None:
        """The row as this viewer may see it now; None if there is none for them. Raises GraphError as a query does."""
        with self._observer() as seen:
            seen.kind, seen.name, seen.document = "subscription", self._asked.name, self._asked.document.sha256
            seen.roles = context.viewer.roles
            answer = await self._queries.answer(self._asked, context, seen)
            seen.codes += map(code_of, answer.errors)
        return None if answer.data == self._nothing and not answer.errors else answer


def subscribed(schematic: Schematic, queries: Queries, asked: Asked, observer: Observer) -> Subscription:
    """The subscription of a valid operation. Raises GraphError NOT_SUPPORTED for a field that follows nothing."""
    root_type = schematic.schema.subscription_type
    assert root_type is not None
    key, nodes = _only_field(schematic, asked)
    name = nodes[0].name.value
    root = schematic.bindings.roots.get(name)
    if not isinstance(root, Changes):
        raise GraphError("NOT_SUPPORTED", "该字段不能订阅。This field cannot be followed.", nodes[0])
    ((_, column),) = root.lookup.by.items()
    given: Mapping[str, Any] = arguments_of(root_type.fields[name], nodes[0], asked.variables)
    (argument,) = given.values()
    found = decode(argument.value, schematic.bindings.prefix_for(column))
    topic = None if found is None else f"{root.topic}:{found}"
    return Subscription(topic, f'{{"{key}":null}}', queries, asked, observer)


def _only_field(schematic: Schematic, asked: Asked) -> tuple[str, list[FieldNode]]:
    """Validation has seen to it that there is one; ``@skip`` may have taken it away."""
    root_type = schematic.schema.subscription_type
    assert root_type is not None
    operation: OperationDefinitionNode = asked.operation
    selections = Selections(schematic.schema, asked.document.fragments, asked.variables)
    collected = selections.of(root_type, [operation.selection_set])
    if len(collected) != 1:
        raise GraphError("NOT_SUPPORTED", "订阅须有且只有一个字段。A subscription follows one field.", operation)
    return next(iter(collected.items()))
