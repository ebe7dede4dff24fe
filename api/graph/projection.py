"""Plain objects as JSON: a refusal or a payload's own fields, walked without an executor."""

from collections.abc import Iterable
from typing import Any

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    SelectionSetNode,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from api.graph.errors import NotCompilable
from api.graph.schematic import Schematic
from api.graph.selection import Selections


class Projection:
    """Projects Python instances of Strawberry types onto a selection."""

    def __init__(self, schematic: Schematic, selections: Selections) -> None:
        self._schematic = schematic
        self._selections = selections

    def field(self, type_: GraphQLObjectType, nodes: list[FieldNode], instance: object) -> Any:
        """The value of one field, ready for JSON. Raises GraphQLError where a required value is missing."""
        name = nodes[0].name.value
        if name == "__typename":
            return type_.name
        definition = self._schematic.field(type_, name)
        value = getattr(instance, self._schematic.python_name(definition))
        return self._value(definition.type, value, [node.selection_set for node in nodes], f"{type_.name}.{name}")

    def _value(self, type_: GraphQLOutputType, value: Any, sets: list[SelectionSetNode | None], where: str) -> Any:
        if value is None:
            if is_non_null_type(type_):
                raise GraphQLError(f"{where} is required but has no value")
            return None
        nullable = get_nullable_type(type_)
        if is_list_type(nullable):
            return [self._value(nullable.of_type, item, sets, where) for item in _items(value)]
        if is_leaf_type(nullable):
            return nullable.serialize(value)
        concrete = self.type_of(get_named_type(nullable), value)
        collected = self._selections.of(concrete, sets)
        return {key: self.field(concrete, nodes, value) for key, nodes in collected.items()}

    def type_of(self, type_: GraphQLNamedType, instance: object) -> GraphQLObjectType:
        """The object type of an instance. Raises NotCompilable for one that its field does not promise."""
        concrete = self._schematic.object_type(type(instance))
        if concrete is not type_ and not (
            is_abstract_type(type_) and self._schematic.schema.is_sub_type(type_, concrete)
        ):
            raise NotCompilable(type_.name, f"cannot be a {concrete.name}")
        return concrete


def _items(value: Any) -> Iterable[Any]:
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise GraphQLError("a list field has a value that is no list")
    return value
