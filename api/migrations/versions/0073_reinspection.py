"""The stages of a visit on which something is to be put right and is looked at again."""

import sqlalchemy as sa
from alembic import op

revision = "0073"
down_revision = "0070"

STAGES = (("RECTIFICATION_ORDERED", "RECTIFYING"), ("REINSPECTED", "REINSPECTED"))


def upgrade() -> None:
    """Two rules of stages."""
    stage = sa.table(
        "stage_of_event", sa.column("procedure"), sa.column("kind"), sa.column("stage"), sa.column("decisive")
    )
    op.bulk_insert(
        stage,
        [{"procedure": "INSPECTION", "kind": kind, "stage": to, "decisive": False} for kind, to in STAGES],
    )
