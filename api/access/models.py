"""Tables of access (权限)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from api.tables import Json, coded, document, key, recorded, reference, texts
from api.vocabulary.labelled import Labelled


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


class PersonalField(Labelled, chinese="个人信息项目"):
    """个人信息项目: what of a party is kept sealed."""

    ID_NUMBER = "ID_NUMBER", "身份证件号码", "number of an identity document"
    PHONE = "PHONE", "电话", "phone number"
    ADDRESS = "ADDRESS", "住址", "address"
    ELECTRONIC_ADDRESS = "ELECTRONIC_ADDRESS", "电子送达地址", "electronic address for service"
    BANK_ACCOUNT = "BANK_ACCOUNT", "银行账号", "bank account"


class PersonalDatum(SQLModel, table=True):
    """个人信息: one sealed value of a party. ``ciphertext`` and ``wrapped_key`` each begin with their nonce.

    ``key_id`` and ``index_key_id`` name the keys of the keyring that wrapped the data key and made the blind index.
    No read of the graph is bound to this table; what may be shown is the mask beside the party.
    """

    __tablename__ = "personal_datum"
    __table_args__ = (
        sa.Index("ix_personal_datum_field_blind_index", "field", "blind_index"),
        sa.CheckConstraint("(blind_index IS NULL) = (index_key_id IS NULL)", name="index_names_its_key"),
    )
    party_id: UUID = reference("party.id", primary=True)
    field: PersonalField = coded(PersonalField, primary=True)
    ciphertext: bytes
    wrapped_key: bytes
    key_id: str = Field(index=True)
    blind_index: bytes | None = None
    index_key_id: str | None = Field(default=None, index=True)
    recorded_at: datetime = recorded()


class Reveal(SQLModel, table=True):
    """查看个人信息记录: who looked at which value of whom, when and why. Never the value."""

    __tablename__ = "reveal"
    id: UUID = key()
    organ_id: UUID = reference("organ.id", index=True)
    party_id: UUID = reference("party.id", index=True)
    field: PersonalField = coded(PersonalField)
    reason: str
    revealed_by: UUID = Field(index=True)
    actor: Json = document()
    revealed_at: datetime
    recorded_at: datetime = recorded()


class PageSession(SQLModel, table=True):
    """页面会话: a login of the pages, known to the browser by a signed cookie. Times are the wall clock's."""

    __tablename__ = "page_session"
    id: UUID = Field(sa_column=sa.Column(sa.Uuid, primary_key=True))
    account_id: UUID = reference("account.id", index=True)
    created_at: datetime
    expires_at: datetime = Field(index=True)
    revoked_at: datetime | None = None
    acr: str = ""
    amr: list[str] = texts()
