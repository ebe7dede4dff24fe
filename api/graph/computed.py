"""Fields computed now, and introspection: a sub-operation of just those root fields, run by graphql-core."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from inspect import isawaitable
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionSetNode,
    execute,
)
from graphql.execution.values import VariableValues

from api.graph.answers import masked
from api.graph.documents import Document


@dataclass(frozen=True)
class Asked:
    """One operation with its variables, as the client sent them and as coerced."""

    document: Document
    operation: OperationDefinitionNode
    raw: Mapping[str, Any]
    values: VariableValues

    @property
    def variables(self) -> dict[str, Any]:
        """The coerced variables."""
        return self.values.coerced

    @property
    def name(self) -> str | None:
        """The operation's name."""
        return self.operation.name.value if self.operation.name else None

    @cached_property
    def shape(self) -> tuple[Any, ...]:
        """Everything that decides what is written: the document, which of its operations, the shape of its variables."""
        return self.document.text, self.name, self.document.shape(self.variables)


async def compute(
    schema: GraphQLSchema, asked: Asked, fields: Mapping[str, list[FieldNode]], context: object
) -> tuple[dict[str, str] | None, list[GraphQLError]]:
    """The JSON text of each field by response key, or None if a null climbed up to the root, and the errors."""
    alone = OperationDefinitionNode(
        operation=asked.operation.operation,
        name=asked.operation.name,
        variable_definitions=asked.operation.variable_definitions,
        directives=asked.operation.directives,
        selection_set=SelectionSetNode(selections=tuple(node for nodes in fields.values() for node in nodes)),
    )
    document = DocumentNode(definitions=(alone, *asked.document.fragments.values()))
    result = execute(schema, document, context_value=context, variable_values=dict(asked.raw))
    if isawaitable(result):
        result = await result
    assert isinstance(result, ExecutionResult)
    errors = [masked(error) for error in result.errors or []]
    if result.data is None:
        return None, errors
    return {key: orjson.dumps(result.data[key]).decode() for key in fields}, errors
