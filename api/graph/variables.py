"""The variables of one operation. Plain texts, which most are, are taken at once; graphql-core coerces everything else."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from graphql import (
    GraphQLID,
    GraphQLSchema,
    GraphQLString,
    OperationDefinitionNode,
    Undefined,
    get_nullable_type,
    is_non_null_type,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import VariableValues, VariableValueSource

Texts: TypeAlias = tuple[GraphQLVariableSignature, ...]
"""The variables of an operation that takes nothing but ``ID`` and ``String`` without defaults."""


def texts_of(schema: GraphQLSchema, operation: OperationDefinitionNode) -> Texts | None:
    """The variables of an operation if it takes nothing but texts; None for any other operation."""
    found = []
    for node in operation.variable_definitions or ():
        signature = get_variable_signature(schema, node)
        if not isinstance(signature, GraphQLVariableSignature) or node.default_value is not None or node.directives:
            return None
        if get_nullable_type(signature.type) not in (GraphQLID, GraphQLString):
            return None
        found.append(signature)
    return tuple(found)


def taken(texts: Texts, given: Mapping[str, Any]) -> VariableValues | None:
    """The values, if each is a text or may be missing; None where one is something else, which graphql-core then judges."""
    sources: dict[str, VariableValueSource] = {}
    coerced: dict[str, Any] = {}
    for signature in texts:
        name = signature.name
        value = given.get(name, Undefined)
        if type(value) is not str:
            if (value is not None and value is not Undefined) or is_non_null_type(signature.type):
                return None
            if value is Undefined:
                sources[name] = VariableValueSource(signature)
                continue
        sources[name] = VariableValueSource(signature, value)
        coerced[name] = value
    return VariableValues(sources, coerced)
