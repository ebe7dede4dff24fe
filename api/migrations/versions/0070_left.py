"""What was left at the address was left before a witness, or recorded: the recording's number."""

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0072"


def upgrade() -> None:
    """One column; what was served before keeps what its note says."""
    op.add_column("service", sa.Column("recording_ref", sa.String(), nullable=True))
