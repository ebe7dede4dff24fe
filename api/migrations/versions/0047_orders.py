"""Lists by last event and by next limit are sought at the cursor: indexes on what the pages sort by."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0041"


def upgrade() -> None:
    """The orders without NULL (api/graph/keyset.py) replace the plain columns.

    Whoever has many millions of rows makes the indexes of these names beforehand, CONCURRENTLY: they are then left as they are.
    """
    for name, order in (
        ("last_event", "COALESCE(last_event_at, 'infinity'::timestamptz)"),
        ("next_due", "COALESCE(next_due_on, 'infinity'::date)"),
    ):
        by: list[str | sa.TextClause] = [sa.text(order), "owner_id"]
        op.create_index(f"ix_case_summary_by_{name}", "case_summary", ["organ_id", *by], if_not_exists=True)
        op.create_index(f"ix_case_summary_all_by_{name}", "case_summary", by, if_not_exists=True)
    op.drop_index("ix_case_summary_organ_id_last_event_at", "case_summary")
    op.drop_index("ix_case_summary_organ_id_next_due_on", "case_summary")
