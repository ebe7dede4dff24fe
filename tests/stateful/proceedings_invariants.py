"""What must hold of a levy, charge, requisition or execution (征收、收费、征用、强制执行的不变量), in SQL over the facts."""

from tests.stateful.invariants import shanghai, workdays

DECIDED = "FROM proceeding_decision d JOIN common_proceeding c ON c.id = d.proceeding_id WHERE c.id = :owner"
MONEY = "c.procedure IN ('LEVY', 'CHARGE')"

A_PROCEEDING = {
    "I3 征收、收费：告知并听取之后才决定": f"""
        SELECT d.made_on {DECIDED} AND {MONEY} AND NOT EXISTS (SELECT FROM proceeding_notice n WHERE n.proceeding_id = c.id
          AND n.at < d.at AND (d.made_on > n.term_until OR EXISTS (SELECT FROM proceeding_statement s WHERE s.proceeding_id = c.id
            AND s.at BETWEEN n.at AND d.at)))""",
    "陈述的意见已经复核": f"""
        SELECT d.made_on {DECIDED} AND EXISTS (SELECT FROM proceeding_statement s WHERE s.proceeding_id = c.id AND s.at < d.at
          AND s.outcome = 'HEARD' AND s.recheck IS NULL AND NOT EXISTS (SELECT FROM proceeding_statement k
            WHERE k.proceeding_id = c.id AND k.recheck IS NOT NULL AND k.at BETWEEN s.at AND d.at))""",
    "告知的期限不少于五个工作日": f"""
        SELECT n.received_on, n.term_until FROM proceeding_notice n JOIN common_proceeding c ON c.id = n.proceeding_id
        WHERE n.proceeding_id = :owner AND {MONEY} AND n.kind = 'NOTICE' AND {workdays("n.received_on", "n.term_until")} < 5""",
    "催告十个工作日之后才决定执行，除非紧急": f"""
        SELECT d.made_on {DECIDED} AND c.procedure = 'COMPULSORY_EXECUTION' AND d.immediate_reason IS NULL AND NOT EXISTS (
          SELECT FROM proceeding_notice n WHERE n.proceeding_id = c.id AND n.kind = 'DEMAND' AND n.at < d.at AND d.made_on > n.term_until
          AND {workdays("n.received_on", "n.term_until")} >= 10)""",
    "按照公布的标准计算": f"""
        SELECT c.amount_fen, s.unit_price_fen FROM common_proceeding c LEFT JOIN charge_standard s ON s.id = c.standard_id
        WHERE c.id = :owner AND {MONEY} AND (s.id IS NULL OR s.published_on > {shanghai("c.started_at")} OR c.amount_fen <> 3600)""",
    "由机关负责人决定": """
        SELECT d.actor ->> 'name' AS who FROM proceeding_decision d JOIN common_proceeding c ON c.id = d.proceeding_id
        LEFT JOIN staff_member s ON s.id = (d.actor ->> 'id')::uuid WHERE c.id = :owner
        AND (s.role IS DISTINCT FROM 'ORGAN_LEADER' OR s.organ_id <> c.organ_id)""",
    "一次决定，一次办结": """
        SELECT count(*) FROM proceeding_decision WHERE proceeding_id = :owner HAVING count(*) > 1
        UNION ALL SELECT count(*) FROM proceeding_end WHERE proceeding_id = :owner HAVING count(*) > 1""",
    "送达之后才履行": f"""
        SELECT x.at {
        DECIDED.replace(
            "WHERE",
            '''JOIN (SELECT proceeding_id, paid_at AS at FROM proceeding_payment
          UNION ALL SELECT proceeding_id, begun_at FROM execution_act UNION ALL SELECT proceeding_id, at FROM goods_handover) x
          ON x.proceeding_id = c.id WHERE''',
        )
    } AND NOT EXISTS (SELECT FROM service v
          WHERE v.document_id = d.document_id AND {shanghai("v.served_at")} <= {shanghai("x.at")})""",
    "没有决定就不履行": """
        SELECT x.at FROM (SELECT proceeding_id, paid_at AS at FROM proceeding_payment UNION ALL SELECT proceeding_id, begun_at
          FROM execution_act UNION ALL SELECT proceeding_id, at FROM goods_handover) x WHERE x.proceeding_id = :owner
        AND NOT EXISTS (SELECT FROM proceeding_decision d WHERE d.proceeding_id = x.proceeding_id)""",
    "I24 夜间、法定节假日不得执行，紧急的除外": """
        SELECT a.begun_at, a.ended_at FROM execution_act a WHERE a.proceeding_id = :owner AND coalesce(a.emergency_reason, '') = ''
        AND ((a.begun_at AT TIME ZONE 'Asia/Shanghai')::time < '06:00' OR (a.ended_at AT TIME ZONE 'Asia/Shanghai')::time > '22:00'
          OR (a.begun_at AT TIME ZONE 'Asia/Shanghai')::date <> (a.ended_at AT TIME ZONE 'Asia/Shanghai')::date
          OR (a.begun_at AT TIME ZONE 'Asia/Shanghai')::date IN ('2026-06-19', '2026-10-01', '2026-10-02', '2026-10-03'))""",
    "代履行：三个工作日前再次催告、到场监督、不超预算、全程音像": f"""
        SELECT a.begun_at, a.cost_fen FROM execution_act a JOIN proceeding_decision d ON d.proceeding_id = a.proceeding_id
        WHERE a.proceeding_id = :owner AND d.execution_kind = 'SUBSTITUTE' AND (cardinality(a.recording_refs) = 0
          OR a.supervisor_id IS NULL OR (SELECT sum(x.cost_fen) FROM execution_act x WHERE x.proceeding_id = a.proceeding_id) > d.budget_fen
          OR coalesce(a.emergency_reason, '') = '' AND NOT EXISTS (SELECT FROM proceeding_notice n WHERE n.proceeding_id = a.proceeding_id
            AND n.kind = 'LAST_DEMAND' AND {workdays("n.received_on", shanghai("a.begun_at"))} >= 3))""",
    "中止期间不得执行": f"""
        SELECT a.begun_at FROM execution_act a JOIN execution_turn t ON t.proceeding_id = a.proceeding_id AND t.turn = 'SUSPEND'
          AND t.at < a.at WHERE a.proceeding_id = :owner AND t.on_day <= {shanghai("a.begun_at")}
        AND NOT EXISTS (SELECT FROM execution_turn r WHERE r.proceeding_id = a.proceeding_id AND r.turn = 'RESUME'
          AND r.at > t.at AND r.at < a.at)""",
    "不多收": """
        SELECT d.amount_fen FROM proceeding_decision d WHERE d.proceeding_id = :owner AND d.amount_fen < (
          SELECT sum(p.paid_fen) FROM proceeding_payment p WHERE p.proceeding_id = d.proceeding_id)""",
    "缴清、归还、补偿、执行之后才办结": """
        SELECT c.procedure, n.ended_on FROM proceeding_end n JOIN common_proceeding c ON c.id = n.proceeding_id
        LEFT JOIN proceeding_decision d ON d.proceeding_id = c.id WHERE c.id = :owner AND n.outcome = 'PERFORMED' AND (d.id IS NULL
          OR c.procedure IN ('LEVY', 'CHARGE') AND coalesce((SELECT sum(p.paid_fen) FROM proceeding_payment p
            WHERE p.proceeding_id = c.id), 0) < d.amount_fen
          OR c.procedure = 'REQUISITION' AND ((SELECT count(*) FROM goods_handover g WHERE g.proceeding_id = c.id
            AND g.kind = 'RETURNED') < (SELECT count(*) FROM goods_handover g WHERE g.proceeding_id = c.id AND g.kind = 'TAKEN')
            OR EXISTS (SELECT FROM goods_handover g WHERE g.proceeding_id = c.id AND g.kind = 'TAKEN')
             AND NOT EXISTS (SELECT FROM compensation_payment p WHERE p.proceeding_id = c.id))
          OR c.procedure = 'COMPULSORY_EXECUTION' AND NOT EXISTS (SELECT FROM execution_act a WHERE a.proceeding_id = c.id AND a.fulfilled))""",
    "补偿按照决定支付": """
        SELECT p.paid_fen, k.amount_fen FROM compensation_payment p JOIN compensation_decision k ON k.proceeding_id = p.proceeding_id
        WHERE p.proceeding_id = :owner AND p.paid_fen <> k.amount_fen""",
    "决定之后不得撤销": """
        SELECT n.ended_on FROM proceeding_end n JOIN proceeding_decision d ON d.proceeding_id = n.proceeding_id AND d.at < n.at
        WHERE n.proceeding_id = :owner AND n.outcome = 'CANCELLED'""",
    "办结之后不再办理": """
        SELECT e.kind FROM event e JOIN proceeding_end n ON n.proceeding_id = e.owner_id AND n.at < e.at
        WHERE e.owner_id = :owner AND e.kind NOT LIKE 'REMEDY%'
        AND e.kind NOT IN ('REFUND_PAID', 'CASE_ARCHIVED', 'STAY_GRANTED', 'STAY_LIFTED', 'EXECUTION_RETURNED')""",
    "回避未决定不得决定、不得执行": """
        SELECT q.target_name FROM recusal_request q JOIN event e ON e.owner_id = q.owner_id AND e.at > q.at
          AND e.kind IN ('DECISION_MADE', 'PROCEEDING_DECIDED', 'EXECUTED')
        WHERE q.owner_id = :owner AND NOT EXISTS (SELECT FROM recusal_decision g WHERE g.request_id = q.id AND g.at < e.at)""",
    "征用有指挥机构的命令和补偿规则": """
        SELECT c.name FROM common_proceeding c WHERE c.id = :owner AND c.procedure = 'REQUISITION'
        AND (c.command IS NULL OR c.command = 'null' OR coalesce(c.compensation_rule, '') = '')""",
    "履行期限届满才强制执行": f"""
        SELECT c.started_at, d.pay_by FROM common_proceeding c JOIN proceeding_decision d ON d.proceeding_id = c.base_proceeding_id
        WHERE c.id = :owner AND {shanghai("c.started_at")} <= d.pay_by""",
}
