"""Tables of policies and filings (制度文件、报审报备). Every version and every step is a row; a status follows from them."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import SQLModel

from api.tables import Json, coded, document, key, recorded, reference
from api.vocabulary import FilingKind, FilingStatus, PolicyKind
from api.vocabulary.labelled import Labelled


class Policy(SQLModel, table=True):
    """制度文件: one version of a policy. ``headings`` are its required sections by heading; a change is a new version."""

    __tablename__ = "policy"
    __table_args__ = (sa.UniqueConstraint("organ_id", "kind", "version"),)
    id: UUID = key()
    organ_id: UUID = reference("organ.id", index=True)
    kind: PolicyKind = coded(PolicyKind)
    version: int = 1
    title: str
    doc_number: str | None = None
    issued_on: date | None = None
    effective_from: date | None = None
    headings: Json = document()
    created_at: datetime
    actor: Json | None = document(null=True)
    recorded_at: datetime = recorded()


class FiledObject(Labelled, chinese="报送对象"):
    """What an organ may have to send to a superior body."""

    POLICY = "POLICY", "制度文件", "a version of a policy"
    MATTER = "MATTER", "行政执法事项（含办事指南）", "a version of a matter, with its service guide"
    RANDOM_INSPECTION_MATTER = (
        "RANDOM_INSPECTION_MATTER",
        "随机抽查事项",
        "a version of an entry of the random-inspection list",
    )
    INSPECTION_PLAN = "INSPECTION_PLAN", "年度检查计划", "an organ's plan of inspections for a year"


class Filing(SQLModel, table=True):
    """报审报备: something sent to the responsible body, for review, for the record, or both."""

    __tablename__ = "filing"
    __table_args__ = (sa.Index("ix_filing_object_type_object_id", "object_type", "object_id"),)
    id: UUID = key()
    object_type: FiledObject = coded(FiledObject)
    object_id: UUID
    organ_id: UUID = reference("organ.id", index=True)
    to_organ_id: UUID = reference("organ.id", index=True)
    kind: FilingKind = coded(FilingKind)
    submitted_at: datetime
    actor: Json | None = document(null=True)
    recorded_at: datetime = recorded()


class FilingDecision(SQLModel, table=True):
    """报审报备处理: what the body did with a filing: received, returned, approved, took on record."""

    __tablename__ = "filing_decision"
    __table_args__ = (sa.UniqueConstraint("filing_id", "decision"),)
    id: UUID = key()
    filing_id: UUID = reference("filing.id", index=True)
    organ_id: UUID = reference("organ.id")
    decision: FilingStatus = coded(FilingStatus)
    opinion: str | None = None
    at: datetime
    actor: Json | None = document(null=True)
    recorded_at: datetime = recorded()
