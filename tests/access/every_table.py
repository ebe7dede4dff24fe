"""A row in every table: what the sample leaves empty is filled with one row that belongs to its first case."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

import psycopg
import sqlalchemy as sa
from psycopg.types.json import Jsonb

from api.exchange.identifiers import world_id
from api.tables import Coded

ORGAN, CASE, VISIT, PARTY, COUNSEL = (world_id(name) for name in ("lc-amr", "case-1", "vi-1", "pa-1", "cs-2"))
ANCHORS = {
    "organ": ORGAN, "enforcement_case": CASE, "dossier": CASE, "inspection_visit": VISIT, "counsel": COUNSEL,
    "officer": world_id("o-01"),
}  # fmt: skip
"""What a foreign key of a filled row points at; of other tables, at any row."""

CHOSEN: dict[tuple[str, str], Any] = {
    ("common_proceeding", "id"): uuid5(ORGAN, "proceeding"),
    ("common_proceeding", "unit_id"): world_id("lc-amr-tz"),
    ("common_proceeding", "officer_ids"): [world_id("o-01")],
    ("common_proceeding", "procedure"): "LEVY",
}
"""Columns whose value matters."""


CHECKS = "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass"


def fill(owner_url: str, tables: list[sa.Table]) -> None:
    """One row in each of these tables that has none. Triggers, foreign keys and checks are off: it is looked at, never used."""
    with psycopg.connect(owner_url) as owner:
        owner.execute("SET session_replication_role = replica")
        for table in tables:
            if owner.execute(f'SELECT 1 FROM "{table.name}" LIMIT 1').fetchone():
                continue
            for (check,) in owner.execute(CHECKS, [table.name]).fetchall():
                owner.execute(f'ALTER TABLE "{table.name}" DROP CONSTRAINT "{check}"')
            row = {column.key: _value(owner, column) for column in table.c if not column.nullable}
            row = {key: value for key, value in row.items() if value is not None}
            names = ", ".join(f'"{key}"' for key in row)
            owner.execute(
                f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join(["%s"] * len(row))})',
                list(row.values()),
            )


def _value(owner: "psycopg.Connection[Any]", column: "sa.Column[Any]") -> Any:
    chosen = CHOSEN.get((column.table.name, column.key))
    if chosen is not None:
        return chosen
    if column.server_default is not None or column.identity is not None:
        return None
    for key in column.foreign_keys:
        other = key.column.table
        if other.name in ANCHORS:
            return ANCHORS[other.name]
        found = owner.execute(f'SELECT "{key.column.name}" FROM "{other.name}" LIMIT 1').fetchone()
        return found[0] if found else _own_key(other)
    if column.primary_key:
        return _own_key(column.table)
    return _plain(column.type)


def _own_key(table: sa.Table) -> UUID:
    return uuid5(ORGAN, table.name)


def _plain(type_: Any) -> Any:
    if isinstance(type_, Coded):
        return next(iter(type_.codes)).value
    if isinstance(type_, sa.ARRAY):
        return []
    if isinstance(type_, sa.JSON):
        return Jsonb({})
    if isinstance(type_, sa.TypeDecorator):
        type_ = type_.impl_instance
    values: dict[type[Any], Any] = {
        sa.Uuid: _own_key(sa.table("nobody")), sa.DateTime: datetime(2026, 5, 6, tzinfo=UTC), sa.Date: date(2026, 5, 6),  # type: ignore[arg-type]
        sa.Boolean: False, sa.Integer: 1, sa.Numeric: Decimal(1), sa.LargeBinary: b"x", sa.Time: time(), sa.String: "x",
    }  # fmt: skip
    return next(value for kind, value in values.items() if isinstance(type_, kind))
