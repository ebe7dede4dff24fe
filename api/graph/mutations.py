"""Mutations: each root field performs one act, then its payload is read through the compiler after the commit."""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any, TypeGuard

import orjson
from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    get_named_type,
    is_abstract_type,
    is_non_null_type,
    located_error,
)
from graphql.execution.values import get_argument_values
from graphql.pyutils import Path
from graphql.type.definition import GraphQLResolveInfoHelpers

from api.graph.answers import Answer, masked
from api.graph.arguments import Inputs
from api.graph.caches import Bounded
from api.graph.computed import Asked, compute
from api.graph.observation import Observation
from api.graph.payloads import Payloads
from api.graph.plans import Plan
from api.graph.projection import Projection
from api.graph.queries import Context
from api.graph.refusals import Refusal
from api.graph.schematic import Schematic
from api.graph.selection import Selections


class Mutations:
    """Performs mutation operations; remembers the plans of their payloads."""

    def __init__(self, schematic: Schematic, most: int, characters: int) -> None:
        self._schematic = schematic
        self._plans: Bounded[Plan] = Bounded(most, characters)

    async def answer(self, asked: Asked, context: Context, seen: Observation) -> Answer:
        """Perform one operation, field after field. Raises GraphError before the first act if an answer to it could
        not be read.
        """
        root_type = self._schematic.schema.mutation_type
        assert root_type is not None
        selections = Selections(self._schematic.schema, asked.document.fragments, asked.variables)
        payloads = Payloads(self._schematic, self._plans, asked, selections)
        operation = _Operation(self._schematic, root_type, asked, selections, payloads, context, seen)
        return await operation.perform()


@dataclass(frozen=True, slots=True)
class _Operation:
    """One mutation operation of one viewer."""

    schematic: Schematic
    root_type: GraphQLObjectType
    asked: Asked
    selections: Selections
    payloads: Payloads
    context: Context
    seen: Observation

    async def perform(self) -> Answer:
        """All fields in order; an error in one that may be null leaves the others standing."""
        collected = self.selections.of(self.root_type, [self.asked.operation.selection_set])
        for key, nodes in collected.items():
            self._foresee(key, nodes)
        texts: list[str] = []
        errors: list[GraphQLError] = []
        for key, nodes in collected.items():
            try:
                text = await self._field(key, nodes, errors)
            except Exception as error:
                errors.append(masked(located_error(error, nodes, [key])))
                if is_non_null_type(self._definition(nodes).type):
                    return Answer("null", errors)
                text = "null"
            texts.append(f'"{key}":{text}')
        return Answer("{" + ",".join(texts) + "}", errors)

    def _foresee(self, key: str, nodes: list[FieldNode]) -> None:
        """Compile every payload the field may have: a bad argument in it is found before the act, not after it."""
        if not nodes[0].name.value.startswith("__"):
            for type_ in self._possible(get_named_type(self._definition(nodes).type)):
                plan = self.payloads.plan(key, type_, nodes, self.context.viewer.roles)
                if plan is not None:
                    plan.foresee(Inputs(self.asked.variables, self.context.viewer.parameters))

    async def _field(self, key: str, nodes: list[FieldNode], errors: list[GraphQLError]) -> str:
        name = nodes[0].name.value
        if name == "__typename":
            return f'"{self.root_type.name}"'
        if name.startswith("__"):
            found, more = await compute(self.schematic.schema, self.asked, {key: nodes}, self.context)
            errors += more
            return (found or {}).get(key, "null")
        definition = self._definition(nodes)
        with self.seen.phase("act"):
            instance = await self._act(definition, key, nodes)
        if isinstance(instance, Refusal):
            self.seen.refusals.append(instance.code)
        if instance is None:
            if is_non_null_type(definition.type):
                raise RuntimeError(f"{name} gave no answer where one is required")
            return "null"
        projection = Projection(self.schematic, self.selections)
        type_ = projection.type_of(get_named_type(definition.type), instance)
        values: dict[str, Any] = {}
        for response_key, merged in self.payloads.fields(type_, nodes).items():
            carrier = self.payloads.carrier(type_, merged)
            if carrier is None:
                values[response_key] = orjson.dumps(projection.field(type_, merged, instance)).decode()
            else:
                values[response_key] = getattr(instance, carrier)
        # The act may have changed what the viewer may see; the roles are asked again.
        plan = self.payloads.plan(key, type_, nodes, self.context.viewer.roles)
        if plan is None:
            return "{" + ",".join(f'"{response_key}":{text}' for response_key, text in values.items()) + "}"
        inputs = Inputs(self.asked.variables, self.context.viewer.parameters, values)
        with self.seen.phase("sql"):
            return await self.context.reader.read(plan, plan.values(inputs))

    async def _act(self, definition: GraphQLField, key: str, nodes: list[FieldNode]) -> Any:
        info = GraphQLResolveInfo(
            field_name=nodes[0].name.value,
            field_nodes=nodes,
            return_type=definition.type,
            parent_type=self.root_type,
            path=Path(None, key, self.root_type.name),
            schema=self.schematic.schema,
            fragments=self.asked.document.fragments,
            root_value=None,
            operation=self.asked.operation,
            variable_values=self.asked.values,
            context=self.context,
            is_awaitable=_is_awaitable,
            abort_signal=None,
            async_helpers=_NO_HELPERS,
        )
        assert definition.resolve is not None
        answer = definition.resolve(None, info, **get_argument_values(definition, nodes[0], self.asked.values))
        return await answer if isawaitable(answer) else answer

    def _definition(self, nodes: list[FieldNode]) -> GraphQLField:
        return self.schematic.field(self.root_type, nodes[0].name.value)

    def _possible(self, type_: GraphQLNamedType) -> list[GraphQLObjectType]:
        if is_abstract_type(type_):
            return list(self.schematic.schema.get_possible_types(type_))
        return [type_] if isinstance(type_, GraphQLObjectType) else []


def _is_awaitable(value: Any) -> TypeGuard[Awaitable[Any]]:
    return isawaitable(value)


async def _gather(awaitables: Sequence[Awaitable[Any]]) -> list[Any]:
    return list(await asyncio.gather(*awaitables))


# Resolvers of acts await their own work; nothing outlives them that would have to be tracked.
_NO_HELPERS = GraphQLResolveInfoHelpers(gather=_gather, track=lambda values: None)
