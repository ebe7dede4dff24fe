"""Whether a remedy took a decision away for a procedural breach alone (违反法定程序): then the same may be decided again."""

import sqlalchemy as sa
from alembic import op

revision = "0075"
down_revision = "0073"


def upgrade() -> None:
    """Of the outcomes on record none says so."""
    op.add_column("remedy_outcome", sa.Column("on_procedure", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.alter_column("remedy_outcome", "on_procedure", server_default=None)
