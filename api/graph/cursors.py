"""Opaque cursors: the order's name and the row's values of it, as base64url of a JSON array.

PostgreSQL writes a cursor, Python reads it back. A cursor comes from a client, so nothing in it is believed: it must have
the right order, the right number of values, and each must be of its column's type.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from api.graph.errors import GraphError
from api.graph.json_text import literal
from api.graph.rows import type_of


def written(order: str, values: Sequence[sa.ColumnElement[Any]]) -> sa.ColumnElement[str]:
    """The SQL expression of a row's cursor."""
    fields = sa.func.json_build_array(literal(order), *values)
    encoded = sa.func.encode(sa.func.convert_to(sa.cast(fields, sa.Text), literal("UTF8")), literal("base64"))
    # PostgreSQL's base64 breaks its lines and knows only the plain alphabet.
    return sa.func.translate(encoded, literal("+/=\n"), literal("-_"), type_=sa.Text)


def read(cursor: str, order: str, columns: "Sequence[sa.Column[Any]]") -> list[Any]:
    """The values of a cursor, one per column. Raises GraphError BAD_CURSOR."""
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        name, *values = json.loads(raw)
        if name != order or len(values) != len(columns):
            raise ValueError
        return [_value(value, column) for value, column in zip(values, columns, strict=True)]
    except (ValueError, TypeError, ArithmeticError, RecursionError, binascii.Error):
        raise GraphError(
            "BAD_CURSOR", "游标无效，请从第一页重新读取。The cursor does not belong to this list."
        ) from None


def _value(value: Any, column: "sa.Column[Any]") -> Any:
    if value is None and column.nullable:
        return None
    kind = type_of(column).python_type
    if kind is bool or kind is int:
        if type(value) is not kind or (kind is int and not -(2**63) <= value < 2**63):
            raise ValueError
        return value
    if kind is float or kind is Decimal:
        if type(value) not in (int, float):
            raise ValueError
        return kind(value)
    if not isinstance(value, str) or "\0" in value:
        raise ValueError
    if kind is datetime:
        instant = datetime.fromisoformat(value)
        if instant.tzinfo is None:
            raise ValueError
        return instant
    if kind is date:
        return date.fromisoformat(value)
    if kind is UUID:
        return UUID(value)
    type_ = type_of(column)
    if isinstance(type_, sa.Enum):
        if value not in type_.enums:
            raise ValueError
        return value
    value.encode()
    return value
