"""Tables of the enforcement of a penalty (处罚的执行): demanded, then the court was asked, and took it up."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import SQLModel

from api.tables import Json, document, fen, key, recorded, reference


class PenaltyDemand(SQLModel, table=True):
    """催告: the party was called upon to perform (ACL arts. 35, 54). ``term_until`` is the last of its ten working days."""

    __tablename__ = "penalty_demand"
    id: UUID = key()
    decision_id: UUID = reference("decision.id", index=True)
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    amount_fen: int = fen()
    received_on: date
    term_until: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class CourtApplication(SQLModel, table=True):
    """申请强制执行: the court was asked to enforce the decision (ACL arts. 53–55)."""

    __tablename__ = "court_application"
    id: UUID = key()
    decision_id: UUID = reference("decision.id", unique=True)
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    court: str
    applied_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()
