"""Tables of the legal review (法制审核): catalogue, rounds and what happened in them – each a dated row, never a status."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from api.review.words import Responsible
from api.tables import Json, JsonList, coded, document, ids, key, recorded, reference, texts
from api.vocabulary import (
    EnforcementCategory,
    MajorTriggerKind,
    ReviewItem,
    ReviewKind,
    ReviewOutcome,
    ReviewTiming,
    TrainingMethod,
)
from api.vocabulary.labelled import Labelled


class MajorDecisionRule(SQLModel, table=True):
    """重大执法决定目录项: one version of an entry of an organ's catalogue. A change is a new version; the old one stays.

    In force on a day is the newest version that has taken effect, unless that version has ended.
    """

    __tablename__ = "major_decision_rule"
    __table_args__ = (sa.UniqueConstraint("organ_id", "code", "version"),)
    id: UUID = key()
    organ_id: UUID = reference("organ.id")
    code: str
    version: int = 1
    category: EnforcementCategory = coded(EnforcementCategory)
    trigger: MajorTriggerKind = coded(MajorTriggerKind)
    description: str
    rule: Json = document()
    basis: str
    effective_from: date
    effective_to: date | None = None


class ReviewChecklistItem(SQLModel, table=True):
    """审核内容清单项: what reviewers ask, item by item."""

    __tablename__ = "review_checklist_item"
    __table_args__ = (sa.UniqueConstraint("item"),)
    id: UUID = key()
    item: ReviewItem = coded(ReviewItem)
    position: int
    question: str
    source: str


class MajorFlag(SQLModel, table=True):
    """重大情形标注: a leader or the head of the case unit says, with a reason, that a case is a major one."""

    __tablename__ = "major_flag"
    __table_args__ = (sa.UniqueConstraint("case_id", "trigger"),)
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id")
    organ_id: UUID = reference("organ.id")
    trigger: MajorTriggerKind = coded(MajorTriggerKind)
    reason: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class MajorEvaluation(SQLModel, table=True):
    """重大决定判定: a proposal held against the catalogue in force, with the version of it that was used.

    ``considered`` are the entries asked, ``reasons`` why the decision is a major one; empty means that it is none.
    """

    __tablename__ = "major_evaluation"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    proposal: Json = document()
    circumstances: Json = document()
    considered: list[UUID] = ids()
    catalogue_version: str
    reasons: JsonList = document()
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class Review(SQLModel, table=True):
    """法制审核: one round, as it was submitted. Its status follows from the rows that name it."""

    __tablename__ = "review"
    __table_args__ = (sa.UniqueConstraint("case_id", "timing", "round"),)
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id", index=True)
    kind: ReviewKind = coded(ReviewKind)
    timing: ReviewTiming = coded(ReviewTiming)
    round: int
    short: bool = False
    trigger_codes: list[str] = texts()
    proposal: Json = document()
    proposal_digest: str
    proposal_text: str
    change: str | None = None
    materials: JsonList = document()
    document_id: UUID = reference("document.id", unique=True)
    submitted_at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ReviewStepKind(Labelled, chinese="审核步骤"):
    """What may happen in a round besides assignment, opinion and coordination."""

    RETURNED = "RETURNED", "退回补充材料", "returned: materials incomplete"
    SUPPLEMENTED = "SUPPLEMENTED", "补充材料", "materials supplied"
    ACCEPTED = "ACCEPTED", "受理", "accepted, clock running"
    RECTIFIED = "RECTIFIED", "整改", "the case unit followed the opinion"
    OBJECTED = "OBJECTED", "提出异议", "the case unit objected in writing"
    WITHDRAWN = "WITHDRAWN", "撤回", "withdrawn by the case unit"


class ReviewStep(SQLModel, table=True):
    """审核步骤: something that happened in a round. ``materials`` are those asked for by a return, or supplied; the event
    tells of it in the timeline."""

    __tablename__ = "review_step"
    id: UUID = key()
    review_id: UUID = reference("review.id", index=True)
    case_id: UUID = reference("enforcement_case.id")
    organ_id: UUID = reference("organ.id")
    event_id: UUID = reference("event.id")
    kind: ReviewStepKind = coded(ReviewStepKind)
    text: str
    materials: JsonList = document()
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ReviewAssignment(SQLModel, table=True):
    """审核人员指定: who reviews a round; the latest assignment counts."""

    __tablename__ = "review_assignment"
    id: UUID = key()
    review_id: UUID = reference("review.id", index=True)
    case_id: UUID = reference("enforcement_case.id")
    organ_id: UUID = reference("organ.id")
    reviewer_ids: list[UUID] = ids()
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ReviewOpinion(SQLModel, table=True):
    """法制审核意见: the checklist as answered, the outcome, the advice, and the paper that states them."""

    __tablename__ = "review_opinion"
    id: UUID = key()
    review_id: UUID = reference("review.id", unique=True)
    case_id: UUID = reference("enforcement_case.id")
    organ_id: UUID = reference("organ.id")
    outcome: ReviewOutcome = coded(ReviewOutcome)
    checklist: JsonList = document()
    advice: str
    document_id: UUID = reference("document.id", unique=True)
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class ReviewCoordination(SQLModel, table=True):
    """协调决定: what a leaders' meeting settled on where case unit and review unit differed."""

    __tablename__ = "review_coordination"
    id: UUID = key()
    review_id: UUID = reference("review.id", unique=True)
    case_id: UUID = reference("enforcement_case.id")
    organ_id: UUID = reference("organ.id")
    attendees: JsonList = document()
    counsel_ids: list[UUID] = ids()
    decision: str
    proposal: Json = document()
    document_id: UUID = reference("document.id", unique=True)
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class CounselRequest(SQLModel, table=True):
    """征求法律顾问意见: a counsel is asked about one review, and from then on sees its case."""

    __tablename__ = "counsel_request"
    __table_args__ = (sa.UniqueConstraint("review_id", "counsel_id"),)
    id: UUID = key()
    review_id: UUID = reference("review.id")
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    counsel_id: UUID = reference("counsel.id", index=True)
    question: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class CounselOpinion(SQLModel, table=True):
    """法律顾问意见: what a counsel answered. It belongs in the side volume (副卷)."""

    __tablename__ = "counsel_opinion"
    id: UUID = key()
    request_id: UUID = reference("counsel_request.id", unique=True)
    review_id: UUID = reference("review.id", index=True)
    case_id: UUID = reference("enforcement_case.id")
    organ_id: UUID = reference("organ.id")
    counsel_id: UUID = reference("counsel.id")
    opinion: str
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()


class Training(SQLModel, table=True):
    """法制审核人员培训: a training that reviewers attended."""

    __tablename__ = "training"
    id: UUID = key()
    organ_id: UUID = reference("organ.id", index=True)
    method: TrainingMethod = coded(TrainingMethod)
    title: str
    held_on: date
    hours: Decimal = Field(sa_column=sa.Column(sa.Numeric(6, 1), nullable=False))
    reviewer_ids: list[UUID] = ids()
    actor: Json | None = document(null=True)
    recorded_at: datetime = recorded()


class Accountability(SQLModel, table=True):
    """责任追究: somebody is to be held to account for their part in a case."""

    __tablename__ = "accountability"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    role: Responsible = coded(Responsible)
    reason: str
    opened_at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()
