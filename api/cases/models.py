"""Tables of cases (案件). A case, an inspection visit and later a common proceeding are all a dossier: each owns events,
documents, evidence and deadlines in the same way."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from api.tables import Json, JsonList, coded, document, ids, key, recorded, reference, texts
from api.vocabulary import (
    CaseProcedure,
    ClueSource,
    DeadlineUnit,
    EnforcementCategory,
    EvidenceKind,
    PartyKind,
    PartyRole,
    SecrecyClass,
)


class DossierKind(StrEnum):
    """What owns a timeline: a case (案件), an inspection visit (检查实施), a common proceeding (征收、征用、收费、强制执行)."""

    CASE = "CASE"
    VISIT = "VISIT"
    PROCEEDING = "PROCEEDING"


class Dossier(SQLModel, table=True):
    """卷: what owns events, documents, evidence and deadlines. Its row is what an act locks."""

    __tablename__ = "dossier"
    id: UUID = key()
    kind: DossierKind = coded(DossierKind)
    organ_id: UUID = reference("organ.id", index=True)


class Party(SQLModel, table=True):
    """当事人: a party. ``public_name`` is the name as the public may read it (surname + 某 for a person).

    Personal data are not here: they lie sealed in ``personal_datum``. The masks are what may be shown of them;
    ``api.access.personal_data`` keeps both and opens the values for an act that prints them.
    """

    __tablename__ = "party"
    __table_args__ = (
        sa.Index(
            "ix_party_grams",
            sa.text("grams(VARIADIC ARRAY[name::text, operator::text, legal_representative::text])"),
            postgresql_using="gin",
        ),
    )
    id: UUID = key()
    kind: PartyKind = coded(PartyKind)
    name: str = Field(index=True)
    public_name: str | None = None
    uscc: str | None = Field(default=None, index=True)
    id_number_mask: str | None = None
    operator: str | None = None
    operator_public_name: str | None = None
    legal_representative: str | None = None
    address_mask: str | None = None
    phone_mask: str | None = None
    consent_electronic_service: bool = False
    consent_document_id: UUID | None = reference("document.id", null=True)
    electronic_address_mask: str | None = None
    bank_account_mask: str | None = None


class Case(SQLModel, table=True):
    """案件: a case. Its stage, dates and counts are in its summary."""

    __tablename__ = "enforcement_case"
    __table_args__ = (
        sa.UniqueConstraint("organ_id", "case_number"),
        sa.Index(
            "ix_enforcement_case_grams",
            sa.text("grams(VARIADIC ARRAY[name::text, case_number::text])"),
            postgresql_using="gin",
        ),
        sa.Index(
            "ix_enforcement_case_organ_id_created_at_id", "organ_id", sa.text("created_at DESC"), sa.text("id DESC")
        ),
        sa.Index("ix_enforcement_case_created_at_id", sa.text("created_at DESC"), sa.text("id DESC")),
    )
    id: UUID = reference("dossier.id", primary=True)
    organ_id: UUID = reference("organ.id")
    unit_id: UUID = reference("unit.id", index=True)
    procedure: CaseProcedure = coded(CaseProcedure)
    category: EnforcementCategory = coded(EnforcementCategory)
    matter_id: UUID = reference("matter.id")
    case_number: str | None = Field(default=None, index=True)
    name: str
    source: ClueSource | None = coded(ClueSource, null=True)
    origin_visit_id: UUID | None = reference("inspection_visit.id", null=True, index=True)
    facts: str | None = None
    law: Json | None = document(null=True)
    discretion: Json | None = document(null=True)
    major_decision: Json | None = document(null=True)
    secrecy: SecrecyClass = coded(SecrecyClass)
    imported: bool = False
    created_at: datetime


class CaseOfficer(SQLModel, table=True):
    """办案人员: an officer of a case, for a time; who has left stays on record."""

    __tablename__ = "case_officer"
    case_id: UUID = reference("enforcement_case.id", primary=True)
    officer_id: UUID = reference("officer.id", primary=True, index=True)
    organ_id: UUID = reference("organ.id")
    position: int
    joined_at: datetime
    left_at: datetime | None = None


class CaseParty(SQLModel, table=True):
    """案件当事人: a party's role in a case."""

    __tablename__ = "case_party"
    case_id: UUID = reference("enforcement_case.id", primary=True)
    party_id: UUID = reference("party.id", primary=True, index=True)
    role: PartyRole = coded(PartyRole, primary=True)
    organ_id: UUID = reference("organ.id")
    position: int


class Evidence(SQLModel, table=True):
    """证据: a piece of evidence (APL art. 46)."""

    __tablename__ = "evidence"
    id: UUID = key()
    owner_id: UUID = reference("dossier.id", index=True)
    organ_id: UUID = reference("organ.id")
    kind: EvidenceKind = coded(EvidenceKind)
    name: str
    collected_at: datetime
    collector_ids: list[UUID] = ids()
    source: str
    proves: str
    original: bool = True
    copy_note: str | None = None
    place: str | None = None
    file_key: str | None = None
    sha256: str | None = None
    size: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    document_id: UUID | None = reference("document.id", null=True)
    monitoring_device_id: UUID | None = None
    recording_ref: str | None = None
    device_record_id: UUID | None = reference("device_record.id", null=True, index=True)
    legality: Json | None = document(null=True)
    recorded_at: datetime = recorded()


class Deadline(SQLModel, table=True):
    """期限: a deadline as the act that started it computed it, with its explanation. Days are Shanghai days."""

    __tablename__ = "deadline"
    __table_args__ = (sa.UniqueConstraint("owner_id", "rule", "started_by"),)
    id: UUID = key()
    owner_id: UUID = reference("dossier.id", index=True)
    organ_id: UUID = reference("organ.id")
    rule: str
    name: str
    n: int | None = None
    unit: DeadlineUnit = coded(DeadlineUnit)
    starts_on: date
    due_on: date = Field(index=True)
    due_at: datetime | None = None
    provisional: bool = False
    explanation: list[str] = texts()
    computation: Json = document()
    basis: JsonList = document()
    started_by: UUID = reference("event.id")


class DeadlineMet(SQLModel, table=True):
    """期限已履行: the event that met a deadline."""

    __tablename__ = "deadline_met"
    deadline_id: UUID = reference("deadline.id", primary=True)
    organ_id: UUID = reference("organ.id")
    event_id: UUID = reference("event.id")
    met_on: date
