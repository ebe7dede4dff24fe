"""Tables of remedies (复议诉讼): received, forwarded, answered, stayed, decided, refunded – each a dated row, never a status."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import SQLModel

from api.tables import Json, coded, document, fen, key, recorded, reference
from api.vocabulary import RemedyKind, RemedyResult


class RemedyProceeding(SQLModel, table=True):
    """复议、诉讼: papers of a remedy received. ``owner_id`` is the case or proceeding, ``contested_id`` its decision's document.

    ``simple`` is the simple procedure of reconsideration (ARL arts. 53, 54); ``through_organ`` says that the application came
    to the organ that decided, which forwards it (art. 32). ``received_on`` is the day on which the copy reached the organ,
    ``filed_on`` the day on which the body received the application.
    """

    __tablename__ = "remedy_proceeding"
    __table_args__ = (sa.CheckConstraint("filed_on <= received_on", name="filed_before_received"),)
    id: UUID = key()
    owner_id: UUID = reference("dossier.id", index=True)
    organ_id: UUID = reference("organ.id", index=True)
    contested_id: UUID = reference("document.id", index=True)
    kind: RemedyKind = coded(RemedyKind)
    simple: bool = False
    through_organ: bool = False
    body: str
    case_number: str
    applicant_id: UUID = reference("party.id")
    claims: str
    filed_on: date
    received_on: date
    at: datetime
    event_id: UUID = reference("event.id")
    actor: Json = document()
    recorded_at: datetime = recorded()


class RemedyForwarding(SQLModel, table=True):
    """转送: an application made through the organ was forwarded with its opinion (ARL art. 32)."""

    __tablename__ = "remedy_forwarding"
    id: UUID = key()
    remedy_id: UUID = reference("remedy_proceeding.id", unique=True)
    organ_id: UUID = reference("organ.id")
    opinion: str
    forwarded_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class RemedyReply(SQLModel, table=True):
    """答复、答辩: the organ's written reply with its evidence."""

    __tablename__ = "remedy_reply"
    id: UUID = key()
    remedy_id: UUID = reference("remedy_proceeding.id", unique=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    replied_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class RemedyStay(SQLModel, table=True):
    """停止执行: execution is stayed while the remedy runs (APL art. 73, ARL art. 42)."""

    __tablename__ = "remedy_stay"
    id: UUID = key()
    remedy_id: UUID = reference("remedy_proceeding.id", index=True)
    organ_id: UUID = reference("organ.id")
    granted_by: str
    reason: str
    from_day: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class RemedyStayLift(SQLModel, table=True):
    """恢复执行: the stay ended before the remedy did."""

    __tablename__ = "remedy_stay_lift"
    id: UUID = key()
    stay_id: UUID = reference("remedy_stay.id", unique=True)
    organ_id: UUID = reference("organ.id")
    reason: str
    on_day: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class RemedyOutcome(SQLModel, table=True):
    """复议诉讼结果: what was decided, received on a day. ``amount_fen`` is the amount as changed; ``refund_fen`` what goes back.

    ``on_procedure``: the decision was taken away for a procedural breach alone, so that the same may be decided again.
    """

    __tablename__ = "remedy_outcome"
    id: UUID = key()
    remedy_id: UUID = reference("remedy_proceeding.id", unique=True)
    organ_id: UUID = reference("organ.id")
    result: RemedyResult = coded(RemedyResult)
    summary: str
    amount_fen: int | None = fen(null=True)
    refund_fen: int = fen()
    on_procedure: bool = False
    received_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class Refund(SQLModel, table=True):
    """退还款项: what a result gave back was paid out."""

    __tablename__ = "refund"
    __table_args__ = (sa.CheckConstraint("paid_fen > 0", name="paid_is_positive"),)
    id: UUID = key()
    outcome_id: UUID = reference("remedy_outcome.id", unique=True)
    owner_id: UUID = reference("dossier.id", index=True)
    organ_id: UUID = reference("organ.id")
    paid_fen: int = fen()
    paid_at: datetime
    voucher_no: str
    actor: Json = document()
    recorded_at: datetime = recorded()
