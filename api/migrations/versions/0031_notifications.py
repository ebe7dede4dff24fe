"""What changed is told to whoever listens: ids only, when the transaction commits."""

from alembic import op

revision = "0031"
down_revision = "0015"

EVENT = """
CREATE FUNCTION notify_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('sanxiang_changes', 'case:' || NEW.owner_id);
  -- What happens on a visit happens to the case that grew out of it.
  PERFORM pg_notify('sanxiang_changes', 'case:' || c.id) FROM enforcement_case c WHERE c.origin_visit_id = NEW.owner_id;
  RETURN NULL;
END $$
"""

REVISION = """
CREATE FUNCTION notify_of_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('sanxiang_changes', 'document:' || NEW.document_id);
  RETURN NULL;
END $$
"""


def upgrade() -> None:
    """One trigger on the timeline, one on the record of document revisions. PostgreSQL merges equal payloads of a transaction."""
    op.execute(EVENT)
    op.execute(REVISION)
    op.execute("CREATE TRIGGER notify AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION notify_of_event()")
    op.execute(
        "CREATE TRIGGER notify AFTER INSERT ON document_revision FOR EACH ROW EXECUTE FUNCTION notify_of_revision()"
    )
