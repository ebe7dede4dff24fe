"""JSON written by PostgreSQL: literal fragments and SQL expressions, joined by ``concat``.

A JSON value is a tuple of pieces. A `str` is JSON text known when the operation is compiled (punctuation, response keys,
type names); a column element is an expression whose text form is JSON already. Pieces stay flat as long as possible, so
that neighbouring literals melt into one and an object with forty fields is one function call.
"""

from collections.abc import Iterable
from typing import Any, TypeAlias

import sqlalchemy as sa

Piece: TypeAlias = "str | sa.ColumnElement[Any]"
Pieces: TypeAlias = tuple[Piece, ...]

NULL: Pieces = ("null",)

# PostgreSQL passes at most 100 arguments to a function, variadic ones included.
_MOST_ARGUMENTS = 90


def joined(pieces: Iterable[Piece]) -> sa.ColumnElement[str]:
    """One text expression of all pieces. ``concat`` skips NULL, so a piece that may be NULL must be coalesced before."""
    arguments: list[sa.ColumnElement[Any]] = []
    pending = ""
    for piece in pieces:
        if isinstance(piece, str):
            pending += piece
            continue
        if pending:
            arguments.append(literal(pending))
            pending = ""
        arguments.append(piece)
    if pending or not arguments:
        arguments.append(literal(pending))
    if len(arguments) == 1 and not pending:
        return sa.cast(arguments[0], sa.Text)
    while len(arguments) > _MOST_ARGUMENTS:
        chunks = range(0, len(arguments), _MOST_ARGUMENTS)
        arguments = [sa.func.concat(*arguments[at : at + _MOST_ARGUMENTS]) for at in chunks]
    return arguments[0] if len(arguments) == 1 else sa.func.concat(*arguments, type_=sa.Text)


def members(pairs: Iterable[tuple[str, Pieces]]) -> Pieces:
    """A JSON object of response keys, which need no escaping, and their values."""
    pieces: list[Piece] = []
    for key, value in pairs:
        pieces += (f'{"," if pieces else "{"}"{key}":', *value)
    return (*pieces, "}") if pieces else ("{}",)


def or_null(expression: sa.ColumnElement[Any]) -> Pieces:
    """The expression, or JSON's ``null`` where it is NULL. A text expression is taken as JSON text."""
    if not isinstance(expression.type, sa.Text):
        expression = sa.cast(expression, sa.Text)
    return (sa.func.coalesce(expression, literal("null"), type_=sa.Text),)


def quoted(expression: sa.ColumnElement[Any], before: str = "") -> Pieces:
    """A JSON string of an expression whose text needs no escaping (a UUID, an enum label), after a fixed prefix."""
    return (f'"{before}', expression, '"')


def escaped(expression: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The JSON form of any expression, escaped by PostgreSQL itself; NULL stays NULL."""
    return sa.func.to_json(expression, type_=sa.types.NULLTYPE)


def listed(elements: sa.ColumnElement[str]) -> Pieces:
    """A JSON array of an aggregated, comma-separated text; NULL (no row at all) is the empty array."""
    return ("[", elements, "]")


def literal(text: str) -> sa.ColumnElement[str]:
    """A text constant written into the SQL itself. Only for text made by the compiler, never for a client's."""
    return sa.literal_column("'" + text.replace("'", "''") + "'", sa.Text)
