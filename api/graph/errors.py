"""What the read engine says when it will not answer.

`GraphError` is for the client: a GraphQL error with a stable ``extensions.code``. `NotCompilable` and `Unguarded` are for
the author of the schema; `Graph.check()` finds both before the first request.
"""

import re

from graphql import GraphQLError, Node


class GraphError(GraphQLError):
    """A request that cannot be answered, with the stable code its reader may branch on.

    Codes: ``BAD_REQUEST``, ``BAD_CURSOR``, ``BAD_PAGE_SIZE``, ``BAD_ARGUMENT``, ``BAD_DOCUMENT_ID``, ``BAD_VARIABLES``,
    ``SYNTAX``, ``INVALID``, ``OPERATION_NOT_FOUND``, ``DOCUMENT_NOT_FOUND``, ``DOCUMENT_NOT_TRUSTED``, ``INTROSPECTION_OFF``,
    ``QUERIES_ONLY``, ``NOT_SUPPORTED``, ``TOO_LONG``, ``TOO_DEEP``, ``TOO_MANY_ALIASES``, ``TOO_MANY_TOKENS``,
    ``TOO_MANY_REPEATS``, ``TOO_MANY_FRAGMENTS``, ``TOO_MANY_FIELDS``, ``TOO_MANY_IDS``, ``COST_EXCEEDED``, ``TIMED_OUT``,
    ``OVERLOADED``, ``NOT_COMPILABLE``, ``INTERNAL``.
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


def coded(error: GraphQLError, code: str) -> GraphQLError:
    """An error of graphql-core with a code of ours, so that every error has one."""
    error.extensions = {**(error.extensions or {}), "code": code}
    return error


def without_values(error: GraphQLError) -> GraphQLError:
    """An error of a variable's value without the value: where it stands and what was expected there.

    Clients keep errors in logs of their own, and what was typed may be an identity number.
    """
    for pattern, instead in _REPEATED:
        error.message, found = pattern.subn(instead, error.message, 1)
        if found:
            break
    return error


_REPEATED = [
    (re.compile(r"(: Expected (?:(?!, found: ).)*?)(\. Did you mean [^?]*\?) Found: .*", re.DOTALL), r"\1\2"),
    (re.compile(r"(: Expected .*?), found: .*", re.DOTALL), r"\1."),
    (re.compile(r"( cannot represent [^:]*): .*", re.DOTALL), r"\1."),
    (re.compile(r": Value .* (does not exist in '\w+' enum\.).*", re.DOTALL), r": The value \1"),
    (re.compile(r"( has invalid value[^:]*: )(?!Expected ).*", re.DOTALL), r"\1It cannot be read."),
]
"""How graphql-core repeats a value, and what is left without it; what it says otherwise, a scalar of ours may have said."""


def code_of(error: GraphQLError) -> str:
    """The code of an error; ``UNCODED`` for one that has none."""
    return str((error.extensions or {}).get("code", "UNCODED"))
