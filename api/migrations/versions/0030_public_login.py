"""What is published, as views of its own for the login that answers anybody; and a party's code to ask after its case."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0030"
down_revision = "0031"

PUBLISHED = {
    "region": "",
    "organ": "",
    "unit": "",
    "discretion_standard": "",
    "inspection_plan": "",
    "inspection_plan_item": "",
    "inspection_cap": "",
    "major_decision_rule": "",
    "review_checklist_item": "",
    "charge_standard": "",
    "matter": "WHERE status = 'PUBLISHED'",
    "random_inspection_matter": "WHERE status = 'PUBLISHED'",
    "officer": "WHERE public",
    "certificate": "WHERE EXISTS (SELECT FROM public.officer o WHERE o.id = officer_id AND o.public)",
}
"""The tables that hold something published, and which of their rows are."""

WITHHELD = {
    ("organ", "settings"),
    ("officer", "exam_score"), ("officer", "key_ref"), ("certificate", "suspend_reason"), ("certificate", "end_reason"),
    ("random_inspection_matter", "check_record"),
}  # fmt: skip
"""Columns that the views have, so that one statement serves every login, and leave empty. The days of examination and
suspension stay: whether a certificate is valid follows from them."""

READ_WITH = ("legal_today()", "grams(text[])", "grams_wanted(text)", "case_progress(text, text)")
"""The functions that reads of what is published need."""

CASE_PROGRESS = """
CREATE FUNCTION case_progress(asked_number text, code text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'procedure', c.procedure, 'stage', s.stage, 'due_on', s.next_due_on,
    'documents', coalesce((
      SELECT jsonb_agg(jsonb_build_object('title', d.title, 'number', d.number, 'served_on', v.day) ORDER BY v.day, d.title, d.id)
      FROM document d CROSS JOIN LATERAL (
        SELECT min((x.served_at AT TIME ZONE 'Asia/Shanghai')::date) AS day FROM service x
        WHERE x.document_id = d.id AND x.recipient_id = q.party_id
      ) v
      WHERE d.owner_id IN (c.id, c.origin_visit_id) AND v.day IS NOT NULL
        AND NOT EXISTS (SELECT FROM document_void w WHERE w.document_id = d.id)
    ), '[]'))
  FROM enforcement_case c
  JOIN case_query_code q ON q.case_id = c.id
  JOIN case_summary s ON s.owner_id = c.id
  WHERE c.case_number = asked_number
    AND q.digest = sha256(convert_to(q.id::text || ':' || code, 'UTF8'))
    AND NOT EXISTS (SELECT FROM case_query_code newer
      WHERE newer.case_id = q.case_id AND newer.party_id = q.party_id AND (newer.recorded_at, newer.id) > (q.recorded_at, q.id))
$$
"""
"""With a party's newest code: how far the case is, and what was served on this party. Without it nothing; the caller needs no
right to any table of cases."""


def upgrade() -> None:
    """A table, views, and the rights of two roles."""
    op.create_table(
        "case_query_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "recorded_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["enforcement_case.id"], name=op.f("fk_case_query_code_case_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_case_query_code_party_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_case_query_code_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_query_code")),
    )
    op.create_index(op.f("ix_case_query_code_case_id"), "case_query_code", ["case_id"])
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_query_code FOR EACH STATEMENT"
        " EXECUTE FUNCTION refuse_change()"
    )
    op.execute("GRANT SELECT, INSERT ON case_query_code TO sanxiang_app")
    op.execute(CASE_PROGRESS)
    publish()
    let_anybody_read()


def publish() -> None:
    """One view per table, with every column of the table. A barrier: no condition of a query sees a row that is not shown."""
    op.execute("CREATE SCHEMA published")
    inspector = sa.inspect(op.get_bind())
    for table, rows in PUBLISHED.items():
        columns = ", ".join(
            f"NULL::{_type(column)} AS {column['name']}" if (table, column["name"]) in WITHHELD else column["name"]
            for column in inspector.get_columns(table)
        )
        op.execute(
            f"CREATE VIEW published.{table} WITH (security_barrier) AS SELECT {columns} FROM public.{table} {rows}"
        )


def let_anybody_read() -> None:
    """The role of anonymous requests reads the views and calls what they need. Functions are no longer for everybody."""
    op.execute(
        "DO $$ BEGIN CREATE ROLE sanxiang_anybody NOLOGIN;"
        " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
    op.execute("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC")
    op.execute("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO sanxiang_app")
    op.execute("GRANT USAGE ON SCHEMA public, published TO sanxiang_anybody")
    op.execute("GRANT SELECT ON ALL TABLES IN SCHEMA published TO sanxiang_anybody")
    op.execute("GRANT SELECT ON public.development_clock TO sanxiang_anybody")
    op.execute(f"GRANT EXECUTE ON FUNCTION {', '.join(READ_WITH)} TO sanxiang_anybody")


def _type(column: "sa.engine.interfaces.ReflectedColumn") -> str:
    return column["type"].compile(dialect=postgresql.dialect())  # type: ignore[no-untyped-call]
