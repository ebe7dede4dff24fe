"""Tables of decisions (决定): what was heard, decided, filed, paid and closed – each a dated row, never a status."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from api.tables import Json, coded, coded_list, document, fen, ids, key, recorded, reference
from api.vocabulary import ExecutionStatus, PenaltyKind


class StatementOutcome(StrEnum):
    """What became of the party's right to state and defend."""

    HEARD = "HEARD"
    WAIVED = "WAIVED"


class PaymentPurpose(StrEnum):
    """What money was received for: a fine with its surcharge, or unlawful gains that were confiscated."""

    FINE = "FINE"
    GAINS = "GAINS"


class Statement(SQLModel, table=True):
    """陈述申辩: the party was heard, or waived (APL arts. 44, 45)."""

    __tablename__ = "statement"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    outcome: StatementOutcome = coded(StatementOutcome)
    speaker: str
    content: str
    adopted: bool | None = None
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class Decision(SQLModel, table=True):
    """决定: a decision."""

    __tablename__ = "decision"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    number: str
    made_on: date
    made_at: datetime
    kinds: list[PenaltyKind] = coded_list(PenaltyKind)
    fine_fen: int | None = fen(null=True)
    confiscation: Json | None = document(null=True)
    order_text: str | None = None
    pay_by: date | None = None
    instalments: Json | None = document(null=True)
    granted: bool | None = None
    licence_number: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    remedy: Json = document()
    discretion: Json | None = document(null=True)
    officer_ids: list[UUID] = ids()
    actor: Json = document()
    recorded_at: datetime = recorded()


class OrganFiling(SQLModel, table=True):
    """当场处罚备案: an on-the-spot penalty filed with the organ (APL art. 52)."""

    __tablename__ = "organ_filing"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", unique=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id")
    filed_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class Payment(SQLModel, table=True):
    """缴款: money received for a decision – for its fine, or for the unlawful gains that it confiscates."""

    __tablename__ = "payment"
    __table_args__ = (
        sa.UniqueConstraint("organ_id", "receipt_no"),
        sa.CheckConstraint("paid_fen > 0", name="paid_is_positive"),
        sa.CheckConstraint("purpose = 'FINE' OR surcharge_fen = 0 AND NOT cash", name="no_surcharge_on_gains"),
    )
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    decision_id: UUID = reference("decision.id")
    purpose: PaymentPurpose = coded(PaymentPurpose)
    paid_fen: int = fen()
    surcharge_fen: int = Field(default=0, sa_column=sa.Column(sa.BigInteger, nullable=False))
    paid_at: datetime
    receipt_no: str
    cash: bool = False
    actor: Json = document()
    recorded_at: datetime = recorded()


class CaseClosing(SQLModel, table=True):
    """结案: a case closed, why it may be, and the approval form, which the general procedure asks for.

    A decision that is taken away afterwards opens the case again; it may then be closed anew.
    """

    __tablename__ = "case_closing"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    performance: ExecutionStatus = coded(ExecutionStatus)
    reason: str
    document_id: UUID | None = reference("document.id", null=True)
    closed_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()
