"""Random valid operations over any schema: aliases, fragments of every kind, directives, variables and defaults."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    ast_from_value,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_non_null_type,
    parse,
    print_ast,
    validate,
)
from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]
Pools = dict[str, Sequence[Any]]


@dataclass(frozen=True)
class Operation:
    """A document with one operation, and values for its variables."""

    text: str
    variables: dict[str, Any]


@st.composite
def operations(draw: Draw, schema: GraphQLSchema, pools: Pools, depth: int = 4) -> Operation:
    """A valid operation. ``pools`` gives JSON values to choose from by argument (``"Query.cases.first"`` or ``"first"``)."""
    writer = _Writer(draw, schema, pools)
    assert schema.query_type is not None
    body = writer.selection(schema.query_type, depth)
    variables = ", ".join(f"${name}: {declared}" for name, declared in writer.declared.items())
    head = f"query Random({variables}) " if variables else "query Random "
    return Operation("\n".join([head + body, *writer.fragments.values()]), writer.values)


def is_valid(schema: GraphQLSchema, operation: Operation) -> bool:
    """Whether it passes validation: two fragments may have taken one name for different things."""
    return not validate(schema, parse(operation.text))


@dataclass
class _Writer:
    draw: Draw
    schema: GraphQLSchema
    pools: Pools
    declared: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)
    by_type: dict[str, list[str]] = field(default_factory=dict)
    count: int = 0

    def name(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}{self.count}"

    def selection(self, type_: GraphQLNamedType, depth: int) -> str:
        parts = [self.part(type_, depth) for _ in range(self.draw(st.integers(1, 5)))]
        return "{ " + " ".join(parts) + " }"

    def part(self, type_: GraphQLNamedType, depth: int) -> str:
        kinds = ["field"] * 5 + ["inline", "fragment", "reuse"]
        kind = self.draw(st.sampled_from(kinds))
        if kind == "reuse" and self.by_type.get(type_.name):
            return f"...{self.draw(st.sampled_from(self.by_type[type_.name]))}{self.directive()}"
        if depth > 0 and kind in ("inline", "fragment"):
            condition = self.condition(type_)
            if kind == "inline":
                on = "" if condition is type_ and self.draw(st.booleans()) else f" on {condition.name}"
                return f"...{on}{self.directive()} {self.selection(condition, depth - 1)}"
            name = self.name("F")
            self.fragments[name] = f"fragment {name} on {condition.name} {self.selection(condition, depth - 1)}"
            self.by_type.setdefault(type_.name, []).append(name)
            return f"...{name}{self.directive()}"
        return self.field(type_, depth)

    def condition(self, type_: GraphQLNamedType) -> GraphQLNamedType:
        """A type whose fragment may stand in a selection of another."""
        choices = [type_]
        if is_abstract_type(type_):
            choices += self.schema.get_possible_types(type_)
        choices += getattr(type_, "interfaces", ())
        return self.draw(st.sampled_from(choices))  # type: ignore[no-any-return]

    def field(self, type_: GraphQLNamedType, depth: int) -> str:
        fields: dict[str, GraphQLField] = getattr(type_, "fields", {})
        usable = [name for name, declared in fields.items() if depth > 0 or is_leaf_type(get_named_type(declared.type))]
        name = self.draw(st.sampled_from(["__typename", *usable]))
        if name == "__typename":
            alias = self.name("t") + ": " if self.draw(st.booleans()) else ""
            return f"{alias}__typename{self.directive()}"
        declared = fields[name]
        arguments = self.arguments(f"{type_.name}.{name}", declared)
        alias = f"{self.name('a')}: " if declared.args or self.draw(st.integers(0, 3)) == 0 else ""
        named = get_named_type(declared.type)
        below = "" if is_leaf_type(named) else " " + self.selection(named, depth - 1)
        return f"{alias}{name}{arguments}{self.directive()}{below}"

    def arguments(self, coordinate: str, declared: GraphQLField) -> str:
        given = []
        for name, argument in declared.args.items():
            pool = self.pools.get(f"{coordinate}.{name}", self.pools.get(name))
            required = is_non_null_type(argument.type)
            if pool is None or not (required or self.draw(st.booleans())):
                continue
            given.append(f"{name}: {self.value(argument, self.draw(st.sampled_from(list(pool))))}")
        needed = self.pools.get(f"{coordinate}!")
        if needed is not None and not given:
            name = needed[0]
            given.append(f"{name}: {self.value(declared.args[name], self.pools[f'{coordinate}.{name}'][0])}")
        return f"({', '.join(given)})" if given else ""

    def value(self, argument: GraphQLArgument, value: Any) -> str:
        literal = ast_from_value(value, argument.type)
        assert literal is not None
        way = self.draw(st.sampled_from(["literal", "variable", "default"]))
        if way == "literal":
            return print_ast(literal)
        name = self.name("v")
        self.declared[name] = str(argument.type)
        if way == "default" and value is not None:
            self.declared[name] += f" = {print_ast(literal)}"
        else:
            self.values[name] = value
        return f"${name}"

    def directive(self) -> str:
        if self.draw(st.integers(0, 5)):
            return ""
        directive, value = self.draw(st.sampled_from(["skip", "include"])), self.draw(st.booleans())
        if self.draw(st.booleans()):
            return f" @{directive}(if: {str(value).lower()})"
        name = self.name("b")
        self.declared[name], self.values[name] = "Boolean!", value
        return f" @{directive}(if: ${name})"
