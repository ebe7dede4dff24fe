"""Personal data sealed beside the party, a record of every look at them, and the sessions of the pages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Three tables with their grants. A look that was recorded stays recorded."""
    op.create_table(
        "personal_datum",
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("ciphertext", sa.LargeBinary(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("blind_index", sa.LargeBinary(), nullable=True),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_personal_datum_party_id")),
        sa.PrimaryKeyConstraint("party_id", "field", name=op.f("pk_personal_datum")),
    )
    op.create_index("ix_personal_datum_field_blind_index", "personal_datum", ["field", "blind_index"])
    op.create_index(op.f("ix_personal_datum_key_id"), "personal_datum", ["key_id"])
    op.create_table(
        "reveal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("revealed_by", sa.Uuid(), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_reveal_organ_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_reveal_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reveal")),
    )
    op.create_index(op.f("ix_reveal_organ_id"), "reveal", ["organ_id"])
    op.create_index(op.f("ix_reveal_party_id"), "reveal", ["party_id"])
    op.create_index(op.f("ix_reveal_revealed_by"), "reveal", ["revealed_by"])
    op.create_table(
        "page_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acr", sa.String(), nullable=False),
        sa.Column("amr", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_page_session_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_session")),
    )
    op.create_index(op.f("ix_page_session_account_id"), "page_session", ["account_id"])
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reveal FOR EACH STATEMENT"
        " EXECUTE FUNCTION refuse_change()"
    )
    op.execute("GRANT SELECT, INSERT ON reveal TO sanxiang_app")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON personal_datum TO sanxiang_app")
    op.execute("GRANT SELECT, INSERT, UPDATE ON page_session TO sanxiang_app")
