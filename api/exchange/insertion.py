"""Rows into tables (写入): in bulk, and only where they are not there yet, so that loading twice changes nothing."""

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import SQLModel

from api.database import WriteSession
from api.graph.rows import table_of

Progress = Callable[[str, int, int], None]
"""Told after every step: the topic in Chinese, how many rows are done, how many there are."""


def silent(topic: str, done: int, total: int) -> None:
    """Progress nobody watches."""


async def insert_missing(tx: WriteSession, rows: Sequence[SQLModel]) -> None:
    """Insert rows in their order, those of one table in one go; a row whose key is taken is left as it is.

    Rows of several tables may be mixed: a table's rows go in where its first row stands.
    """
    by_table: dict[sa.Table, list[dict[str, Any]]] = {}
    for row in rows:
        table = table_of(type(row))
        by_table.setdefault(table, []).append(_values(table, row))
    for table, values in by_table.items():
        await tx.execute(insert(table).on_conflict_do_nothing(), values)


def _values(table: sa.Table, row: SQLModel) -> dict[str, Any]:
    """The columns of a row, without those that the database fills."""
    given = {column: getattr(row, column.key) for column in table.columns}
    return {
        column.key: value
        for column, value in given.items()
        if not (value is None and (column.server_default is not None or column.identity is not None))
    }
