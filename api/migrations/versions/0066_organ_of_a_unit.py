"""A unit belongs to one organ: said to the planner, which otherwise takes the two for independent and expects a sixtieth of the
cases that a unit has. A unit head's newest page was then sorted out of all cases of the unit."""

from alembic import op

revision = "0066"
down_revision = "0063"


def upgrade() -> None:
    """What is known once the table is analysed; autovacuum does that by itself, ``ANALYZE`` at once."""
    op.execute(
        "CREATE STATISTICS st_enforcement_case_unit_id (dependencies) ON organ_id, unit_id FROM enforcement_case"
    )
    op.execute("ANALYZE enforcement_case")
