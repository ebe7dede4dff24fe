"""The engine: an operation in, JSON text out, one guarded SQL statement in between."""

import logging
from collections.abc import Mapping
from typing import Any

import strawberry
from graphql import OperationType
from graphql.execution.values import get_variable_values

from api.graph import soundness
from api.graph.answers import INTERNAL, Answer
from api.graph.bindings import Bindings
from api.graph.computed import Asked
from api.graph.documents import Documents
from api.graph.errors import GraphError, NotCompilable
from api.graph.guards import Guards
from api.graph.limits import Limits
from api.graph.mutations import Mutations
from api.graph.queries import Context, Queries
from api.graph.schematic import Schematic

_log = logging.getLogger(__name__)


class Graph:
    """Answers operations over one schema. Holds no connection; safe to share between the tasks of one event loop."""

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
        """``documents`` and ``plans`` bound the caches: valid texts, and compiled statements."""
        self._strawberry = schema
        self.schematic = Schematic(schema, bindings, guards)
        prefixes = frozenset(self.schematic.prefixes)
        self._documents = Documents(self.schematic.schema, prefixes, limits or Limits(), documents)
        self._queries = Queries(self.schematic, plans)
        self._mutations = Mutations(self.schematic, plans)

    def check(self) -> None:
        """Write every field and every guard before the first request. Raises NotCompilable naming all that fails."""
        found = soundness.problems(self.schematic)
        if found:
            raise NotCompilable("the schema", "\n  ".join(["", *found]))

    def sdl(self) -> str:
        """The schema in GraphQL's own language."""
        return self._strawberry.as_str()

    async def execute(
        self,
        text: str,
        context: Context,
        *,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        queries_only: bool = False,
    ) -> Answer:
        """Answer one operation. Never raises for anything a client did; a bug is logged and answered as ``INTERNAL``."""
        try:
            document = self._documents.read(text)
            if isinstance(document, list):
                return Answer(None, document)
            operation = document.operation(operation_name)
            raw = dict(variables or {})
            values = get_variable_values(
                self.schematic.schema, operation.variable_definitions or (), raw, max_errors=20
            )
            if isinstance(values, list):
                return Answer(None, values)
            asked = Asked(document, operation, raw, values)
            if operation.operation is OperationType.QUERY:
                return await self._queries.answer(asked, context)
            if queries_only:
                raise GraphError("QUERIES_ONLY", "这里只接受查询。Only queries are accepted here.", operation)
            if operation.operation is OperationType.MUTATION:
                return await self._mutations.answer(asked, context)
            raise GraphError("NOT_SUPPORTED", "订阅须用事件流。A subscription needs an event stream.", operation)
        except NotCompilable as error:
            _log.error("a field of the schema cannot be compiled: %s", error.message)
            return Answer(None, [error])
        except GraphError as error:
            return Answer(None, [error])
        except Exception:
            _log.exception("an operation failed")
            return Answer(None, [INTERNAL])
