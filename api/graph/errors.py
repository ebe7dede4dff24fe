"""What the read engine says when it will not answer.

`GraphError` is for the client: a GraphQL error with a stable ``extensions.code``. `NotCompilable` and `Unguarded` are for
the author of the schema; `Graph.check()` finds both before the first request.
"""

from graphql import GraphQLError, Node


class GraphError(GraphQLError):
    """A request that cannot be answered, with the stable code its reader may branch on.

    Codes: ``BAD_REQUEST``, ``BAD_CURSOR``, ``BAD_PAGE_SIZE``, ``BAD_ARGUMENT``, ``OPERATION_NOT_FOUND``,
    ``TOO_DEEP``, ``TOO_MANY_ALIASES``, ``TOO_MANY_TOKENS``, ``TOO_MANY_IDS``, ``NOT_COMPILABLE``, ``INTERNAL``.
    """

    def __init__(self, code: str, message: str, *nodes: Node) -> None:
        super().__init__(message, list(nodes) or None, extensions={"code": code})
        self.code = code


class NotCompilable(GraphError):
    """A field that is neither stored nor a computed root field: the schema's author must bind it."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__("NOT_COMPILABLE", f"{where}: {why}")


class Unguarded(NotCompilable):
    """A table that would be read without anybody having said who may see its rows."""
