"""An execution agreement may reduce the surcharge, for the remedial measures that the party took."""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0065"


def upgrade() -> None:
    """Two columns and what binds them; agreements already on record reduce nothing."""
    op.add_column("execution_agreement", sa.Column("remedial_measures", sa.String(), nullable=True))
    op.add_column("execution_agreement", sa.Column("waived_fen", sa.BigInteger(), nullable=True))
    op.create_check_constraint(
        op.f("ck_execution_agreement_waived_for_remedial_measures"), "execution_agreement",
        "waived_fen IS NULL OR waived_fen > 0 AND remedial_measures IS NOT NULL",
    )  # fmt: skip
