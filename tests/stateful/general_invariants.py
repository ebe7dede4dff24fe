"""What must hold of a case of the general procedure (普通程序的不变量), in SQL over the facts."""

from tests.stateful.invariants import LEVIED, PENALTY, shanghai, workdays

LARGE = 10_000_000
"""In the county: from this fine on a legal person may ask for a hearing, and the decision is a major one (fen)."""
PUNISHED = f"{PENALTY} AND cardinality(d.kinds) > 0"
TOLD = "(SELECT n.{what} FROM penalty_notice n WHERE n.case_id = d.case_id AND n.at < d.made_at ORDER BY n.at DESC LIMIT 1)"
PENDING_AT = """EXISTS (SELECT FROM hearing_request q WHERE q.case_id = {case} AND q.at < {at}
  AND NOT EXISTS (SELECT FROM hearing_withdrawal w WHERE w.request_id = q.id AND w.at < {at})
  AND NOT EXISTS (SELECT FROM hearing h JOIN hearing_record r ON r.hearing_id = h.id WHERE h.request_id = q.id AND r.closed_at < {at}))"""
HELD = "(SELECT max(r.closed_at) FROM hearing_record r WHERE r.case_id = d.case_id AND r.closed_at < d.made_at)"
MAJOR = f"({LEVIED} >= {LARGE} OR {HELD} IS NOT NULL OR EXISTS (SELECT FROM major_flag f WHERE f.case_id = d.case_id AND f.at < d.made_at))"
INVESTIGATORS = (
    "(SELECT o.id, o.name FROM case_officer k JOIN officer o ON o.id = k.officer_id WHERE k.case_id = :owner)"
)

