"""Rows by COPY (批量写入): values as PostgreSQL's text format wants them, gathered table by table.

The format is the manual's (SQL COPY, "Text Format"): one line per row, columns apart by tabs, ``\\N`` for NULL, backslashes
doubled, line breaks and tabs escaped. Arrays are written in braces, JSON as orjson prints it.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson
import psycopg
from psycopg import sql

NULL = "\\N"


class Ready(str):
    """Text that is in COPY's format already: rendered once, written many times."""

    __slots__ = ()


class Sheet:
    """The rows of one table until they are copied. ``lines`` are complete and escaped."""

    def __init__(self, table: str, *columns: str) -> None:
        self.table = table
        self.columns = columns
        self.lines: list[str] = []

    def add(self, *values: Any) -> None:
        """One row, its values in the order of the columns. Raises KeyError for a type that has no form here."""
        self.lines.append("\t".join([RENDERINGS[type(value)](value) for value in values]))

    async def copy(self, connection: psycopg.AsyncConnection[Any]) -> None:
        """Send the rows and forget them."""
        if not self.lines:
            return
        command = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(self.table), sql.SQL(", ").join(map(sql.Identifier, self.columns))
        )
        async with connection.cursor() as cursor, cursor.copy(command) as copy:
            await copy.write("\n".join(self.lines) + "\n")
        self.lines = []


def rendered(value: Any) -> Ready:
    """A value in COPY's format, to be used in many rows."""
    return Ready(RENDERINGS[type(value)](value))


def _text(value: str) -> str:
    if "\\" in value or "\t" in value or "\n" in value or "\r" in value:
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    return value


def _json(value: dict[str, Any] | list[Any]) -> str:
    return _text(orjson.dumps(value).decode())


def _array(values: tuple[Any, ...]) -> str:
    """An array of identifiers, codes or texts. Elements are quoted unless they are plain hexadecimal."""
    return "{" + ",".join([_element(value) for value in values]) + "}"


def _element(value: Any) -> str:
    text = value.hex if isinstance(value, UUID) else str(value)
    if text.isalnum() and text.isascii():
        return text
    return _text('"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')


RENDERINGS: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _: NULL,
    bool: lambda value: "t" if value else "f",
    int: str,
    str: _text,
    Ready: lambda value: value,
    bytes: lambda value: "\\\\x" + value.hex(),
    UUID: lambda value: value.hex,
    datetime: datetime.isoformat,
    date: date.isoformat,
    dict: _json,
    list: _json,
    tuple: _array,
}
"""How a value of each type is written. A list is JSON, a tuple an array: a sheet knows no column types."""
