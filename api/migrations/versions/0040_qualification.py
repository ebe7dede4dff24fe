"""Qualification as facts: examinations, requests and steps of certificates. What the registry already says becomes steps."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0040"
down_revision = "0046"

FACTS = ("exam_result", "certificate_proposal", "proposal_refusal", "certificate_step")

PASSED = """
INSERT INTO exam_result (id, officer_id, organ_id, taken_on, score, passed, at)
SELECT gen_random_uuid(), id, organ_id, exam_passed_on, exam_score, true,
       exam_passed_on::timestamp AT TIME ZONE 'Asia/Shanghai'
FROM officer WHERE exam_passed_on IS NOT NULL
"""

ISSUED = """
INSERT INTO certificate_step (id, certificate_id, officer_id, organ_id, kind, starts_on, ends_on, categories, at)
SELECT gen_random_uuid(), c.id, c.officer_id, c.organ_id, 'ISSUED', c.valid_from, c.valid_to, o.categories,
       c.valid_from::timestamp AT TIME ZONE 'Asia/Shanghai'
FROM certificate c JOIN officer o ON o.id = c.officer_id
"""

SUSPENDED = """
INSERT INTO certificate_step (id, certificate_id, officer_id, organ_id, kind, starts_on, ends_on, reason, at)
SELECT gen_random_uuid(), id, officer_id, organ_id, 'SUSPENDED', suspended_from, suspended_to, suspend_reason,
       suspended_from::timestamp AT TIME ZONE 'Asia/Shanghai'
FROM certificate WHERE suspended_from IS NOT NULL
"""

ENDED = """
INSERT INTO certificate_step (id, certificate_id, officer_id, organ_id, kind, starts_on, reason, at)
SELECT gen_random_uuid(), id, officer_id, organ_id, coalesce(ended_by, 'CANCELLED'), ended_on, end_reason,
       ended_on::timestamp AT TIME ZONE 'Asia/Shanghai'
FROM certificate WHERE ended_on IS NOT NULL
"""


def upgrade() -> None:
    """Four tables of facts, appended only."""
    create_tables()
    for statement in (PASSED, ISSUED, SUSPENDED, ENDED):
        op.execute(statement)
    for table in FACTS:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION refuse_change()"
        )
        op.execute(f"GRANT SELECT, INSERT ON {table} TO sanxiang_app")
    op.alter_column("certificate_step", "categories", server_default=None)


def create_tables() -> None:
    """The tables, each referring only to earlier ones."""
    op.create_table(
        "exam_result",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=True),
        _recorded(),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_exam_result_officer_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_exam_result_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_result")),
        sa.UniqueConstraint("officer_id", "taken_on", name=op.f("uq_exam_result_officer_id_taken_on")),
    )
    op.create_table(
        "certificate_proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("certificate_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        _recorded(),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_certificate_proposal_certificate_id")
        ),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_certificate_proposal_officer_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_certificate_proposal_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_proposal")),
    )
    op.create_index(op.f("ix_certificate_proposal_officer_id"), "certificate_proposal", ["officer_id"])
    op.create_index(op.f("ix_certificate_proposal_organ_id"), "certificate_proposal", ["organ_id"])
    op.create_table(
        "proposal_refusal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        _recorded(),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_proposal_refusal_officer_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_proposal_refusal_organ_id")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["certificate_proposal.id"], name=op.f("fk_proposal_refusal_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_refusal")),
        sa.UniqueConstraint("proposal_id", name=op.f("uq_proposal_refusal_proposal_id")),
    )
    op.create_table(
        "certificate_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("categories", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=True),
        _recorded(),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_certificate_step_certificate_id")
        ),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_certificate_step_officer_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_certificate_step_organ_id")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["certificate_proposal.id"], name=op.f("fk_certificate_step_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_step")),
        sa.UniqueConstraint("proposal_id", name=op.f("uq_certificate_step_proposal_id")),
    )
    op.create_index(op.f("ix_certificate_step_certificate_id"), "certificate_step", ["certificate_id"])
    op.create_index(op.f("ix_certificate_step_officer_id"), "certificate_step", ["officer_id"])


def _recorded() -> "sa.Column[datetime]":
    return sa.Column(
        "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
    )