A_GENERAL_CASE = {
    "I3 告知并听取陈述申辩之前不得决定": f"""
        SELECT d.made_on, {TOLD.format(what="state_until")} AS until {PUNISHED} AND (
          {TOLD.format(what="at")} IS NULL
          OR d.made_on <= {TOLD.format(what="state_until")} AND NOT EXISTS (SELECT FROM statement s WHERE s.case_id = d.case_id
            AND s.outcome = 'WAIVED' AND s.at BETWEEN {TOLD.format(what="at")} AND d.made_at))""",
    "告知的期限为五个工作日": f"""
        SELECT n.received_on, n.state_until FROM penalty_notice n WHERE n.case_id = :owner
        AND ({workdays("n.received_on", "n.state_until")} <> 5 OR n.state_until IS NULL
          OR n.hearing_until IS NOT NULL AND {workdays("n.received_on", "n.hearing_until")} <> 5)""",
    "决定的处罚都已告知": f"""
        SELECT d.kinds, d.fine_fen, {TOLD.format(what="proposal")} AS told {PUNISHED} AND (
          {LEVIED} > coalesce(({TOLD.format(what="proposal")} ->> 'fineFen')::bigint, 0)
          OR NOT d.kinds <@ (ARRAY(SELECT jsonb_array_elements_text({TOLD.format(what="proposal")} -> 'kinds')) || 'WARNING'::text))""",
    "陈述申辩都已复核": """
        SELECT s.at FROM statement s JOIN decision d ON d.case_id = s.case_id AND d.made_at > s.at WHERE s.case_id = :owner
        AND s.outcome = 'HEARD' AND NOT EXISTS (SELECT FROM statement_recheck k WHERE k.statement_id = s.id AND k.at < d.made_at)""",
    "告知加重的，须有新事实": """
        SELECT n.proposal, before.proposal AS earlier FROM penalty_notice n JOIN penalty_notice before
          ON before.case_id = n.case_id AND before.at < n.at
        WHERE n.case_id = :owner AND coalesce((n.proposal ->> 'fineFen')::bigint, 0)
          > (SELECT max(coalesce((b.proposal ->> 'fineFen')::bigint, 0)) FROM penalty_notice b WHERE b.case_id = n.case_id AND b.at < n.at)
        AND coalesce(n.new_facts, '') = '' AND EXISTS (SELECT FROM statement s WHERE s.case_id = n.case_id AND s.at < n.at
          AND s.outcome = 'HEARD')""",
    "I4 较大罚款告知听证权利": f"""
        SELECT d.fine_fen {PUNISHED} AND {LEVIED} >= {LARGE} AND {TOLD.format(what="hearing_until")} IS NULL""",
    "I4 听证期限届满或者举行之后才决定": f"""
        SELECT d.made_on {PUNISHED} AND {LEVIED} >= {LARGE} AND (d.made_on <= {TOLD.format(what="hearing_until")}
          AND NOT EXISTS (SELECT FROM hearing_request q WHERE q.case_id = d.case_id AND q.at < d.made_at)
          OR {PENDING_AT.format(case="d.case_id", at="d.made_at")})""",
    "I4 逾期不得申请听证": """
        SELECT q.requested_on, n.hearing_until FROM hearing_request q JOIN penalty_notice n ON n.id = q.notice_id
        WHERE q.case_id = :owner AND (n.hearing_until IS NULL OR q.requested_on > n.hearing_until)""",
    "听证七个工作日之前通知": f"""
        SELECT h.scheduled_at, h.at FROM hearing h JOIN service v ON v.id = h.service_id WHERE h.case_id = :owner
        AND {workdays(shanghai("v.served_at"), shanghai("h.scheduled_at") + " - 1")} < 7""",
    "不早于通知的日期听证": f"""
        SELECT r.closed_at, h.scheduled_at FROM hearing_record r JOIN hearing h ON h.id = r.hearing_id WHERE r.case_id = :owner
        AND {shanghai("r.closed_at")} < {shanghai("h.scheduled_at")}""",
    "I5 重大决定通过法制审核": f"""
        SELECT d.fine_fen, d.made_at {PUNISHED} AND {MAJOR} AND NOT EXISTS (
          SELECT FROM review r JOIN review_opinion o ON o.review_id = r.id WHERE r.case_id = d.case_id AND o.outcome = 'AGREE'
          AND o.at < d.made_at AND o.at >= coalesce({HELD}, o.at)
          AND coalesce((r.proposal ->> 'fineFen')::bigint, 0) = {LEVIED}
          AND ARRAY(SELECT jsonb_array_elements_text(r.proposal -> 'kinds') ORDER BY 1) = ARRAY(SELECT unnest(d.kinds) ORDER BY 1)
          AND NOT EXISTS (SELECT FROM review x JOIN review_opinion y ON y.review_id = x.id WHERE x.case_id = r.case_id
            AND x.proposal_digest = r.proposal_digest AND y.at > o.at AND y.at < d.made_at AND y.outcome <> 'AGREE'))""",
    "I5 告知之前先审核": f"""
        SELECT n.at, n.proposal FROM penalty_notice n WHERE n.case_id = :owner
        AND coalesce((n.proposal ->> 'fineFen')::bigint, 0) >= {LARGE} AND NOT EXISTS (
          SELECT FROM review r JOIN review_opinion o ON o.review_id = r.id WHERE r.case_id = n.case_id AND o.outcome = 'AGREE'
          AND o.at < n.at AND (r.proposal ->> 'fineFen')::bigint = (n.proposal ->> 'fineFen')::bigint)""",
    "I6 审核人员不是办案人员": f"""
        SELECT w.name FROM review_assignment a JOIN reviewer w ON w.id = ANY (a.reviewer_ids)
        JOIN {INVESTIGATORS} p ON p.id = w.id OR p.name = w.name WHERE a.case_id = :owner""",
    "I6 听证主持人不是办案人员": f"""
        SELECT p.name FROM hearing h LEFT JOIN staff_member s ON s.id = h.host_id JOIN {INVESTIGATORS} p
          ON p.id = h.host_id OR p.name = s.name WHERE h.case_id = :owner""",
    "I6 决定人不是办案人员": f"""
        SELECT p.name FROM decision d JOIN {INVESTIGATORS} p ON p.id = (d.actor ->> 'id')::uuid OR p.name = d.actor ->> 'name'
        WHERE d.case_id = :owner""",
    "I7 重大案件集体讨论": f"""
        SELECT d.fine_fen {PUNISHED} AND {LEVIED} >= {LARGE} AND NOT EXISTS (SELECT FROM collective_discussion t
          WHERE t.case_id = d.case_id AND t.at < d.made_at AND t.at >= coalesce({HELD}, t.at)
          AND (t.result ->> 'fineFen')::bigint = {LEVIED}
          AND (SELECT count(*) FROM staff_member s WHERE s.id = ANY (t.attendee_ids) AND s.role = 'ORGAN_LEADER') >= 2)""",
    "由机关负责人决定": """
        SELECT d.actor ->> 'name' AS who FROM decision d LEFT JOIN staff_member s ON s.id = (d.actor ->> 'id')::uuid
        WHERE d.case_id = :owner AND s.role IS DISTINCT FROM 'ORGAN_LEADER'""",
    "先立案、后调查终结、再告知、再决定": """
        SELECT e.kind, e.at FROM event e JOIN (VALUES ('INQUIRY', 'CASE_FILED'), ('INVESTIGATION_CLOSED', 'CASE_FILED'),
          ('NOTICE_ISSUED', 'INVESTIGATION_CLOSED'), ('DECISION_MADE', 'NOTICE_ISSUED'), ('DISCHARGED', 'INVESTIGATION_CLOSED'),
          ('PAYMENT_RECEIVED', 'DOCUMENT_SERVED'), ('CASE_FILED', 'CLUE_VERIFIED')) AS rule(kind, needs) ON rule.kind = e.kind
        WHERE e.owner_id = :owner AND NOT EXISTS (SELECT FROM event b WHERE b.owner_id = e.owner_id AND b.kind = rule.needs
          AND b.sequence < e.sequence)""",
    "回避未决定不得作出决定": """
        SELECT q.target_name FROM recusal_request q JOIN decision d ON d.case_id = q.owner_id AND d.made_at > q.at
        WHERE q.owner_id = :owner AND NOT EXISTS (SELECT FROM recusal_decision g WHERE g.request_id = q.id AND g.at < d.made_at)""",
    "终结的案件不再办理": """
        SELECT e.kind, k.kind AS after FROM event e JOIN event k ON k.owner_id = e.owner_id AND k.sequence < e.sequence
          AND k.kind IN ('CASE_TRANSFERRED', 'FILING_CANCELLED', 'FILING_REFUSED')
        WHERE e.owner_id = :owner AND e.kind IN ('INQUIRY', 'INVESTIGATION_CLOSED', 'NOTICE_ISSUED', 'DECISION_MADE', 'DISCHARGED',
          'STATEMENT_RECEIVED', 'HEARING_HELD', 'COLLECTIVE_DISCUSSED', 'CASE_FILED', 'CREDENTIAL_SHOWN')""",
    "中止期间不作决定": """
        SELECT d.made_at FROM decision d JOIN event s ON s.owner_id = d.case_id AND s.kind = 'INVESTIGATION_SUSPENDED' AND s.at < d.made_at
        WHERE d.case_id = :owner AND NOT EXISTS (SELECT FROM event r WHERE r.owner_id = d.case_id
          AND r.kind = 'INVESTIGATION_RESUMED' AND r.sequence > s.sequence AND r.at < d.made_at)""",
    "催告期满、救济期满才申请法院": """
        SELECT a.applied_on FROM court_application a WHERE a.case_id = :owner AND NOT EXISTS (SELECT FROM penalty_demand p
          WHERE p.decision_id = a.decision_id AND p.term_until < a.applied_on)
        OR a.case_id = :owner AND EXISTS (SELECT FROM deadline l WHERE l.owner_id = a.case_id AND l.rule IN ('SUE', 'ASK_RECONSIDERATION')
          AND l.due_on >= a.applied_on AND l.starts_on <= a.applied_on
          AND NOT EXISTS (SELECT FROM remedy_proceeding q WHERE q.owner_id = a.case_id))""",
    "撤销的决定不执行": """
        SELECT r.at, p.paid_at FROM decision_revocation r JOIN payment p ON p.decision_id = r.decision_id AND p.paid_at > r.at
        WHERE r.case_id = :owner""",
}
