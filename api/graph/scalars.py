"""Scalars of the API beyond GraphQL's own: amounts of money, sizes of files, instants."""

from datetime import UTC, datetime
from typing import Any, NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

Fen = NewType("Fen", int)
Bytes = NewType("Bytes", int)

_LARGEST = 2**63 - 1


def serialize_instant(instant: datetime) -> str:
    """RFC 3339 in UTC as PostgreSQL's ``to_json`` prints it: no fraction if zero, else without trailing zeros."""
    text = instant.astimezone(UTC).isoformat()
    head, point, rest = text.partition(".")
    return f"{head}.{rest[:6].rstrip('0')}{rest[6:]}" if point else text


def parse_instant(text: Any) -> datetime:
    """An instant with its offset. Raises GraphQLError without one: a legal time must not depend on where the server is."""
    try:
        instant = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        instant = None
    if instant is None or instant.tzinfo is None:
        raise GraphQLError("时间应为带时区的 RFC 3339 格式。An instant needs RFC 3339 with an offset.")
    return instant


def _whole(value: Any) -> int:
    """A signed 64-bit integer. Raises GraphQLError for anything else, booleans included."""
    if type(value) is not int or not -_LARGEST - 1 <= value <= _LARGEST:
        raise GraphQLError("应为 64 位整数。A 64-bit integer is needed.")
    return value


def _not_negative(value: Any) -> int:
    """A size. Raises GraphQLError if negative or no 64-bit integer."""
    if _whole(value) < 0:
        raise GraphQLError("不能为负数。A size cannot be negative.")
    return int(value)


def _int_literal(parse: Any) -> Any:
    def literal(node: Any, _variables: Any = None) -> int:
        text = getattr(node, "value", None)
        if node.kind != "int_value" or not isinstance(text, str):
            raise GraphQLError("应为整数。An integer is needed.")
        return int(parse(int(text)))

    return literal


SCALARS: dict[object, ScalarDefinition] = {
    Fen: strawberry.scalar(
        name="Fen",
        description="人民币金额，单位为分（64 位整数）。An amount of money in fen; 100 fen are 1 yuan.",
        serialize=_whole,
        parse_value=_whole,
        parse_literal=_int_literal(_whole),
    ),
    Bytes: strawberry.scalar(
        name="Bytes",
        description="大小，单位为字节（64 位整数）。A size in bytes.",
        serialize=_not_negative,
        parse_value=_not_negative,
        parse_literal=_int_literal(_not_negative),
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="时刻（RFC 3339，UTC）。An instant; answers are in UTC.",
        serialize=serialize_instant,
        parse_value=parse_instant,
    ),
}
