"""Words of publication: what, where, in which state, and what must not be shown."""

from api.vocabulary.labelled import Labelled


class DisclosureKind(Labelled, chinese="公示类别"):
    """公示类别."""

    PRE = "PRE", "事前公开", "before enforcement: catalogues, guides, rosters"
    DURING = "DURING", "事中公示", "during enforcement: credentials, notices, window boards"
    POST = "POST", "事后公开", "after enforcement: decisions and results"


class DisclosureObject(Labelled, chinese="公示对象"):
    """公示对象."""

    CATALOGUE = "CATALOGUE", "清单", "a catalogue"
    SERVICE_GUIDE = "SERVICE_GUIDE", "办事指南", "service guide"
    ROSTER = "ROSTER", "人员清单", "officer roster"
    WINDOW_BOARD = "WINDOW_BOARD", "岗位信息公示牌", "window board"
    DECISION = "DECISION", "执法决定", "an enforcement decision"
    INSPECTION_RESULT = "INSPECTION_RESULT", "抽查结果", "random-inspection result"
    ANNUAL_REPORT = "ANNUAL_REPORT", "统计年报", "annual statistics report"
    POLICY = "POLICY", "制度文件", "rules"
    CORRECTION_NOTICE = "CORRECTION_NOTICE", "撤回更正说明", "explanation of withdrawal or correction"


class DisclosureStatus(Labelled, chinese="公示状态"):
    """公示状态."""

    DRAFT = "DRAFT", "拟稿", "draft"
    CHECKING = "CHECKING", "公示前审核", "checking (content, secrecy, privacy)"
    REJECTED = "REJECTED", "审核退回", "rejected"
    SCHEDULED = "SCHEDULED", "待发布", "approved, scheduled"
    PUBLISHED = "PUBLISHED", "已公开", "published"
    CORRECTED = "CORRECTED", "已更正", "corrected (a new version is published)"
    WITHDRAWN = "WITHDRAWN", "已撤下", "withdrawn with reason"
    EXPIRED = "EXPIRED", "公示期满", "disclosure period over, taken down"


class DisclosureChannel(Labelled, chinese="公示渠道"):
    """公示渠道."""

    GOV_PORTAL = "GOV_PORTAL", "政府门户网站", "government portal"
    DEPT_SITE = "DEPT_SITE", "部门网站", "department web site"
    PROVINCE_PLATFORM = "PROVINCE_PLATFORM", "省政务信息资源共享交换平台", "provincial exchange platform"
    CREDIT_PORTAL = "CREDIT_PORTAL", "信用网站", "credit portal (信用中国)"
    ENTERPRISE_CREDIT = "ENTERPRISE_CREDIT", "国家企业信用信息公示系统", "national enterprise credit publicity system"
    HALL = "HALL", "办事大厅", "service hall"
    WINDOW = "WINDOW", "服务窗口", "service window"
    WEIBO = "WEIBO", "微博", "Weibo"
    WECHAT = "WECHAT", "微信", "WeChat official account"
    APP = "APP", "APP", "mobile app"
    GAZETTE = "GAZETTE", "政府公报", "gazette"
    BULLETIN = "BULLETIN", "公告栏", "notice board"


class DisclosureFlag(Labelled, chinese="公示标记"):
    """公示标记."""

    DEFERRED_FOR_SERVICE = (
        "DEFERRED_FOR_SERVICE",
        "因送达延期",
        "not published by the due date because service is not complete",
    )
    UNDER_REMEDY = "UNDER_REMEDY", "复议诉讼期间", "reconsideration or litigation pending"
    CORRECTION_PENDING = "CORRECTION_PENDING", "更正申请处理中", "a request for correction is open"
    EARLY_STOPPED = "EARLY_STOPPED", "提前停止公示", "stopped early on application (credit repair)"


class NameDisplay(Labelled, chinese="姓名显示"):
    """姓名显示."""

    MASK = "MASK", "遮蔽", "surname + 某"
    FULL = "FULL", "全名", "full name"
    OMIT = "OMIT", "不显示", "left out"


class CorrectionResult(Labelled, chinese="更正申请结果"):
    """更正申请结果."""

    CORRECTED = "CORRECTED", "已更正", "corrected"
    REFUSED = "REFUSED", "不予更正", "refused with reasons"
    FORWARDED = "FORWARDED", "转送", "forwarded to the organ that may correct it"


class WithdrawReason(Labelled, chinese="撤下原因"):
    """撤下原因."""

    REVOKED = "REVOKED", "被依法撤销", "revoked"
    CHANGED = "CHANGED", "被依法变更", "changed"
    UNLAWFUL = "UNLAWFUL", "被确认违法", "confirmed unlawful"
    INVALID = "INVALID", "被确认无效", "confirmed void"
    REDO = "REDO", "要求重新作出", "ordered to be made again"
    CONTENT_ERROR = "CONTENT_ERROR", "公示内容错误", "error in what was published"
    PRIVACY = "PRIVACY", "涉及不宜公开内容", "contained what must not be public"
    PERIOD_END = "PERIOD_END", "公示期满", "period ended"
    CREDIT_REPAIR = "CREDIT_REPAIR", "信用修复", "credit repaired"


class SecrecyClass(Labelled, chinese="密级"):
    """密级."""

    NONE = "NONE", "非密", "not classified"
    INTERNAL = "INTERNAL", "内部事项（工作秘密）", "internal / work secret"
    SECRET = "SECRET", "秘密", "secret (≤10 years)"
    CONFIDENTIAL = "CONFIDENTIAL", "机密", "confidential (≤20 years)"
    TOP_SECRET = "TOP_SECRET", "绝密", "top secret (≤30 years)"


class OpennessClass(Labelled, chinese="公开属性"):
    """公开属性."""

    PROACTIVE = "PROACTIVE", "主动公开", "published proactively"
    ON_REQUEST = "ON_REQUEST", "依申请公开", "on request"
    NOT_OPEN = "NOT_OPEN", "不予公开", "not open"
    PARTIAL = "PARTIAL", "部分公开（遮蔽后公开）", "open after redaction"


class RedactionRule(Labelled, chinese="遮蔽规则"):
    """遮蔽规则."""

    PERSON_NAME = "PERSON_NAME", "自然人姓名", "keep surname, replace given name with 某 (张某)"
    ID_NUMBER = "ID_NUMBER", "身份证号", "delete"
    ADDRESS_PERSON = "ADDRESS_PERSON", "住址", "keep to county / district"
    PHONE = "PHONE", "电话", "delete"
    BANK_ACCOUNT = "BANK_ACCOUNT", "账号", "delete"
    FACE_VOICE = "FACE_VOICE", "人脸和声音", "blur / alter in media"
    MINOR = "MINOR", "未成年人信息", "delete everything identifying"
    TRADE_SECRET = "TRADE_SECRET", "商业秘密", "delete or third-party consent on file"
    STATE_SECRET = "STATE_SECRET", "国家秘密", "do not publish the record at all"
    THIRD_PARTY = "THIRD_PARTY", "第三人、证人、举报人", "delete"
    OFFICER_SENSITIVE = "OFFICER_SENSITIVE", "执法人员敏感信息", "only the roster fields are public"
