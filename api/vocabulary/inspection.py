"""Words of administrative inspection (行政检查)."""

from api.vocabulary.labelled import Labelled


class InspectionKind(Labelled, chinese="检查类型"):
    """检查类型."""

    RANDOM = "RANDOM", "双随机抽查", "double-random"
    DAILY = "DAILY", "日常检查", "planned routine inspection"
    SPECIAL = "SPECIAL", "专项检查", "campaign, with its own plan"
    CASE_BASED = (
        "CASE_BASED",
        "个案检查",
        "after a complaint, report, transfer or monitoring signal; outside the frequency cap",
    )


class InspectionStage(Labelled, chinese="检查阶段"):
    """检查阶段."""

    PLANNED = "PLANNED", "计划", "in the published annual plan"
    DRAWN = "DRAWN", "抽取", "objects and officers drawn"
    APPROVED = "APPROVED", "审批", "inspection approved (行政检查审批表)"
    NOTIFIED = (
        "NOTIFIED",
        "通知",
        "inspection notice served (advance notice waived only in urgency or where it would defeat the inspection)",
    )
    ON_SITE = "ON_SITE", "现场检查", "on-site inspection"
    RESULT_RECORDED = "RESULT_RECORDED", "结果录入", "result entered"
    RECTIFYING = "RECTIFYING", "责令改正", "rectification ordered"
    REINSPECTED = "REINSPECTED", "复查", "re-inspection"
    RESULT_TOLD = "RESULT_TOLD", "结果告知", "result told to the inspected party (检查结果告知书)"
    TRANSFERRED_TO_CASE = "TRANSFERRED_TO_CASE", "转立案", "transferred to a case"
    PUBLISHED = "PUBLISHED", "公示", "result published"
    ARCHIVED = "ARCHIVED", "归档", "archived"
