"""The engine: an operation in, JSON text out, one guarded SQL statement in between."""

import logging
from collections.abc import Mapping
from typing import Any

import strawberry
from graphql import GraphQLError, OperationType
from graphql.execution.values import get_variable_values

from api.graph import soundness
from api.graph.allowance import AllowanceOf, everything
from api.graph.answers import INTERNAL, Answer
from api.graph.bindings import Bindings
from api.graph.computed import Asked
from api.graph.costs import Costs
from api.graph.documents import Documents
from api.graph.errors import GraphError, NotCompilable, code_of, coded, without_values
from api.graph.guards import Guards
from api.graph.limits import Limits
from api.graph.mutations import Mutations
from api.graph.observation import Observation, Observer, unobserved
from api.graph.queries import Context, Queries
from api.graph.schematic import Schematic
from api.graph.subscriptions import Subscription, subscribed

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
        allowance: AllowanceOf = everything,
        documents: int = 1_000,
        plans: int = 2_000,
        document_characters: int = 1_000_000,
        plan_characters: int = 5_000_000,
    ) -> None:
        """``documents`` and ``plans`` bound the caches: valid texts, and compiled statements.

        The characters of all texts and statements are bounded too: a parsed document takes up to 300 bytes a character, a
        compiled statement about ten.
        """
        self._strawberry = schema
        self._allowance = allowance
        self.schematic = Schematic(schema, bindings, guards)
        limits = limits or Limits()
        prefixes = frozenset(self.schematic.prefixes)
        self._documents = Documents(self.schematic.schema, prefixes, limits, documents, document_characters)
        self._costs = Costs(self.schematic, limits, plans)
        self._queries = Queries(self.schematic, plans, plan_characters)
        self._mutations = Mutations(self.schematic, plans, plan_characters)

    def check(self, *, written: bool = True) -> None:
        """Find what could not be read before the first request. Raises NotCompilable naming all that fails.

        Every field is bound, every table guarded, everything that a guard can hide nullable; with ``written`` the SQL of
        every field, filter and guard is written too, which a start need not wait for: a test does it.
        """
        found = soundness.problems(self.schematic, written=written)
        if found:
            raise NotCompilable("the schema", "\n  ".join(["", *found]))

    def problems(self, text: str) -> list[str]:
        """What is wrong with a document that shall be trusted; empty if it can be asked."""
        document = self._documents.read(text)
        return [error.message for error in document] if isinstance(document, list) else []

    def name_of(self, text: str) -> str:
        """The name of a valid document's first operation; empty if it has none."""
        document = self._documents.read(text)
        return "" if isinstance(document, list) else next(iter(document.operations), None) or ""

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
        observer: Observer = unobserved,
    ) -> Answer:
        """Answer one operation. Never raises for anything a client did; a bug is logged and answered as ``INTERNAL``."""
        with observer() as seen:
            answer = await self._answer(text, context, variables or {}, operation_name, queries_only, seen)
            seen.codes += map(code_of, answer.errors)
            return answer

    def subscribe(
        self,
        text: str,
        context: Context,
        *,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        observer: Observer = unobserved,
    ) -> Subscription | None:
        """The subscription that is asked for; None if it is something else, or refused: `execute` then answers, or says why."""
        try:
            asked = self._asked(text, context, variables or {}, operation_name, Observation())
            if asked.operation.operation is OperationType.SUBSCRIPTION:
                return subscribed(self.schematic, self._queries, asked, observer)
        except (_Refused, GraphError):
            pass
        return None

    async def _answer(
        self,
        text: str,
        context: Context,
        variables: Mapping[str, Any],
        operation_name: str | None,
        queries_only: bool,
        seen: Observation,
    ) -> Answer:
        try:
            asked = self._asked(text, context, variables, operation_name, seen)
            if asked.operation.operation is OperationType.QUERY:
                return await self._queries.answer(asked, context, seen)
            if queries_only:
                raise GraphError("QUERIES_ONLY", "这里只接受查询。Only queries are accepted here.", asked.operation)
            if asked.operation.operation is OperationType.MUTATION:
                return await self._mutations.answer(asked, context, seen)
            raise GraphError("NOT_SUPPORTED", "订阅须用事件流。A subscription needs an event stream.", asked.operation)
        except NotCompilable as error:
            _log.error("a field of the schema cannot be compiled: %s", error.message)
            return Answer(None, [error])
        except GraphError as error:
            return Answer(None, [error])
        except _Refused as refused:
            return Answer(None, refused.errors)
        except Exception:
            _log.exception("an operation failed")
            return Answer(None, [INTERNAL])

    def _asked(
        self,
        text: str,
        context: Context,
        variables: Mapping[str, Any],
        operation_name: str | None,
        seen: Observation,
    ) -> Asked:
        """One operation within every limit, not yet compiled. Raises _Refused or GraphError."""
        seen.roles = context.viewer.roles
        allowance = self._allowance(context.viewer)
        document = self._documents.read(text, suggest=allowance.introspection)
        if isinstance(document, list):
            raise _Refused(document)
        seen.document = document.sha256
        if document.introspects and not allowance.introspection:
            raise GraphError("INTROSPECTION_OFF", "未登录不能查询接口定义。Log in to ask for the schema.")
        operation = document.operation(operation_name)
        seen.kind, seen.name = operation.operation.value, operation.name.value if operation.name else None
        raw = dict(variables)
        values = document.taken(operation, raw) or get_variable_values(
            self.schematic.schema,
            operation.variable_definitions or (),
            raw,
            max_errors=20,
            hide_suggestions=not allowance.introspection,
        )
        if isinstance(values, list):
            raise _Refused([coded(without_values(error), "BAD_VARIABLES") for error in values])
        asked = Asked(document, operation, raw, values)
        seen.cost = self._costs.check(asked, allowance).objects
        return asked


class _Refused(Exception):
    """A request that is refused for several reasons."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__()
        self.errors = errors
