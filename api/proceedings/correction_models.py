"""Before and after an execution (强制拆除公告、执行回转): announced first, given back where it should not have been."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import SQLModel

from api.tables import Json, coded, document, fen, key, recorded, reference, texts


class ReturnGround(StrEnum):
    """Why what was enforced is given back (ACL art. 41)."""

    BASE_REVOKED = "BASE_REVOKED"
    BASE_CHANGED = "BASE_CHANGED"
    WRONG = "WRONG"


class ReturnKind(StrEnum):
    """How it is given back: as it was, as goods or money, or – where neither is possible – as compensation."""

    RESTORED = "RESTORED"
    RETURNED = "RETURNED"
    COMPENSATED = "COMPENSATED"

    @property
    def label(self) -> str:
        """As a timeline says it."""
        return {"RESTORED": "恢复原状", "RETURNED": "退还财物", "COMPENSATED": "给予赔偿"}[self.value]


class DemolitionAnnouncement(SQLModel, table=True):
    """强制拆除公告: the party is told in public to demolish by itself until ``demolish_by`` (ACL art. 44)."""

    __tablename__ = "demolition_announcement"
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", index=True)
    organ_id: UUID = reference("organ.id")
    target: str
    content: str
    media: list[str] = texts()
    demolish_by: date
    announced_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ExecutionReturn(SQLModel, table=True):
    """执行回转: what was enforced is restored, returned or compensated (ACL art. 41)."""

    __tablename__ = "execution_return"
    __table_args__ = (sa.CheckConstraint("amount_fen > 0", name="amount_is_positive"),)
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", index=True)
    organ_id: UUID = reference("organ.id")
    ground: ReturnGround = coded(ReturnGround)
    kind: ReturnKind = coded(ReturnKind)
    amount_fen: int | None = fen(null=True)
    description: str
    reason: str
    returned_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()
