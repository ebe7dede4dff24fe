"""What the database itself guarantees: facts are appended only, the summary follows from them, the application's role."""

import sqlalchemy as sa
from alembic import op

from api.migrations.queue_schema import GRANTS, install_queue

revision = "0002"
down_revision = "0001"

FACTS = (
    "event", "deadline", "deadline_met", "document_void", "signature_mark", "document_revision", "service", "file_opening",
    "inspection_approval", "inspection_result", "statement", "decision", "organ_filing", "payment", "case_closing", "evidence",
    "idempotency",
)  # fmt: skip
"""Tables whose rows are never changed or removed."""

CHANGEABLE = (
    "region", "organ", "unit", "seal", "officer", "certificate", "staff_member", "delegation", "reviewer", "counsel", "matter",
    "discretion_standard", "party", "dossier", "enforcement_case", "case_officer", "case_party", "random_inspection_matter",
    "inspection_plan", "inspection_plan_item", "inspection_cap", "inspection_task", "inspection_visit", "document",
    "number_series", "upload", "case_summary", "account", "workday_override", "calendar_year",
)  # fmt: skip
"""Tables whose rows are kept up to date by acts or by administration."""

APPEND_ONLY = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$
"""

ISSUED_IS_FINAL = """
CREATE FUNCTION refuse_rewriting_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.issued_at IS NOT NULL AND (
       (NEW.data, NEW.template, NEW.template_version, NEW.title, NEW.owner_id, NEW.organ_id, NEW.issued_at)
         IS DISTINCT FROM
       (OLD.data, OLD.template, OLD.template_version, OLD.title, OLD.owner_id, OLD.organ_id, OLD.issued_at)
       OR NEW.number IS DISTINCT FROM OLD.number
       OR (OLD.in_force_at IS NOT NULL AND NEW.in_force_at IS DISTINCT FROM OLD.in_force_at)) THEN
    RAISE EXCEPTION 'document % is issued: its content is final', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$
"""

RECOMPUTE = """
CREATE FUNCTION recompute_case_summary(dossier_id uuid) RETURNS void LANGUAGE sql AS $$
  WITH d AS (
    SELECT d.id, d.organ_id, c.procedure, ARRAY[d.id] || CASE WHEN c.origin_visit_id IS NULL THEN '{}'::uuid[]
           ELSE ARRAY[c.origin_visit_id] END AS owners, coalesce(c.procedure, 'INSPECTION') AS rules
    FROM dossier d LEFT JOIN enforcement_case c ON c.id = d.id
    WHERE d.id = dossier_id
  )
  INSERT INTO case_summary AS s (owner_id, organ_id, stage, event_count, document_count, evidence_count, last_event_at,
      decided_on, served_on, closed_on, fine_fen, paid_fen, next_due_on, latest_document_id)
  SELECT d.id, d.organ_id,
    coalesce((SELECT r.stage FROM event e JOIN stage_of_event r ON r.procedure = d.rules AND r.kind = e.kind
       WHERE e.owner_id = ANY (d.owners)
         AND (NOT r.decisive OR EXISTS (SELECT FROM decision x WHERE x.case_id = d.id AND x.document_id = ANY (e.document_ids)))
       ORDER BY e.at DESC, e.sequence DESC LIMIT 1),
      CASE d.rules WHEN 'INSPECTION' THEN 'PLANNED' WHEN 'LICENCE' THEN 'APPLIED' ELSE 'CLUE' END),
    (SELECT count(*) FROM event e WHERE e.owner_id = ANY (d.owners)),
    (SELECT count(*) FROM document x WHERE x.owner_id = ANY (d.owners)
        AND NOT EXISTS (SELECT FROM document_void v WHERE v.document_id = x.id)),
    (SELECT count(*) FROM evidence x WHERE x.owner_id = ANY (d.owners)),
    (SELECT max(e.at) FROM event e WHERE e.owner_id = ANY (d.owners)),
    (SELECT max(x.made_on) FROM decision x WHERE x.case_id = d.id),
    (SELECT max((v.served_at AT TIME ZONE 'Asia/Shanghai')::date) FROM service v JOIN decision x ON x.document_id = v.document_id
       WHERE x.case_id = d.id),
    (SELECT max(x.closed_on) FROM case_closing x WHERE x.case_id = d.id),
    (SELECT sum(x.fine_fen)::bigint FROM decision x WHERE x.case_id = d.id),
    coalesce((SELECT sum(x.paid_fen)::bigint FROM payment x WHERE x.case_id = d.id), 0),
    (SELECT min(x.due_on) FROM deadline x WHERE x.owner_id = ANY (d.owners)
        AND NOT EXISTS (SELECT FROM deadline_met m WHERE m.deadline_id = x.id)
        AND NOT EXISTS (SELECT FROM case_closing y WHERE y.case_id = d.id)),
    (SELECT x.id FROM document x WHERE x.owner_id = ANY (d.owners) AND x.issued_at IS NOT NULL
       ORDER BY x.issued_at DESC, x.id DESC LIMIT 1)
  FROM d
  ON CONFLICT (owner_id) DO UPDATE SET (stage, event_count, document_count, evidence_count, last_event_at, decided_on,
      served_on, closed_on, fine_fen, paid_fen, next_due_on, latest_document_id) =
    (EXCLUDED.stage, EXCLUDED.event_count, EXCLUDED.document_count, EXCLUDED.evidence_count, EXCLUDED.last_event_at,
     EXCLUDED.decided_on, EXCLUDED.served_on, EXCLUDED.closed_on, EXCLUDED.fine_fen, EXCLUDED.paid_fen, EXCLUDED.next_due_on,
     EXCLUDED.latest_document_id)
