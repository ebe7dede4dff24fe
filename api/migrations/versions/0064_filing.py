"""What is filed beside policies: matters, the random-inspection list, plans. Who checks the list is data of the organ."""

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0061"


def upgrade() -> None:
    """An organ's list has its checker; an entry its version before; what was abolished its reason."""
    op.add_column("organ", sa.Column("list_checked_by", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_organ_list_checked_by"), "organ", "organ", ["list_checked_by"], ["id"])
    op.add_column("random_inspection_matter", sa.Column("revises", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_random_inspection_matter_revises"), "random_inspection_matter", "random_inspection_matter", ["revises"], ["id"]
    )  # fmt: skip
    op.create_unique_constraint(op.f("uq_random_inspection_matter_revises"), "random_inspection_matter", ["revises"])
    for table in ("matter", "random_inspection_matter"):
        op.add_column(table, sa.Column("end_reason", sa.String(), nullable=True))
