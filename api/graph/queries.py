"""Queries: compiled once per shape, then one statement each."""

from dataclasses import dataclass
from typing import Protocol

import sqlalchemy as sa
from graphql import FieldNode, GraphQLError, GraphQLObjectType

from api.graph import root_fields
from api.graph.answers import Answer
from api.graph.arguments import Inputs
from api.graph.bindings import Computed
from api.graph.caches import Bounded
from api.graph.computed import Asked, compute
from api.graph.errors import NotCompilable
from api.graph.guards import Viewer
from api.graph.json_text import Pieces, joined, members
from api.graph.objects import Objects
from api.graph.observation import Observation
from api.graph.plans import Plan, Reader, plan
from api.graph.schematic import Schematic
from api.graph.selection import Selections
from api.graph.statement import Statement


class Context(Protocol):
    """What a request brings along; resolvers get it as ``info.context``."""

    @property
    def viewer(self) -> Viewer:
        """Who asks."""

    @property
    def reader(self) -> Reader:
        """The database login that answers this viewer."""


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A compiled query: its response keys, the statement if anything stored is asked, the fields computed now."""

    keys: tuple[str, ...]
    plan: Plan | None
    computed: dict[str, list[FieldNode]]


class Queries:
    """Answers query operations, and each event of a subscription; remembers what it compiled."""

    def __init__(self, schematic: Schematic, most: int, characters: int) -> None:
        self._schematic = schematic
        self._compiled: Bounded[_Compiled] = Bounded(most, characters)

    async def answer(self, asked: Asked, context: Context, seen: Observation) -> Answer:
        """Answer one query. Raises GraphError if it cannot be compiled or a cursor is none."""
        viewer = context.viewer
        key = (asked.shape, viewer.roles)
        compiled = self._compiled.get(key)
        seen.cached = compiled is not None
        if compiled is None:
            with seen.phase("compile"):
                compiled = self._compile(asked, viewer.roles)
            self._compiled.keep(key, compiled, len(compiled.plan.sql) if compiled.plan else 0)
        texts: dict[str, str] | None = {}
        errors: list[GraphQLError] = []
        if compiled.computed:
            with seen.phase("compute"):
                texts, errors = await compute(self._schematic.schema, asked, compiled.computed, context)
        if texts is None:
            return Answer("null", errors)
        if compiled.plan is None:
            return Answer("{" + ",".join(f'"{key}":{texts[key]}' for key in compiled.keys) + "}", errors)
        values = compiled.plan.values(Inputs(asked.variables, viewer.parameters, texts))
        with seen.phase("sql"):
            return Answer(await context.reader.read(compiled.plan, values), errors)

    def _compile(self, asked: Asked, roles: frozenset[str]) -> _Compiled:
        root_type = self._schematic.schema.get_root_type(asked.operation.operation)
        assert root_type is not None
        selections = Selections(self._schematic.schema, asked.document.fragments, asked.variables)
        objects = Objects(Statement(self._schematic, roles, asked.variables, selections))
        collected = selections.of(root_type, [asked.operation.selection_set])
        computed = {key: nodes for key, nodes in collected.items() if self._is_computed(nodes)}
        if computed and len(computed) == len(collected):
            return _Compiled(tuple(collected), None, computed)
        text = joined(members((key, self._value(objects, root_type, key, nodes)) for key, nodes in collected.items()))
        whole = plan(text, objects.statement.parameters.getters)
        return _Compiled(tuple(collected), whole, computed)

    def _value(self, objects: Objects, root_type: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> Pieces:
        name = nodes[0].name.value
        if name == "__typename":
            return (f'"{root_type.name}"',)
        if self._is_computed(nodes):
            # The value is computed first and rides through the statement as a parameter.
            return (objects.statement.parameters.carry(key, sa.Text()),)
        root = self._schematic.bindings.roots.get(name)
        if root is None:
            raise NotCompilable(f"{root_type.name}.{name}", "the root field is neither bound nor computed")
        return root_fields.write(objects, root, root_type.fields[name], nodes)

    def _is_computed(self, nodes: list[FieldNode]) -> bool:
        """Whether a root field is for graphql-core: declared so, or introspection."""
        name = nodes[0].name.value
        introspects = name.startswith("__") and name != "__typename"
        return introspects or isinstance(self._schematic.bindings.roots.get(name), Computed)
