"""Words about the people who work under the system: certificates, roles, training, counsel."""

from api.vocabulary.labelled import Labelled


class CertificateKind(Labelled, chinese="证件种类"):
    """证件种类."""

    ENFORCEMENT = "ENFORCEMENT", "行政执法证", "enforcement certificate"
    SUPERVISION = "SUPERVISION", "行政执法监督证", "enforcement-supervision certificate"
    MINISTRY = "MINISTRY", "国务院部门制发证件", "certificate issued by a State Council department"


class CertificateStatus(Labelled, chinese="证件状态"):
    """证件状态."""

    TRAINING = "TRAINING", "培训待考", "in training, examination not passed"
    VALID = "VALID", "有效", "valid"
    SUSPENDED = "SUSPENDED", "暂扣", "suspended"
    EXPIRED = "EXPIRED", "过期", "expired"
    REVOKED = "REVOKED", "吊销", "revoked"
    CANCELLED = "CANCELLED", "注销", "cancelled (transfer, retirement)"


class StaffRole(Labelled, chinese="系统角色"):
    """系统角色."""

    OFFICER = "OFFICER", "执法人员", "officer"
    UNIT_HEAD = "UNIT_HEAD", "承办机构负责人", "case-unit head"
    REVIEWER = "REVIEWER", "法制审核人员", "legal reviewer"
    REVIEW_HEAD = "REVIEW_HEAD", "法制机构负责人", "head of the review unit"
    HEARING_HOST = "HEARING_HOST", "听证主持人", "hearing host"
    ORGAN_LEADER = "ORGAN_LEADER", "机关负责人", "organ leader"
    DISCLOSURE_EDITOR = "DISCLOSURE_EDITOR", "公示编辑员", "disclosure editor"
    DISCLOSURE_CHECKER = "DISCLOSURE_CHECKER", "公示审核员", "disclosure checker"
    SECRECY_CHECKER = "SECRECY_CHECKER", "保密审查员", "secrecy checker"
    ARCHIVIST = "ARCHIVIST", "档案员", "archivist"
    WINDOW_CLERK = "WINDOW_CLERK", "窗口人员", "window clerk"
    SUPERVISOR = "SUPERVISOR", "执法监督人员", "supervisor (司法局)"
    AMR_CHECKER = "AMR_CHECKER", "双随机审核员", "random-list checker (city AMR)"
    COUNSEL = "COUNSEL", "法律顾问/公职律师", "legal counsel"
    ORGAN_ADMIN = "ORGAN_ADMIN", "机关管理员", "organ administrator"
    AUDITOR = "AUDITOR", "审计员", "auditor (read-only log)"
    EXCHANGE_CLIENT = "EXCHANGE_CLIENT", "交换接口账号", "machine account for data exchange"
    PUBLIC = "PUBLIC", "公众", "anonymous public"


class TrainingMethod(Labelled, chinese="培训方式"):
    """培训方式."""

    ONLINE = "ONLINE", "互联网+培训", "online training"
    ROTATION = "ROTATION", "系统轮训", "system rotation training"
    CASE_TEACHING = "CASE_TEACHING", "案例教学", "case teaching"
    OTHER = "OTHER", "其他", "other"


class CounselKind(Labelled, chinese="法律顾问类别"):
    """法律顾问类别."""

    GOV_COUNSEL = "GOV_COUNSEL", "政府法律顾问", "government legal counsel"
    PUBLIC_LAWYER = "PUBLIC_LAWYER", "公职律师", "public-sector lawyer"
    PURCHASED_SERVICE = "PURCHASED_SERVICE", "政府购买服务", "purchased service"
