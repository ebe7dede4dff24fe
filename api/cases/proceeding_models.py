"""Tables of a case on its way (办案过程): the clue, whether it was filed, and who had to step back. Facts, never a status."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import SQLModel

from api.tables import Json, coded, document, key, recorded, reference, texts
from api.vocabulary import ClueSource


class FilingOutcome(StrEnum):
    """What a leader decided about a verified clue."""

    FILED = "FILED"
    REFUSED = "REFUSED"


class RecusalTarget(StrEnum):
    """In which capacity somebody is asked to step back (APL arts. 43, 64)."""

    OFFICER = "OFFICER"
    REVIEWER = "REVIEWER"
    HEARING_HOST = "HEARING_HOST"
    TRANSLATOR = "TRANSLATOR"
    EXPERT = "EXPERT"


class RecusalOrigin(StrEnum):
    """Who raised it: the party, the person concerned, or a leader."""

    PARTY = "PARTY"
    SELF = "SELF"
    LEADER = "LEADER"


class Clue(SQLModel, table=True):
    """线索: where a case comes from. ``violation_ended_on`` is None while the act goes on, or where its end is unknown."""

    __tablename__ = "clue"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", unique=True)
    organ_id: UUID = reference("organ.id")
    source: ClueSource = coded(ClueSource)
    summary: str
    received_on: date
    violation_ended_on: date | None = None
    grave_harm: bool = False
    document_id: UUID | None = reference("document.id", null=True)
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ClueComplainant(SQLModel, table=True):
    """举报人: who complained or reported. Kept apart from the clue, so that only who handles the case can see it."""

    __tablename__ = "clue_complainant"
    case_id: UUID = reference("enforcement_case.id", primary=True)
    organ_id: UUID = reference("organ.id")
    party_id: UUID = reference("party.id")
    recorded_at: datetime = recorded()


class CaseFiling(SQLModel, table=True):
    """立案、不予立案: a leader's decision on a verified clue, with its approval form."""

    __tablename__ = "case_filing"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", unique=True)
    organ_id: UUID = reference("organ.id")
    outcome: FilingOutcome = coded(FilingOutcome)
    document_id: UUID = reference("document.id")
    reason: str | None = None
    decided_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class RecusalRequest(SQLModel, table=True):
    """回避申请: somebody of a case, common proceeding or visit is asked, or offers, to step back (APL art. 43)."""

    __tablename__ = "recusal_request"
    id: UUID = key()
    owner_id: UUID = reference("dossier.id", index=True)
    organ_id: UUID = reference("organ.id")
    target_id: UUID
    target_name: str
    target_role: RecusalTarget = coded(RecusalTarget)
    origin: RecusalOrigin = coded(RecusalOrigin)
    reason: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class RecusalDecision(SQLModel, table=True):
    """回避决定: a leader's answer. ``evidence_stands`` says whether what the recused person took may still be used."""

    __tablename__ = "recusal_decision"
    id: UUID = key()
    request_id: UUID = reference("recusal_request.id", unique=True)
    owner_id: UUID = reference("dossier.id", index=True)
    organ_id: UUID = reference("organ.id")
    granted: bool
    reason: str
    evidence_stands: bool | None = None
    document_id: UUID | None = reference("document.id", null=True)
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class OfficerChange(SQLModel, table=True):
    """更换执法人员: one officer of a case, common proceeding or visit replaced by another, and what was handed over."""

    __tablename__ = "officer_change"
    id: UUID = key()
    owner_id: UUID = reference("dossier.id", index=True)
    organ_id: UUID = reference("organ.id")
    from_id: UUID = reference("officer.id")
    to_id: UUID = reference("officer.id")
    reason: str
    handover: list[str] = texts()
    document_id: UUID = reference("document.id")
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()
