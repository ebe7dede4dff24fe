"""Tables of qualification (资格和证件的变动): examinations, what organs ask for, and every step of a certificate – dated rows.

The days in `models.Certificate` follow from the steps: they are the state that reads compare with the legal day.
"""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import SQLModel

from api.tables import Json, coded, coded_list, document, key, recorded, reference
from api.vocabulary import EnforcementCategory
from api.vocabulary.labelled import Labelled


class CertificateStepKind(Labelled, chinese="证件变动种类"):
    """What may happen to a certificate; that it expires follows from its days and is nobody's act."""

    ISSUED = "ISSUED", "颁发", "issued"
    RENEWED = "RENEWED", "延期", "its term was extended"
    SUSPENDED = "SUSPENDED", "暂扣", "suspended"
    LIFTED = "LIFTED", "解除暂扣", "the suspension was lifted"
    REVOKED = "REVOKED", "吊销", "revoked"
    CANCELLED = "CANCELLED", "注销", "cancelled: transfer, retirement"


class ExamResult(SQLModel, table=True):
    """执法资格考试成绩: one sitting of one officer. ``score`` is out of a hundred, None where an import did not know it, as
    it does not know the ``actor``."""

    __tablename__ = "exam_result"
    __table_args__ = (sa.UniqueConstraint("officer_id", "taken_on"),)
    id: UUID = key()
    officer_id: UUID = reference("officer.id")
    organ_id: UUID = reference("organ.id")
    taken_on: date
    score: int | None = None
    passed: bool
    at: datetime
    actor: Json | None = document(null=True)
    recorded_at: datetime = recorded()


class CertificateProposal(SQLModel, table=True):
    """证件申报: what an officer's organ asks the supervising body to do. Answered by the step that names it, or by a refusal."""

    __tablename__ = "certificate_proposal"
    id: UUID = key()
    officer_id: UUID = reference("officer.id", index=True)
    organ_id: UUID = reference("organ.id", index=True)
    certificate_id: UUID | None = reference("certificate.id", null=True)
    kind: CertificateStepKind = coded(CertificateStepKind)
    reason: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ProposalRefusal(SQLModel, table=True):
    """证件申报不予同意: the supervising body says no, and why."""

    __tablename__ = "proposal_refusal"
    id: UUID = key()
    proposal_id: UUID = reference("certificate_proposal.id", unique=True)
    officer_id: UUID = reference("officer.id")
    organ_id: UUID = reference("organ.id")
    reason: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class CertificateStep(SQLModel, table=True):
    """证件变动: something that happened to a certificate. ``starts_on`` is its first day of effect, ``categories`` are the kinds of
    enforcement that it was issued for.

    ``ends_on``, inclusive, is the last day of the term (issued, renewed) or of the suspension; None where there is none.
    ``actor`` is None for what was imported.
    """

    __tablename__ = "certificate_step"
    id: UUID = key()
    certificate_id: UUID = reference("certificate.id", index=True)
    officer_id: UUID = reference("officer.id", index=True)
    organ_id: UUID = reference("organ.id")
    proposal_id: UUID | None = reference("certificate_proposal.id", null=True, unique=True)
    kind: CertificateStepKind = coded(CertificateStepKind)
    starts_on: date
    ends_on: date | None = None
    categories: list[EnforcementCategory] = coded_list(EnforcementCategory)
    reason: str | None = None
    at: datetime
    actor: Json | None = document(null=True)
    recorded_at: datetime = recorded()


__all__ = ["CertificateProposal", "CertificateStep", "CertificateStepKind", "ExamResult", "ProposalRefusal"]
