"""Tables of who serves where (任职变动): an officer joins, changes unit, leaves or retires – dated rows, nobody is deleted."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import SQLModel

from api.tables import Json, coded, document, key, recorded, reference
from api.vocabulary.labelled import Labelled


class PostingKind(Labelled, chinese="任职变动种类"):
    """What may happen to an officer's service in an organ."""

    JOINED = "JOINED", "登记", "registered as an officer of the organ"
    MOVED = "MOVED", "调整", "another unit or position"
    LEFT = "LEFT", "离任", "left the organ, or enforcement"
    RETIRED = "RETIRED", "退休", "retired"


class OfficerPosting(SQLModel, table=True):
    """任职变动: one step of an officer's service; ``unit_id`` and ``position`` are those from ``on_day`` on, or the last ones."""

    __tablename__ = "officer_posting"
    id: UUID = key()
    officer_id: UUID = reference("officer.id", index=True)
    organ_id: UUID = reference("organ.id")
    kind: PostingKind = coded(PostingKind)
    unit_id: UUID = reference("unit.id")
    position: str
    on_day: date
    reason: str | None = None
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


__all__ = ["OfficerPosting", "PostingKind"]
