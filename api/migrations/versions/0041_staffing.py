"""Who staffs the review, and what came of holding somebody to account, as facts."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0041"
down_revision = "0050"

FACTS = ("reviewer_appointment", "purchased_service", "accountability_conclusion")


def upgrade() -> None:
    """Three tables of facts, appended only."""
    op.create_table(
        "reviewer_appointment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("reviews_penalties", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=True),
        _recorded(),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_reviewer_appointment_organ_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["reviewer.id"], name=op.f("fk_reviewer_appointment_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviewer_appointment")),
    )
    op.create_index(op.f("ix_reviewer_appointment_reviewer_id"), "reviewer_appointment", ["reviewer_id"])
    op.create_table(
        "purchased_service",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("counsel_id", sa.Uuid(), nullable=False),
        sa.Column("contract_number", sa.String(), nullable=False),
        sa.Column("services", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("fee_fen", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        _recorded(),
        sa.ForeignKeyConstraint(["counsel_id"], ["counsel.id"], name=op.f("fk_purchased_service_counsel_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_purchased_service_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchased_service")),
        sa.UniqueConstraint("organ_id", "contract_number", name=op.f("uq_purchased_service_organ_id_contract_number")),
    )
    op.create_index(op.f("ix_purchased_service_counsel_id"), "purchased_service", ["counsel_id"])
    op.create_table(
        "accountability_conclusion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("accountability_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("sanction", sa.Text(), nullable=False),
        sa.Column("findings", sa.String(), nullable=False),
        sa.Column("statement", sa.String(), nullable=True),
        sa.Column("people", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("concluded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        _recorded(),
        sa.ForeignKeyConstraint(
            ["accountability_id"], ["accountability.id"], name=op.f("fk_accountability_conclusion_accountability_id")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["enforcement_case.id"], name=op.f("fk_accountability_conclusion_case_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_accountability_conclusion_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accountability_conclusion")),
        sa.UniqueConstraint("accountability_id", name=op.f("uq_accountability_conclusion_accountability_id")),
    )
    for table in FACTS:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION refuse_change()"
        )
        op.execute(f"GRANT SELECT, INSERT ON {table} TO sanxiang_app")


def _recorded() -> "sa.Column[datetime]":
    return sa.Column(
        "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
    )
