"""What must hold of every dossier (不变量), said anew in SQL over the facts; nothing here asks a rule.

Each query returns the rows that break its sentence. ``:owner`` is the dossier.
"""

WORKDAY = "coalesce((SELECT is_workday FROM workday_override WHERE day = {day}::date), extract(isodow FROM {day}) < 6)"


def workdays(first: str, last: str) -> str:
    """SQL: how many working days lie after the day ``first`` up to and including ``last``."""
    return (
        f"(SELECT count(*) FROM generate_series(({first})::date + 1, ({last})::date, '1 day') AS step(day)"
        f" WHERE {WORKDAY.format(day='step.day')})"
    )


def shanghai(column: str) -> str:
    """SQL: the Shanghai day of an instant."""
    return f"({column} AT TIME ZONE 'Asia/Shanghai')::date"


OWNERS = "(SELECT :owner UNION SELECT origin_visit_id FROM enforcement_case WHERE id = :owner AND origin_visit_id IS NOT NULL)"
VALID = f"""EXISTS (SELECT FROM certificate k WHERE k.officer_id = p.id AND k.organ_id = e.organ_id
  AND {shanghai("e.at")} BETWEEN k.valid_from AND k.valid_to
  AND (k.ended_on IS NULL OR k.ended_on > {shanghai("e.at")})
  AND NOT ({shanghai("e.at")} BETWEEN coalesce(k.suspended_from, 'infinity') AND coalesce(k.suspended_to, 'infinity')))"""
BY_TWO = (
    "'CREDENTIAL_SHOWN', 'INQUIRY', 'SITE_INSPECTED', 'NOTICE_ISSUED', 'MEASURE_IMPOSED', 'EXECUTED', 'DOCUMENT_SERVED',"
    " 'RIGHTS_EXPLAINED', 'SITE_VERIFIED', 'DEMANDED', 'SAMPLE_TAKEN', 'REGISTERED_PRESERVED'"
)
TOLD_IN_WRITING = "EXISTS (SELECT FROM device_record_telling t WHERE t.owner_id = e.owner_id AND t.at = e.at)"
"""What a monitoring device recorded is told by the organ (行政处罚法 第四十一条第三款), by whatever means: not by two face to face."""
ON_THE_SPOT = "'SITE_INSPECTED', 'INQUIRY', 'SITE_VERIFIED', 'MEASURE_IMPOSED', 'SAMPLE_TAKEN', 'REGISTERED_PRESERVED'"

