"""Tables of the people of the review (审核人员配备、购买服务、责任追究的结论): each a dated row, never a status."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import SQLModel

from api.review.words import Appointment, Sanction
from api.tables import Json, JsonList, coded, document, fen, key, recorded, reference


class ReviewerAppointment(SQLModel, table=True):
    """法制审核人员任免: somebody becomes a reviewer, or is one no longer. ``actor`` is None for what was imported."""

    __tablename__ = "reviewer_appointment"
    id: UUID = key()
    reviewer_id: UUID = reference("reviewer.id", index=True)
    organ_id: UUID = reference("organ.id")
    kind: Appointment = coded(Appointment)
    on_day: date
    reviews_penalties: bool
    reason: str | None = None
    at: datetime
    actor: Json | None = document(null=True)
    recorded_at: datetime = recorded()


class PurchasedService(SQLModel, table=True):
    """政府购买法律服务: a contract by which an organ short of reviewers has a counsel assist. Both days are inclusive."""

    __tablename__ = "purchased_service"
    __table_args__ = (sa.UniqueConstraint("organ_id", "contract_number"),)
    id: UUID = key()
    organ_id: UUID = reference("organ.id")
    counsel_id: UUID = reference("counsel.id", index=True)
    contract_number: str
    services: str
    valid_from: date
    valid_to: date
    fee_fen: int | None = fen(null=True)
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class AccountabilityConclusion(SQLModel, table=True):
    """责任追究结论: what came of holding somebody to account; ``people`` are those it is about, as they took part in the case."""

    __tablename__ = "accountability_conclusion"
    id: UUID = key()
    accountability_id: UUID = reference("accountability.id", unique=True)
    case_id: UUID = reference("enforcement_case.id")
    organ_id: UUID = reference("organ.id")
    sanction: Sanction = coded(Sanction)
    findings: str
    statement: str | None = None
    people: JsonList = document()
    concluded_at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


__all__ = ["AccountabilityConclusion", "PurchasedService", "ReviewerAppointment"]
