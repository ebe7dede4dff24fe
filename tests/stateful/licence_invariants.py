"""What must hold of an application for a licence (行政许可的不变量), in SQL over the facts."""

from tests.stateful.invariants import shanghai, workdays

INTAKE = "(SELECT i.{what} FROM licence_intake i WHERE i.case_id = :owner)"

A_LICENCE = {
    "受理之后才决定": """
        SELECT d.made_on FROM decision d WHERE d.case_id = :owner AND NOT EXISTS (SELECT FROM licence_intake i
          WHERE i.case_id = d.case_id AND i.outcome <> 'REFUSED' AND i.at < d.made_at)""",
    "不予受理的，不再办理": """
        SELECT e.kind FROM event e JOIN licence_intake i ON i.case_id = e.owner_id AND i.outcome = 'REFUSED' AND i.at < e.at
        WHERE e.owner_id = :owner AND e.kind IN ('SITE_VERIFIED', 'DECISION_MADE', 'LICENCE_ISSUED', 'CORRECTION_NOTICE')""",
    "一次告知、五日内告知": f"""
        SELECT count(*) FROM correction_request r WHERE r.case_id = :owner HAVING count(*) > 1
        UNION ALL SELECT {workdays("a.received_on", shanghai("r.at"))} FROM correction_request r
        JOIN licence_application a ON a.case_id = r.case_id WHERE r.case_id = :owner
        AND {workdays("a.received_on", shanghai("r.at"))} > 5""",
    "逾期不告知，自收到之日起受理": f"""
        SELECT i.outcome, i.accepted_on, a.received_on FROM licence_intake i JOIN licence_application a ON a.case_id = i.case_id
        WHERE i.case_id = :owner AND {workdays("a.received_on", shanghai("i.at"))} > 5
        AND NOT EXISTS (SELECT FROM correction_request r WHERE r.case_id = i.case_id)
        AND (i.outcome <> 'DEEMED' OR i.accepted_on <> a.received_on)""",
    "补正齐全才受理": """
        SELECT i.at FROM licence_intake i WHERE i.case_id = :owner AND i.outcome <> 'REFUSED'
        AND EXISTS (SELECT FROM correction_request r WHERE r.case_id = i.case_id) AND NOT EXISTS (
          SELECT FROM application_supplement s WHERE s.case_id = i.case_id AND s.complete AND s.at <= i.at)""",
    "I1 现场核查由指派的两人进行": """
        SELECT v.at FROM site_verification v WHERE v.case_id = :owner AND (cardinality(v.officer_ids) < 2 OR EXISTS (
          SELECT FROM unnest(v.officer_ids) o WHERE o NOT IN (SELECT officer_id FROM case_officer k WHERE k.case_id = v.case_id)))""",
    "不符合条件的不得准予": """
        SELECT d.made_on FROM decision d WHERE d.case_id = :owner AND d.granted AND (
          (SELECT v.conforms FROM site_verification v WHERE v.case_id = d.case_id AND v.at < d.made_at ORDER BY v.at DESC LIMIT 1) = false
          OR EXISTS (SELECT FROM expert_review x LEFT JOIN expert_result r ON r.expert_review_id = x.id
            WHERE x.case_id = d.case_id AND x.at < d.made_at AND coalesce(r.conforms, false) = false))""",
    "申请的听证举行之后、期限届满之后才决定": """
        SELECT d.made_on FROM decision d JOIN licence_hearing_offer o ON o.case_id = d.case_id AND o.at < d.made_at
        WHERE d.case_id = :owner AND NOT EXISTS (SELECT FROM licence_hearing_record r WHERE r.case_id = d.case_id AND r.at < d.made_at)
        AND (d.made_on <= o.ask_until OR EXISTS (SELECT FROM licence_hearing_request q WHERE q.offer_id = o.id AND q.at < d.made_at))""",
    "听证之后须经法制审核": """
        SELECT d.made_on FROM decision d JOIN licence_hearing_record r ON r.case_id = d.case_id AND r.at < d.made_at
        WHERE d.case_id = :owner AND NOT EXISTS (SELECT FROM review_opinion o WHERE o.case_id = d.case_id AND o.outcome = 'AGREE'
          AND o.at BETWEEN r.at AND d.made_at)""",
    "听证之后审核的就是所作的决定": """
        SELECT d.made_on, d.granted FROM decision d JOIN licence_hearing_record r ON r.case_id = d.case_id AND r.at < d.made_at
        WHERE d.case_id = :owner AND NOT EXISTS (SELECT FROM review v JOIN review_opinion o ON o.review_id = v.id
          WHERE v.case_id = d.case_id AND v.timing = 'POST_HEARING' AND v.submitted_at > r.at AND o.outcome = 'AGREE' AND o.at < d.made_at
          AND v.proposal ->> 'action' = CASE WHEN d.granted THEN '准予许可' ELSE '不予许可' END)""",
    "I6 审核人员不审查该申请": """
        SELECT w.name FROM review_assignment a JOIN reviewer w ON w.id = ANY (a.reviewer_ids)
        JOIN case_officer k ON k.case_id = a.case_id JOIN officer p ON p.id = k.officer_id AND (p.id = w.id OR p.name = w.name)
        WHERE a.case_id = :owner""",
    "听证五日内申请、七日前通知": f"""
        SELECT q.requested_on FROM licence_hearing_request q JOIN licence_hearing_offer o ON o.id = q.offer_id
        WHERE q.case_id = :owner AND (q.requested_on > o.ask_until OR {workdays("o.told_on", "o.ask_until")} < 5)
        UNION ALL SELECT {shanghai("h.scheduled_at")} FROM licence_hearing h WHERE h.case_id = :owner
        AND {workdays(shanghai("h.at"), shanghai("h.scheduled_at") + " - 1")} < 7""",
    "I6 主持人不审查该申请": """
        SELECT h.host_id FROM licence_hearing h JOIN case_officer k ON k.case_id = h.case_id AND k.officer_id = h.host_id
        WHERE h.case_id = :owner""",
    "由机关负责人决定": """
        SELECT d.actor ->> 'name' AS who FROM decision d LEFT JOIN staff_member s ON s.id = (d.actor ->> 'id')::uuid
        WHERE d.case_id = :owner AND s.role IS DISTINCT FROM 'ORGAN_LEADER'""",
    "一次决定，一次颁证": """
        SELECT count(*) FROM decision WHERE case_id = :owner HAVING count(*) > 1
        UNION ALL SELECT count(*) FROM licence_issue WHERE case_id = :owner HAVING count(*) > 1""",
    "准予之后才颁证": """
        SELECT i.issued_on FROM licence_issue i WHERE i.case_id = :owner AND i.certificate_document_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM decision d WHERE d.case_id = i.case_id AND d.granted AND d.made_at <= i.at)""",
    "延长一次，不超过十日": """
        SELECT max(days), count(*) FROM licence_extension WHERE case_id = :owner HAVING count(*) > 1 OR max(days) > 10""",
    "撤回之后不再办理": """
        SELECT e.kind FROM event e JOIN licence_withdrawal w ON w.case_id = e.owner_id AND w.at < e.at
        WHERE e.owner_id = :owner AND e.kind <> 'CASE_ARCHIVED'""",
}
