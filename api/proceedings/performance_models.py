"""Tables of what follows a decision (履行): goods taken and returned, compensation, execution, its rests and its end."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import SQLModel

from api.tables import Json, JsonList, coded, document, fen, ids, key, recorded, reference, texts


class HandoverKind(StrEnum):
    """Which way requisitioned goods went."""

    TAKEN = "TAKEN"
    RETURNED = "RETURNED"


class ExecutionTurnKind(StrEnum):
    """An execution rests, or goes on."""

    SUSPEND = "SUSPEND"
    RESUME = "RESUME"


class ExecutionTurnGround(StrEnum):
    """Why an execution rests (ACL art. 39), or goes on (arts. 39, 42)."""

    UNABLE = "UNABLE"
    THIRD_PARTY_CLAIM = "THIRD_PARTY_CLAIM"
    IRREPARABLE = "IRREPARABLE"
    OTHER = "OTHER"
    REASON_GONE = "REASON_GONE"
    AGREEMENT_BROKEN = "AGREEMENT_BROKEN"


class ProceedingOutcome(StrEnum):
    """How a proceeding ended."""

    PERFORMED = "PERFORMED"
    TERMINATED = "TERMINATED"
    CANCELLED = "CANCELLED"


class TerminationGround(StrEnum):
    """Why a proceeding was terminated (ACL arts. 39 and 40)."""

    PERSON_DIED = "PERSON_DIED"
    ORGANISATION_ENDED = "ORGANISATION_ENDED"
    OBJECT_LOST = "OBJECT_LOST"
    BASE_REVOKED = "BASE_REVOKED"
    THREE_YEARS = "THREE_YEARS"
    OTHER = "OTHER"


class GoodsHandover(SQLModel, table=True):
    """征用物资的接收、归还: counted by both sides on the spot, with a signed list."""

    __tablename__ = "goods_handover"
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", index=True)
    organ_id: UUID = reference("organ.id")
    kind: HandoverKind = coded(HandoverKind)
    document_id: UUID = reference("document.id", unique=True)
    goods: JsonList = document()
    condition: str
    place: str
    officer_ids: list[UUID] = ids()
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class CompensationDecision(SQLModel, table=True):
    """征用补偿决定: how much the party gets, and until when."""

    __tablename__ = "compensation_decision"
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", unique=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    number: str
    amount_fen: int = fen()
    pay_by: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class CompensationPayment(SQLModel, table=True):
    """支付补偿: the compensation was paid out."""

    __tablename__ = "compensation_payment"
    __table_args__ = (sa.CheckConstraint("paid_fen > 0", name="paid_is_positive"),)
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", unique=True)
    organ_id: UUID = reference("organ.id")
    paid_fen: int = fen()
    paid_at: datetime
    voucher_no: str
    actor: Json = document()
    recorded_at: datetime = recorded()


class ExecutionAct(SQLModel, table=True):
    """强制执行、代履行: what was carried out on the spot, with its record. ``fulfilled`` says that nothing is left to enforce."""

    __tablename__ = "execution_act"
    __table_args__ = (sa.CheckConstraint("begun_at < ended_at", name="runs_forward"),)
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", index=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    place: str
    begun_at: datetime
    ended_at: datetime
    emergency_reason: str | None = None
    supervisor_id: UUID | None = reference("officer.id", null=True)
    cost_fen: int | None = fen(null=True)
    fulfilled: bool
    officer_ids: list[UUID] = ids()
    recording_refs: list[str] = texts()
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ExecutionTurn(SQLModel, table=True):
    """中止、恢复执行: by a served notice."""

    __tablename__ = "execution_turn"
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", index=True)
    organ_id: UUID = reference("organ.id")
    turn: ExecutionTurnKind = coded(ExecutionTurnKind)
    ground: ExecutionTurnGround = coded(ExecutionTurnGround)
    document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    reason: str
    on_day: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ExecutionAgreement(SQLModel, table=True):
    """执行协议: the duty is performed in stages (ACL art. 42). ``stages`` are obligations with their last days.

    ``waived_fen`` is by how much the surcharge was reduced for the ``remedial_measures`` of the party; None where it was not.
    """

    __tablename__ = "execution_agreement"
    __table_args__ = (
        sa.CheckConstraint(
            "waived_fen IS NULL OR waived_fen > 0 AND remedial_measures IS NOT NULL",
            name="waived_for_remedial_measures",
        ),
    )
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", index=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    stages: JsonList = document()
    remedial_measures: str | None = None
    waived_fen: int | None = fen(null=True)
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ProceedingEnd(SQLModel, table=True):
    """履行完毕、终结、撤销: how a proceeding ended, once. ``document_id`` is the notice of a termination."""

    __tablename__ = "proceeding_end"
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", unique=True)
    organ_id: UUID = reference("organ.id")
    outcome: ProceedingOutcome = coded(ProceedingOutcome)
    ground: TerminationGround | None = coded(TerminationGround, null=True)
    document_id: UUID | None = reference("document.id", null=True, unique=True)
    reason: str
    ended_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()
