"""Errors tell where a value stands and what was expected, never the value: it may be somebody's identity number."""

from typing import Any

import pytest
from graphql import GraphQLError, OperationDefinitionNode, build_schema, parse
from graphql.execution.values import get_variable_values

from api.graph.errors import without_values

SECRET = "210102198001011234: x; ' enum. found: y"
SCHEMA = build_schema(
    """
    enum E { A B }
    input I { n: Int!, e: E, l: [Float], b: Boolean, d: ID, s: String }
    type Query { f(i: I, j: ID, k: [Int!]): String }
    """
)
OPERATION = parse("query($i: I, $j: ID, $k: [Int!]) { f(i: $i, j: $j, k: $k) }").definitions[0]


@pytest.mark.parametrize(
    ("variables", "messages"),
    [
        ({"i": {"n": SECRET}}, ["Variable '$i' has invalid value at .n: Int cannot represent non-integer value."]),
        (
            {"i": {"n": 1, "e": SECRET}},
            ["Variable '$i' has invalid value at .e: The value does not exist in 'E' enum."],
        ),
        ({"i": {"n": 1, "l": [1, SECRET]}}, ["Variable '$i' has invalid value at .l[1]: Float cannot represent non numeric value."]),
        ({"i": {"n": 1, "b": SECRET}}, ["Variable '$i' has invalid value at .b: Boolean cannot represent a non boolean value."]),
        ({"i": {"n": 1, "s": {SECRET: SECRET}}}, ["Variable '$i' has invalid value at .s: String cannot represent a non string value."]),
        ({"i": {"n": 1, "d": [SECRET]}, "j": [SECRET]}, [
            "Variable '$i' has invalid value at .d: ID cannot represent value.",
            "Variable '$j' has invalid value: ID cannot represent value.",
        ]),
        ({"i": SECRET}, ["Variable '$i' has invalid value: Expected value of type 'I' to be an object."]),
        ({"i": {"n": 1, "zeta": SECRET}}, [
            "Variable '$i' has invalid value: Expected value of type 'I' not to include unknown field 'zeta'."
        ]),
        ({"i": {"n": 1, "bb": SECRET}}, [
            "Variable '$i' has invalid value: Expected value of type 'I' not to include unknown field 'bb'. Did you mean 'b'?"
        ]),
        ({"k": [None]}, ["Variable '$k' has invalid value at [0]: Expected value of non-null type 'Int!' not to be None."]),
    ],
)  # fmt: skip
def test_what_was_typed_is_not_repeated(variables: dict[str, Any], messages: list[str]) -> None:
    """Of each kind of value, wherever it stands."""
    assert isinstance(OPERATION, OperationDefinitionNode)
    found = get_variable_values(SCHEMA, OPERATION.variable_definitions or (), variables)
    assert isinstance(found, list)
    assert [without_values(error).message for error in found] == messages


def test_what_a_scalar_of_our_own_says_is_left_out() -> None:
    """It may hold the value at any place."""
    error = GraphQLError(f"Variable '$d' has invalid value at .on: no date is {SECRET}")
    assert without_values(error).message == "Variable '$d' has invalid value at .on: It cannot be read."
