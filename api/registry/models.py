"""Tables of the registry (基础库). Dates are Shanghai days; a status is never stored where a day decides it."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from api.tables import Json, JsonList, coded, coded_list, document, fen, key, reference
from api.vocabulary import (
    CatalogueKind,
    CertificateKind,
    CounselKind,
    EnforcementCategory,
    MatterStatus,
    OrganKind,
    RegionLevel,
    SignMethod,
    StaffRole,
    UnitKind,
)


class Region(SQLModel, table=True):
    """行政区划: a region by its six-digit code (GB/T 2260)."""

    __tablename__ = "region"
    id: UUID = key()
    code: str = Field(unique=True)
    name: str
    level: RegionLevel = coded(RegionLevel)
    parent_code: str | None = None


class Organ(SQLModel, table=True):
    """行政执法机关: an enforcement organ; a government or a supervising body is one too, with fewer particulars."""

    __tablename__ = "organ"
    __table_args__ = (
        sa.CheckConstraint(
            "kind IN ('GOVERNMENT', 'SUPERVISORY_BODY') OR (abbreviation IS NOT NULL AND uscc IS NOT NULL"
            " AND legal_status_basis IS NOT NULL AND complaint_phone IS NOT NULL AND office_hours IS NOT NULL"
            " AND supervised_by IS NOT NULL AND reconsideration_body IS NOT NULL AND litigation_court IS NOT NULL"
            " AND payment IS NOT NULL)",
            name="enforcement_organ_is_complete",
        ),
    )
    id: UUID = key()
    name: str
    abbreviation: str | None = Field(default=None, unique=True)
    kind: OrganKind = coded(OrganKind)
    region_code: str = Field(foreign_key="region.code", index=True)
    parent_organ_id: UUID | None = reference("organ.id", null=True)
    uscc: str | None = None
    legal_status_basis: str | None = None
    address: str
    phone: str
    complaint_phone: str | None = None
    website: str | None = None
    office_hours: str | None = None
    supervised_by: UUID | None = reference("organ.id", null=True)
    list_checked_by: UUID | None = reference("organ.id", null=True)
    reconsideration_body: str | None = None
    litigation_court: str | None = None
    payment: Json | None = document(null=True)
    settings: Json = document()
    entrusting_organ_id: UUID | None = reference("organ.id", null=True)
    entrustment: Json | None = document(null=True)


class Unit(SQLModel, table=True):
    """内设机构: a unit of an organ."""

    __tablename__ = "unit"
    id: UUID = key()
    organ_id: UUID = reference("organ.id", index=True)
    name: str
    kind: UnitKind = coded(UnitKind)
    address: str | None = None


class Seal(SQLModel, table=True):
    """电子印章: a seal. ``key_ref`` points into the key custody; the key itself is never here."""

    __tablename__ = "seal"
    id: UUID = key()
    organ_id: UUID = reference("organ.id", index=True)
    name: str
    method: SignMethod = coded(SignMethod)
    certificate_subject: str
    valid_from: date
    valid_to: date
    image_key: str | None = None
    key_ref: str | None = None


class Officer(SQLModel, table=True):
    """行政执法人员: an enforcement officer."""

    __tablename__ = "officer"
    id: UUID = key()
    name: str
    organ_id: UUID = reference("organ.id", index=True)
    unit_id: UUID = reference("unit.id", index=True)
    position: str
    categories: list[EnforcementCategory] = coded_list(EnforcementCategory)
    area: str
    exam_passed_on: date | None = None
    exam_score: int | None = None
    uniform_required: bool = False
    exemption_basis: str | None = None
    public: bool = True
    key_ref: str | None = None


class Certificate(SQLModel, table=True):
    """执法证件: an enforcement certificate. VALID, SUSPENDED, EXPIRED follow from the days, see rules.certificate_status."""

    __tablename__ = "certificate"
    id: UUID = key()
    officer_id: UUID = reference("officer.id", index=True)
    organ_id: UUID = reference("organ.id", index=True)
    number: str = Field(unique=True)
    kind: CertificateKind = coded(CertificateKind)
    issuer: str
    valid_from: date
    valid_to: date
    suspended_from: date | None = None
    suspended_to: date | None = None
    suspend_reason: str | None = None
    ended_on: date | None = None
    ended_by: str | None = None
    end_reason: str | None = None


class StaffMember(SQLModel, table=True):
    """工作人员: a member of staff who is not (only) an officer."""

    __tablename__ = "staff_member"
    id: UUID = key()
    name: str
    organ_id: UUID = reference("organ.id", index=True)
    unit_id: UUID | None = reference("unit.id", null=True)
    role: StaffRole = coded(StaffRole)
    extra_roles: list[StaffRole] = coded_list(StaffRole)
    position: str
    principal: bool = False
    key_ref: str | None = None


class Delegation(SQLModel, table=True):
    """授权: a role lent to a member of staff for a time."""

    __tablename__ = "delegation"
    id: UUID = key()
    staff_id: UUID = reference("staff_member.id", index=True)
    organ_id: UUID = reference("organ.id")
    role: StaffRole = coded(StaffRole)
    valid_from: date
    valid_to: date
    granted_by: UUID | None = reference("staff_member.id", null=True)


class Reviewer(SQLModel, table=True):
    """法制审核人员: a legal reviewer."""

    __tablename__ = "reviewer"
    id: UUID = key()
    name: str
    organ_id: UUID = reference("organ.id", index=True)
    unit_id: UUID = reference("unit.id")
    position: str
    law_background: bool
    legal_qualification_no: str | None = None
    first_review_year: int
    active: bool = True
    key_ref: str | None = None


class Counsel(SQLModel, table=True):
    """法律顾问、公职律师: a legal counsel."""

    __tablename__ = "counsel"
    id: UUID = key()
    name: str
    kind: CounselKind = coded(CounselKind)
    firm: str
    contract: Json | None = document(null=True)
    key_ref: str | None = None


class CounselOrgan(SQLModel, table=True):
    """法律顾问服务的机关: an organ that a counsel serves."""

    __tablename__ = "counsel_organ"
    counsel_id: UUID = reference("counsel.id", primary=True)
    organ_id: UUID = reference("organ.id", primary=True)


class Matter(SQLModel, table=True):
    """行政执法事项: one version of a matter, with its service guide (办事指南)."""

    __tablename__ = "matter"
    __table_args__ = (sa.UniqueConstraint("code", "version"),)
    id: UUID = key()
    code: str = Field(index=True)
    name: str
    category: EnforcementCategory = coded(EnforcementCategory)
    organ_id: UUID = reference("organ.id", index=True)
    unit_id: UUID = reference("unit.id")
    catalogues: list[CatalogueKind] = coded_list(CatalogueKind)
    subject: Json = document()
    duty: str
    authority: str
    basis: JsonList = document()
    target_objects: str | None = None
    guide: Json | None = document(null=True)
    fee: Json | None = document(null=True)
    fine_min_fen: int | None = fen(null=True)
    fine_max_fen: int | None = fen(null=True)
    status: MatterStatus = coded(MatterStatus)
    version: int = 1
    effective_from: date
    effective_to: date | None = None
    published_on: date | None = None
    end_reason: str | None = None


class DiscretionStandard(SQLModel, table=True):
    """裁量基准: published bands of a fine (APL art. 34)."""

    __tablename__ = "discretion_standard"
    __table_args__ = (sa.UniqueConstraint("matter_id", "version"),)
    id: UUID = key()
    organ_id: UUID = reference("organ.id")
    matter_id: UUID = reference("matter.id", index=True)
    bands: JsonList = document()
    published_on: date
    version: int = 1


__all__ = [
    "Certificate", "Counsel", "CounselOrgan", "Delegation", "DiscretionStandard", "Matter", "Officer", "Organ", "Region",
    "Reviewer", "Seal", "StaffMember", "Unit",
]  # fmt: skip
