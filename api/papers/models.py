"""Tables of papers (文书办理): a document, its number, its signatures, its revisions, its service.

Nothing is overwritten: a draft is edited under a version; from issue on only rows are added.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from api.tables import Json, coded, document, ids, key, recorded, reference, texts
from api.vocabulary import OpennessClass, SecrecyClass, ServiceMethod, SignMethod, SignRole, SignStep


class NumberSeries(SQLModel, table=True):
    """文号序列: the next number of an organ's series in a year (I20: unique and gap-free)."""

    __tablename__ = "number_series"
    organ_id: UUID = reference("organ.id", primary=True)
    type_code: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    opening: int = 1
    next: int = 1
    digits: int | None = None


class Document(SQLModel, table=True):
    """文书: an enforcement document. Issued when its content is fixed and its number taken; in force when its signing
    plan is complete. ``places`` are the names of its places to sign, as the press found them when it was issued."""

    __tablename__ = "document"
    __table_args__ = (
        sa.UniqueConstraint("organ_id", "type_code", "year", "sequence"),
        sa.CheckConstraint("(issued_at IS NULL) OR (sequence IS NULL) = (number IS NULL)", name="number_has_sequence"),
    )
    id: UUID = key()
    owner_id: UUID = reference("dossier.id", index=True)
    organ_id: UUID = reference("organ.id", index=True)
    template: str
    template_version: str
    title: str
    type_code: str | None = None
    year: int | None = None
    sequence: int | None = None
    number: str | None = Field(default=None, index=True)
    data: Json = document()
    openness: OpennessClass = coded(OpennessClass)
    secrecy: SecrecyClass = coded(SecrecyClass)
    version: int = 1
    about_document_id: UUID | None = reference("document.id", null=True)
    check_code: str = Field(unique=True)
    places: list[str] = texts()
    drafted_by: UUID
    drafted_at: datetime
    issued_at: datetime | None = None
    in_force_at: datetime | None = None
    imported: bool = False


class DocumentVoid(SQLModel, table=True):
    """文书作废: a document declared void; its number stays used."""

    __tablename__ = "document_void"
    document_id: UUID = reference("document.id", primary=True)
    organ_id: UUID = reference("organ.id")
    reason: str
    voided_by: UUID
    voided_at: datetime


class SignatureMark(SQLModel, table=True):
    """签署: somebody signed, sealed or refused, in the order of the form's signing plan (I27)."""

    __tablename__ = "signature_mark"
    __table_args__ = (
        sa.UniqueConstraint("document_id", "position"),
        # One who signs by hand may also leave a fingerprint: two marks of one step.
        sa.UniqueConstraint("document_id", "signer_id", "step", "method"),
    )
    id: UUID = key()
    document_id: UUID = reference("document.id", index=True)
    organ_id: UUID = reference("organ.id")
    position: int
    step: SignStep = coded(SignStep)
    role: SignRole = coded(SignRole)
    signer_id: UUID
    signer_name: str
    method: SignMethod = coded(SignMethod)
    field: str
    at: datetime
    scan_key: str | None = None
    scan_sha256: str | None = None
    refused_note: str | None = None
    key_ref: str | None = None
    certificate_number: str | None = None
    applied_by: UUID | None = None
    imported: bool = False


class RevisionKind(StrEnum):
    """What made a revision of a document's file."""

    TYPESET = "TYPESET"
    HANDWRITTEN = "HANDWRITTEN"
    PREPARED = "PREPARED"
    CERTIFIED = "CERTIFIED"
    SIGNED = "SIGNED"
    SEALED = "SEALED"


class DocumentRevision(SQLModel, table=True):
    """文书版本: one revision of the file, on record so that a rolled back or padded file is found out."""

    __tablename__ = "document_revision"
    __table_args__ = (sa.UniqueConstraint("document_id", "sequence"), sa.UniqueConstraint("signature_id"))
    id: UUID = key()
    document_id: UUID = reference("document.id", index=True)
    organ_id: UUID = reference("organ.id")
    sequence: int
    kind: RevisionKind = coded(RevisionKind)
    signature_id: UUID | None = reference("signature_mark.id", null=True)
    field: str | None = None
    bucket: str
    object_key: str
    version_id: str | None = None
    sha256: str
    size: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    pages: int
    level: str | None = None
    certificate_serial: str | None = None
    timestamp: datetime | None = None
    layout: Json | None = document(null=True)
    recorded_at: datetime = recorded()


class Service(SQLModel, table=True):
    """送达: service of a document (APL art. 61; CPL arts. 87–95)."""

    __tablename__ = "service"
    id: UUID = key()
    document_id: UUID = reference("document.id", index=True)
    organ_id: UUID = reference("organ.id")
    method: ServiceMethod = coded(ServiceMethod)
    served_at: datetime
    recipient_id: UUID = reference("party.id")
    signed_by: str | None = None
    server_ids: list[UUID] = ids()
    place: str
    witness_ids: list[UUID] = ids()
    refusal_note: str | None = None
    recording_ref: str | None = None
    announcement: Json | None = document(null=True)
    receipt_document_id: UUID | None = reference("document.id", null=True)


class Upload(SQLModel, table=True):
    """上传: a place to which bytes were uploaded, with the hash they must have."""

    __tablename__ = "upload"
    id: UUID = key()
    organ_id: UUID = reference("organ.id")
    requested_by: UUID
    bucket: str
    object_key: str
    content_type: str
    sha256: str
    size: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    requested_at: datetime
    completed_at: datetime | None = None
    version_id: str | None = None


class FileOpening(SQLModel, table=True):
    """文件调阅: who was given a link to a file, when and why."""

    __tablename__ = "file_opening"
    id: UUID = key()
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id", index=True)
    opened_by: UUID
    reason: str
    opened_at: datetime
    expires_at: datetime
