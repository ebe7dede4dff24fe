"""What all tables share (表的共同约定): identifiers, column types, names of constraints."""

import typing
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlmodel import Field, SQLModel
from uuid_utils.compat import uuid7

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Coded(sa.TypeDecorator[StrEnum]):
    """A code of one enumeration, stored as text: a new member needs no migration, an unknown one is refused."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, codes: type[StrEnum]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: StrEnum | str | None, dialect: sa.Dialect) -> str | None:
        """The code as text. Raises ValueError for a value outside the enumeration."""
        return None if value is None else str(self.codes(value).value)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> StrEnum | None:
        """The member of the stored code."""
        return None if value is None else self.codes(value)


def key() -> Any:
    """A primary key: UUIDv7, so that rows lie in the order of their making."""
    return Field(default_factory=uuid7, sa_column=sa.Column(sa.Uuid, primary_key=True))


def reference(to: str, *, null: bool = False, index: bool = False, primary: bool = False, unique: bool = False) -> Any:
    """A foreign key to ``table.column``."""
    column = sa.Column(
        sa.Uuid, sa.ForeignKey(to), nullable=null, index=index, primary_key=primary, unique=unique or None
    )
    return Field(default=None, sa_column=column) if null else Field(sa_column=column)


def coded(codes: type[StrEnum], *, null: bool = False, index: bool = False, primary: bool = False) -> Any:
    """A column with a code of one enumeration."""
    column: sa.Column[StrEnum] = sa.Column(Coded(codes), nullable=null, index=index, primary_key=primary)
    return Field(default=None, sa_column=column) if null else Field(sa_column=column)


def coded_list(members: type[StrEnum]) -> Any:
    """A column with several codes of one enumeration."""
    return Field(default_factory=list, sa_column=sa.Column(postgresql.ARRAY(Coded(members)), nullable=False))


def texts() -> Any:
    """A column with several short texts."""
    return Field(default_factory=list, sa_column=sa.Column(postgresql.ARRAY(sa.Text), nullable=False))


def ids(*, index: bool = False) -> Any:
    """A column with the identifiers of several rows, in order."""
    return Field(
        default_factory=list, sa_column=sa.Column(postgresql.ARRAY(sa.Uuid), nullable=False, index=index or None)
    )


def document(*, null: bool = False) -> Any:
    """A jsonb column: particulars whose shape a typed model owns."""
    column = sa.Column(postgresql.JSONB(none_as_null=True), nullable=null)
    return Field(default=None, sa_column=column) if null else Field(sa_column=column)


def fen(*, null: bool = False) -> Any:
    """Money in fen (分), 64 bit."""
    column = sa.Column(sa.BigInteger, nullable=null)
    return Field(default=None, sa_column=column) if null else Field(sa_column=column)


def recorded() -> Any:
    """When the row was written, by the database's wall clock."""
    column = sa.Column(sa.DateTime(timezone=True), nullable=False, server_default=sa.func.clock_timestamp())
    return Field(default=None, sa_column=column)


Json = dict[str, Any]
JsonList = list[dict[str, Any]]
Predicate = Callable[..., sa.ColumnElement[bool]]


def plain(value: Any) -> Any:
    """A value as JSON keeps it: codes, identifiers, days and instants become text."""
    match value:
        case None | bool() | int() | float():
            return value
        case StrEnum():
            return value.value
        case UUID() | str():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case dict():
            return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, typing.Iterable):
        return [plain(v) for v in value]
    raise TypeError(f"{type(value).__name__} has no plain form")
