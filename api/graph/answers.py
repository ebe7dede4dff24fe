"""Answers: JSON text as PostgreSQL wrote it, and the errors that belong to it."""

import logging
from dataclasses import dataclass, field

import orjson
from graphql import GraphQLError

from api.graph.errors import GraphError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one request: ``data`` as JSON text (None: the request was refused before it ran) and errors."""

    data: str | None
    errors: list[GraphQLError] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Whether the request was not executed at all."""
        return self.data is None

    def body(self) -> bytes:
        """The response body."""
        if not self.errors:
            return b'{"data":' + (self.data or "null").encode() + b"}"
        errors = orjson.dumps([error.formatted for error in self.errors])
        if self.data is None:
            return b'{"errors":' + errors + b"}"
        return b'{"errors":' + errors + b',"data":' + self.data.encode() + b"}"


def masked(error: GraphQLError) -> GraphQLError:
    """The error as the client may see it: a bug is logged in full and said to be internal, nothing more."""
    original = error.original_error
    if original is None or isinstance(original, GraphQLError):
        return error
    _log.error("a resolver failed", exc_info=original)
    return GraphQLError(INTERNAL.message, error.nodes, path=error.path, extensions=dict(INTERNAL.extensions or {}))


INTERNAL = GraphError("INTERNAL", "内部错误。Internal error.")
