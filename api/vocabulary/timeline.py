"""Words of time: the units of a limit and the events of a proceeding's timeline."""

from api.vocabulary.labelled import Labelled


class DeadlineUnit(Labelled, chinese="期限单位"):
    """期限单位."""

    WORKDAY = "WORKDAY", "工作日", "working day"
    DAY = "DAY", "日（自然日）", "calendar day"
    HOUR = "HOUR", "小时", "hour"
    MONTH = "MONTH", "月", "month"
    FIXED_DATE = "FIXED_DATE", "固定日期", "fixed date in the year"


class TimelineEventKind(Labelled, chinese="时间线事件"):
    """时间线事件."""

    CLUE_REGISTERED = "CLUE_REGISTERED", "线索登记", "clue registered"
    CLUE_VERIFIED = "CLUE_VERIFIED", "线索核查", "clue verified"
    CASE_FILED = "CASE_FILED", "立案", "case filed"
    CREDENTIAL_SHOWN = "CREDENTIAL_SHOWN", "出示证件", "credential shown"
    RIGHTS_EXPLAINED = "RIGHTS_EXPLAINED", "告知权利", "rights explained"
    SITE_INSPECTED = "SITE_INSPECTED", "现场检查", "site inspected"
    INQUIRY = "INQUIRY", "询问", "inquiry"
    EVIDENCE_COLLECTED = "EVIDENCE_COLLECTED", "收集证据", "evidence collected"
    SAMPLE_TAKEN = "SAMPLE_TAKEN", "抽样取证", "sample taken"
    REGISTERED_PRESERVED = "REGISTERED_PRESERVED", "先行登记保存", "registered preservation"
    MEASURE_IMPOSED = "MEASURE_IMPOSED", "实施强制措施", "measure imposed"
    MEASURE_LIFTED = "MEASURE_LIFTED", "解除强制措施", "measure lifted"
    RECTIFICATION_ORDERED = "RECTIFICATION_ORDERED", "责令改正", "rectification ordered"
    INVESTIGATION_CLOSED = "INVESTIGATION_CLOSED", "调查终结", "investigation closed"
    REVIEW_SUBMITTED = "REVIEW_SUBMITTED", "送审", "review submitted"
    REVIEW_ACCEPTED = "REVIEW_ACCEPTED", "审核受理", "review accepted"
    REVIEW_OPINION = "REVIEW_OPINION", "审核意见", "review opinion"
    REVIEW_RECTIFIED = "REVIEW_RECTIFIED", "整改", "rectified"
    REVIEW_OBJECTED = "REVIEW_OBJECTED", "异议", "objection"
    REVIEW_COORDINATED = "REVIEW_COORDINATED", "协调决定", "coordinated"
    NOTICE_ISSUED = "NOTICE_ISSUED", "告知", "prior notice issued"
    STATEMENT_RECEIVED = "STATEMENT_RECEIVED", "陈述申辩", "statement received"
    STATEMENT_WAIVED = "STATEMENT_WAIVED", "放弃陈述申辩", "statement waived"
    HEARING_REQUESTED = "HEARING_REQUESTED", "要求听证", "hearing requested"
    HEARING_REQUEST_WITHDRAWN = "HEARING_REQUEST_WITHDRAWN", "撤回听证要求", "hearing request withdrawn"
    PROCEEDING_STARTED = "PROCEEDING_STARTED", "程序启动", "common proceeding started"
    SERVICE_FAILED = "SERVICE_FAILED", "送达未成", "service attempted and failed"
    REFUND_PAID = "REFUND_PAID", "退还款项", "refund paid"
    HEARING_NOTIFIED = "HEARING_NOTIFIED", "听证通知", "hearing notified"
    HEARING_HELD = "HEARING_HELD", "举行听证", "hearing held"
    COLLECTIVE_DISCUSSED = "COLLECTIVE_DISCUSSED", "集体讨论", "collective discussion"
    DECISION_MADE = "DECISION_MADE", "作出决定", "decision made"
    DOCUMENT_SERVED = "DOCUMENT_SERVED", "送达", "document served"
    PAYMENT_RECEIVED = "PAYMENT_RECEIVED", "缴款", "payment received"
    PERFORMED = "PERFORMED", "履行", "performed"
    DEMANDED = "DEMANDED", "催告", "demanded"
    CASE_CLOSED = "CASE_CLOSED", "结案", "closed"
    CASE_ARCHIVED = "CASE_ARCHIVED", "归档", "archived"
    DISCLOSED = "DISCLOSED", "公示", "disclosed"
    DISCLOSURE_CORRECTED = "DISCLOSURE_CORRECTED", "更正公示", "disclosure corrected"
    DISCLOSURE_WITHDRAWN = "DISCLOSURE_WITHDRAWN", "撤下公示", "disclosure withdrawn"
    APPLICATION_RECEIVED = "APPLICATION_RECEIVED", "收到申请", "application received"
    CORRECTION_NOTICE = "CORRECTION_NOTICE", "补正告知", "correction notice"
    APPLICATION_ACCEPTED = "APPLICATION_ACCEPTED", "受理", "accepted"
    SITE_VERIFIED = "SITE_VERIFIED", "现场核查", "site verified"
    LICENCE_ISSUED = "LICENCE_ISSUED", "颁证", "licence issued"
    FILED_WITH_ORGAN = "FILED_WITH_ORGAN", "报备", "filed with the organ (on-the-spot penalty)"
    INSPECTION_DRAWN = "INSPECTION_DRAWN", "双随机抽取", "drawn at random"
    INSPECTION_APPROVED = "INSPECTION_APPROVED", "检查审批", "inspection approved"
    INSPECTION_NOTIFIED = "INSPECTION_NOTIFIED", "检查通知", "inspection notice served"
    ENTRY_CODE_SCANNED = "ENTRY_CODE_SCANNED", "扫码入企", "check code scanned on entry"
    INSPECTION_RESULT_TOLD = "INSPECTION_RESULT_TOLD", "检查结果告知", "result told to the inspected party"
    RECUSAL_REQUESTED = "RECUSAL_REQUESTED", "申请回避", "recusal requested or offered"
    RECUSAL_DECIDED = "RECUSAL_DECIDED", "回避决定", "recusal decided"
    OFFICERS_CHANGED = "OFFICERS_CHANGED", "更换执法人员", "officers changed"
    ADDRESS_CONFIRMED = "ADDRESS_CONFIRMED", "确认送达地址", "address for service confirmed"
    DEFENCE_RECHECKED = "DEFENCE_RECHECKED", "陈述申辩复核", "statement and defence re-checked"
    EXECUTION_DECIDED = "EXECUTION_DECIDED", "强制执行决定", "compulsory execution decided"
    EXECUTED = "EXECUTED", "强制执行", "execution carried out"
    LEVY_DECIDED = "LEVY_DECIDED", "征收决定", "levy decided"
    REQUISITION_DECIDED = "REQUISITION_DECIDED", "征用决定", "requisition decided"
    GOODS_RETURNED = "GOODS_RETURNED", "归还", "requisitioned goods returned"
    COMPENSATED = "COMPENSATED", "补偿", "compensation paid"
    CHARGE_NOTIFIED = "CHARGE_NOTIFIED", "缴费通知", "charge notified"
    REMEDY_RECEIVED = "REMEDY_RECEIVED", "收到复议诉讼材料", "reconsideration or litigation papers received"
    STAY_GRANTED = "STAY_GRANTED", "停止执行", "execution stayed"
    STAY_LIFTED = "STAY_LIFTED", "恢复执行", "stay lifted"
    REMEDY_RESULT = "REMEDY_RESULT", "复议诉讼结果", "result received"
    CORRECTION_REQUESTED = "CORRECTION_REQUESTED", "申请更正", "correction requested by the party or public"
    CORRECTION_ANSWERED = "CORRECTION_ANSWERED", "更正答复", "correction answered"
    THIRD_PARTY_CONSULTED = "THIRD_PARTY_CONSULTED", "征求第三方意见", "third party consulted"
    EARLY_STOP_APPLIED = "EARLY_STOP_APPLIED", "申请提前停止公示", "early stop applied for"
    EARLY_STOP_DECIDED = "EARLY_STOP_DECIDED", "提前停止公示决定", "early stop decided"
    RECORDING_REMOVED = "RECORDING_REMOVED", "移除音像资料", "recording removed by an approved act"
    RESULT_PUBLISHED = "RESULT_PUBLISHED", "抽查结果公示", "inspection result published"
    VERIFICATION_STARTED = "VERIFICATION_STARTED", "开始核查", "verification of the clue started"
    VERIFICATION_EXTENDED = "VERIFICATION_EXTENDED", "延长核查期限", "verification of the clue extended"
    FILING_REFUSED = "FILING_REFUSED", "不予立案", "not filed"
    INVESTIGATION_SUSPENDED = "INVESTIGATION_SUSPENDED", "中止调查", "investigation suspended"
    INVESTIGATION_RESUMED = "INVESTIGATION_RESUMED", "恢复调查", "investigation resumed"
    CASE_TRANSFERRED = "CASE_TRANSFERRED", "移送", "transferred to another organ or to criminal justice"
    FILING_CANCELLED = "FILING_CANCELLED", "撤销立案", "filing cancelled"
    CASE_EXTENDED = "CASE_EXTENDED", "延长办案期限", "time for the decision extended"
    DISCHARGED = "DISCHARGED", "不予处罚决定", "decision not to impose a penalty"
    DECISION_REVOKED = "DECISION_REVOKED", "撤销决定", "decision revoked"
    INSTALMENTS_APPROVED = "INSTALMENTS_APPROVED", "准予延期、分期缴纳", "payment in parts or later approved"
    MEASURE_APPROVED = "MEASURE_APPROVED", "补办批准强制措施", "measure executed in emergency approved afterwards"
    MEASURE_EXTENDED = "MEASURE_EXTENDED", "延长强制措施期限", "term of a measure extended"
    MEASURE_TIME_EXCLUDED = (
        "MEASURE_TIME_EXCLUDED",
        "扣除检测鉴定期间",
        "time of a test or appraisal excluded from a measure's term",
    )
    MEASURE_CONVERTED = (
        "MEASURE_CONVERTED",
        "处理查封扣押财物",
        "sealed or seized goods confiscated, destroyed or handed over",
    )
    APPLICATION_NOT_ACCEPTED = "APPLICATION_NOT_ACCEPTED", "不予受理", "application not accepted"
    EXPERT_REVIEW_STARTED = (
        "EXPERT_REVIEW_STARTED",
        "检验检测鉴定评审开始",
        "test, appraisal or expert review begun; its time is excluded",
    )
    EXPERT_REVIEW_ENDED = "EXPERT_REVIEW_ENDED", "检验检测鉴定评审结束", "test, appraisal or expert review ended"
    LICENCE_EXTENDED = "LICENCE_EXTENDED", "延长许可决定期限", "time for the licence decision extended"
    APPLICATION_WITHDRAWN = "APPLICATION_WITHDRAWN", "撤回申请", "application withdrawn by the applicant"
