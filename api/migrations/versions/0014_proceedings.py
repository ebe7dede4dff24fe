"""Common proceedings: levy, requisition, charge, compulsory execution; a summary that knows every kind of decision."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0020"

FACTS = (
    "charge_standard", "common_proceeding", "proceeding_notice", "proceeding_statement", "proceeding_decision",
    "proceeding_payment", "goods_handover", "compensation_decision", "compensation_payment", "execution_act",
    "execution_turn", "execution_agreement", "proceeding_end",
)  # fmt: skip

COMMON = {
    "PROCEEDING_STARTED": "STARTED", "NOTICE_ISSUED": "NOTIFIED", "DEMANDED": "NOTIFIED", "RIGHTS_EXPLAINED": "NOTIFIED",
    "STATEMENT_RECEIVED": "STATEMENT", "STATEMENT_WAIVED": "STATEMENT", "REVIEW_SUBMITTED": "UNDER_REVIEW",
    "LEVY_DECIDED": "DECIDED", "CHARGE_NOTIFIED": "DECIDED", "REQUISITION_DECIDED": "DECIDED", "EXECUTION_DECIDED": "DECIDED",
    "DOCUMENT_SERVED": "SERVED", "PAYMENT_RECEIVED": "PERFORMING", "GOODS_TAKEN": "PERFORMING",
    "GOODS_RETURNED": "PERFORMING", "COMPENSATION_DECIDED": "PERFORMING", "COMPENSATED": "PERFORMING", "EXECUTED": "PERFORMING",
    "EXECUTION_AGREED": "PERFORMING", "EXECUTION_SUSPENDED": "SUSPENDED", "EXECUTION_RESUMED": "PERFORMING",
    "PERFORMED": "PERFORMED", "PROCEEDING_TERMINATED": "TERMINATED", "PROCEEDING_CANCELLED": "CANCELLED",
    "CASE_ARCHIVED": "ARCHIVED",
}  # fmt: skip

VIEWS = (
    "CREATE VIEW any_decision AS SELECT id, case_id, document_id, made_on, fine_fen FROM decision"
    " UNION ALL SELECT id, proceeding_id, document_id, made_on, amount_fen FROM proceeding_decision",
    "CREATE VIEW any_payment AS SELECT case_id, paid_fen FROM payment"
    " UNION ALL SELECT proceeding_id, paid_fen FROM proceeding_payment",
    "CREATE VIEW any_closing AS SELECT case_id, closed_on FROM case_closing"
    " UNION ALL SELECT proceeding_id, ended_on FROM proceeding_end",
)
"""A case and a common proceeding alike as the summary reads them: one function, one place where a dossier is summed up."""

SUMMARY_CHANGES = (
    (
        "LEFT JOIN enforcement_case c ON c.id = d.id",
        "LEFT JOIN enforcement_case c ON c.id = d.id LEFT JOIN common_proceeding p ON p.id = d.id",
    ),
    ("coalesce(c.procedure, 'INSPECTION') AS rules", "coalesce(c.procedure, p.procedure, 'INSPECTION') AS rules"),
    (
        "CASE d.rules WHEN 'INSPECTION' THEN 'PLANNED'",
        "CASE WHEN d.rules IN ('LEVY', 'REQUISITION', 'CHARGE', 'COMPULSORY_EXECUTION') THEN 'STARTED'"
        " WHEN d.rules = 'INSPECTION' THEN 'PLANNED'",
    ),
    ("WHEN 'LICENCE' THEN 'APPLIED'", "WHEN d.rules = 'LICENCE' THEN 'APPLIED'"),
    ("FROM decision x", "FROM any_decision x"),
    ("JOIN decision x", "JOIN any_decision x"),
    ("FROM payment x", "FROM any_payment x"),
    ("FROM case_closing", "FROM any_closing"),
)


def upgrade() -> None:
    """Tables of facts, their stage rules, and a summary that reads both kinds of dossier."""
    create_tables()
    stage = sa.table(
        "stage_of_event", sa.column("procedure"), sa.column("kind"), sa.column("stage"), sa.column("decisive")
    )
    op.bulk_insert(
        stage,
        [
            {"procedure": procedure, "kind": kind, "stage": to, "decisive": kind == "DOCUMENT_SERVED"}
            for procedure in ("LEVY", "REQUISITION", "CHARGE", "COMPULSORY_EXECUTION")
            for kind, to in COMMON.items()
        ],
    )
    for table in FACTS:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION refuse_change()"
        )
        op.execute(f"GRANT SELECT, INSERT ON {table} TO sanxiang_app")
    for view in VIEWS:
        op.execute(view)
    op.execute("GRANT SELECT ON any_decision, any_payment, any_closing TO sanxiang_app")
    change_summary()


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
        "charge_standard",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("unit_price_fen", sa.BigInteger(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.CheckConstraint("unit_price_fen > 0", name=op.f("ck_charge_standard_price_is_positive")),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"], name=op.f("fk_charge_standard_matter_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_charge_standard_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charge_standard")),
        sa.UniqueConstraint("matter_id", "version", name=op.f("uq_charge_standard_matter_id_version")),
    )
    op.create_index(op.f("ix_charge_standard_matter_id"), "charge_standard", ["matter_id"], unique=False)
    op.create_table(
        "common_proceeding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("procedure", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("officer_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("standard_id", sa.Uuid(), nullable=True),
        sa.Column("calculation", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("command", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("compensation_rule", sa.String(), nullable=True),
        sa.Column("goods", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("base_decision_id", sa.Uuid(), nullable=True),
        sa.Column("base_proceeding_id", sa.Uuid(), nullable=True),
        sa.Column("obligation", sa.String(), nullable=True),
        sa.Column("execution_kind", sa.Text(), nullable=True),
        sa.Column("own_power", sa.String(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["base_decision_id"], ["decision.id"], name=op.f("fk_common_proceeding_base_decision_id")
        ),
        sa.ForeignKeyConstraint(
            ["base_proceeding_id"], ["common_proceeding.id"], name=op.f("fk_common_proceeding_base_proceeding_id")
        ),
        sa.ForeignKeyConstraint(["id"], ["dossier.id"], name=op.f("fk_common_proceeding_id")),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"], name=op.f("fk_common_proceeding_matter_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_common_proceeding_organ_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_common_proceeding_party_id")),
        sa.ForeignKeyConstraint(["standard_id"], ["charge_standard.id"], name=op.f("fk_common_proceeding_standard_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_common_proceeding_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_common_proceeding")),
    )
    op.create_index(
        op.f("ix_common_proceeding_base_decision_id"), "common_proceeding", ["base_decision_id"], unique=False
    )
    op.create_index(
        op.f("ix_common_proceeding_base_proceeding_id"), "common_proceeding", ["base_proceeding_id"], unique=False
    )
    op.create_index(op.f("ix_common_proceeding_organ_id"), "common_proceeding", ["organ_id"], unique=False)
    op.create_index(op.f("ix_common_proceeding_party_id"), "common_proceeding", ["party_id"], unique=False)
    op.create_index(op.f("ix_common_proceeding_procedure"), "common_proceeding", ["procedure"], unique=False)
    op.create_index(op.f("ix_common_proceeding_unit_id"), "common_proceeding", ["unit_id"], unique=False)
    op.create_table(
        "compensation_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("pay_by", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_compensation_decision_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_compensation_decision_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_compensation_decision_proceeding_id")
        ),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_compensation_decision_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compensation_decision")),
        sa.UniqueConstraint("document_id", name=op.f("uq_compensation_decision_document_id")),
        sa.UniqueConstraint("proceeding_id", name=op.f("uq_compensation_decision_proceeding_id")),
    )
    op.create_table(
        "compensation_payment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("paid_fen", sa.BigInteger(), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("voucher_no", sa.String(), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.CheckConstraint("paid_fen > 0", name=op.f("ck_compensation_payment_paid_is_positive")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_compensation_payment_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_compensation_payment_proceeding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compensation_payment")),
        sa.UniqueConstraint("proceeding_id", name=op.f("uq_compensation_payment_proceeding_id")),
    )
    op.create_table(
        "execution_act",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("emergency_reason", sa.String(), nullable=True),
        sa.Column("supervisor_id", sa.Uuid(), nullable=True),
        sa.Column("cost_fen", sa.BigInteger(), nullable=True),
        sa.Column("fulfilled", sa.Boolean(), nullable=False),
        sa.Column("officer_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("recording_refs", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.CheckConstraint("begun_at < ended_at", name=op.f("ck_execution_act_runs_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_execution_act_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_execution_act_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_execution_act_proceeding_id")
        ),
        sa.ForeignKeyConstraint(["supervisor_id"], ["officer.id"], name=op.f("fk_execution_act_supervisor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_execution_act")),
        sa.UniqueConstraint("document_id", name=op.f("uq_execution_act_document_id")),
    )
    op.create_index(op.f("ix_execution_act_proceeding_id"), "execution_act", ["proceeding_id"], unique=False)
    op.create_table(
        "execution_agreement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("stages", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_execution_agreement_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_execution_agreement_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_execution_agreement_proceeding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_execution_agreement")),
        sa.UniqueConstraint("document_id", name=op.f("uq_execution_agreement_document_id")),
    )
    op.create_index(
        op.f("ix_execution_agreement_proceeding_id"), "execution_agreement", ["proceeding_id"], unique=False
    )
    op.create_table(
        "execution_turn",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("turn", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_execution_turn_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_execution_turn_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_execution_turn_proceeding_id")
        ),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_execution_turn_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_execution_turn")),
        sa.UniqueConstraint("document_id", name=op.f("uq_execution_turn_document_id")),
    )
    op.create_index(op.f("ix_execution_turn_proceeding_id"), "execution_turn", ["proceeding_id"], unique=False)
    op.create_table(
        "goods_handover",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("goods", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("officer_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_goods_handover_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_goods_handover_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_goods_handover_proceeding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goods_handover")),
        sa.UniqueConstraint("document_id", name=op.f("uq_goods_handover_document_id")),
    )
    op.create_index(op.f("ix_goods_handover_proceeding_id"), "goods_handover", ["proceeding_id"], unique=False)
    op.create_table(
        "proceeding_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("calculation", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("pay_by", sa.Date(), nullable=True),
        sa.Column("goods", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("execution_kind", sa.Text(), nullable=True),
        sa.Column("budget_fen", sa.BigInteger(), nullable=True),
        sa.Column("performer", sa.String(), nullable=True),
        sa.Column("immediate_reason", sa.String(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_proceeding_decision_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_proceeding_decision_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_proceeding_decision_proceeding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proceeding_decision")),
        sa.UniqueConstraint("document_id", name=op.f("uq_proceeding_decision_document_id")),
        sa.UniqueConstraint("proceeding_id", name=op.f("uq_proceeding_decision_proceeding_id")),
    )
    op.create_table(
        "proceeding_end",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_proceeding_end_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_proceeding_end_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_proceeding_end_proceeding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proceeding_end")),
        sa.UniqueConstraint("document_id", name=op.f("uq_proceeding_end_document_id")),
        sa.UniqueConstraint("proceeding_id", name=op.f("uq_proceeding_end_proceeding_id")),
    )
    op.create_table(
        "proceeding_notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("term_until", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_proceeding_notice_document_id")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_proceeding_notice_event_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_proceeding_notice_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_proceeding_notice_proceeding_id")
        ),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_proceeding_notice_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proceeding_notice")),
        sa.UniqueConstraint("document_id", name=op.f("uq_proceeding_notice_document_id")),
    )
    op.create_index(op.f("ix_proceeding_notice_proceeding_id"), "proceeding_notice", ["proceeding_id"], unique=False)
    op.create_table(
        "proceeding_payment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("paid_fen", sa.BigInteger(), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("payer", sa.String(), nullable=False),
        sa.Column("receipt_no", sa.String(), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.CheckConstraint("paid_fen > 0", name=op.f("ck_proceeding_payment_paid_is_positive")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_proceeding_payment_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_proceeding_payment_proceeding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proceeding_payment")),
        sa.UniqueConstraint("organ_id", "receipt_no", name=op.f("uq_proceeding_payment_organ_id_receipt_no")),
    )
    op.create_index(op.f("ix_proceeding_payment_proceeding_id"), "proceeding_payment", ["proceeding_id"], unique=False)
    op.create_table(
        "proceeding_statement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proceeding_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("recheck", sa.String(), nullable=True),
        sa.Column("adopted", sa.Boolean(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_proceeding_statement_organ_id")),
        sa.ForeignKeyConstraint(
            ["proceeding_id"], ["common_proceeding.id"], name=op.f("fk_proceeding_statement_proceeding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proceeding_statement")),
    )
    op.create_index(
        op.f("ix_proceeding_statement_proceeding_id"), "proceeding_statement", ["proceeding_id"], unique=False
    )
