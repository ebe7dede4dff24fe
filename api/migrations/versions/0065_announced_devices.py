"""Announced monitoring devices for anybody to read; and the records a party was told of, with its code."""

from alembic import op

revision = "0065"
down_revision = "0061"

ANNOUNCED = "EXISTS (SELECT FROM public.device_step a WHERE a.device_id = {device} AND a.kind = 'LOCATION_PUBLISHED')"

VIEWS = {
    "monitoring_device": (
        "d.id, d.organ_id, d.number, d.name, d.basis, d.place, d.at, NULL::jsonb AS actor, d.recorded_at"
        " FROM public.monitoring_device d WHERE " + ANNOUNCED.format(device="d.id")
    ),
    "device_step": (
        "s.id, s.device_id, s.organ_id, s.kind, s.findings, NULL::text AS text, s.certificate, s.at, NULL::jsonb AS actor,"
        " s.recorded_at FROM public.device_step s WHERE " + ANNOUNCED.format(device="s.device_id")
    ),
}
"""What is announced, and was found of it before. Who found it, and in which words, is empty."""

CASE_PROGRESS = """
CREATE OR REPLACE FUNCTION case_progress(asked_number text, code text) RETURNS jsonb
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
    ), '[]'),
    'device_records', coalesce((
      SELECT jsonb_agg(jsonb_build_object(
          'fact', t.text, 'captured_at', r.captured_at, 'place', m.place, 'device_name', m.name, 'device_number', m.number,
          'sha256', r.sha256, 'reviewed_at', w.at, 'told_at', t.at, 'access', t.access, 'evidence', (
            SELECT coalesce(jsonb_agg(e.name ORDER BY e.collected_at, e.id), '[]') FROM evidence e
            WHERE e.device_record_id = r.id)
        ) ORDER BY r.captured_at, r.id)
      FROM device_record_telling t
      JOIN device_record r ON r.id = t.record_id
      JOIN device_record_review w ON w.record_id = r.id
      JOIN monitoring_device m ON m.id = r.device_id
      WHERE t.party_id = q.party_id AND t.owner_id IN (c.id, c.origin_visit_id)
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
"""As before, and besides the records of monitoring devices that this party was told of (行政处罚法 第四十一条第三款)."""


def upgrade() -> None:
    """Two views, and a function that tells more. Who may call it stays as it is."""
    for name, columns in VIEWS.items():
        op.execute(f"CREATE VIEW published.{name} WITH (security_barrier) AS SELECT {columns}")
        op.execute(f"GRANT SELECT ON published.{name} TO sanxiang_anybody")
    op.execute("CREATE INDEX ix_device_record_telling_party_id ON device_record_telling (party_id)")
    op.execute(CASE_PROGRESS)
