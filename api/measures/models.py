"""Tables of compulsory measures (行政强制措施): requested, approved, imposed, extended, ended – each a dated row, never a status."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import SQLModel

from api.tables import Json, JsonList, coded, document, fen, ids, key, recorded, reference
from api.vocabulary import MeasureKind


class LiftGround(StrEnum):
    """Why a measure is lifted (行政强制法 第十九条、第二十八条)."""

    NO_VIOLATION = "NO_VIOLATION"
    UNRELATED = "UNRELATED"
    HANDLED = "HANDLED"
    EXPIRED = "EXPIRED"
    NOT_APPROVED = "NOT_APPROVED"
    NO_LONGER_NEEDED = "NO_LONGER_NEEDED"


class Disposal(StrEnum):
    """What becomes of sealed or seized goods that are not given back (行政强制法 第二十七条)."""

    CONFISCATED = "CONFISCATED"
    DESTROYED = "DESTROYED"
    TRANSFERRED = "TRANSFERRED"


class Measure(SQLModel, table=True):
    """强制措施: a measure as it was requested, or executed in an emergency.

    ``owner_id`` is the visit or case it was requested in; registering a clue moves no row. ``items`` are the objects asked
    for, ``period_days`` the days, ``value_fen`` what the objects are worth, None where it is not known. ``request_document_id``
    is the approval form, None where an emergency came before it.
    """

    __tablename__ = "measure"
    __table_args__ = (sa.CheckConstraint("value_fen >= 0", name="value_not_negative"),)
    id: UUID = key()
    owner_id: UUID = reference("dossier.id", index=True)
    organ_id: UUID = reference("organ.id", index=True)
    party_id: UUID = reference("party.id", index=True)
    kind: MeasureKind = coded(MeasureKind)
    emergency: bool = False
    emergency_reason: str | None = None
    items: JsonList = document()
    period_days: int
    value_fen: int | None = fen(null=True)
    whole_premises: bool = False
    request_document_id: UUID | None = reference("document.id", null=True, unique=True)
    requested_at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class MeasureApproval(SQLModel, table=True):
    """强制措施批准: a leader's approval, beforehand or within twenty-four hours of an emergency (ACL arts. 18, 19)."""

    __tablename__ = "measure_approval"
    id: UUID = key()
    measure_id: UUID = reference("measure.id", unique=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    approved_by: UUID = reference("staff_member.id")
    approved_at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class MeasureImposition(SQLModel, table=True):
    """实施强制措施: decision and list handed over on the spot (ACL art. 24). ``until`` is the last day as imposed."""

    __tablename__ = "measure_imposition"
    id: UUID = key()
    measure_id: UUID = reference("measure.id", unique=True)
    organ_id: UUID = reference("organ.id")
    decision_document_id: UUID = reference("document.id", unique=True)
    list_document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    number: str
    place: str
    items: JsonList = document()
    keeper: str | None = None
    period_days: int
    until: date
    warn_on: date
    imposed_at: datetime
    officer_ids: list[UUID] = ids()
    event_id: UUID = reference("event.id")
    actor: Json = document()
    recorded_at: datetime = recorded()


class MeasureExtension(SQLModel, table=True):
    """延长强制措施期限: the term was extended, once, and the party told why (ACL art. 25)."""

    __tablename__ = "measure_extension"
    id: UUID = key()
    measure_id: UUID = reference("measure.id", unique=True)
    organ_id: UUID = reference("organ.id")
    approval_document_id: UUID = reference("document.id", unique=True)
    document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    days: int
    reason: str
    until: date
    warn_on: date
    at: datetime
    event_id: UUID = reference("event.id")
    actor: Json = document()
    recorded_at: datetime = recorded()


class MeasureExclusion(SQLModel, table=True):
    """检测鉴定期间: days of a test or appraisal, told in writing, that do not count (ACL art. 25, paragraph 3)."""

    __tablename__ = "measure_exclusion"
    __table_args__ = (sa.CheckConstraint("first_day <= last_day", name="period_runs_forward"),)
    id: UUID = key()
    measure_id: UUID = reference("measure.id", index=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    first_day: date
    last_day: date
    reason: str
    until: date
    warn_on: date
    at: datetime
    event_id: UUID = reference("event.id")
    actor: Json = document()
    recorded_at: datetime = recorded()


class MeasureLift(SQLModel, table=True):
    """解除强制措施: lifted by a decision that was served (ACL art. 28)."""

    __tablename__ = "measure_lift"
    id: UUID = key()
    measure_id: UUID = reference("measure.id", unique=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    ground: LiftGround = coded(LiftGround)
    reason: str
    lifted_at: datetime
    event_id: UUID = reference("event.id")
    actor: Json = document()
    recorded_at: datetime = recorded()


class MeasureConversion(SQLModel, table=True):
    """处理查封扣押财物: the goods were confiscated, destroyed or handed over by a document (ACL art. 27)."""

    __tablename__ = "measure_conversion"
    id: UUID = key()
    measure_id: UUID = reference("measure.id", unique=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", index=True)
    disposal: Disposal = coded(Disposal)
    basis: str
    at: datetime
    event_id: UUID = reference("event.id")
    actor: Json = document()
    recorded_at: datetime = recorded()
