"""The check at start-up: every field written, every guard written, and every promise of the schema held against the tables.

It finds before the first request what would otherwise be found by a user: a field nobody bound, a resolver that would
never run, a table without a guard, a non-null field that a guard can hide.
"""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from api.graph.bindings import ById, Changes, Computed, Listing, Lookup, Root, RootPages
from api.graph.errors import NotCompilable
from api.graph.promises import broken
from api.graph.relations import Either, Embedded, Filter, Filters, Pages
from api.graph.roots import carried_by
from api.graph.schematic import Schematic
from api.graph.trials import Trials


def problems(schematic: Schematic, *, written: bool = True) -> list[str]:
    """Everything that is wrong, one sentence each with the type and field it is about; empty if all is well.

    ``written`` also writes the SQL of every field, filter and guard: thorough, and many seconds for a large schema.
    """
    return list(dict.fromkeys(_Check(schematic, written).run()))


class _Check:
    def __init__(self, schematic: Schematic, written: bool) -> None:
        self._schematic = schematic
        self._written = written
        self._trials = Trials(schematic)
        self._met: set[str] = set()
        self._pending: list[GraphQLNamedType] = []

    def run(self) -> Iterator[str]:
        schema = self._schematic.schema
        assert schema.query_type is not None
        for name, field in schema.query_type.fields.items():
            for problem in self._root(field, self._schematic.bindings.roots.get(name)):
                yield f"{schema.query_type.name}.{name}: {problem}"
        if schema.subscription_type is not None:
            for name, field in schema.subscription_type.fields.items():
                root = self._schematic.bindings.roots.get(name)
                for problem in self._root(field, root.lookup if isinstance(root, Changes) else None):
                    yield f"{schema.subscription_type.name}.{name}: {problem}"
        if schema.mutation_type is not None:
            for name, field in schema.mutation_type.fields.items():
                yield from self._mutation(f"{schema.mutation_type.name}.{name}", field)
        while self._pending:
            type_ = self._pending.pop()
            if type_.name not in self._met:
                self._met.add(type_.name)
                yield from self._type(type_)
        yield from self._guards()

    def _root(self, field: GraphQLField, root: Root | None) -> Iterator[str]:
        named = get_named_type(field.type)
        if root is None:
            yield "is neither bound nor declared as computed"
        elif isinstance(root, Changes):
            yield "follows changes, which only a subscription can"
        elif isinstance(root, Computed):
            yield from self._unbound(named)
        elif isinstance(root, ById):
            types = self._schematic.schema.type_map
            self._pending += [types[name] for name in self._schematic.prefixes.values() if name in types]
        elif isinstance(root, RootPages):
            yield from self._connection(named, field, root.filters)
        elif isinstance(root, Listing):
            self._pending.append(named)
            yield from self._filters(named, field, root.filters)
        else:
            self._pending.append(named)
            if is_non_null_type(field.type):
                yield "may find no row, so it must be nullable"
            if missing := {self._schematic.argument_name(field, name) for name in field.args} - set(_by(root)):
                yield f"has arguments bound to no column: {', '.join(sorted(missing))}"

    def _mutation(self, where: str, field: GraphQLField) -> Iterator[str]:
        if self._schematic.definition(field).base_resolver is None:
            yield f"{where}: has no resolver"
        named = get_named_type(field.type)
        possible = self._schematic.schema.get_possible_types(named) if is_abstract_type(named) else [named]
        for type_ in possible:
            if not isinstance(type_, GraphQLObjectType):
                yield f"{where}: answers a scalar; give it a payload type"
                continue
            for name, inner in type_.fields.items():
                for problem in self._payload_field(inner):
                    yield f"{type_.name}.{name}: {problem}"

    def _payload_field(self, field: GraphQLField) -> Iterator[str]:
        definition = self._schematic.definition(field)
        named = get_named_type(field.type)
        if carried_by(definition) is None:
            if definition.base_resolver is not None:
                yield "has a resolver, which would never run"
            yield from self._unbound(named)
            return
        if self._schematic.bound_or_none(named) is None:
            yield "is read afresh, but its type is bound to no table"
            return
        if is_non_null_type(field.type) and not is_list_type(get_nullable_type(field.type)):
            yield "is read afresh and may be hidden by then, so it must be nullable"
        self._pending.append(named)

    def _unbound(self, type_: GraphQLNamedType) -> Iterator[str]:
        """A value handed over by Python must hold no row of a table: it would bypass the guard."""
        pending, met = [type_], set()
        while pending:
            found = pending.pop()
            if found.name in met or is_leaf_type(found):
                continue
            met.add(found.name)
            if self._schematic.bound_or_none(found) is not None:
                yield f"holds the type {found.name}, which is read from a table only; give its id instead"
                continue
            if is_abstract_type(found):
                pending += self._schematic.schema.get_possible_types(found)
            if isinstance(found, GraphQLObjectType):
                pending += [get_named_type(inner.type) for inner in found.fields.values()]

    def _type(self, type_: GraphQLNamedType) -> Iterator[str]:
        bound = self._schematic.bound_or_none(type_)
        if bound is None:
            yield f"{type_.name}: is bound to no table"
            return
        for table in (bound.table, *bound.beside):
            if not self._schematic.guards.knows(table):
                yield f"{table.name}: no guard says who may see this table"
                return
        if not isinstance(type_, GraphQLObjectType):
            yield from self._variants(type_)
            return
        for name in type_.fields:
            try:
                for problem in broken(self._schematic, type_, name):
                    yield f"{type_.name}.{name}: {problem}"
                yield from self._reached(type_, name)
            except NotCompilable as error:
                yield error.message
        if self._written:
            yield from self._trials.whole(type_)

    def _variants(self, type_: GraphQLNamedType) -> Iterator[str]:
        table = self._schematic.bound(type_).table
        try:
            members = self._schematic.variants(type_)
        except NotCompilable as error:
            yield error.message
            return
        for member in members.values():
            if not (is_abstract_type(type_) and self._schematic.schema.is_sub_type(type_, member)):
                yield f"{type_.name}: {member.name} is not one of its types"
            if self._schematic.bound(member).table is not table:
                yield f"{type_.name}: {member.name} is read from another table"
            self._pending.append(member)

    def _reached(self, type_: GraphQLObjectType, name: str) -> Iterator[str]:
        field = self._schematic.field(type_, name)
        binding = self._schematic.binding(type_, name)
        named = get_named_type(field.type)
        if isinstance(binding, Pages):
            yield from (f"{type_.name}.{name}: {p}" for p in self._connection(named, field, binding.filters))
        elif isinstance(binding, Either):
            self._pending += [self._schematic.object_type(way) for way in binding.ways]
        elif not is_leaf_type(named) and not isinstance(binding, Embedded):
            self._pending.append(named)

    def _connection(self, type_: GraphQLNamedType, field: GraphQLField, filters: Filters) -> Iterator[str]:
        if not isinstance(type_, GraphQLObjectType) or "nodes" not in type_.fields:
            yield "is no connection"
            return
        node = get_named_type(type_.fields["nodes"].type)
        self._pending.append(node)
        yield from self._filters(node, field, filters)

    def _filters(self, node: GraphQLNamedType, field: GraphQLField, filters: Filters) -> Iterator[str]:
        argument = field.args.get("filter")
        declared = get_named_type(argument.type) if argument else None
        if declared is None:
            if filters:
                yield "has filters, but no argument to give them"
            return
        assert isinstance(declared, GraphQLInputObjectType)
        yield from _unexplained(declared, filters)
        if self._written and self._schematic.bound_or_none(node) is not None:
            yield from self._trials.filters(node, filters)

    def _guards(self) -> Iterator[str]:
        """A guard that names a field nobody has is a slip of the pen that would hide nothing."""
        fields: dict[Any, set[str]] = {}
        for bound_type, bound in self._schematic.bindings.types.items():
            type_ = self._schematic.schema.type_map.get(self._schematic.name_of(bound_type))
            names = getattr(type_, "fields", {}).values()
            known = fields.setdefault(bound.table, set(bound.table.c.keys()))
            known |= {self._schematic.python_name(field) for field in names}
        for table, known in fields.items():
            if self._written:
                yield from self._trials.guard(table)
            for name in sorted(self._schematic.guards.named_fields(table) - known):
                yield f"{table.name}: its guard names {name}, which is no field"


def _by(root: Lookup) -> Any:
    return root.by


def _unexplained(declared: GraphQLInputObjectType, filters: Filters) -> Iterator[str]:
    if different := set(declared.fields) ^ set(filters):
        yield f"{declared.name} and its filters differ in {', '.join(sorted(different))}"
    for name, inner in filters.items():
        nested = get_named_type(declared.fields[name].type) if name in declared.fields else None
        if isinstance(inner, Filter) == isinstance(nested, GraphQLInputObjectType):
            yield f"{declared.name}.{name} needs a filter if it is a value, filters if it is an input"
        elif isinstance(nested, GraphQLInputObjectType) and not isinstance(inner, Filter):
            yield from _unexplained(nested, inner)
