"""A case is closed again after its decision was taken away: of its closings only one after that counts."""

from alembic import op

revision = "0072"
down_revision = "0068"


def upgrade() -> None:
    """Several closings of a case; its summary reads the one that counts. The columns of the view stay as they are."""
    op.drop_constraint("uq_case_closing_case_id", "case_closing", type_="unique")
    op.create_index("ix_case_closing_case_id", "case_closing", ["case_id"])
    op.execute(
        "CREATE OR REPLACE VIEW any_closing AS SELECT c.case_id, c.closed_on FROM case_closing c WHERE NOT EXISTS"
        " (SELECT FROM decision_revocation r WHERE r.case_id = c.case_id AND r.at > c.at)"
        " UNION ALL SELECT proceeding_id, ended_on FROM proceeding_end"
    )
