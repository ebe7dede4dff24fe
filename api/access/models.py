"""Tables of access (权限)."""

from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, SQLModel

from api.tables import coded, key


class PersonKind(StrEnum):
    """Which table a person stands in."""

    OFFICER = "OFFICER"
    STAFF = "STAFF"
    REVIEWER = "REVIEWER"
    COUNSEL = "COUNSEL"


class Account(SQLModel, table=True):
    """账号: a login and the person it belongs to."""

    __tablename__ = "account"
    id: UUID = key()
    login: str = Field(unique=True)
    person_kind: PersonKind = coded(PersonKind)
    person_id: UUID = Field(unique=True)
    active: bool = True
