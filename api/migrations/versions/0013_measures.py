"""Compulsory measures: requested, approved, imposed, extended, ended – each a row that is never changed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0010"

FACTS = (
    "measure",
    "measure_approval",
    "measure_imposition",
    "measure_extension",
    "measure_exclusion",
    "measure_lift",
    "measure_conversion",
)


def upgrade() -> None:
    """Tables of facts, appended only, and the application's rights."""
    create_tables()
    for table in FACTS:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION refuse_change()"
        )
        op.execute(f"GRANT SELECT, INSERT ON {table} TO sanxiang_app")


def create_tables() -> None:
    """The tables, each referring only to earlier ones."""
    op.create_table(
        "measure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("emergency", sa.Boolean(), nullable=False),
        sa.Column("emergency_reason", sa.String(), nullable=True),
        sa.Column("items", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("period_days", sa.Integer(), nullable=False),
        sa.Column("request_document_id", sa.Uuid(), nullable=True),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_measure_organ_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["dossier.id"], name=op.f("fk_measure_owner_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_measure_party_id")),
        sa.ForeignKeyConstraint(["request_document_id"], ["document.id"], name=op.f("fk_measure_request_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
        sa.UniqueConstraint("request_document_id", name=op.f("uq_measure_request_document_id")),
    )
    op.create_index(op.f("ix_measure_organ_id"), "measure", ["organ_id"], unique=False)
    op.create_index(op.f("ix_measure_owner_id"), "measure", ["owner_id"], unique=False)
    op.create_index(op.f("ix_measure_party_id"), "measure", ["party_id"], unique=False)
    op.create_table(
        "measure_approval",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["approved_by"], ["staff_member.id"], name=op.f("fk_measure_approval_approved_by")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_measure_approval_document_id")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_approval_measure_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_measure_approval_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_approval")),
        sa.UniqueConstraint("document_id", name=op.f("uq_measure_approval_document_id")),
        sa.UniqueConstraint("measure_id", name=op.f("uq_measure_approval_measure_id")),
    )
    op.create_table(
        "measure_conversion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("disposal", sa.Text(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_measure_conversion_document_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_measure_conversion_event_id")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_conversion_measure_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_measure_conversion_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_conversion")),
        sa.UniqueConstraint("measure_id", name=op.f("uq_measure_conversion_measure_id")),
    )
    op.create_index(op.f("ix_measure_conversion_document_id"), "measure_conversion", ["document_id"], unique=False)
    op.create_table(
        "measure_exclusion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("warn_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_measure_exclusion_period_runs_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_measure_exclusion_document_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_measure_exclusion_event_id")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_exclusion_measure_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_measure_exclusion_organ_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_measure_exclusion_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_exclusion")),
        sa.UniqueConstraint("document_id", name=op.f("uq_measure_exclusion_document_id")),
    )
    op.create_index(op.f("ix_measure_exclusion_measure_id"), "measure_exclusion", ["measure_id"], unique=False)
    op.create_table(
        "measure_extension",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("approval_document_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("warn_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["approval_document_id"], ["document.id"], name=op.f("fk_measure_extension_approval_document_id")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_measure_extension_document_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_measure_extension_event_id")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_extension_measure_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_measure_extension_organ_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_measure_extension_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_extension")),
        sa.UniqueConstraint("approval_document_id", name=op.f("uq_measure_extension_approval_document_id")),
        sa.UniqueConstraint("document_id", name=op.f("uq_measure_extension_document_id")),
        sa.UniqueConstraint("measure_id", name=op.f("uq_measure_extension_measure_id")),
    )
    op.create_table(
        "measure_imposition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("decision_document_id", sa.Uuid(), nullable=False),
        sa.Column("list_document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("items", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("keeper", sa.String(), nullable=True),
        sa.Column("period_days", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("warn_on", sa.Date(), nullable=False),
        sa.Column("imposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["decision_document_id"], ["document.id"], name=op.f("fk_measure_imposition_decision_document_id")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_measure_imposition_event_id")),
        sa.ForeignKeyConstraint(
            ["list_document_id"], ["document.id"], name=op.f("fk_measure_imposition_list_document_id")
        ),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_imposition_measure_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_measure_imposition_organ_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_measure_imposition_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_imposition")),
        sa.UniqueConstraint("decision_document_id", name=op.f("uq_measure_imposition_decision_document_id")),
        sa.UniqueConstraint("list_document_id", name=op.f("uq_measure_imposition_list_document_id")),
        sa.UniqueConstraint("measure_id", name=op.f("uq_measure_imposition_measure_id")),
    )
    op.create_table(
        "measure_lift",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_measure_lift_document_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_measure_lift_event_id")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_lift_measure_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_measure_lift_organ_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_measure_lift_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_lift")),
        sa.UniqueConstraint("document_id", name=op.f("uq_measure_lift_document_id")),
        sa.UniqueConstraint("measure_id", name=op.f("uq_measure_lift_measure_id")),
    )
