"""Remedies, and the enforcement of penalties: contested, answered, stayed, refunded; demanded, and brought to court."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"

FACTS = (
    "remedy_proceeding", "remedy_forwarding", "remedy_reply", "remedy_stay", "remedy_stay_lift", "remedy_outcome",
    "refund", "penalty_demand", "court_application",
)  # fmt: skip

STAGES = (
    ("GENERAL", "COURT_APPLIED", "EXECUTING", False),
    ("SIMPLE", "COURT_APPLIED", "EXECUTING", False),
    ("SIMPLE", "DEMANDED", "EXECUTING", False),
    ("GENERAL", "REMEDY_RESULT", "STATEMENT_DEFENCE", True),
    ("SIMPLE", "REMEDY_RESULT", "STATEMENT_DEFENCE", True),
)
"""A result brings a case back to where it was before its decision only if it names the decision: it took it away."""


def upgrade() -> None:
    """Tables of facts, appended only, and the stages of a case in enforcement."""
    create_tables()
    stage = sa.table(
        "stage_of_event", sa.column("procedure"), sa.column("kind"), sa.column("stage"), sa.column("decisive")
    )
    op.bulk_insert(
        stage,
        [
            {"procedure": procedure, "kind": kind, "stage": to, "decisive": decisive}
            for procedure, kind, to, decisive in STAGES
        ],
    )
    for table in FACTS:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION refuse_change()"
        )
        op.execute(f"GRANT SELECT, INSERT ON {table} TO sanxiang_app")


def create_tables() -> None:
    """The tables, each referring only to earlier ones."""
    op.create_table(
        "remedy_proceeding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("contested_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("simple", sa.Boolean(), nullable=False),
        sa.Column("through_organ", sa.Boolean(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("case_number", sa.String(), nullable=False),
        sa.Column("applicant_id", sa.Uuid(), nullable=False),
        sa.Column("claims", sa.String(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.CheckConstraint("filed_on <= received_on", name=op.f("ck_remedy_proceeding_filed_before_received")),
        sa.ForeignKeyConstraint(["applicant_id"], ["party.id"], name=op.f("fk_remedy_proceeding_applicant_id")),
        sa.ForeignKeyConstraint(["contested_id"], ["document.id"], name=op.f("fk_remedy_proceeding_contested_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_remedy_proceeding_event_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_remedy_proceeding_organ_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["dossier.id"], name=op.f("fk_remedy_proceeding_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy_proceeding")),
    )
    op.create_index(op.f("ix_remedy_proceeding_contested_id"), "remedy_proceeding", ["contested_id"], unique=False)
    op.create_index(op.f("ix_remedy_proceeding_organ_id"), "remedy_proceeding", ["organ_id"], unique=False)
    op.create_index(op.f("ix_remedy_proceeding_owner_id"), "remedy_proceeding", ["owner_id"], unique=False)
    op.create_table(
        "remedy_forwarding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("remedy_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("forwarded_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_remedy_forwarding_organ_id")),
        sa.ForeignKeyConstraint(["remedy_id"], ["remedy_proceeding.id"], name=op.f("fk_remedy_forwarding_remedy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy_forwarding")),
        sa.UniqueConstraint("remedy_id", name=op.f("uq_remedy_forwarding_remedy_id")),
    )
    op.create_table(
        "remedy_outcome",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("remedy_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("refund_fen", sa.BigInteger(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_remedy_outcome_organ_id")),
        sa.ForeignKeyConstraint(["remedy_id"], ["remedy_proceeding.id"], name=op.f("fk_remedy_outcome_remedy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy_outcome")),
        sa.UniqueConstraint("remedy_id", name=op.f("uq_remedy_outcome_remedy_id")),
    )
    op.create_table(
        "remedy_reply",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("remedy_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_remedy_reply_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_remedy_reply_organ_id")),
        sa.ForeignKeyConstraint(["remedy_id"], ["remedy_proceeding.id"], name=op.f("fk_remedy_reply_remedy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy_reply")),
        sa.UniqueConstraint("document_id", name=op.f("uq_remedy_reply_document_id")),
        sa.UniqueConstraint("remedy_id", name=op.f("uq_remedy_reply_remedy_id")),
    )
    op.create_table(
        "remedy_stay",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("remedy_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("granted_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_remedy_stay_organ_id")),
        sa.ForeignKeyConstraint(["remedy_id"], ["remedy_proceeding.id"], name=op.f("fk_remedy_stay_remedy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy_stay")),
    )
    op.create_index(op.f("ix_remedy_stay_remedy_id"), "remedy_stay", ["remedy_id"], unique=False)
    op.create_table(
        "refund",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("outcome_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("paid_fen", sa.BigInteger(), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("voucher_no", sa.String(), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.CheckConstraint("paid_fen > 0", name=op.f("ck_refund_paid_is_positive")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_refund_organ_id")),
        sa.ForeignKeyConstraint(["outcome_id"], ["remedy_outcome.id"], name=op.f("fk_refund_outcome_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["dossier.id"], name=op.f("fk_refund_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refund")),
        sa.UniqueConstraint("outcome_id", name=op.f("uq_refund_outcome_id")),
    )
    op.create_index(op.f("ix_refund_owner_id"), "refund", ["owner_id"], unique=False)
    op.create_table(
        "remedy_stay_lift",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("stay_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_remedy_stay_lift_organ_id")),
        sa.ForeignKeyConstraint(["stay_id"], ["remedy_stay.id"], name=op.f("fk_remedy_stay_lift_stay_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy_stay_lift")),
        sa.UniqueConstraint("stay_id", name=op.f("uq_remedy_stay_lift_stay_id")),
    )
    op.create_table(
        "court_application",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("court", sa.String(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_court_application_case_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_court_application_decision_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_court_application_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_court_application_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_court_application")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_court_application_decision_id")),
        sa.UniqueConstraint("document_id", name=op.f("uq_court_application_document_id")),
    )
    op.create_index(op.f("ix_court_application_case_id"), "court_application", ["case_id"], unique=False)
    op.create_table(
        "penalty_demand",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("term_until", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_penalty_demand_case_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_penalty_demand_decision_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_penalty_demand_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_penalty_demand_organ_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_penalty_demand_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penalty_demand")),
        sa.UniqueConstraint("document_id", name=op.f("uq_penalty_demand_document_id")),
    )
    op.create_index(op.f("ix_penalty_demand_case_id"), "penalty_demand", ["case_id"], unique=False)
    op.create_index(op.f("ix_penalty_demand_decision_id"), "penalty_demand", ["decision_id"], unique=False)
