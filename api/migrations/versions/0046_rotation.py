"""The blind index names its key, so that the key can be rotated; sessions that have ended can be removed."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0012"


def upgrade() -> None:
    """What was indexed so far was indexed with the first key."""
    op.add_column("personal_datum", sa.Column("index_key_id", sa.String(), nullable=True))
    op.execute("UPDATE personal_datum SET index_key_id = 'index' WHERE blind_index IS NOT NULL")
    op.create_check_constraint(
        op.f("ck_personal_datum_index_names_its_key"),
        "personal_datum",
        "(blind_index IS NULL) = (index_key_id IS NULL)",
    )
    op.create_index(op.f("ix_personal_datum_index_key_id"), "personal_datum", ["index_key_id"])
    op.create_index(op.f("ix_page_session_expires_at"), "page_session", ["expires_at"])
    op.execute("GRANT DELETE ON page_session TO sanxiang_app")