$$
"""

LEGAL_TODAY = """
CREATE FUNCTION legal_today() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (coalesce((SELECT at FROM development_clock), now()) AT TIME ZONE 'Asia/Shanghai')::date
$$
"""
"""The Shanghai day by the legal clock, for reads that depend on the day: a certificate lapses without anybody's act."""

GENERAL = {
    "CLUE_REGISTERED": "CLUE", "CLUE_VERIFIED": "VERIFYING", "CASE_FILED": "FILED", "CREDENTIAL_SHOWN": "INVESTIGATING",
    "INQUIRY": "INVESTIGATING", "INVESTIGATION_CLOSED": "INVESTIGATION_CLOSED", "REVIEW_SUBMITTED": "UNDER_REVIEW",
    "NOTICE_ISSUED": "NOTIFIED", "STATEMENT_RECEIVED": "STATEMENT_DEFENCE", "STATEMENT_WAIVED": "STATEMENT_DEFENCE",
    "HEARING_REQUESTED": "HEARING", "HEARING_REQUEST_WITHDRAWN": "STATEMENT_DEFENCE",
    "COLLECTIVE_DISCUSSED": "COLLECTIVE_DISCUSSION", "DECISION_MADE": "DECIDED", "DOCUMENT_SERVED": "SERVED",
    "PAYMENT_RECEIVED": "EXECUTING", "PERFORMED": "EXECUTING", "DEMANDED": "EXECUTING", "CASE_CLOSED": "CLOSED",
    "CASE_ARCHIVED": "ARCHIVED",
}  # fmt: skip

SIMPLE = {
    "CREDENTIAL_SHOWN": "INVESTIGATING", "SITE_INSPECTED": "INVESTIGATING", "RIGHTS_EXPLAINED": "NOTIFIED",
    "STATEMENT_RECEIVED": "STATEMENT_DEFENCE", "STATEMENT_WAIVED": "STATEMENT_DEFENCE", "DECISION_MADE": "DECIDED",
    "DOCUMENT_SERVED": "SERVED", "PAYMENT_RECEIVED": "EXECUTING", "PERFORMED": "EXECUTING", "CASE_CLOSED": "CLOSED",
    "CASE_ARCHIVED": "ARCHIVED",
}  # fmt: skip

LICENCE = {
    "APPLICATION_RECEIVED": "APPLIED", "CORRECTION_NOTICE": "CORRECTION_REQUESTED", "APPLICATION_ACCEPTED": "ACCEPTED",
    "SITE_VERIFIED": "SITE_VERIFICATION", "DECISION_MADE": "DECIDED_GRANT", "LICENCE_ISSUED": "ISSUED",
    "CASE_ARCHIVED": "ARCHIVED",
}  # fmt: skip

INSPECTION = {
    "INSPECTION_DRAWN": "DRAWN", "INSPECTION_APPROVED": "APPROVED", "INSPECTION_NOTIFIED": "NOTIFIED",
    "ENTRY_CODE_SCANNED": "ON_SITE", "CREDENTIAL_SHOWN": "ON_SITE", "SITE_INSPECTED": "ON_SITE",
    "INSPECTION_RESULT_TOLD": "RESULT_TOLD", "RESULT_PUBLISHED": "PUBLISHED",
}  # fmt: skip


def upgrade() -> None:
    """Functions, triggers, stage rules, the queue's schema, roles and grants."""
    op.execute(APPEND_ONLY)
    for table in FACTS:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION refuse_change()"
        )
    op.execute(ISSUED_IS_FINAL)
    op.execute(
        "CREATE TRIGGER issued_is_final BEFORE UPDATE ON document FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_issued()"
    )
    op.execute(RECOMPUTE)
    stage = sa.table(
        "stage_of_event", sa.column("procedure"), sa.column("kind"), sa.column("stage"), sa.column("decisive")
    )
    op.bulk_insert(
        stage,
        [
            {"procedure": name, "kind": kind, "stage": to, "decisive": kind == "DOCUMENT_SERVED"}
            for name, rules in (
                ("GENERAL", GENERAL),
                ("SIMPLE", SIMPLE),
                ("LICENCE", LICENCE),
                ("INSPECTION", INSPECTION),
            )
            for kind, to in rules.items()
        ],
    )
    op.execute(
        "CREATE TABLE development_clock (singleton boolean PRIMARY KEY CHECK (singleton), at timestamptz NOT NULL)"
    )
    op.execute(LEGAL_TODAY)
    install_queue(lambda text: op.get_bind().exec_driver_sql(text.replace("%", "%%")))
    grant_to_application()


def grant_to_application() -> None:
    """The application reads and appends; it changes only what is changeable. It deletes the development clock, and the days of
    a holiday notice that a newer edition of the notice replaces."""
    op.execute(
        "DO $$ BEGIN CREATE ROLE sanxiang_app NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
    op.execute("GRANT USAGE ON SCHEMA public TO sanxiang_app")
    for table in (*FACTS, *CHANGEABLE):
        op.execute(f"GRANT SELECT, INSERT ON {table} TO sanxiang_app")
    for table in CHANGEABLE:
        op.execute(f"GRANT UPDATE ON {table} TO sanxiang_app")
    op.execute("GRANT SELECT ON stage_of_event, alembic_version, counsel_organ TO sanxiang_app")
    op.execute("GRANT INSERT ON counsel_organ TO sanxiang_app")
    op.execute("GRANT SELECT, INSERT, DELETE ON development_clock TO sanxiang_app")
    op.execute("GRANT DELETE ON workday_override TO sanxiang_app")
    op.get_bind().exec_driver_sql(GRANTS.replace("%", "%%"))
