"""Which fields an operation asks of a type, after fragments and directives: the specification's CollectFields."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphql import (
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    is_abstract_type,
    value_from_ast_untyped,
)

Collected = dict[str, list[FieldNode]]


class Selections:
    """The fragments and variables of one operation, ready to answer what is selected."""

    def __init__(
        self, schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode], variables: Mapping[str, Any]
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._variables = variables

    def of(self, type_: GraphQLObjectType, sets: Iterable[SelectionSetNode | None]) -> Collected:
        """The response keys in order, each with the field nodes that merge under it."""
        collected: Collected = {}
        visited: set[str] = set()
        for selections in sets:
            if selections is not None:
                self._collect(type_, selections, collected, visited)
        return collected

    def _collect(
        self, type_: GraphQLObjectType, selections: SelectionSetNode, collected: Collected, visited: set[str]
    ) -> None:
        for node in selections.selections:
            if not self._included(node.directives):
                continue
            if isinstance(node, FieldNode):
                collected.setdefault((node.alias or node.name).value, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                if condition is None or self._applies(condition.name.value, type_):
                    self._collect(type_, node.selection_set, collected, visited)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in visited:
                visited.add(node.name.value)
                fragment = self._fragments[node.name.value]
                if self._applies(fragment.type_condition.name.value, type_):
                    self._collect(type_, fragment.selection_set, collected, visited)

    def _applies(self, condition: str, type_: GraphQLObjectType) -> bool:
        if condition == type_.name:
            return True
        conditional = self._schema.type_map[condition]
        return is_abstract_type(conditional) and self._schema.is_sub_type(conditional, type_)

    def _included(self, directives: Iterable[DirectiveNode] | None) -> bool:
        for directive in directives or ():
            name = directive.name.value
            if name in ("skip", "include"):
                condition = value_from_ast_untyped(next(iter(directive.arguments or ())).value, dict(self._variables))
                if bool(condition) is (name == "skip"):
                    return False
        return True
