"""Tables between the notice and the decision (告知、听证、集体讨论), and of what may undo or ease a decision."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import SQLModel

from api.tables import Json, JsonList, document, ids, key, recorded, reference, texts


class DischargeGround(StrEnum):
    """Why no penalty is imposed (APL arts. 30, 31, 33, 36, 57)."""

    MINOR_CORRECTED = "MINOR_CORRECTED"
    FIRST_MINOR = "FIRST_MINOR"
    NO_FAULT = "NO_FAULT"
    UNDER_AGE = "UNDER_AGE"
    NOT_RESPONSIBLE = "NOT_RESPONSIBLE"
    TIME_BARRED = "TIME_BARRED"
    NOT_ESTABLISHED = "NOT_ESTABLISHED"


class PenaltyNotice(SQLModel, table=True):
    """行政处罚告知: what the party was told before the decision (APL art. 44), and the rights that follow from it.

    ``received_on`` is the Shanghai day from which its periods run; ``hearing_until`` is None where no hearing was offered.
    """

    __tablename__ = "penalty_notice"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    proposal: Json = document()
    discretion: Json = document()
    hearing_grounds: list[str] = texts()
    new_facts: str | None = None
    received_on: date
    state_until: date
    hearing_until: date | None = None
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class StatementRecheck(SQLModel, table=True):
    """陈述申辩复核: facts, reasons and evidence of a defence were checked (APL art. 45)."""

    __tablename__ = "statement_recheck"
    id: UUID = key()
    statement_id: UUID = reference("statement.id", unique=True)
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    opinion: str
    adopted: bool
    reweighing: Json | None = document(null=True)
    document_id: UUID | None = reference("document.id", null=True)
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class HearingRequest(SQLModel, table=True):
    """听证申请: the party asked for a hearing (APL art. 64, item 1)."""

    __tablename__ = "hearing_request"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    notice_id: UUID = reference("penalty_notice.id", unique=True)
    applicant: str
    requested_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class HearingWithdrawal(SQLModel, table=True):
    """撤回听证申请: the party gave the hearing up in writing, before it was held."""

    __tablename__ = "hearing_withdrawal"
    id: UUID = key()
    request_id: UUID = reference("hearing_request.id", unique=True)
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    statement: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class Hearing(SQLModel, table=True):
    """听证通知: when, where and before whom the hearing will be held (APL art. 64, items 2–4)."""

    __tablename__ = "hearing"
    id: UUID = key()
    request_id: UUID = reference("hearing_request.id", index=True)
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    host_id: UUID = reference("staff_member.id")
    recorder_id: UUID | None = reference("staff_member.id", null=True)
    scheduled_at: datetime
    place: str
    public: bool
    closed_reason: str | None = None
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class HearingRecord(SQLModel, table=True):
    """听证笔录: the hearing was held, or the party stayed away without good reason (APL art. 64, items 6–8)."""

    __tablename__ = "hearing_record"
    id: UUID = key()
    hearing_id: UUID = reference("hearing.id", unique=True)
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    party_attended: bool
    attendees: list[str] = texts()
    record_document_id: UUID | None = reference("document.id", null=True)
    report_document_id: UUID | None = reference("document.id", null=True)
    excluded_days: int
    closed_at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class CollectiveDiscussion(SQLModel, table=True):
    """集体讨论: the leaders discussed the case (APL art. 57, paragraph 2), each with an opinion; ``result`` is the penalty."""

    __tablename__ = "collective_discussion"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    chair_id: UUID = reference("staff_member.id")
    attendee_ids: list[UUID] = ids()
    opinions: JsonList = document()
    result: Json = document()
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class DecisionRevocation(SQLModel, table=True):
    """撤销决定: the organ revoked its own decision, and why."""

    __tablename__ = "decision_revocation"
    id: UUID = key()
    decision_id: UUID = reference("decision.id", unique=True)
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    reason: str
    revoked_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class InstalmentApproval(SQLModel, table=True):
    """延期、分期缴纳: a fine that may be paid later or in parts (APL art. 66, paragraph 2). The latest one counts."""

    __tablename__ = "instalment_approval"
    __table_args__ = (sa.Index("ix_instalment_approval_decision_id_at", "decision_id", "at"),)
    id: UUID = key()
    decision_id: UUID = reference("decision.id")
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    parts: JsonList = document()
    reason: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()
