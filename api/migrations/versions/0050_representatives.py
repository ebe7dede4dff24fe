"""Who acts for a party in a case; what the court answered; the form on which a case was closed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0050"
down_revision = "0040"

FACTS = (
    "case_representative",
    "court_step",
)


def upgrade() -> None:
    """Tables of facts, never changed, and a column of an older one."""
    create_tables()
    op.add_column("case_closing", sa.Column("document_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_case_closing_document_id"), "case_closing", "document", ["document_id"], ["id"])
    for table in FACTS:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION refuse_change()"
        )
        op.execute(f"GRANT SELECT, INSERT ON {table} TO sanxiang_app")


def create_tables() -> None:
    """The tables, each referring only to earlier ones."""
    op.create_table(
        "case_representative",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("representative_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("powers", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_case_representative_case_id")),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_case_representative_evidence_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_case_representative_organ_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_case_representative_party_id")),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["party.id"], name=op.f("fk_case_representative_representative_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_representative")),
    )
    op.create_index(op.f("ix_case_representative_case_id"), "case_representative", ["case_id"], unique=False)
    op.create_table(
        "court_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("court", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["court_application.id"], name=op.f("fk_court_step_application_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_court_step_case_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_court_step_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_court_step")),
    )
    op.create_index(op.f("ix_court_step_application_id"), "court_step", ["application_id"], unique=False)
    op.create_index(op.f("ix_court_step_case_id"), "court_step", ["case_id"], unique=False)
