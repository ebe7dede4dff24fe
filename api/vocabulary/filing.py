"""Words of the rules an organ adopts and files with a superior body (报审报备)."""

from api.vocabulary.labelled import Labelled


class PolicyKind(Labelled, chinese="制度文件种类"):
    """制度文件种类."""

    DISCLOSURE_RULES = "DISCLOSURE_RULES", "行政执法公示制度", "disclosure rules (item 1)"
    RECORDING_RULES = "RECORDING_RULES", "执法全过程记录办法", "recording rules (item 19)"
    RECORD_MANAGEMENT_RULES = (
        "RECORD_MANAGEMENT_RULES",
        "全过程记录信息收集保存管理使用制度",
        "record management rules (item 25)",
    )
    AV_MANAGEMENT_RULES = "AV_MANAGEMENT_RULES", "执法音像记录管理制度", "AV management rules (item 22)"
    EQUIPMENT_RULES = "EQUIPMENT_RULES", "音像记录设备配备办法", "equipment rules (item 23)"
    ARCHIVE_RULES = "ARCHIVE_RULES", "数字化记录信息归档管理制度", "digital archive rules (item 24)"
    REVIEW_RULES = "REVIEW_RULES", "重大执法决定法制审核办法", "legal-review rules (item 26)"
    TRAINING_RULES = "TRAINING_RULES", "法制审核人员培训制度", "reviewer training rules (item 28)"
    COUNSEL_RULES = "COUNSEL_RULES", "法律顾问和公职律师制度", "counsel rules (item 29)"
    REVIEW_FLOWCHART = "REVIEW_FLOWCHART", "重大执法决定法制审核流程图", "review flow chart (item 32)"
    ENFORCEMENT_FLOWCHART = "ENFORCEMENT_FLOWCHART", "行政执法流程图", "enforcement flow chart (item 19)"
    RESPONSIBILITY_RULES = (
        "RESPONSIBILITY_RULES",
        "重大执法决定法制审核责任划分制度",
        "review responsibility rules (item 33)",
    )
    STATISTICS_RULES = "STATISTICS_RULES", "行政执法统计年报制度", "annual statistics rules (item 15)"


class FilingKind(Labelled, chinese="报送性质"):
    """报送性质."""

    REVIEW = "REVIEW", "审核", "prior review: may not be published until approved"
    RECORD = "RECORD", "备案", "filing for the record: takes effect, filed afterwards"
    REVIEW_AND_RECORD = "REVIEW_AND_RECORD", "审核、备案", "both"


class FilingStatus(Labelled, chinese="报送状态"):
    """报送状态."""

    DRAFT = "DRAFT", "草稿", "draft"
    SUBMITTED = "SUBMITTED", "已报送", "submitted"
    ACCEPTED = "ACCEPTED", "已接收", "accepted"
    RETURNED = "RETURNED", "退回补正", "returned"
    APPROVED = "APPROVED", "审核通过", "approved"
    FILED = "FILED", "已备案", "filed for the record"
