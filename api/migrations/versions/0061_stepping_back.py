"""Recusal and change of officers in common proceedings, too: they belong to a dossier, of either kind."""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"

TABLES = ("recusal_request", "recusal_decision", "officer_change")


def upgrade() -> None:
    """A case's key is its dossier's, so the rows stay as they are."""
    for table in TABLES:
        op.drop_constraint(f"fk_{table}_case_id", table, type_="foreignkey")
        op.alter_column(table, "case_id", new_column_name="owner_id")
        op.execute(f"ALTER INDEX ix_{table}_case_id RENAME TO ix_{table}_owner_id")
        op.create_foreign_key(f"fk_{table}_owner_id", table, "dossier", ["owner_id"], ["id"])
    let_officers_change()


def let_officers_change() -> None:
    """Of a started proceeding its officers alone may change; ``officer_change`` keeps who left and who joined."""
    query = "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'common_proceeding'"
    columns = [name for name in op.get_bind().execute(sa.text(query)).scalars() if name != "officer_ids"]
    op.execute("DROP TRIGGER append_only ON common_proceeding")
    op.execute(
        f"CREATE TRIGGER append_only BEFORE UPDATE OF {', '.join(columns)} OR DELETE OR TRUNCATE ON common_proceeding"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    op.execute("GRANT UPDATE (officer_ids) ON common_proceeding TO sanxiang_app")
