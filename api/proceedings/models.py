"""Tables of common proceedings (征收、征用、收费、强制执行) up to the decision: each step a dated row, never a status."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from api.decisions.models import StatementOutcome
from api.tables import Json, JsonList, coded, document, fen, ids, key, recorded, reference
from api.vocabulary import CaseProcedure, EnforcementCategory, ExecutionKind


class NoticeKind(StrEnum):
    """How the party was told: by a prior notice, a demand, a second demand before substitute performance, or by word."""

    NOTICE = "NOTICE"
    DEMAND = "DEMAND"
    LAST_DEMAND = "LAST_DEMAND"
    ON_THE_SPOT = "ON_THE_SPOT"


class ChargeStandard(SQLModel, table=True):
    """收取标准: the published price of a levy or charge, one version. ``unit_price_fen`` is fen for one ``unit``."""

    __tablename__ = "charge_standard"
    __table_args__ = (
        sa.UniqueConstraint("matter_id", "version"),
        sa.CheckConstraint("unit_price_fen > 0", name="price_is_positive"),
    )
    id: UUID = key()
    organ_id: UUID = reference("organ.id")
    matter_id: UUID = reference("matter.id", index=True)
    version: int
    name: str
    reference: str
    unit: str
    unit_price_fen: int = fen()
    published_on: date
    effective_from: date
    effective_to: date | None = None
    actor: Json = document()
    recorded_at: datetime = recorded()


class CommonProceeding(SQLModel, table=True):
    """征收、征用、收费、强制执行程序: as it was started. What became of it are rows of their own.

    ``calculation`` are the parts of a levy or charge; ``goods`` what is requisitioned; ``obligation`` and ``base_*`` the
    duty that is enforced, ``own_power`` the law that lets the organ enforce it itself.
    """

    __tablename__ = "common_proceeding"
    id: UUID = reference("dossier.id", primary=True)
    organ_id: UUID = reference("organ.id", index=True)
    unit_id: UUID = reference("unit.id", index=True)
    procedure: CaseProcedure = coded(CaseProcedure, index=True)
    category: EnforcementCategory = coded(EnforcementCategory)
    matter_id: UUID = reference("matter.id")
    party_id: UUID = reference("party.id", index=True)
    officer_ids: list[UUID] = ids()
    name: str
    item: str
    basis: str
    standard_id: UUID | None = reference("charge_standard.id", null=True)
    calculation: JsonList | None = document(null=True)
    amount_fen: int | None = fen(null=True)
    command: Json | None = document(null=True)
    compensation_rule: str | None = None
    goods: JsonList | None = document(null=True)
    base_decision_id: UUID | None = reference("decision.id", null=True, index=True)
    base_proceeding_id: UUID | None = reference("common_proceeding.id", null=True, index=True)
    obligation: str | None = None
    execution_kind: ExecutionKind | None = coded(ExecutionKind, null=True)
    own_power: str | None = None
    started_at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ProceedingNotice(SQLModel, table=True):
    """事先告知、催告: the party was told. ``amount_fen`` is what was told; ``term_until`` the last day to state or perform."""

    __tablename__ = "proceeding_notice"
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", index=True)
    organ_id: UUID = reference("organ.id")
    kind: NoticeKind = coded(NoticeKind)
    document_id: UUID | None = reference("document.id", null=True, unique=True)
    service_id: UUID | None = reference("service.id", null=True)
    number: str | None = None
    amount_fen: int | None = fen(null=True)
    term_until: date | None = None
    received_on: date
    at: datetime
    event_id: UUID = reference("event.id")
    actor: Json = document()
    recorded_at: datetime = recorded()


class ProceedingStatement(SQLModel, table=True):
    """陈述申辩: the party was heard, with the re-check of what it said, or waived (ACL art. 36)."""

    __tablename__ = "proceeding_statement"
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", index=True)
    organ_id: UUID = reference("organ.id")
    outcome: StatementOutcome = coded(StatementOutcome)
    speaker: str
    content: str
    recheck: str | None = None
    adopted: bool | None = None
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ProceedingDecision(SQLModel, table=True):
    """征收、征用、收费、强制执行、代履行决定: a leader's decision. ``budget_fen`` bounds the cost of substitute performance."""

    __tablename__ = "proceeding_decision"
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", unique=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    number: str
    amount_fen: int | None = fen(null=True)
    calculation: JsonList | None = document(null=True)
    pay_by: date | None = None
    goods: JsonList | None = document(null=True)
    first_day: date | None = None
    last_day: date | None = None
    execution_kind: ExecutionKind | None = coded(ExecutionKind, null=True)
    budget_fen: int | None = fen(null=True)
    performer: str | None = None
    immediate_reason: str | None = None
    made_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ProceedingPayment(SQLModel, table=True):
    """缴款: money received for a levy, a charge or an enforced duty, by the number of its treasury receipt (财政票据)."""

    __tablename__ = "proceeding_payment"
    __table_args__ = (
        sa.UniqueConstraint("organ_id", "receipt_no"),
        sa.CheckConstraint("paid_fen > 0", name="paid_is_positive"),
    )
    id: UUID = key()
    proceeding_id: UUID = reference("common_proceeding.id", index=True)
    organ_id: UUID = reference("organ.id")
    paid_fen: int = fen()
    paid_at: datetime
    payer: str
    receipt_no: str = Field()
    actor: Json = document()
    recorded_at: datetime = recorded()
