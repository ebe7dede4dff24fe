"""Strawberry fields that have arguments but no resolver: their answer is compiled, never called."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, NoReturn

import sqlalchemy as sa
import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver

from api.graph.paging import Connection, CountedConnection, Node
from api.graph.rows import type_of

_COMPILED = "sanxiang.compiled"
_REREAD = "sanxiang.reread"


def lookup_field(
    name: str, type_: type, by: "Mapping[str, sa.Column[Any]]", description: str | None
) -> StrawberryField:
    """A field that finds at most one row; a sole argument is required, of several any may be left out."""
    required = len(by) == 1
    arguments = []
    for argument, column in by.items():
        annotation = argument_type(column)
        arguments.append(_argument(argument, annotation if required else annotation | None))
    return _field(name, type_ | None, arguments, description)


def listing_field(name: str, type_: type, filter: type | None, description: str | None) -> StrawberryField:
    """A field that lists a small table."""
    return _field(name, list[type_], _filter_argument(filter), description)  # type: ignore[valid-type]


def connection_field(
    name: str, type_: type, orders: tuple[str, ...], filter: type | None, counted: bool, description: str | None
) -> StrawberryField:
    """A root connection."""
    shape: Any = CountedConnection if counted else Connection
    arguments = _page_arguments()
    if len(orders) > 1:
        order = Enum(f"{type_.__name__}Order", {name: name for name in orders})  # type: ignore[misc]
        arguments.append(_argument("order_by", strawberry.enum(order, description="排列顺序，首项为默认。") | None))
    return _field(name, shape[type_], arguments + _filter_argument(filter), description)


def node_fields() -> list[StrawberryField]:
    """``node`` and ``nodes``."""
    return [
        _field("node", Node | None, [_argument("id", strawberry.ID)], "按标识取一个对象。"),
        _field("nodes", list[Node | None], [_argument("ids", list[strawberry.ID])], "按标识取多个对象。"),
    ]


def paged(*, filter: type | None = None, description: str | None = None) -> Any:
    """A nested connection in a type: ``documents: Connection[Document] = paged()``; bound with `pages`."""
    field: StrawberryField = strawberry.field(resolver=_never, description=description, metadata={_COMPILED: True})
    field.arguments = _page_arguments() + _filter_argument(filter)
    return field


def reread(carried: str, *, description: str | None = None) -> Any:
    """A field of a mutation's payload, read afresh after the commit: ``case: Case | None = reread("case_id")``.

    ``carried`` names the private attribute of the payload that holds the key, or a list of keys for a list field.
    """
    return strawberry.field(resolver=_never, description=description, metadata={_COMPILED: True, _REREAD: carried})


def is_compiled(field: StrawberryField) -> bool:
    """Whether the field's answer comes from the compiler although Strawberry believes in a resolver."""
    return _COMPILED in field.metadata


def carried_by(field: StrawberryField) -> str | None:
    """The payload attribute that a `reread` field goes by."""
    return field.metadata.get(_REREAD)


def argument_type(column: "sa.Column[Any]") -> Any:
    """The annotation of an argument that is compared with a column."""
    type_ = type_of(column)
    return strawberry.ID if isinstance(type_, sa.Uuid) else type_.python_type


def _page_arguments() -> list[StrawberryArgument]:
    return [
        _argument("first", int | None, "每页条数，默认 20，最多 100。Items per page."),
        _argument("after", str | None, "从该游标之后继续。Continue after this cursor."),
    ]


def _filter_argument(filter: type | None) -> list[StrawberryArgument]:
    return [_argument("filter", filter | None)] if filter is not None else []


def _argument(name: str, annotation: object, description: str | None = None) -> StrawberryArgument:
    return StrawberryArgument(name, None, StrawberryAnnotation(annotation), description=description)


def _field(
    name: str, annotation: object, arguments: list[StrawberryArgument], description: str | None
) -> StrawberryField:
    field = StrawberryField(
        python_name=name,
        graphql_name=name,
        type_annotation=StrawberryAnnotation(annotation),
        base_resolver=StrawberryResolver(_never),
        description=description,
        metadata={_COMPILED: True},
    )
    field.arguments = arguments
    return field


def _never() -> NoReturn:
    raise AssertionError("a compiled field was resolved")
