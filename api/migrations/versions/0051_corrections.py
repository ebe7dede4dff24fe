"""A demolition announced, and what was enforced given back."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0051"
down_revision = "0047"

FACTS = (
    "demolition_announcement",
    "execution_return",
)


def upgrade() -> None:
    """Tables of facts, never changed."""
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
        "demolition_announcement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("media", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("demolish_by", sa.Date(), nullable=False),
        sa.Column("announced_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_demolition_announcement_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_demolition_announcement_proceeding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demolition_announcement")),
    )
    op.create_index(
        op.f("ix_demolition_announcement_proceeding_id"), "demolition_announcement", ["proceeding_id"], unique=False
    )
    op.create_table(
        "execution_return",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.CheckConstraint("amount_fen > 0", name=op.f("ck_execution_return_amount_is_positive")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_execution_return_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_execution_return_proceeding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_execution_return")),
    )
    op.create_index(op.f("ix_execution_return_proceeding_id"), "execution_return", ["proceeding_id"], unique=False)
