"""The GraphQL schema, the bindings and the guards seen as one: what the compiler asks while it walks an operation."""

from functools import cached_property
from typing import Any

import sqlalchemy as sa
import strawberry
from graphql import GraphQLField, GraphQLNamedType, GraphQLObjectType, GraphQLSchema, is_abstract_type
from strawberry.types.field import StrawberryField

from api.graph.bindings import Bindings, Bound
from api.graph.errors import NotCompilable
from api.graph.guards import Guards
from api.graph.relations import Embedded, FieldBinding, Ids, Listed, One

_DEFINITION = "strawberry-definition"


class Schematic:
    """Resolves GraphQL names to bindings. Immutable; shared by all requests."""

    def __init__(self, schema: strawberry.Schema, bindings: Bindings, guards: Guards) -> None:
        self.schema: GraphQLSchema = schema._schema
        self.bindings = bindings
        self.guards = guards
        self._bound = {self.name_of(type_): bound for type_, bound in bindings.types.items()}
        self.prefixes = {prefix: self.name_of(type_) for prefix, type_ in bindings.prefixes().items()}

    def name_of(self, type_: Any) -> str:
        """The GraphQL name of a Strawberry class, union or interface."""
        definition = getattr(type_, "__strawberry_definition__", None)
        if definition is not None:
            return str(definition.name)
        union = next((found for found in getattr(type_, "__metadata__", ()) if hasattr(found, "graphql_name")), type_)
        return str(union.graphql_name)

    def object_type(self, type_: type) -> GraphQLObjectType:
        """The GraphQL object type of a Strawberry class. Raises NotCompilable if it is none."""
        found = self.schema.type_map.get(self.name_of(type_))
        if not isinstance(found, GraphQLObjectType):
            raise NotCompilable(type_.__name__, "is no object type of this schema")
        return found

    def bound_or_none(self, type_: GraphQLNamedType) -> Bound | None:
        """The table of a type, if it has one."""
        return self._bound.get(type_.name)

    def bound(self, type_: GraphQLNamedType) -> Bound:
        """The table of a type. Raises NotCompilable if nobody bound it."""
        found = self._bound.get(type_.name)
        if found is None:
            raise NotCompilable(type_.name, "the type is bound to no table")
        return found

    def field(self, type_: GraphQLObjectType, name: str) -> GraphQLField:
        """The definition of a field that validation has found."""
        found: GraphQLField = type_.fields[name]
        return found

    def definition(self, field: GraphQLField) -> StrawberryField:
        """Strawberry's side of a field."""
        found = field.extensions[_DEFINITION]
        assert isinstance(found, StrawberryField)
        return found

    def python_name(self, field: GraphQLField) -> str:
        """The name guards and bindings know a field by."""
        return self.definition(field).python_name

    def argument_name(self, field: GraphQLField, name: str) -> str:
        """The Python name of an argument."""
        return str(field.args[name].extensions[_DEFINITION].python_name)

    def binding(self, type_: GraphQLObjectType, name: str) -> FieldBinding:
        """What a field is in the tables: as declared on the type, on an interface, or as the column of the same name."""
        bound = self.bound(type_)
        python_name = self.python_name(self.field(type_, name))
        for declared in (bound, *(self._bound.get(interface.name) for interface in type_.interfaces)):
            if declared is not None and declared.table is bound.table and python_name in declared.fields:
                return declared.fields[python_name]
        for table in (bound.table, *bound.beside):
            if python_name in table.c:
                column: sa.Column[Any] = table.c[python_name]
                return column
        raise NotCompilable(f"{type_.name}.{name}", "is neither a column nor bound")

    def names_of(self, table: sa.Table, column: "sa.Column[Any]") -> frozenset[str]:
        """The Python names of the fields that tell a column, of the types read from a table; none if no field does."""
        return self._names.get((table, column), frozenset())

    @cached_property
    def _names(self) -> "dict[tuple[sa.Table, sa.Column[Any]], frozenset[str]]":
        names: dict[tuple[sa.Table, sa.Column[Any]], frozenset[str]] = {}
        for type_ in self.schema.type_map.values():
            bound = self.bound_or_none(type_)
            if bound is None or not isinstance(type_, GraphQLObjectType):
                continue
            for name, field in type_.fields.items():
                column = _told(self.binding(type_, name))
                if column is not None:
                    key = bound.table, column
                    names[key] = names.get(key, frozenset()) | {self.python_name(field)}
        return names

    def variants(self, type_: GraphQLNamedType) -> dict[str | None, GraphQLObjectType]:
        """The object types of a polymorphic table by discriminator value; None is the type of all other values."""
        variants = self.bound(type_).variants
        if variants is None or not is_abstract_type(type_):
            raise NotCompilable(type_.name, "no discriminator tells its object types apart")
        found: dict[str | None, GraphQLObjectType] = {
            value: self.object_type(member) for value, member in variants.types.items()
        }
        if variants.default is not None:
            found[None] = self.object_type(variants.default)
        return found


def _told(binding: FieldBinding) -> "sa.Column[Any] | None":
    """The column of mine whose value a field tells, be it as the row whose key it is."""
    if isinstance(binding, sa.Column):
        return binding
    if isinstance(binding, One | Listed):
        return binding.local
    return binding.column if isinstance(binding, Ids | Embedded) else None
