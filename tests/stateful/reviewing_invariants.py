"""What must hold of the legal review of any case (法制审核的不变量), in SQL over the facts."""

A_REVIEW = {
    "I16 初次审核人员有资格": """
        SELECT w.name FROM review_assignment a JOIN reviewer w ON w.id = ANY (a.reviewer_ids)
        WHERE a.case_id = :owner AND w.first_review_year >= 2018 AND coalesce(w.legal_qualification_no, '') = ''""",
    "同意的意见没有不符合项": """
        SELECT o.checklist FROM review_opinion o WHERE o.case_id = :owner AND o.outcome = 'AGREE'
        AND o.checklist @> '[{"result": "FAIL"}]'""",
    "意见由指定的审核人员出具": """
        SELECT o.actor ->> 'name' AS who FROM review_opinion o WHERE o.case_id = :owner AND NOT EXISTS (
          SELECT FROM review_assignment a WHERE a.review_id = o.review_id AND (o.actor ->> 'id')::uuid = ANY (a.reviewer_ids))""",
}
