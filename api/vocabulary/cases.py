"""Words of a proceeding: its procedure, its source and the stages it passes."""

from api.vocabulary.labelled import Labelled


class CaseProcedure(Labelled, chinese="办案程序"):
    """办案程序."""

    SIMPLE = "SIMPLE", "简易程序", "simple procedure, decided on the spot"
    GENERAL = "GENERAL", "普通程序", "general (ordinary) procedure; older texts 一般程序"
    LICENCE = "LICENCE", "许可程序", "licence procedure"
    INSPECTION = "INSPECTION", "检查程序", "inspection (incl. 双随机)"
    COMPULSORY_MEASURE = "COMPULSORY_MEASURE", "强制措施程序", "compulsory measure"
    COMPULSORY_EXECUTION = "COMPULSORY_EXECUTION", "强制执行程序", "compulsory execution"
    LEVY = "LEVY", "征收程序", "levy"
    REQUISITION = "REQUISITION", "征用程序", "requisition"
    CHARGE = "CHARGE", "收费程序", "charge"


class ClueSource(Labelled, chinese="案件来源"):
    """案件来源."""

    INSPECTION = "INSPECTION", "监督检查", "inspection (incl. 双随机抽查)"
    COMPLAINT = "COMPLAINT", "投诉", "complaint"
    REPORT = "REPORT", "举报", "report by the public"
    TRANSFER = "TRANSFER", "移送", "transfer from another organ"
    ASSIGNED = "ASSIGNED", "上级交办", "assigned by a higher organ"
    SAMPLING = "SAMPLING", "监督抽检", "supervisory sampling"
    MONITORING = "MONITORING", "电子监测", "electronic monitoring"
    SELF_REPORT = "SELF_REPORT", "主动供述", "self-reported"
    MEDIA = "MEDIA", "舆情", "media / public opinion"


class PenaltyStage(Labelled, chinese="处罚案件阶段"):
    """处罚案件阶段."""

    CLUE = "CLUE", "线索", "clue registered"
    VERIFYING = "VERIFYING", "核查", "verification of the clue"
    FILED = "FILED", "立案", "case filed"
    NOT_FILED = "NOT_FILED", "不予立案", "not filed (end)"
    INVESTIGATING = "INVESTIGATING", "调查取证", "investigation and evidence"
    SUSPENDED = "SUSPENDED", "中止调查", "suspended"
    INVESTIGATION_CLOSED = "INVESTIGATION_CLOSED", "调查终结", "investigation closed"
    UNDER_REVIEW = "UNDER_REVIEW", "审核中", "under case review or legal review"
    NOTIFIED = "NOTIFIED", "告知", "prior notice served"
    STATEMENT_DEFENCE = "STATEMENT_DEFENCE", "陈述申辩", "statement and defence"
    HEARING = "HEARING", "听证", "hearing"
    COLLECTIVE_DISCUSSION = "COLLECTIVE_DISCUSSION", "集体讨论", "collective discussion by the organ's leaders"
    DECIDED = "DECIDED", "决定", "decision made"
    SERVED = "SERVED", "送达", "decision served"
    EXECUTING = "EXECUTING", "执行", "performance / enforcement"
    CLOSED = "CLOSED", "结案", "closed"
    ARCHIVED = "ARCHIVED", "归档", "archived"
    TRANSFERRED = "TRANSFERRED", "移送", "transferred to another organ or to criminal justice (end)"
    CANCELLED = "CANCELLED", "撤销立案", "filing withdrawn (end)"
    DISCHARGED = "DISCHARGED", "不予处罚", "no penalty decision made (goes on to 送达, 结案)"


class LicenceStage(Labelled, chinese="许可阶段"):
    """许可阶段."""

    APPLIED = "APPLIED", "申请", "application received"
    CORRECTION_REQUESTED = "CORRECTION_REQUESTED", "补正告知", "one-time correction notice issued"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理", "not accepted (end)"
    ACCEPTED = "ACCEPTED", "受理", "accepted"
    EXAMINING = "EXAMINING", "审查", "examination"
    SITE_VERIFICATION = "SITE_VERIFICATION", "现场核查", "on-site verification"
    HEARING = "HEARING", "听证", "hearing"
    EXPERT_REVIEW = "EXPERT_REVIEW", "检验检测鉴定评审", "inspection, test or expert review (time excluded)"
    UNDER_REVIEW = "UNDER_REVIEW", "法制审核", "legal review"
    DECIDED_GRANT = "DECIDED_GRANT", "准予许可", "granted"
    DECIDED_REFUSE = "DECIDED_REFUSE", "不予许可", "refused"
    ISSUED = "ISSUED", "颁证送达", "certificate issued / decision served"
    WITHDRAWN = "WITHDRAWN", "撤回申请", "application withdrawn (end)"
    ARCHIVED = "ARCHIVED", "归档", "archived"


class CommonStage(Labelled, chinese="征收征用收费强制执行阶段"):
    """征收征用收费强制执行阶段."""

    STARTED = "STARTED", "启动", "started (assessment made, order received, or duty overdue)"
    NOTIFIED = "NOTIFIED", "告知", "notice served (for execution: the demand 催告)"
    STATEMENT = "STATEMENT", "陈述申辩", "statement and defence"
    UNDER_REVIEW = "UNDER_REVIEW", "审核中", "legal review (when a major rule fires)"
    DECIDED = "DECIDED", "决定", "decision made"
    SERVED = "SERVED", "送达", "decision served"
    PERFORMING = "PERFORMING", "履行", "being performed, used or executed"
    SUSPENDED = "SUSPENDED", "中止", "suspended"
    PERFORMED = "PERFORMED", "履行完毕", "performed; goods returned; compensation paid"
    TERMINATED = "TERMINATED", "终结", "terminated (end, goes on to 归档)"
    CANCELLED = "CANCELLED", "撤销", "cancelled before the decision (end)"
    ARCHIVED = "ARCHIVED", "归档", "archived"


class MeasureStage(Labelled, chinese="强制措施阶段"):
    """强制措施阶段."""

    REQUESTED = "REQUESTED", "报批", "approval requested"
    APPROVED = "APPROVED", "批准", "approved"
    EMERGENCY_EXECUTED = "EMERGENCY_EXECUTED", "紧急实施", "executed in emergency, approval owed within 24 h"
    IN_FORCE = "IN_FORCE", "实施中", "in force"
    EXTENDED = "EXTENDED", "延期", "extended"
    LIFTED = "LIFTED", "解除", "lifted"
    CONVERTED = "CONVERTED", "处理", "goods confiscated, destroyed or handed over"
