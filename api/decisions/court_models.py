"""The court's part in enforcing a decision (人民法院受理、裁定): what became of an application, step by step."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import SQLModel

from api.tables import Json, coded, document, key, recorded, reference


class CourtStepKind(StrEnum):
    """What the court answered, or what the organ then asked of the court above it (ACL arts. 56–58)."""

    ACCEPTED = "ACCEPTED"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    GRANTED = "GRANTED"
    REFUSED = "REFUSED"
    ASKED_ABOVE = "ASKED_ABOVE"
    TERMINATED = "TERMINATED"

    @property
    def label(self) -> str:
        """As a timeline says it."""
        return LABELS[self]


LABELS = {
    CourtStepKind.ACCEPTED: "受理强制执行申请",
    CourtStepKind.NOT_ACCEPTED: "裁定不予受理",
    CourtStepKind.GRANTED: "裁定准予强制执行",
    CourtStepKind.REFUSED: "裁定不予执行",
    CourtStepKind.ASKED_ABOVE: "向上一级人民法院申请复议",
    CourtStepKind.TERMINATED: "裁定终结执行",
}


class CourtStep(SQLModel, table=True):
    """受理、裁定、申请复议: one step of the court's, or of the organ's to the court above. ``on_day`` is when it was received or sent."""

    __tablename__ = "court_step"
    id: UUID = key()
    application_id: UUID = reference("court_application.id", index=True)
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    kind: CourtStepKind = coded(CourtStepKind)
    court: str
    number: str | None = None
    reason: str | None = None
    on_day: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()
