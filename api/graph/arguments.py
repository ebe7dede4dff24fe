"""Arguments and parameters: which values shape the SQL, and which only fill it.

The structure of an argument (which keys are there, which are null) is known when an operation is compiled and is part of
the plan's key. Leaf values never enter the SQL text: each becomes a parameter with a getter that finds it at run time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

import sqlalchemy as sa
from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLInputType,
    ListValueNode,
    ObjectValueNode,
    Undefined,
    ValueNode,
    VariableNode,
    value_from_ast,
)
from sqlalchemy.dialects import postgresql

from api.graph.errors import GraphError

_DIALECT: sa.Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]


CARRIED = "carried_"


@dataclass(frozen=True, slots=True)
class Inputs:
    """The values of one request: coerced variables, the viewer's parameters, the payload of a mutation."""

    variables: Mapping[str, Any]
    viewer: Mapping[str, object]
    carried: Mapping[str, Any] = field(default_factory=dict)


Getter: TypeAlias = Callable[[Inputs], Any]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument that was given: its value now, for structure only, and the way to its value at run time."""

    value: Any
    get: Getter

    def __getitem__(self, key: str) -> "Argument":
        """A field of an input object that was given."""
        outer = self.get
        return Argument(self.value[key], lambda inputs: outer(inputs)[key])


def arguments_of(definition: GraphQLField, node: FieldNode, variables: Mapping[str, Any]) -> dict[str, Argument]:
    """The arguments of a field that were given, by GraphQL name, defaults included.

    Raises GraphError: BAD_VARIABLES for a value that the argument cannot take, as null where none may be.
    """
    given = {argument.name.value: argument.value for argument in node.arguments or ()}
    found: dict[str, Argument] = {}
    for name, declared in definition.args.items():
        value = value_from_ast(given[name], declared.type, dict(variables)) if name in given else Undefined
        if value is Undefined:
            if name in given and not _is_absent(given[name], variables):
                raise GraphError(
                    "BAD_VARIABLES", f"参数 {name} 的值不合规定。The argument cannot take this value.", node
                )
            if declared.default_value is not Undefined:
                found[name] = _constant(declared.default_value)
        else:
            found[name] = Argument(value, _getter(given[name], declared.type, value))
    return found


def _is_absent(value: ValueNode, variables: Mapping[str, Any]) -> bool:
    """A variable that was not sent leaves its argument out."""
    return isinstance(value, VariableNode) and value.name.value not in variables


def structure(value: Any) -> Any:
    """The part of a variable's value that may change the SQL: what is there and what is null, not what it is."""
    if isinstance(value, Mapping):
        return tuple((key, structure(inner)) for key, inner in sorted(value.items()))
    return value is not None


@dataclass(slots=True)
class Parameters:
    """The parameters of one statement, in the order they were written.

    None is "required" in SQLAlchemy's sense: spelling out ``IN`` lists at compilation would ask for their values then.
    """

    getters: dict[str, Getter] = field(default_factory=dict)

    def add(self, get: Getter, type_: "sa.types.TypeEngine[Any]") -> "sa.BindParameter[Any]":
        """A new parameter, filled at run time."""
        name = f"p{len(self.getters)}"
        store = stored(type_)
        self.getters[name] = lambda inputs: store(get(inputs))
        return sa.bindparam(name, type_=type_, required=False)

    def carry(self, key: str, type_: "sa.types.TypeEngine[Any]") -> "sa.BindParameter[Any]":
        """A parameter whose value is neither the client's nor the viewer's: a computed text, a payload's key."""
        name = f"{CARRIED}{len(self.getters)}"
        self.getters[name] = lambda inputs: inputs.carried[key]
        return sa.bindparam(name, type_=type_, required=False)

    def __getitem__(self, name: str) -> "sa.BindParameter[Any]":
        """A parameter of the viewer; the same name is the same parameter wherever a guard is written."""
        key = f"viewer_{name}"
        self.getters[key] = lambda inputs: _plain(inputs.viewer[name])
        return sa.bindparam(key, required=False)

    def among(self, column: Any, name: str) -> sa.ColumnElement[bool]:
        """The column is one of the values of a list parameter of the viewer."""
        key = f"viewer_{name}"
        self.getters[key] = lambda inputs: [_plain(value) for value in _as_list(inputs.viewer[name])]
        array = sa.bindparam(key, type_=sa.ARRAY(column.type), required=False)
        compared: sa.ColumnElement[bool] = column == sa.any_(array)
        return compared


def stored(type_: "sa.types.TypeEngine[Any]") -> Callable[[Any], Any]:
    """How a Python value goes into a parameter of a type: members of an enumeration as their stored label."""
    if isinstance(type_, sa.ARRAY):
        inner = stored(type_.item_type)
        return lambda values: None if values is None else [inner(value) for value in values]
    if isinstance(type_, sa.Enum):
        label: Callable[[Any], Any] = type_.bind_processor(_DIALECT)  # type: ignore[no-untyped-call]
        return lambda member: None if member is None else label(member)
    return _plain


def _plain(value: Any) -> Any:
    """A value as a driver takes it. Raises GraphError BAD_ARGUMENT for a text that PostgreSQL cannot hold."""
    if isinstance(value, str) and "\0" in value:
        raise GraphError("BAD_ARGUMENT", "文本含有不可用的字符（NUL）。A text cannot contain the character NUL.")
    return value.value if isinstance(value, Enum) else value


def _as_list(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple, set, frozenset)) else [value]


def _getter(node: ValueNode, type_: GraphQLInputType, value: Any) -> Getter:
    if isinstance(node, VariableNode):
        name = node.name.value
        return lambda inputs: inputs.variables[name]
    if _mentions_variable(node):
        return lambda inputs: value_from_ast(node, type_, dict(inputs.variables))
    return lambda inputs: value


def _constant(value: Any) -> Argument:
    return Argument(value, lambda inputs: value)


def _mentions_variable(node: ValueNode) -> bool:
    if isinstance(node, ListValueNode):
        return any(_mentions_variable(value) for value in node.values or ())
    if isinstance(node, ObjectValueNode):
        return any(_mentions_variable(inner.value) for inner in node.fields or ())
    return isinstance(node, VariableNode)
