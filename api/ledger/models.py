"""Tables of the ledger (时间线): events are appended, never changed; the summary follows from the facts."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from api.tables import Json, JsonList, coded, coded_list, document, ids, key, recorded, reference, texts
from api.vocabulary import CaseProcedure, RecordMedium, RecordPhase, TimelineEventKind


class Event(SQLModel, table=True):
    """时间线事件: one act, as it happened in law. A correction is a new event that names the old one."""

    __tablename__ = "event"
    __table_args__ = (sa.Index("ix_event_owner_id_at_sequence", "owner_id", "at", "sequence"),)
    id: UUID = key()
    sequence: int = Field(
        default=None, sa_column=sa.Column(sa.BigInteger, sa.Identity(always=True), nullable=False, unique=True)
    )
    owner_id: UUID = reference("dossier.id")
    organ_id: UUID = reference("organ.id", index=True)
    kind: TimelineEventKind = coded(TimelineEventKind)
    phase: RecordPhase = coded(RecordPhase)
    at: datetime
    actors: JsonList = document()
    actor_ids: list[UUID] = ids()
    place: str | None = None
    media: list[RecordMedium] = coded_list(RecordMedium)
    document_ids: list[UUID] = ids()
    evidence_ids: list[UUID] = ids()
    recording_refs: list[str] = texts()
    text: str
    particulars: Json = document()
    corrects: UUID | None = reference("event.id", null=True)
    imported: bool = False
    recorded_at: datetime = recorded()


class StageOfEvent(SQLModel, table=True):
    """阶段规则: to which stage an event of a kind brings a procedure. A table, so that one function serves every procedure.

    A decisive kind counts only where the event concerns the document of a decision: serving a notice is no service of the
    decision.
    """

    __tablename__ = "stage_of_event"
    procedure: CaseProcedure = coded(CaseProcedure, primary=True)
    kind: TimelineEventKind = coded(TimelineEventKind, primary=True)
    stage: str
    decisive: bool = False


BY_LAST_EVENT = "COALESCE(last_event_at, 'infinity'::timestamptz)"
BY_NEXT_DUE = "COALESCE(next_due_on, 'infinity'::date)"


class CaseSummary(SQLModel, table=True):
    """案件摘要: what follows from a dossier's facts, recomputed by recompute_case_summary() inside each act."""

    __tablename__ = "case_summary"
    __table_args__ = (
        # As pages are sorted: what is missing comes as the end of time does, so that a cursor is one comparison.
        sa.Index("ix_case_summary_by_last_event", "organ_id", sa.text(BY_LAST_EVENT), "owner_id"),
        sa.Index("ix_case_summary_by_next_due", "organ_id", sa.text(BY_NEXT_DUE), "owner_id"),
        # Whoever supervises many organs reads the list of all.
        sa.Index("ix_case_summary_all_by_last_event", sa.text(BY_LAST_EVENT), "owner_id"),
        sa.Index("ix_case_summary_all_by_next_due", sa.text(BY_NEXT_DUE), "owner_id"),
    )
    owner_id: UUID = reference("dossier.id", primary=True)
    organ_id: UUID = reference("organ.id")
    stage: str
    event_count: int = 0
    document_count: int = 0
    evidence_count: int = 0
    last_event_at: datetime | None = None
    decided_on: date | None = None
    served_on: date | None = None
    closed_on: date | None = None
    fine_fen: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger))
    paid_fen: int = Field(default=0, sa_column=sa.Column(sa.BigInteger, nullable=False))
    next_due_on: date | None = Field(default=None, index=True)
    latest_document_id: UUID | None = None


class Idempotency(SQLModel, table=True):
    """幂等键: the first outcome of a mutation, so that a repeat answers the same."""

    __tablename__ = "idempotency"
    actor_id: UUID = Field(sa_column=sa.Column(sa.Uuid, primary_key=True))
    key: str = Field(primary_key=True)
    mutation: str
    input_sha256: str
    outcome: Json = document()
    recorded_at: datetime = recorded()
