"""Words of what an organ decides and what follows: measures, service, performance, remedies."""

from api.vocabulary.labelled import Labelled


class PenaltyKind(Labelled, chinese="处罚种类"):
    """处罚种类."""

    WARNING = "WARNING", "警告", "warning"
    CRITICISM = "CRITICISM", "通报批评", "circulated criticism"
    FINE = "FINE", "罚款", "fine"
    CONFISCATE_GAINS = "CONFISCATE_GAINS", "没收违法所得", "confiscation of unlawful gains"
    CONFISCATE_GOODS = "CONFISCATE_GOODS", "没收非法财物", "confiscation of unlawful property"
    SUSPEND_LICENCE = "SUSPEND_LICENCE", "暂扣许可证件", "temporary seizure of licence"
    DOWNGRADE = "DOWNGRADE", "降低资质等级", "downgrade of qualification"
    REVOKE_LICENCE = "REVOKE_LICENCE", "吊销许可证件", "revocation of licence"
    RESTRICT_BUSINESS = "RESTRICT_BUSINESS", "限制开展生产经营活动", "restriction of production or business"
    STOP_BUSINESS = "STOP_BUSINESS", "责令停产停业", "order to suspend production or business"
    CLOSE_DOWN = "CLOSE_DOWN", "责令关闭", "order to close"
    RESTRICT_PRACTICE = "RESTRICT_PRACTICE", "限制从业", "restriction of practice"
    DETENTION = "DETENTION", "行政拘留", "administrative detention (public security only)"
    OTHER = "OTHER", "其他", "other kinds under law or administrative regulation"


class MeasureKind(Labelled, chinese="强制措施种类"):
    """强制措施种类."""

    RESTRICT_LIBERTY = "RESTRICT_LIBERTY", "限制公民人身自由", "restriction of personal liberty"
    SEAL = "SEAL", "查封场所、设施或者财物", "sealing"
    SEIZE = "SEIZE", "扣押财物", "seizure"
    FREEZE = "FREEZE", "冻结存款、汇款", "freezing of deposits or remittances"
    OTHER = "OTHER", "其他行政强制措施", "other"


class ExecutionKind(Labelled, chinese="强制执行方式"):
    """强制执行方式."""

    SURCHARGE = "SURCHARGE", "加处罚款或者滞纳金", "additional fine or late fee"
    TRANSFER_DEPOSIT = "TRANSFER_DEPOSIT", "划拨存款、汇款", "transfer of deposits"
    AUCTION = "AUCTION", "拍卖或者依法处理", "auction or disposal"
    RESTORE = "RESTORE", "排除妨碍、恢复原状", "removal of obstruction, restoration"
    SUBSTITUTE = "SUBSTITUTE", "代履行", "substitute performance"
    COURT = "COURT", "申请人民法院强制执行", "application to the court"
    OTHER = "OTHER", "其他", "other"


class ExecutionStatus(Labelled, chinese="履行状态"):
    """履行状态."""

    PENDING = "PENDING", "待履行", "due"
    PERFORMED = "PERFORMED", "已履行", "performed"
    INSTALMENT = "INSTALMENT", "分期或延期", "instalment or deferred"
    OVERDUE = "OVERDUE", "逾期", "overdue"
    DEMANDED = "DEMANDED", "已催告", "demand served"
    COURT_APPLIED = "COURT_APPLIED", "已申请强制执行", "court application made"
    ENFORCED = "ENFORCED", "强制执行完毕", "enforced"
    TERMINATED = "TERMINATED", "终结执行", "terminated"


class ServiceMethod(Labelled, chinese="送达方式"):
    """送达方式."""

    DIRECT = "DIRECT", "直接送达", "direct"
    LEFT = "LEFT", "留置送达", "left at the address"
    ELECTRONIC = "ELECTRONIC", "电子送达", "electronic (signed consent 送达地址确认书 needed)"
    POST = "POST", "邮寄送达", "post"
    ENTRUSTED = "ENTRUSTED", "委托送达", "through another organ"
    FORWARDED = "FORWARDED", "转交送达", "forwarded (military, custody)"
    ANNOUNCEMENT = "ANNOUNCEMENT", "公告送达", "public announcement, 30 days"


class RemedyKind(Labelled, chinese="救济程序"):
    """救济程序."""

    RECONSIDERATION = "RECONSIDERATION", "行政复议", "administrative reconsideration"
    LITIGATION = "LITIGATION", "行政诉讼", "administrative litigation"


class RemedyResult(Labelled, chinese="救济结果"):
    """救济结果."""

    UPHELD = "UPHELD", "维持", "upheld"
    REVOKED = "REVOKED", "撤销", "revoked"
    CHANGED = "CHANGED", "变更", "changed"
    UNLAWFUL = "UNLAWFUL", "确认违法", "confirmed unlawful"
    INVALID = "INVALID", "确认无效", "confirmed void"
    REDO = "REDO", "责令重作", "ordered to be made again"
    DISMISSED = "DISMISSED", "驳回", "application or claim dismissed"
    WITHDRAWN = "WITHDRAWN", "撤回", "withdrawn by the applicant"
    MEDIATED = "MEDIATED", "调解或和解", "settled"
