"""Words of the review that are no part of the published reference (审核用语)."""

from collections.abc import Mapping

from api.vocabulary import EnforcementCategory, ReviewTiming
from api.vocabulary.labelled import Labelled


class MaterialKind(Labelled, chinese="送审材料种类"):
    """What is submitted with a proposal (法制审核送审材料)."""

    INVESTIGATION_REPORT = "INVESTIGATION_REPORT", "调查终结报告", "report on the investigation"
    NOTICE_DRAFT = "NOTICE_DRAFT", "告知书代拟稿", "draft of the prior notice"
    DECISION_DRAFT = "DECISION_DRAFT", "决定书代拟稿", "draft of the decision"
    EVIDENCE = "EVIDENCE", "证据材料", "evidence"
    DISCRETION_NOTE = "DISCRETION_NOTE", "裁量说明", "how the discretion standard was applied"
    HEARING_RECORD = "HEARING_RECORD", "听证笔录", "record of the hearing"
    HEARING_REPORT = "HEARING_REPORT", "听证报告", "report on the hearing"
    COORDINATION_RECORD = "COORDINATION_RECORD", "协调记录", "record of the coordination"
    OTHER = "OTHER", "其他材料", "anything else"


class Responsible(Labelled, chinese="责任主体"):
    """Among whom responsibility is divided (责任划分, item 33 of the task list)."""

    PRINCIPAL_HEAD = "PRINCIPAL_HEAD", "行政执法机关主要负责人", "principal head: overall"
    LEADER = "LEADER", "其他负责人", "another leader of the organ"
    CASE_UNIT = (
        "CASE_UNIT",
        "行政执法承办机构",
        "case unit: truth, accuracy, completeness and legality of the materials",
    )
    REVIEW_UNIT = "REVIEW_UNIT", "法制审核机构", "review unit: the opinion"
    OTHER = "OTHER", "其他人员", "anybody else, the party and counsel included"


class Appointment(Labelled, chinese="任免"):
    """What makes a reviewer one, or no longer (法制审核人员任免)."""

    APPOINTED = "APPOINTED", "任用", "appointed"
    RELIEVED = "RELIEVED", "离任", "relieved"


class Sanction(Labelled, chinese="责任追究方式"):
    """What came of holding somebody to account (责任追究, item 33 of the task list), from nothing to another body's hands."""

    NONE = "NONE", "不予追究", "nobody is held to account"
    ADVICE = "ADVICE", "批评教育", "criticised and taught"
    RECTIFY = "RECTIFY", "责令限期改正", "ordered to put it right"
    WRITTEN = "WRITTEN", "责令书面检查", "ordered to account for it in writing"
    CIRCULATED = "CIRCULATED", "通报批评", "criticised in a circular"
    CERTIFICATE = "CERTIFICATE", "暂扣或者吊销执法证件", "the certificate is suspended or revoked, by an act of its own"
    OFF_POST = "OFF_POST", "调离执法、审核岗位", "moved off the post"
    TRANSFERRED = "TRANSFERRED", "移送有权机关处理", "handed to the body that may discipline"


K, T = MaterialKind, ReviewTiming

_PENALTY: Mapping[ReviewTiming, frozenset[MaterialKind]] = {
    T.PRE_NOTICE: frozenset({K.INVESTIGATION_REPORT, K.NOTICE_DRAFT, K.EVIDENCE, K.DISCRETION_NOTE}),
    T.PRE_DECISION: frozenset({K.INVESTIGATION_REPORT, K.DECISION_DRAFT, K.EVIDENCE, K.DISCRETION_NOTE}),
    T.POST_HEARING: frozenset({K.HEARING_RECORD, K.HEARING_REPORT, K.DECISION_DRAFT, K.EVIDENCE}),
}


def required_materials(timing: ReviewTiming, category: EnforcementCategory) -> frozenset[MaterialKind]:
    """What the first round at a point of the procedure needs.

    A decision other than a penalty has neither an investigation report nor a discretion standard by law.
    """
    needed = _PENALTY[timing]
    if category is EnforcementCategory.PENALTY:
        return needed
    return needed - {K.INVESTIGATION_REPORT, K.DISCRETION_NOTE}


def redrafted(timing: ReviewTiming) -> MaterialKind:
    """What every round needs anew: the draft as changed."""
    return K.NOTICE_DRAFT if timing is T.PRE_NOTICE else K.DECISION_DRAFT
