"""The general penalty procedure: clue, filing, notice, hearing, discussion, recusal, and what undoes or eases a decision."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0003"

FACTS = (
    "clue", "clue_complainant", "case_filing", "recusal_request", "recusal_decision", "officer_change", "penalty_notice",
    "statement_recheck", "hearing_request", "hearing_withdrawal", "hearing", "hearing_record", "collective_discussion",
    "decision_revocation", "instalment_approval",
)  # fmt: skip

STAGES = {
    "VERIFICATION_STARTED": "VERIFYING", "VERIFICATION_EXTENDED": "VERIFYING", "FILING_REFUSED": "NOT_FILED",
    "INVESTIGATION_SUSPENDED": "SUSPENDED", "INVESTIGATION_RESUMED": "INVESTIGATING", "CASE_TRANSFERRED": "TRANSFERRED",
    "FILING_CANCELLED": "CANCELLED", "DISCHARGED": "DISCHARGED", "DECISION_REVOKED": "STATEMENT_DEFENCE",
    "HEARING_NOTIFIED": "HEARING", "HEARING_HELD": "HEARING",
}  # fmt: skip

SUMMARY_CHANGES = (
    # An act that leaves the stage as its own procedure has it says so: a credential shown before filing investigates no case.
    ("SELECT r.stage FROM event e", "SELECT coalesce(e.particulars->>'stage', r.stage) FROM event e"),
    # A revoked decision decides nothing any more.
    (
        "(SELECT max(x.made_on) FROM decision x WHERE x.case_id = d.id)",
        "(SELECT max(x.made_on) FROM decision x WHERE x.case_id = d.id"
        " AND NOT EXISTS (SELECT FROM decision_revocation z WHERE z.decision_id = x.id))",
    ),
    (
        "JOIN decision x ON x.document_id = v.document_id\n       WHERE x.case_id = d.id)",
        "JOIN decision x ON x.document_id = v.document_id\n       WHERE x.case_id = d.id"
        " AND NOT EXISTS (SELECT FROM decision_revocation z WHERE z.decision_id = x.id))",
    ),
    (
        "(SELECT sum(x.fine_fen)::bigint FROM decision x WHERE x.case_id = d.id)",
        "(SELECT sum(x.fine_fen)::bigint FROM decision x WHERE x.case_id = d.id"
        " AND NOT EXISTS (SELECT FROM decision_revocation z WHERE z.decision_id = x.id))",
    ),
)


def upgrade() -> None:
    """Tables of facts, their stage rules, and a summary that knows revoked decisions."""
    create_tables()
    stage = sa.table(
        "stage_of_event", sa.column("procedure"), sa.column("kind"), sa.column("stage"), sa.column("decisive")
    )
    op.bulk_insert(
        stage,
        [{"procedure": "GENERAL", "kind": kind, "stage": to, "decisive": False} for kind, to in STAGES.items()],
    )
    change_summary()
    for table in FACTS:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION refuse_change()"
        )
        op.execute(f"GRANT SELECT, INSERT ON {table} TO sanxiang_app")


def change_summary() -> None:
    """Change the summary's function as it stands, whoever changed it before. Raises RuntimeError if a part is not there."""
    query = "SELECT pg_get_functiondef('recompute_case_summary(uuid)'::regprocedure)"
    definition = str(op.get_bind().execute(sa.text(query)).scalar_one())
    for old, new in SUMMARY_CHANGES:
        if old not in definition:
            raise RuntimeError(f"recompute_case_summary has no part {old!r}")
        definition = definition.replace(old, new)
    op.get_bind().exec_driver_sql(definition.replace("%", "%%"))


