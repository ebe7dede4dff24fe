"""Money is received for a fine, or for the unlawful gains confiscated; a summary's money is that of the fine."""

import sqlalchemy as sa
from alembic import op

revision = "0068"
down_revision = "0067"


def upgrade() -> None:
    """What was received so far was received for fines."""
    op.add_column("payment", sa.Column("purpose", sa.Text(), server_default="FINE", nullable=False))
    op.alter_column("payment", "purpose", server_default=None)
    op.create_check_constraint(
        op.f("ck_payment_no_surcharge_on_gains"), "payment", "purpose = 'FINE' OR surcharge_fen = 0 AND NOT cash"
    )
    op.execute(
        "CREATE OR REPLACE VIEW any_payment AS SELECT case_id, paid_fen FROM payment WHERE purpose = 'FINE'"
        " UNION ALL SELECT proceeding_id, paid_fen FROM proceeding_payment"
    )
