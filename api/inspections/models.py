"""Tables of inspections (行政检查)."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from api.tables import Json, coded, document, ids, key, reference, texts
from api.vocabulary import InspectionKind, MatterStatus


class NoticeMode(StrEnum):
    """How the inspected party is told: ahead, or on entry where advance notice is waived."""

    ADVANCE = "ADVANCE"
    ON_ENTRY = "ON_ENTRY"


class WaiverReason(StrEnum):
    """Why advance notice may be waived."""

    URGENT = "URGENT"
    WOULD_DEFEAT_PURPOSE = "WOULD_DEFEAT_PURPOSE"


class RandomInspectionMatter(SQLModel, table=True):
    """随机抽查事项: a version of an entry of the random-inspection list; ``revises`` is the version before, which has one successor."""

    __tablename__ = "random_inspection_matter"
    __table_args__ = (sa.CheckConstraint("ratio > 0 AND ratio <= 1", name="ratio_is_a_share"),)
    id: UUID = key()
    organ_id: UUID = reference("organ.id", index=True)
    name: str
    subject: str
    basis: str
    objects: str
    content: list[str] = texts()
    ratio: Decimal = Field(sa_column=sa.Column(sa.Numeric(5, 4), nullable=False))
    method: str
    frequency: str
    matter_id: UUID | None = reference("matter.id", null=True)
    check_record: Json | None = document(null=True)
    status: MatterStatus = coded(MatterStatus)
    published_on: date | None = None
    version: int = 1
    revises: UUID | None = reference("random_inspection_matter.id", null=True, unique=True)
    end_reason: str | None = None


class InspectionPlan(SQLModel, table=True):
    """年度检查计划: an organ's plan for a year."""

    __tablename__ = "inspection_plan"
    __table_args__ = (sa.UniqueConstraint("organ_id", "year"),)
    id: UUID = key()
    organ_id: UUID = reference("organ.id")
    year: int
    approved_by: UUID = reference("staff_member.id")
    published_on: date
    filed_to: UUID | None = reference("organ.id", null=True)
    filed_on: date | None = None


class InspectionPlanItem(SQLModel, table=True):
    """检查计划事项: one line of a plan."""

    __tablename__ = "inspection_plan_item"
    id: UUID = key()
    plan_id: UUID = reference("inspection_plan.id", index=True)
    organ_id: UUID = reference("organ.id")
    list_item_id: UUID = reference("random_inspection_matter.id")
    period_from: date
    period_to: date
    planned_objects: int


class InspectionCap(SQLModel, table=True):
    """频次上限: how often a year an organ may inspect one enterprise."""

    __tablename__ = "inspection_cap"
    __table_args__ = (sa.UniqueConstraint("organ_id", "year", "risk_level"),)
    id: UUID = key()
    organ_id: UUID = reference("organ.id")
    year: int
    risk_level: str
    per_enterprise_per_year: int
    exempt: list[str] = texts()
    published_on: date


class InspectionTask(SQLModel, table=True):
    """检查任务: why and under which plan objects are inspected."""

    __tablename__ = "inspection_task"
    id: UUID = key()
    organ_id: UUID = reference("organ.id", index=True)
    kind: InspectionKind = coded(InspectionKind)
    plan_id: UUID | None = reference("inspection_plan.id", null=True)
    list_item_id: UUID | None = reference("random_inspection_matter.id", null=True)
    name: str
    reason: str | None = None
    draw: Json | None = document(null=True)
    created_at: datetime


class InspectionVisit(SQLModel, table=True):
    """检查实施: the inspection of one party. It owns events and papers exactly as a case does."""

    __tablename__ = "inspection_visit"
    __table_args__ = (sa.UniqueConstraint("check_code"),)
    id: UUID = reference("dossier.id", primary=True)
    organ_id: UUID = reference("organ.id", index=True)
    unit_id: UUID = reference("unit.id", index=True)
    task_id: UUID = reference("inspection_task.id", index=True)
    party_id: UUID = reference("party.id", index=True)
    place: str
    officer_ids: list[UUID] = ids()
    planned_on: date
    check_code: str
    cap_id: UUID | None = reference("inspection_cap.id", null=True)
    frequency_exempt: str | None = None
    used_before: int = 0
    imported: bool = False
    created_at: datetime


class InspectionApproval(SQLModel, table=True):
    """检查批准: a leader's approval of a visit, with the way of notice."""

    __tablename__ = "inspection_approval"
    id: UUID = key()
    visit_id: UUID = reference("inspection_visit.id", unique=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id")
    approved_by: UUID = reference("staff_member.id")
    approved_at: datetime
    notice_mode: NoticeMode = coded(NoticeMode)
    waiver_reason: WaiverReason | None = coded(WaiverReason, null=True)
    waiver_text: str | None = None


class InspectionResult(SQLModel, table=True):
    """检查结果: what the visit found, as it was told to the party."""

    __tablename__ = "inspection_result"
    id: UUID = key()
    visit_id: UUID = reference("inspection_visit.id", unique=True)
    organ_id: UUID = reference("organ.id")
    document_id: UUID = reference("document.id")
    result: str
    handling: str
    items: list[str] = texts()
    told_at: datetime
