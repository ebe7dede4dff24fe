"""Monitoring devices, their steps, their records, and what was found and told of those; evidence names its record."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0060"
down_revision = "0051"

FACTS = (
    "monitoring_device",
    "device_step",
    "device_record",
    "device_record_review",
    "device_record_telling",
)


def upgrade() -> None:
    """Tables of facts, never changed, and a column of an older one."""
    create_tables()
    op.add_column("evidence", sa.Column("device_record_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_evidence_device_record_id"), "evidence", "device_record", ["device_record_id"], ["id"]
    )
    op.create_index(op.f("ix_evidence_device_record_id"), "evidence", ["device_record_id"], unique=False)
    for table in FACTS:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION refuse_change()"
        )
        op.execute(f"GRANT SELECT, INSERT ON {table} TO sanxiang_app")


def create_tables() -> None:
    """The tables, each referring only to earlier ones."""
    op.create_table(
        "monitoring_device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_monitoring_device_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitoring_device")),
        sa.UniqueConstraint("organ_id", "number", name=op.f("uq_monitoring_device_organ_id_number")),
    )
    op.create_table(
        "device_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("findings", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("certificate", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["device_id"], ["monitoring_device.id"], name=op.f("fk_device_step_device_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_device_step_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_step")),
        sa.UniqueConstraint("device_id", "kind", name=op.f("uq_device_step_device_id_kind")),
    )
    op.create_table(
        "device_record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("captured_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shows", sa.String(), nullable=False),
        sa.Column("file_key", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["device_id"], ["monitoring_device.id"], name=op.f("fk_device_record_device_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_device_record_organ_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["dossier.id"], name=op.f("fk_device_record_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_record")),
    )
    op.create_index(op.f("ix_device_record_device_id"), "device_record", ["device_id"], unique=False)
    op.create_index(op.f("ix_device_record_owner_id"), "device_record", ["owner_id"], unique=False)
    op.create_table(
        "device_record_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("found", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_device_record_review_organ_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["dossier.id"], name=op.f("fk_device_record_review_owner_id")),
        sa.ForeignKeyConstraint(["record_id"], ["device_record.id"], name=op.f("fk_device_record_review_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_record_review")),
        sa.UniqueConstraint("record_id", name=op.f("uq_device_record_review_record_id")),
    )
    op.create_table(
        "device_record_telling",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("access", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_device_record_telling_organ_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["dossier.id"], name=op.f("fk_device_record_telling_owner_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_device_record_telling_party_id")),
        sa.ForeignKeyConstraint(["record_id"], ["device_record.id"], name=op.f("fk_device_record_telling_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_record_telling")),
        sa.UniqueConstraint("record_id", "party_id", name=op.f("uq_device_record_telling_record_id_party_id")),
    )