EVERY_DOSSIER = {
    "I1 两名以上执法人员": f"""
        SELECT e.kind, e.at, cardinality(e.actor_ids) FROM event e WHERE e.owner_id = :owner AND e.kind IN ({BY_TWO})
        AND NOT EXISTS (SELECT FROM enforcement_case c WHERE c.id = e.owner_id AND c.procedure = 'LICENCE'
          AND e.kind <> 'SITE_VERIFIED')
        AND NOT (e.kind = 'RIGHTS_EXPLAINED' AND {TOLD_IN_WRITING})
        AND (SELECT count(DISTINCT o.id) FROM officer o WHERE o.id = ANY (e.actor_ids)) < 2""",
    "I1 执法人员当日证件有效、属于本机关": f"""
        SELECT e.kind, e.at, p.name FROM event e JOIN officer p ON p.id = ANY (e.actor_ids)
        WHERE e.owner_id = :owner AND e.kind IN ({BY_TWO})
        AND NOT (e.kind = 'RIGHTS_EXPLAINED' AND {TOLD_IN_WRITING}) AND NOT (p.organ_id = e.organ_id AND {VALID})""",
    "I2 当日当场先出示证件": f"""
        SELECT e.kind, e.at, e.place FROM event e WHERE e.owner_id = :owner AND e.kind IN ({ON_THE_SPOT})
        AND NOT EXISTS (SELECT FROM event s WHERE s.owner_id IN {OWNERS} AND s.kind = 'CREDENTIAL_SHOWN'
          AND s.sequence < e.sequence AND {shanghai("s.at")} = {shanghai("e.at")} AND s.place = e.place)""",
    "行为人属于本机关": """
        SELECT e.kind, a.value ->> 'name' FROM event e, jsonb_array_elements(e.actors) a
        JOIN officer o ON o.id = (a.value ->> 'id')::uuid WHERE e.owner_id = :owner AND o.organ_id <> e.organ_id""",
    "时间线不倒退": """
        SELECT e.kind, e.at FROM event e JOIN event x ON x.owner_id = e.owner_id AND x.sequence < e.sequence AND x.at > e.at
        WHERE e.owner_id = :owner""",
    "行为人与其快照一致": """
        SELECT e.kind, e.at FROM event e WHERE e.owner_id = :owner AND (cardinality(e.actor_ids) = 0
          OR e.actor_ids <> ARRAY(SELECT (a ->> 'id')::uuid FROM jsonb_array_elements(e.actors) a))""",
    "I20 文号连续、唯一": """
        SELECT organ_id, type_code, year, count(*), max(sequence) FROM document WHERE sequence IS NOT NULL
        GROUP BY organ_id, type_code, year HAVING count(*) <> max(sequence) - min(sequence) + 1
          OR count(DISTINCT number) <> count(*) OR min(sequence) <> (SELECT s.opening FROM number_series s
            WHERE (s.organ_id, s.type_code, s.year) = (document.organ_id, document.type_code, document.year))""",
    "摘要与事实一致": """
        SELECT s.event_count, s.paid_fen, s.last_event_at, s.closed_on FROM case_summary s WHERE s.owner_id = :owner AND (
          s.event_count <> (SELECT count(*) FROM event e WHERE e.owner_id IN (SELECT :owner
            UNION SELECT origin_visit_id FROM enforcement_case WHERE id = :owner AND origin_visit_id IS NOT NULL))
          OR s.last_event_at <> (SELECT max(e.at) FROM event e WHERE e.owner_id IN (SELECT :owner
            UNION SELECT origin_visit_id FROM enforcement_case WHERE id = :owner AND origin_visit_id IS NOT NULL))
          OR s.paid_fen <> coalesce((SELECT sum(p.paid_fen) FROM payment p WHERE p.case_id = :owner), 0)
             + coalesce((SELECT sum(p.paid_fen) FROM proceeding_payment p WHERE p.proceeding_id = :owner), 0)
          OR s.closed_on IS DISTINCT FROM coalesce((SELECT max(closed_on) FROM case_closing WHERE case_id = :owner),
             (SELECT max(ended_on) FROM proceeding_end WHERE proceeding_id = :owner), s.closed_on))""",
    "已回避的人员不再办理": """
        SELECT e.kind, q.target_name FROM recusal_request q JOIN recusal_decision g ON g.request_id = q.id AND g.granted
        JOIN event e ON e.owner_id = q.owner_id AND e.at > g.at AND q.target_id = ANY (e.actor_ids)
        WHERE q.owner_id = :owner AND e.kind NOT IN ('OFFICERS_CHANGED', 'REVIEW_WITHDRAWN')""",
    "文书只送达一次": """
        SELECT v.document_id, count(*) FROM service v JOIN document d ON d.id = v.document_id WHERE d.owner_id = :owner
        GROUP BY v.document_id, v.recipient_id HAVING count(*) > 1""",
    "只送达已经生效的文书": """
        SELECT d.template, v.served_at FROM service v JOIN document d ON d.id = v.document_id
        WHERE d.owner_id = :owner AND (d.in_force_at IS NULL OR d.in_force_at > v.served_at)""",
}

HEAVIEST_FINE_WITHOUT_HEARING = 9_999_999
LEVIED = "coalesce(d.fine_fen, 0)"
LAST_NOTICE = (
    "(SELECT n.id FROM penalty_notice n WHERE n.case_id = d.case_id AND n.at < d.made_at ORDER BY n.at DESC LIMIT 1)"
)
PENALTY = "FROM decision d JOIN enforcement_case c ON c.id = d.case_id JOIN matter m ON m.id = c.matter_id WHERE d.case_id = :owner"