def create_tables() -> None:
    """The tables, each referring only to earlier ones."""
    op.create_table(
        "case_filing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_case_filing_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_case_filing_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_case_filing_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_filing")),
        sa.UniqueConstraint("case_id", name=op.f("uq_case_filing_case_id")),
    )
    op.create_table(
        "clue",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("violation_ended_on", sa.Date(), nullable=True),
        sa.Column("grave_harm", sa.Boolean(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_clue_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_clue_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_clue_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clue")),
        sa.UniqueConstraint("case_id", name=op.f("uq_clue_case_id")),
    )
    op.create_table(
        "clue_complainant",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_clue_complainant_case_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_clue_complainant_organ_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_clue_complainant_party_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_clue_complainant")),
    )
    op.create_table(
        "collective_discussion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("chair_id", sa.Uuid(), nullable=False),
        sa.Column("attendee_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("opinions", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("result", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_collective_discussion_case_id")),
        sa.ForeignKeyConstraint(["chair_id"], ["staff_member.id"], name=op.f("fk_collective_discussion_chair_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_collective_discussion_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_collective_discussion_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collective_discussion")),
        sa.UniqueConstraint("document_id", name=op.f("uq_collective_discussion_document_id")),
    )
    op.create_index(op.f("ix_collective_discussion_case_id"), "collective_discussion", ["case_id"], unique=False)
    op.create_table(
        "officer_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("handover", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_officer_change_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_officer_change_document_id")),
        sa.ForeignKeyConstraint(["from_id"], ["officer.id"], name=op.f("fk_officer_change_from_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_officer_change_organ_id")),
        sa.ForeignKeyConstraint(["to_id"], ["officer.id"], name=op.f("fk_officer_change_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officer_change")),
    )
    op.create_index(op.f("ix_officer_change_case_id"), "officer_change", ["case_id"], unique=False)
    op.create_table(
        "penalty_notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("proposal", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("discretion", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("hearing_grounds", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("new_facts", sa.String(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("state_until", sa.Date(), nullable=False),
        sa.Column("hearing_until", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_penalty_notice_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_penalty_notice_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_penalty_notice_organ_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_penalty_notice_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penalty_notice")),
        sa.UniqueConstraint("document_id", name=op.f("uq_penalty_notice_document_id")),
    )
    op.create_index(op.f("ix_penalty_notice_case_id"), "penalty_notice", ["case_id"], unique=False)
    op.create_table(
        "recusal_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("target_name", sa.String(), nullable=False),
        sa.Column("target_role", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_recusal_request_case_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_recusal_request_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusal_request")),
    )
    op.create_index(op.f("ix_recusal_request_case_id"), "recusal_request", ["case_id"], unique=False)
    op.create_table(
        "decision_revocation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_decision_revocation_case_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_decision_revocation_decision_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_decision_revocation_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_revocation")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_decision_revocation_decision_id")),
    )
    op.create_index(op.f("ix_decision_revocation_case_id"), "decision_revocation", ["case_id"], unique=False)
    op.create_table(
        "hearing_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("applicant", sa.String(), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_hearing_request_case_id")),
        sa.ForeignKeyConstraint(["notice_id"], ["penalty_notice.id"], name=op.f("fk_hearing_request_notice_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_hearing_request_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing_request")),
        sa.UniqueConstraint("notice_id", name=op.f("uq_hearing_request_notice_id")),
    )
    op.create_index(op.f("ix_hearing_request_case_id"), "hearing_request", ["case_id"], unique=False)
    op.create_table(
        "instalment_approval",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("parts", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_instalment_approval_case_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_instalment_approval_decision_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_instalment_approval_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instalment_approval")),
    )
    op.create_index(op.f("ix_instalment_approval_case_id"), "instalment_approval", ["case_id"], unique=False)
    op.create_index("ix_instalment_approval_decision_id_at", "instalment_approval", ["decision_id", "at"], unique=False)
    op.create_table(
        "recusal_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("evidence_stands", sa.Boolean(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_recusal_decision_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_recusal_decision_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_recusal_decision_organ_id")),
        sa.ForeignKeyConstraint(["request_id"], ["recusal_request.id"], name=op.f("fk_recusal_decision_request_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusal_decision")),
        sa.UniqueConstraint("request_id", name=op.f("uq_recusal_decision_request_id")),
    )
    op.create_index(op.f("ix_recusal_decision_case_id"), "recusal_decision", ["case_id"], unique=False)
    op.create_table(
        "statement_recheck",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("adopted", sa.Boolean(), nullable=False),
        sa.Column("reweighing", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_statement_recheck_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_statement_recheck_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_statement_recheck_organ_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_statement_recheck_statement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_recheck")),
        sa.UniqueConstraint("statement_id", name=op.f("uq_statement_recheck_statement_id")),
    )
    op.create_index(op.f("ix_statement_recheck_case_id"), "statement_recheck", ["case_id"], unique=False)
    op.create_table(
        "hearing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("host_id", sa.Uuid(), nullable=False),
        sa.Column("recorder_id", sa.Uuid(), nullable=True),
        sa.Column("scheduled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("closed_reason", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_hearing_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_hearing_document_id")),
        sa.ForeignKeyConstraint(["host_id"], ["staff_member.id"], name=op.f("fk_hearing_host_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_hearing_organ_id")),
        sa.ForeignKeyConstraint(["recorder_id"], ["staff_member.id"], name=op.f("fk_hearing_recorder_id")),
        sa.ForeignKeyConstraint(["request_id"], ["hearing_request.id"], name=op.f("fk_hearing_request_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_hearing_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing")),
        sa.UniqueConstraint("document_id", name=op.f("uq_hearing_document_id")),
    )
    op.create_index(op.f("ix_hearing_case_id"), "hearing", ["case_id"], unique=False)
    op.create_index(op.f("ix_hearing_request_id"), "hearing", ["request_id"], unique=False)
    op.create_table(
        "hearing_withdrawal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_hearing_withdrawal_case_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_hearing_withdrawal_organ_id")),
        sa.ForeignKeyConstraint(["request_id"], ["hearing_request.id"], name=op.f("fk_hearing_withdrawal_request_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing_withdrawal")),
        sa.UniqueConstraint("request_id", name=op.f("uq_hearing_withdrawal_request_id")),
    )
    op.create_index(op.f("ix_hearing_withdrawal_case_id"), "hearing_withdrawal", ["case_id"], unique=False)
    op.create_table(
        "hearing_record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hearing_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("party_attended", sa.Boolean(), nullable=False),
        sa.Column("attendees", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("record_document_id", sa.Uuid(), nullable=True),
        sa.Column("report_document_id", sa.Uuid(), nullable=True),
        sa.Column("excluded_days", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_hearing_record_case_id")),
        sa.ForeignKeyConstraint(["hearing_id"], ["hearing.id"], name=op.f("fk_hearing_record_hearing_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_hearing_record_organ_id")),
        sa.ForeignKeyConstraint(
            ["record_document_id"], ["document.id"], name=op.f("fk_hearing_record_record_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_document_id"], ["document.id"], name=op.f("fk_hearing_record_report_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing_record")),
        sa.UniqueConstraint("hearing_id", name=op.f("uq_hearing_record_hearing_id")),
    )
    op.create_index(op.f("ix_hearing_record_case_id"), "hearing_record", ["case_id"], unique=False)
