"""Plain texts are taken as variables at once: with the same result as graphql-core's, or left to it."""

from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse
from graphql.execution.values import VariableValues, get_variable_values

from api.graph.variables import taken, texts_of
from tests.graph import world

SCHEMA = world.SCHEMA._schema
GIVEN: list[dict[str, Any]] = [
    {},
    {"id": "case_x"},
    {"id": "case_x", "after": None},
    {"id": "case_x", "after": "YQ"},
    {"id": "case_x", "unknown": 1},
    {"id": None},
    {"id": 7},
    {"id": ["x"]},
    {"id": "x", "after": 7},
]


def operation(variables: str) -> OperationDefinitionNode:
    """An operation with these variables."""
    (node,) = parse(f"query({variables}) {{ __typename }}").definitions
    assert isinstance(node, OperationDefinitionNode)
    return node


def sources(values: VariableValues) -> dict[str, tuple[str, Any]]:
    """What was given for each variable, and of which type it is (each signature has type objects of its own)."""
    return {name: (str(source.signature.type), source.value) for name, source in values.sources.items()}


@pytest.mark.parametrize("given", GIVEN)
def test_what_is_taken_is_what_would_be_coerced(given: dict[str, Any]) -> None:
    """And whatever is no text, or must not be missing, is judged by graphql-core."""
    asked = operation("$id: ID!, $after: String")
    texts = texts_of(SCHEMA, asked)
    assert texts is not None
    at_once = taken(texts, given)
    coerced = get_variable_values(SCHEMA, asked.variable_definitions or (), given)
    plain = type(given.get("id")) is str and not isinstance(given.get("after"), int)
    assert (at_once is not None) is plain
    if at_once is not None:
        assert isinstance(coerced, VariableValues)
        assert at_once.coerced == coerced.coerced
        assert sources(at_once) == sources(coerced)


@pytest.mark.parametrize(
    "variables", ["$n: Int", "$id: [ID!]", '$a: String = "x"', "$id: ID!, $b: Boolean!", "$x: None"]
)
def test_anything_else_is_coerced(variables: str) -> None:
    """Lists, other scalars, defaults, types that are not there."""
    assert texts_of(SCHEMA, operation(variables)) is None
