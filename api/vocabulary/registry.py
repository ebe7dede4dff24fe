"""Words of the registry: who enforces, where, and under which published catalogue."""

from api.vocabulary.labelled import Labelled


class EnforcementCategory(Labelled, chinese="执法类别"):
    """执法类别."""

    LICENCE = "LICENCE", "许可", "administrative licence"
    PENALTY = "PENALTY", "处罚", "administrative penalty"
    COMPULSION = "COMPULSION", "强制", "administrative compulsion (measures 强制措施 and execution 强制执行)"
    LEVY = "LEVY", "征收", "levy / expropriation"
    REQUISITION = "REQUISITION", "征用", "requisition"
    CHARGE = "CHARGE", "收费", "administrative charge"
    INSPECTION = "INSPECTION", "检查", "administrative inspection"
    CONFIRMATION = "CONFIRMATION", "确认", "administrative confirmation (not named by the source; optional)"
    PAYMENT = "PAYMENT", "给付", "administrative payment (optional)"
    ADJUDICATION = "ADJUDICATION", "裁决", "administrative adjudication (optional)"
    REWARD = "REWARD", "奖励", "administrative reward (optional)"
    OTHER = "OTHER", "其他", "other"


class RegionLevel(Labelled, chinese="行政层级"):
    """行政层级."""

    PROVINCE = "PROVINCE", "省级", "province"
    CITY = "CITY", "市级", "prefecture-level city"
    COUNTY = "COUNTY", "县级", "county, district or county-level city"
    TOWNSHIP = "TOWNSHIP", "乡级", "township or sub-district"


class OrganKind(Labelled, chinese="执法主体性质"):
    """执法主体性质."""

    ADMIN_ORGAN = "ADMIN_ORGAN", "行政机关", "administrative organ"
    AUTHORISED_ORG = "AUTHORISED_ORG", "法律法规授权组织", "organisation authorised by law or regulation"
    ENTRUSTED_ORG = "ENTRUSTED_ORG", "受委托组织", "entrusted organisation (acts in the entrusting organ's name)"
    SUPERVISORY_BODY = "SUPERVISORY_BODY", "行政执法监督机构", "enforcement-supervision body (司法局)"
    GOVERNMENT = "GOVERNMENT", "人民政府", "people's government"


class UnitKind(Labelled, chinese="内设机构性质"):
    """内设机构性质."""

    CASE_HANDLING = "CASE_HANDLING", "承办机构", "case-handling unit"
    REVIEW = "REVIEW", "法制审核机构", "legal-review unit"
    WINDOW = "WINDOW", "服务窗口", "service window / hall"
    BRANCH = "BRANCH", "派出机构", "branch (e.g. market supervision station 所)"
    OFFICE = "OFFICE", "综合机构", "general office"


class MatterStatus(Labelled, chinese="清单事项状态"):
    """清单事项状态."""

    DRAFT = "DRAFT", "草稿", "draft"
    SUBMITTED = "SUBMITTED", "报审", "submitted for review"
    RETURNED = "RETURNED", "退回", "returned"
    APPROVED = "APPROVED", "审核通过", "approved"
    PUBLISHED = "PUBLISHED", "已公示", "published"
    ABOLISHED = "ABOLISHED", "取消", "abolished"
    SUPERSEDED = "SUPERSEDED", "已被替代", "superseded by a newer version"


class CatalogueKind(Labelled, chinese="清单种类"):
    """清单种类."""

    ENFORCEMENT_MATTERS = "ENFORCEMENT_MATTERS", "行政执法事项清单", "catalogue of enforcement matters (item 2)"
    SUPERVISION_MATTERS = "SUPERVISION_MATTERS", "监管事项目录清单", "catalogue of supervision matters (item 2)"
    SERVICE_GUIDE = "SERVICE_GUIDE", "办事指南", "service guide (item 3)"
    RANDOM_INSPECTION = "RANDOM_INSPECTION", "随机抽查事项清单", "random-inspection matters (item 4)"
    OFFICER_ROSTER = "OFFICER_ROSTER", "行政执法人员清单", "officer roster (items 5, 6)"
    POST_DISCLOSURE = "POST_DISCLOSURE", "行政执法行为事后公开事项清单", "post-decision disclosure matters (item 11)"
    AV_RECORDING = "AV_RECORDING", "音像记录事项清单", "audio-visual recording matters (item 21)"
    MAJOR_DECISION = "MAJOR_DECISION", "重大执法决定法制审核目录清单", "major-decision catalogue (item 30)"
    REVIEW_CONTENT = "REVIEW_CONTENT", "重大执法决定法制审核内容清单", "review-content checklist (item 31)"
