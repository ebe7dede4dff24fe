"""Tables of the licence procedure (行政许可程序): received, corrected, accepted, examined, issued – rows, never a status.

The decision itself is a row of ``decision``, as every decision is.
"""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import SQLModel

from api.tables import Json, coded, document, ids, key, recorded, reference, texts


class Channel(StrEnum):
    """How an application came in."""

    ONLINE = "ONLINE"
    WINDOW = "WINDOW"


class IntakeOutcome(StrEnum):
    """What became of an application before its examination (行政许可法 第三十二条)."""

    ACCEPTED = "ACCEPTED"
    DEEMED = "DEEMED"
    REFUSED = "REFUSED"


class RefusalGround(StrEnum):
    """Why an application is not accepted (行政许可法 第三十二条第一款第一项、第二项)."""

    NOT_REQUIRED = "NOT_REQUIRED"
    NOT_COMPETENT = "NOT_COMPETENT"


class ExpertKind(StrEnum):
    """What is done by experts, whose time does not count (行政许可法 第四十五条)."""

    INSPECTION = "INSPECTION"
    TESTING = "TESTING"
    QUARANTINE = "QUARANTINE"
    APPRAISAL = "APPRAISAL"
    EXPERT_PANEL = "EXPERT_PANEL"


class LicenceApplication(SQLModel, table=True):
    """许可申请: what is applied for, by whom, with which materials (ALL art. 29)."""

    __tablename__ = "licence_application"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", unique=True)
    organ_id: UUID = reference("organ.id")
    applicant_id: UUID = reference("party.id", index=True)
    document_id: UUID = reference("document.id", unique=True)
    channel: Channel = coded(Channel)
    scope: list[str] = texts()
    materials: list[str] = texts()
    received_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class CorrectionRequest(SQLModel, table=True):
    """补正告知: everything that is missing, told once (ALL art. 32, item 4)."""

    __tablename__ = "correction_request"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", unique=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    missing: list[str] = texts()
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ApplicationSupplement(SQLModel, table=True):
    """补正材料: what the applicant handed in later. ``complete`` says whether everything asked for is there."""

    __tablename__ = "application_supplement"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    materials: list[str] = texts()
    complete: bool
    received_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class LicenceIntake(SQLModel, table=True):
    """受理、不予受理: accepted, deemed accepted or refused, in writing and dated (ALL art. 32)."""

    __tablename__ = "licence_intake"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", unique=True)
    organ_id: UUID = reference("organ.id")
    outcome: IntakeOutcome = coded(IntakeOutcome)
    ground: RefusalGround | None = coded(RefusalGround, null=True)
    accepted_on: date | None = None
    document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class SiteVerification(SQLModel, table=True):
    """现场核查: the substance of the application checked on the spot by two (ALL art. 34)."""

    __tablename__ = "site_verification"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    evidence_id: UUID = reference("evidence.id")
    conforms: bool
    conclusion: str
    place: str
    officer_ids: list[UUID] = ids()
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ExpertReview(SQLModel, table=True):
    """检验检测鉴定评审: begun, with the time it takes told in writing (ALL art. 45)."""

    __tablename__ = "expert_review"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    kind: ExpertKind = coded(ExpertKind)
    days: int
    begun_on: date
    document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ExpertResult(SQLModel, table=True):
    """检验检测鉴定评审结果: ended, and what it found."""

    __tablename__ = "expert_result"
    id: UUID = key()
    expert_review_id: UUID = reference("expert_review.id", unique=True)
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    ended_on: date
    conforms: bool
    conclusion: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class LicenceHearingOffer(SQLModel, table=True):
    """告知听证权利: applicant and interested persons told that they may ask for a hearing (ALL art. 47)."""

    __tablename__ = "licence_hearing_offer"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", unique=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    recipient_ids: list[UUID] = ids()
    told_on: date
    ask_until: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class LicenceHearingRequest(SQLModel, table=True):
    """许可听证申请: somebody who was told asked for the hearing (ALL art. 47)."""

    __tablename__ = "licence_hearing_request"
    id: UUID = key()
    offer_id: UUID = reference("licence_hearing_offer.id", unique=True)
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    party_id: UUID = reference("party.id")
    requested_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class LicenceHearing(SQLModel, table=True):
    """许可听证通知: when, where and before whom (ALL art. 48)."""

    __tablename__ = "licence_hearing"
    id: UUID = key()
    request_id: UUID = reference("licence_hearing_request.id", unique=True)
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    host_id: UUID = reference("staff_member.id")
    scheduled_at: datetime
    place: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class LicenceHearingRecord(SQLModel, table=True):
    """许可听证笔录: the hearing was held; the decision follows its record (ALL art. 48)."""

    __tablename__ = "licence_hearing_record"
    id: UUID = key()
    hearing_id: UUID = reference("licence_hearing.id", unique=True)
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    held_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class LicenceExtension(SQLModel, table=True):
    """延长许可决定期限: by a leader, once, by no more than ten working days, the reasons told (ALL art. 42)."""

    __tablename__ = "licence_extension"
    __table_args__ = (sa.CheckConstraint("days BETWEEN 1 AND 10", name="within_ten_days"),)
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", unique=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", unique=True)
    service_id: UUID = reference("service.id")
    days: int
    reason: str
    until: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class LicenceIssue(SQLModel, table=True):
    """颁证送达: certificate and decision delivered, or a refusal served (ALL arts. 38, 44)."""

    __tablename__ = "licence_issue"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", unique=True)
    organ_id: UUID = reference("organ.id")
    certificate_document_id: UUID | None = reference("document.id", null=True, unique=True)
    service_id: UUID = reference("service.id")
    issued_on: date
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class LicenceWithdrawal(SQLModel, table=True):
    """撤回申请: the applicant withdrew before the decision."""

    __tablename__ = "licence_withdrawal"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", unique=True)
    organ_id: UUID = reference("organ.id")
    reason: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()
