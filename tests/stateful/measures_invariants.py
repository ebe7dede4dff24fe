"""What must hold of a compulsory measure (行政强制措施的不变量), in SQL over the facts."""

from tests.stateful.invariants import shanghai

OWN = "FROM measure m JOIN measure_imposition i ON i.measure_id = m.id WHERE m.owner_id = :owner"
TESTED = "coalesce((SELECT sum(x.last_day - x.first_day + 1) FROM measure_exclusion x WHERE x.measure_id = m.id), 0)"

A_MEASURE = {
    "实施之前经负责人批准，紧急的除外": f"""
        SELECT m.kind, i.imposed_at {OWN} AND NOT m.emergency AND NOT EXISTS (SELECT FROM measure_approval a
          WHERE a.measure_id = m.id AND a.approved_at <= i.imposed_at)""",
    "紧急的，二十四小时内补办批准": """
        SELECT a.approved_at, i.imposed_at FROM measure m JOIN measure_imposition i ON i.measure_id = m.id
        JOIN measure_approval a ON a.measure_id = m.id WHERE m.owner_id = :owner AND m.emergency
        AND a.approved_at > i.imposed_at + interval '24 hours'""",
    "紧急的，写明理由": f"SELECT m.id {OWN} AND m.emergency AND coalesce(m.emergency_reason, '') = ''",
    "由机关负责人批准": """
        SELECT s.name FROM measure m JOIN measure_approval a ON a.measure_id = m.id LEFT JOIN staff_member s ON s.id = a.approved_by
        WHERE m.owner_id = :owner AND s.role IS DISTINCT FROM 'ORGAN_LEADER'""",
    "期限不超过三十日": f"SELECT i.period_days {OWN} AND (i.period_days > 30 OR i.until - {shanghai('i.imposed_at')} > 29)",
    "延长一次，不超过三十日": """
        SELECT count(*), max(x.days) FROM measure m JOIN measure_extension x ON x.measure_id = m.id WHERE m.owner_id = :owner
        GROUP BY m.id HAVING count(*) > 1 OR max(x.days) > 30""",
    "前后不超过六十日，检测时间除外": f"""
        SELECT i.imposed_at, u.until, {TESTED} AS tested FROM measure m JOIN measure_imposition i ON i.measure_id = m.id
        JOIN (SELECT measure_id, until FROM measure_extension UNION ALL SELECT measure_id, until FROM measure_exclusion) u
          ON u.measure_id = m.id WHERE m.owner_id = :owner AND u.until - {shanghai("i.imposed_at")} > 59 + {TESTED}""",
    "期限届满之后不得延长、扣除": f"""
        SELECT x.at, i.until FROM measure m JOIN measure_imposition i ON i.measure_id = m.id
        JOIN (SELECT measure_id, at FROM measure_extension UNION ALL SELECT measure_id, at FROM measure_exclusion) x
          ON x.measure_id = m.id WHERE m.owner_id = :owner AND {shanghai("x.at")} > greatest(i.until,
            (SELECT max(y.until) FROM measure_extension y WHERE y.measure_id = m.id AND y.at < x.at),
            (SELECT max(z.until) FROM measure_exclusion z WHERE z.measure_id = m.id AND z.at < x.at))""",
    "实施一次，解除或者处理一次": """
        SELECT m.id FROM measure m WHERE m.owner_id = :owner AND (
          (SELECT count(*) FROM measure_imposition i WHERE i.measure_id = m.id) > 1
          OR (SELECT count(*) FROM measure_lift l WHERE l.measure_id = m.id)
             + (SELECT count(*) FROM measure_conversion c WHERE c.measure_id = m.id) > 1)""",
    "解除之后不再办理": """
        SELECT l.lifted_at, x.at FROM measure m JOIN measure_lift l ON l.measure_id = m.id
        JOIN (SELECT measure_id, at FROM measure_extension UNION ALL SELECT measure_id, at FROM measure_exclusion
          UNION ALL SELECT measure_id, at FROM measure_conversion UNION ALL SELECT measure_id, imposed_at FROM measure_imposition) x
          ON x.measure_id = m.id AND x.at > l.lifted_at WHERE m.owner_id = :owner""",
    "实施了才能解除、处理、延长": """
        SELECT m.id FROM measure m WHERE m.owner_id = :owner AND NOT EXISTS (SELECT FROM measure_imposition i WHERE i.measure_id = m.id)
        AND EXISTS (SELECT FROM measure_lift l WHERE l.measure_id = m.id UNION ALL SELECT FROM measure_conversion c
          WHERE c.measure_id = m.id UNION ALL SELECT FROM measure_extension x WHERE x.measure_id = m.id)""",
    "当场告知理由、听取陈述": f"""
        SELECT i.imposed_at {OWN} AND NOT EXISTS (SELECT FROM event e WHERE e.owner_id = :owner AND e.kind = 'RIGHTS_EXPLAINED'
          AND e.at <= i.imposed_at AND {shanghai("e.at")} = {shanghai("i.imposed_at")})""",
    "决定书和清单当场交付": f"""
        SELECT i.number {OWN} AND NOT EXISTS (SELECT FROM service v WHERE v.document_id = i.decision_document_id
          AND {shanghai("v.served_at")} = {shanghai("i.imposed_at")})""",
    "I21 不得委托": "SELECT o.name FROM measure m JOIN organ o ON o.id = m.organ_id WHERE m.owner_id = :owner AND o.kind = 'ENTRUSTED_ORG'",
}
