"""A measure states what its objects are worth and whether the whole premises are sealed: the catalogue of major decisions asks."""

import sqlalchemy as sa
from alembic import op

revision = "0067"
down_revision = "0069"


def upgrade() -> None:
    """Two columns and what binds them; of measures already on record the value is not known."""
    op.add_column("measure", sa.Column("value_fen", sa.BigInteger(), nullable=True))
    op.add_column("measure", sa.Column("whole_premises", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.alter_column("measure", "whole_premises", server_default=None)
    op.create_check_constraint(op.f("ck_measure_value_not_negative"), "measure", "value_fen >= 0")
