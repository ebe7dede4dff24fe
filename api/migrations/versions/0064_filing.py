"""What is filed beside policies: matters, the random-inspection list, plans. Who checks the list is data of the organ."""

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0066"

PUBLISHED = {
    "organ": ("", "settings"),
    "matter": ("WHERE status = 'PUBLISHED'", ""),
    "random_inspection_matter": ("WHERE status = 'PUBLISHED'", "check_record"),
}
"""The tables with new columns of which something is published: which rows, and the column that is withheld."""


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
    for table, (rows, withheld) in PUBLISHED.items():
        show_anybody(table, rows, withheld)


def show_anybody(table: str, rows: str, withheld: str) -> None:
    """The view of what is published has every column of its table, those withheld empty."""
    inspector = sa.inspect(op.get_bind())
    columns = ", ".join(
        f"NULL::jsonb AS {column['name']}" if column["name"] == withheld else column["name"]
        for column in inspector.get_columns(table)
    )
    op.execute(
        f"CREATE OR REPLACE VIEW published.{table} WITH (security_barrier) AS SELECT {columns} FROM public.{table} {rows}"
    )