EVERY_PENALTY = {
    "I8 罚款在法定幅度内，除非减轻": f"""
        SELECT d.fine_fen, m.fine_min_fen, m.fine_max_fen {PENALTY} AND d.fine_fen IS NOT NULL AND (d.fine_fen > m.fine_max_fen
          OR d.fine_fen < m.fine_min_fen AND d.discretion ->> 'mitigation' IS NULL)""",
    "一案不两决": """
        SELECT count(*) FROM decision d WHERE d.case_id = :owner
        AND NOT EXISTS (SELECT FROM decision_revocation r WHERE r.decision_id = d.id) HAVING count(*) > 1""",
    "送达之后才收缴": f"""
        SELECT p.paid_at FROM payment p JOIN decision d ON d.id = p.decision_id WHERE p.case_id = :owner AND NOT EXISTS (
          SELECT FROM service v WHERE v.document_id = d.document_id AND {shanghai("v.served_at")} <= {shanghai("p.paid_at")})""",
    "收缴不超过罚款和加处罚款": """
        SELECT d.fine_fen, sum(p.paid_fen) FROM payment p JOIN decision d ON d.id = p.decision_id WHERE p.case_id = :owner
        GROUP BY d.id, d.fine_fen HAVING sum(p.paid_fen) > 2 * coalesce(d.fine_fen, 0)""",
    "结案之前已经送达并缴清": """
        SELECT k.closed_on, d.fine_fen FROM case_closing k JOIN decision d ON d.case_id = k.case_id
        WHERE k.case_id = :owner AND NOT EXISTS (SELECT FROM decision_revocation r WHERE r.decision_id = d.id)
        AND (NOT EXISTS (SELECT FROM service v WHERE v.document_id = d.document_id AND v.served_at <= k.at)
          OR coalesce(d.fine_fen, 0) > coalesce((SELECT sum(p.paid_fen) FROM payment p WHERE p.decision_id = d.id), 0)
             AND NOT EXISTS (SELECT FROM court_application a JOIN court_step t ON t.application_id = a.id AND t.kind IN ('ACCEPTED', 'GRANTED', 'TERMINATED')
               WHERE a.decision_id = d.id AND t.at <= k.at)
             AND NOT EXISTS (SELECT FROM remedy_proceeding q JOIN remedy_outcome w ON w.remedy_id = q.id
               WHERE q.contested_id = d.document_id OR q.owner_id = d.case_id))""",
    "没有决定就不结案": """
        SELECT k.closed_on FROM case_closing k WHERE k.case_id = :owner
        AND NOT EXISTS (SELECT FROM decision d WHERE d.case_id = k.case_id)""",
    "结案之后不再办理": """
        SELECT e.kind FROM event e JOIN event k ON k.owner_id = e.owner_id AND k.kind = 'CASE_CLOSED' AND k.sequence < e.sequence
        WHERE e.owner_id = :owner AND e.kind NOT IN ('REMEDY_RECEIVED', 'REMEDY_FORWARDED', 'REMEDY_REPLIED', 'REMEDY_RESULT',
          'REFUND_PAID', 'STAY_GRANTED', 'STAY_LIFTED', 'CASE_ARCHIVED', 'DECISION_REVOKED', 'COURT_ANSWERED')""",
}

ON_THE_SPOT_PENALTY = {
    "当场处罚只限警告和小额罚款": f"""
        SELECT d.kinds, d.fine_fen {PENALTY} AND (NOT d.kinds <@ ARRAY['WARNING', 'FINE'] OR {LEVIED} > (
          SELECT min(CASE WHEN y.kind IN ('NATURAL_PERSON', 'SOLE_TRADER') THEN 20000 ELSE 300000 END)
          FROM case_party q JOIN party y ON y.id = q.party_id WHERE q.case_id = d.case_id))""",
    "I3 先告知、先听取或者放弃": f"""
        SELECT d.made_at {PENALTY} AND NOT EXISTS (SELECT FROM statement s JOIN event e ON e.owner_id = d.case_id
          AND e.kind = 'RIGHTS_EXPLAINED' AND e.at <= s.at WHERE s.case_id = d.case_id AND s.at <= d.made_at)""",
    "不得因申辩加重": f"""
        SELECT d.fine_fen, d.discretion {PENALTY} AND {LEVIED} > coalesce((d.discretion #>> '{{told,fineFen}}')::bigint, 0)""",
    "当日检查、当日决定": f"""
        SELECT d.made_on {PENALTY} AND NOT EXISTS (SELECT FROM event e WHERE e.owner_id = c.origin_visit_id
          AND e.kind = 'SITE_INSPECTED' AND {shanghai("e.at")} = d.made_on)""",
    "结案之前已经备案": """
        SELECT k.closed_on FROM case_closing k WHERE k.case_id = :owner
        AND NOT EXISTS (SELECT FROM organ_filing f WHERE f.case_id = k.case_id AND f.at <= k.at)""",
}

AN_INSPECTION = {
    "先批准、先通知、先扫码再检查": """
        SELECT e.kind, e.at FROM event e WHERE e.owner_id = :owner AND e.kind = 'SITE_INSPECTED' AND NOT (
          EXISTS (SELECT FROM inspection_approval a WHERE a.visit_id = :owner AND a.approved_at <= e.at)
          AND EXISTS (SELECT FROM event n WHERE n.owner_id = :owner AND n.kind = 'INSPECTION_NOTIFIED' AND n.sequence < e.sequence)
          AND EXISTS (SELECT FROM event s WHERE s.owner_id = :owner AND s.kind = 'ENTRY_CODE_SCANNED' AND s.sequence < e.sequence))""",
    "责令改正与复查轮流": """
        SELECT e.kind, e.at FROM (
          SELECT kind, at, coalesce(lag(kind) OVER (ORDER BY sequence), 'REINSPECTED') AS before FROM event
          WHERE owner_id = :owner AND kind IN ('REINSPECTED', 'RECTIFICATION_ORDERED')) e
        WHERE e.kind = e.before""",
    "由机关负责人批准": """
        SELECT s.name FROM inspection_approval a LEFT JOIN staff_member s ON s.id = a.approved_by
        WHERE a.visit_id = :owner AND s.role IS DISTINCT FROM 'ORGAN_LEADER'""",
}
