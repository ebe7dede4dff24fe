"""The engine: an operation in, JSON text out, one guarded SQL statement in between."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any, Protocol

import orjson
import sqlalchemy as sa
import strawberry
from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    GraphQLError,
    GraphQLObjectType,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    execute,
)
from graphql.execution.values import get_variable_values

from api.graph import root_fields
from api.graph.arguments import Inputs
from api.graph.bindings import Bindings, Computed
from api.graph.documents import Document, Documents
from api.graph.errors import GraphError, NotCompilable
from api.graph.guards import Guards, Viewer
from api.graph.json_text import joined
from api.graph.limits import Limits
from api.graph.objects import Objects
from api.graph.plans import Bounded, Plan, Reader, plan
from api.graph.schematic import Schematic
from api.graph.selection import Selections
from api.graph.statement import Statement

_log = logging.getLogger(__name__)


class Context(Protocol):
    """What a request brings along; resolvers get it as ``info.context``."""

    @property
    def viewer(self) -> Viewer:
        """Who asks."""

    @property
    def reader(self) -> Reader:
        """The database login that answers this viewer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one request: ``data`` as JSON text (None: the request was refused before it ran) and errors."""

    data: str | None
    errors: list[GraphQLError] = field(default_factory=list)

    def body(self) -> bytes:
        """The response body."""
        if not self.errors:
            return b'{"data":' + (self.data or "null").encode() + b"}"
        errors = orjson.dumps([error.formatted for error in self.errors])
        if self.data is None:
            return b'{"errors":' + errors + b"}"
        return b'{"errors":' + errors + b',"data":' + self.data.encode() + b"}"


@dataclass(frozen=True, slots=True)
class _Query:
    """A compiled query: the statement, if anything is stored in it, and the fields that are computed."""

    keys: tuple[str, ...]
    plan: Plan | None
    computed: dict[str, list[FieldNode]]


class Graph:
    """Answers operations over one schema. Holds no connection; safe to share between tasks of one event loop."""

    def __init__(
        self,
        schema: strawberry.Schema,
        bindings: Bindings,
        guards: Guards,
        *,
        limits: Limits | None = None,
        documents: int = 1_000,
        plans: int = 2_000,
    ) -> None:
        self.schematic = Schematic(schema, bindings, guards)
        self._schema = self.schematic.schema
        prefixes = frozenset(self.schematic.prefixes)
        self._documents = Documents(self._schema, prefixes, limits or Limits(), documents)
        self._plans: Bounded[_Query] = Bounded(plans)

    async def execute(
        self,
        text: str,
        context: Context,
        *,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
    ) -> Answer:
        """Answer one operation. Never raises for anything the client did."""
        document = self._documents.read(text)
        if isinstance(document, list):
            return Answer(None, document)
        try:
            operation = document.operation(operation_name)
            given = _coerced(self._schema, operation, variables or {})
            if isinstance(given, list):
                return Answer(None, given)
            return await self._query(document, operation, variables or {}, given, context)
        except NotCompilable as error:
            _log.error("a field of the schema cannot be compiled: %s", error.message)
            return Answer(None, [error])
        except GraphError as error:
            return Answer(None, [error])
        except Exception:
            _log.exception("an operation failed")
            return Answer(None, [GraphError("INTERNAL", "内部错误。Internal error.")])

    async def _query(
        self,
        document: Document,
        operation: OperationDefinitionNode,
        raw: Mapping[str, Any],
        variables: dict[str, Any],
        context: Context,
    ) -> Answer:
        viewer = context.viewer
        name = operation.name.value if operation.name else None
        key = (document.text, name, document.shape(variables), viewer.roles)
        query = self._plans.get(key)
        if query is None:
            query = self._compile(document, operation, variables, viewer.roles)
            self._plans.keep(key, query)
        computed, errors = await self._compute(document, operation, query.computed, raw, context)
        if computed is None:
            return Answer("null", errors)
        if query.plan is None:
            return Answer("{" + ",".join(f'"{key}":{computed[key]}' for key in query.keys) + "}", errors)
        values = query.plan.values(Inputs(variables, viewer.parameters, computed))
        return Answer(await context.reader.read(query.plan, values), errors)

    def _compile(
        self,
        document: Document,
        operation: OperationDefinitionNode,
        variables: dict[str, Any],
        roles: frozenset[str],
    ) -> _Query:
        root_type = self._schema.query_type
        assert isinstance(root_type, GraphQLObjectType)
        selections = Selections(self._schema, document.fragments, variables)
        objects = Objects(Statement(self.schematic, roles, variables, selections))
        pieces: list[Any] = []
        computed: dict[str, list[FieldNode]] = {}
        collected = selections.of(root_type, [operation.selection_set])
        for key, nodes in collected.items():
            pieces.append(f'{"," if pieces else "{"}"{key}":')
            name = nodes[0].name.value
            root = self.schematic.bindings.roots.get(name)
            if name == "__typename":
                pieces.append(f'"{root_type.name}"')
            elif name.startswith("__") or isinstance(root, Computed):
                # The value is computed first and rides through the statement as a parameter.
                computed[key] = nodes
                pieces.append(objects.statement.parameters.add(_carried(key), sa.Text()))
            elif root is None:
                raise NotCompilable(f"{root_type.name}.{name}", "the root field is neither bound nor computed")
            else:
                pieces += root_fields.write(objects, root, root_type.fields[name], nodes)
        if len(computed) == len(collected):
            return _Query(tuple(collected), None, computed)
        return _Query(tuple(collected), plan(joined([*pieces, "}"]), objects.statement.parameters.getters), computed)

    async def _compute(
        self,
        document: Document,
        operation: OperationDefinitionNode,
        fields: dict[str, list[FieldNode]],
        raw: Mapping[str, Any],
        context: Context,
    ) -> tuple[dict[str, str] | None, list[GraphQLError]]:
        """The JSON text of each computed root field; None if a null climbed to the root."""
        if not fields:
            return {}, []
        nodes = [node for merged in fields.values() for node in merged]
        alone = OperationDefinitionNode(
            operation=OperationType.QUERY,
            name=operation.name,
            variable_definitions=operation.variable_definitions,
            directives=operation.directives,
            selection_set=SelectionSetNode(selections=tuple(nodes)),
        )
        sub_document = DocumentNode(definitions=(alone, *document.fragments.values()))
        result = execute(self._schema, sub_document, context_value=context, variable_values=dict(raw))
        if isawaitable(result):
            result = await result
        assert isinstance(result, ExecutionResult)
        errors = [masked(error) for error in result.errors or []]
        if result.data is None:
            return None, errors
        return {key: orjson.dumps(result.data[key]).decode() for key in fields}, errors


def masked(error: GraphQLError) -> GraphQLError:
    """The error as the client may see it: a bug is logged in full and said to be internal, nothing more."""
    original = error.original_error
    if original is None or isinstance(original, GraphQLError):
        return error
    _log.error("a resolver failed", exc_info=original)
    return GraphQLError("内部错误。Internal error.", error.nodes, path=error.path, extensions={"code": "INTERNAL"})


def _coerced(
    schema: Any, operation: OperationDefinitionNode, raw: Mapping[str, Any]
) -> dict[str, Any] | list[GraphQLError]:
    values = get_variable_values(schema, operation.variable_definitions or (), dict(raw), max_errors=20)
    if isinstance(values, list):
        return values
    return dict(values.coerced)


def _carried(key: str) -> Any:
    return lambda inputs: inputs.carried[key]
