"""The licence procedure: from the application to the certificate, every step a row that is never changed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0030"

FACTS = (
    "licence_application",
    "correction_request",
    "application_supplement",
    "licence_intake",
    "site_verification",
    "expert_review",
    "expert_result",
    "licence_hearing_offer",
    "licence_hearing_request",
    "licence_hearing",
    "licence_hearing_record",
    "licence_extension",
    "licence_issue",
    "licence_withdrawal",
)

STAGES = {
    "APPLICATION_NOT_ACCEPTED": "NOT_ACCEPTED", "APPLICATION_WITHDRAWN": "WITHDRAWN", "CREDENTIAL_SHOWN": "EXAMINING",
    "EXPERT_REVIEW_STARTED": "EXPERT_REVIEW", "EXPERT_REVIEW_ENDED": "EXAMINING", "NOTICE_ISSUED": "EXAMINING",
    "HEARING_REQUESTED": "HEARING", "HEARING_NOTIFIED": "HEARING", "HEARING_HELD": "EXAMINING",
}  # fmt: skip


def upgrade() -> None:
    """Tables of facts, appended only, and the application's rights."""
    create_tables()
    stage = sa.table(
        "stage_of_event", sa.column("procedure"), sa.column("kind"), sa.column("stage"), sa.column("decisive")
    )
    op.bulk_insert(
        stage,
        [{"procedure": "LICENCE", "kind": kind, "stage": to, "decisive": False} for kind, to in STAGES.items()],
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
        "application_supplement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("materials", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_application_supplement_case_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_application_supplement_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_supplement")),
    )
    op.create_index(op.f("ix_application_supplement_case_id"), "application_supplement", ["case_id"], unique=False)
    op.create_table(
        "correction_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("missing", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_correction_request_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_correction_request_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_correction_request_organ_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_correction_request_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_request")),
        sa.UniqueConstraint("case_id", name=op.f("uq_correction_request_case_id")),
        sa.UniqueConstraint("document_id", name=op.f("uq_correction_request_document_id")),
    )
    op.create_table(
        "expert_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_expert_review_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_expert_review_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_expert_review_organ_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_expert_review_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert_review")),
        sa.UniqueConstraint("document_id", name=op.f("uq_expert_review_document_id")),
    )
    op.create_index(op.f("ix_expert_review_case_id"), "expert_review", ["case_id"], unique=False)
    op.create_table(
        "licence_application",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("applicant_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("scope", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("materials", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["applicant_id"], ["party.id"], name=op.f("fk_licence_application_applicant_id")),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_licence_application_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_licence_application_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_licence_application_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence_application")),
        sa.UniqueConstraint("case_id", name=op.f("uq_licence_application_case_id")),
        sa.UniqueConstraint("document_id", name=op.f("uq_licence_application_document_id")),
    )
    op.create_index(op.f("ix_licence_application_applicant_id"), "licence_application", ["applicant_id"], unique=False)
    op.create_table(
        "licence_extension",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.CheckConstraint("days BETWEEN 1 AND 10", name=op.f("ck_licence_extension_within_ten_days")),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_licence_extension_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_licence_extension_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_licence_extension_organ_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_licence_extension_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence_extension")),
        sa.UniqueConstraint("case_id", name=op.f("uq_licence_extension_case_id")),
        sa.UniqueConstraint("document_id", name=op.f("uq_licence_extension_document_id")),
    )
    op.create_table(
        "licence_hearing_offer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("ask_until", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_licence_hearing_offer_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_licence_hearing_offer_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_licence_hearing_offer_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence_hearing_offer")),
        sa.UniqueConstraint("case_id", name=op.f("uq_licence_hearing_offer_case_id")),
        sa.UniqueConstraint("document_id", name=op.f("uq_licence_hearing_offer_document_id")),
    )
    op.create_table(
        "licence_intake",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_licence_intake_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_licence_intake_document_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_licence_intake_organ_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_licence_intake_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence_intake")),
        sa.UniqueConstraint("case_id", name=op.f("uq_licence_intake_case_id")),
        sa.UniqueConstraint("document_id", name=op.f("uq_licence_intake_document_id")),
    )
    op.create_table(
        "licence_issue",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("certificate_document_id", sa.Uuid(), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_licence_issue_case_id")),
        sa.ForeignKeyConstraint(
            ["certificate_document_id"], ["document.id"], name=op.f("fk_licence_issue_certificate_document_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_licence_issue_organ_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_licence_issue_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence_issue")),
        sa.UniqueConstraint("case_id", name=op.f("uq_licence_issue_case_id")),
        sa.UniqueConstraint("certificate_document_id", name=op.f("uq_licence_issue_certificate_document_id")),
    )
    op.create_table(
        "licence_withdrawal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_licence_withdrawal_case_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_licence_withdrawal_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence_withdrawal")),
        sa.UniqueConstraint("case_id", name=op.f("uq_licence_withdrawal_case_id")),
    )
    op.create_table(
        "site_verification",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("conforms", sa.Boolean(), nullable=False),
        sa.Column("conclusion", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("officer_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_site_verification_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_site_verification_document_id")),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_site_verification_evidence_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_site_verification_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_verification")),
        sa.UniqueConstraint("document_id", name=op.f("uq_site_verification_document_id")),
    )
    op.create_index(op.f("ix_site_verification_case_id"), "site_verification", ["case_id"], unique=False)
    op.create_table(
        "expert_result",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("expert_review_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("conforms", sa.Boolean(), nullable=False),
        sa.Column("conclusion", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_expert_result_case_id")),
        sa.ForeignKeyConstraint(
            ["expert_review_id"], ["expert_review.id"], name=op.f("fk_expert_result_expert_review_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_expert_result_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert_result")),
        sa.UniqueConstraint("expert_review_id", name=op.f("uq_expert_result_expert_review_id")),
    )
    op.create_index(op.f("ix_expert_result_case_id"), "expert_result", ["case_id"], unique=False)
    op.create_table(
        "licence_hearing_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_licence_hearing_request_case_id")),
        sa.ForeignKeyConstraint(
            ["offer_id"], ["licence_hearing_offer.id"], name=op.f("fk_licence_hearing_request_offer_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_licence_hearing_request_organ_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_licence_hearing_request_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence_hearing_request")),
        sa.UniqueConstraint("offer_id", name=op.f("uq_licence_hearing_request_offer_id")),
    )
    op.create_index(op.f("ix_licence_hearing_request_case_id"), "licence_hearing_request", ["case_id"], unique=False)
    op.create_table(
        "licence_hearing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("host_id", sa.Uuid(), nullable=False),
        sa.Column("scheduled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_licence_hearing_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_licence_hearing_document_id")),
        sa.ForeignKeyConstraint(["host_id"], ["staff_member.id"], name=op.f("fk_licence_hearing_host_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_licence_hearing_organ_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["licence_hearing_request.id"], name=op.f("fk_licence_hearing_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence_hearing")),
        sa.UniqueConstraint("document_id", name=op.f("uq_licence_hearing_document_id")),
        sa.UniqueConstraint("request_id", name=op.f("uq_licence_hearing_request_id")),
    )
    op.create_index(op.f("ix_licence_hearing_case_id"), "licence_hearing", ["case_id"], unique=False)
    op.create_table(
        "licence_hearing_record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hearing_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_licence_hearing_record_case_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_licence_hearing_record_document_id")),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["licence_hearing.id"], name=op.f("fk_licence_hearing_record_hearing_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_licence_hearing_record_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence_hearing_record")),
        sa.UniqueConstraint("document_id", name=op.f("uq_licence_hearing_record_document_id")),
        sa.UniqueConstraint("hearing_id", name=op.f("uq_licence_hearing_record_hearing_id")),
    )
    op.create_index(op.f("ix_licence_hearing_record_case_id"), "licence_hearing_record", ["case_id"], unique=False)
