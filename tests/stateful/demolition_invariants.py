"""What must hold of a demolition and of what is given back (强制拆除、执行回转的不变量), in SQL over the facts.

Every execution of these courses pulls something down.
"""

from tests.stateful.invariants import shanghai

PULLED_DOWN = "FROM execution_act a JOIN common_proceeding c ON c.id = a.proceeding_id WHERE a.proceeding_id = :owner"
BASE = "JOIN proceeding_decision b ON b.proceeding_id = c.base_proceeding_id"
GIVEN_BACK = "FROM execution_return r JOIN common_proceeding c ON c.id = r.proceeding_id WHERE r.proceeding_id = :owner"
PAID = (
    "(SELECT coalesce(sum(p.paid_fen), 0) FROM proceeding_payment p WHERE p.proceeding_id {of} AND p.paid_at <= r.at)"
)

A_DEMOLITION = {
    "先公告、自行拆除的期限届满之后才拆除": f"""
        SELECT a.begun_at {PULLED_DOWN} AND NOT EXISTS (SELECT FROM demolition_announcement n WHERE n.proceeding_id = c.id
          AND n.at < a.at AND n.demolish_by < {shanghai("a.begun_at")})
        UNION ALL SELECT a.begun_at {PULLED_DOWN} AND EXISTS (SELECT FROM demolition_announcement n WHERE n.proceeding_id = c.id
          AND n.at < a.at AND n.demolish_by >= {shanghai("a.begun_at")})""",
    "复议、诉讼期限届满之后才拆除": f"""
        SELECT a.begun_at, v.served_at {PULLED_DOWN.replace("WHERE", f"{BASE} JOIN service v ON v.document_id = b.document_id WHERE")}
        AND {shanghai("a.begun_at")} <= ({shanghai("v.served_at")} + interval '6 months')::date""",
    "复议、诉讼期间不拆除": f"""
        SELECT a.begun_at, q.case_number {PULLED_DOWN.replace("WHERE", f"{BASE} JOIN remedy_proceeding q ON q.contested_id = b.document_id WHERE")}
        AND q.at < a.at AND NOT EXISTS (SELECT FROM remedy_outcome w WHERE w.remedy_id = q.id AND w.at <= a.at)""",
    "公告给予期限，期限内不重复公告": """
        SELECT n.announced_on, n.demolish_by FROM demolition_announcement n WHERE n.proceeding_id = :owner
        AND (n.demolish_by <= n.announced_on OR btrim(n.target) = '' OR btrim(n.content) = '' OR EXISTS (
          SELECT FROM demolition_announcement x WHERE x.proceeding_id = n.proceeding_id AND x.at < n.at
          AND x.demolish_by >= n.announced_on))""",
    "执行回转由机关负责人决定": f"""
        SELECT r.actor ->> 'name' AS who {GIVEN_BACK} AND NOT EXISTS (SELECT FROM staff_member s
          WHERE s.id = (r.actor ->> 'id')::uuid AND s.role = 'ORGAN_LEADER' AND s.organ_id = r.organ_id)""",
    "没有执行、没有缴款就没有回转": f"""
        SELECT r.at {GIVEN_BACK} AND NOT EXISTS (SELECT FROM execution_act a WHERE a.proceeding_id = c.id AND a.at < r.at)
        AND NOT EXISTS (SELECT FROM proceeding_payment p WHERE p.proceeding_id IN (c.id, c.base_proceeding_id))""",
    "撤销、变更才能据以回转": f"""
        SELECT r.ground {GIVEN_BACK} AND r.ground <> 'WRONG' AND NOT EXISTS (SELECT FROM remedy_proceeding q
          JOIN remedy_outcome w ON w.remedy_id = q.id WHERE q.contested_id IN (SELECT d.document_id FROM proceeding_decision d
          WHERE d.proceeding_id IN (c.id, c.base_proceeding_id)) AND w.at <= r.at
          AND w.result IN ('REVOKED', 'CHANGED', 'UNLAWFUL', 'INVALID', 'REDO'))""",
    "赔偿有数额，恢复原状没有，退还不多于所缴": f"""
        SELECT r.kind, r.amount_fen {GIVEN_BACK} AND (r.kind = 'COMPENSATED' AND coalesce(r.amount_fen, 0) <= 0
          OR r.kind = 'RESTORED' AND r.amount_fen IS NOT NULL OR r.kind = 'RETURNED' AND (SELECT sum(x.amount_fen)
            FROM execution_return x WHERE x.proceeding_id = c.id AND x.kind = 'RETURNED') > {PAID.format(of="IN (c.id, c.base_proceeding_id)")})""",
}
