"""Words of the legal review of major decisions (重大执法决定法制审核)."""

from api.vocabulary.labelled import Labelled


class ReviewKind(Labelled, chinese="审核类别"):
    """审核类别."""

    LEGAL_REVIEW = "LEGAL_REVIEW", "法制审核", "legal review of a major decision"
    CASE_REVIEW = "CASE_REVIEW", "案件审核", "ordinary case review (non-major; sectoral rules)"


class ReviewTiming(Labelled, chinese="审核时点"):
    """审核时点."""

    PRE_NOTICE = "PRE_NOTICE", "告知前", "before the prior notice"
    POST_HEARING = "POST_HEARING", "听证后", "after the hearing"
    PRE_DECISION = "PRE_DECISION", "决定前", "before the decision (no hearing)"


class ReviewStatus(Labelled, chinese="审核状态"):
    """审核状态."""

    DRAFT = "DRAFT", "拟稿", "draft"
    SUBMITTED = "SUBMITTED", "送审", "submitted"
    RETURNED_INCOMPLETE = "RETURNED_INCOMPLETE", "退回补充材料", "returned: materials incomplete"
    ACCEPTED = "ACCEPTED", "受理", "accepted, clock running"
    IN_REVIEW = "IN_REVIEW", "审核中", "in review"
    OPINION_ISSUED = "OPINION_ISSUED", "出具意见", "opinion issued"
    RECTIFYING = "RECTIFYING", "整改", "case unit rectifying"
    OBJECTED = "OBJECTED", "提出异议", "case unit objects in writing"
    COORDINATING = "COORDINATING", "协调", "coordination in progress"
    COORDINATED = "COORDINATED", "协调决定", "coordinated outcome recorded"
    PASSED = "PASSED", "审核通过", "passed (final)"
    NOT_PASSED = "NOT_PASSED", "审核不通过", "not passed (final for this proposal)"
    WITHDRAWN = "WITHDRAWN", "撤回", "withdrawn by the case unit"


class ReviewOutcome(Labelled, chinese="审核意见类型"):
    """审核意见类型."""

    AGREE = "AGREE", "同意", "agree: clear facts, lawful"
    CORRECT = "CORRECT", "建议纠正", "correct: wrong characterisation, wrong law, improper discretion"
    SUPPLEMENT = "SUPPLEMENT", "建议补充调查", "supplement investigation: facts unclear, evidence insufficient"
    FIX_PROCEDURE = "FIX_PROCEDURE", "建议补正程序", "cure a procedural defect"
    NO_PENALTY = "NO_PENALTY", "建议不予处罚或撤销案件", "no penalty, or withdraw the case"
    TRANSFER = "TRANSFER", "建议移送", "transfer: outside jurisdiction or suspected crime"
    DISAGREE = "DISAGREE", "不同意", "disagree: not passed"


class ReviewItem(Labelled, chinese="审核内容"):
    """审核内容."""

    SUBJECT = "SUBJECT", "执法主体", "is the organ a lawful subject, within its powers"
    PERSONNEL = "PERSONNEL", "执法人员", "are the officers qualified"
    PROCEDURE = "PROCEDURE", "执法程序", "is the procedure lawful"
    FACTS = "FACTS", "案件事实", "are the facts clear"
    EVIDENCE = "EVIDENCE", "证据", "is the evidence lawful and sufficient"
    LAW = "LAW", "适用法律", "is the law applied correctly"
    DISCRETION = "DISCRETION", "裁量基准运用", "is the discretion standard applied properly"
    DOCUMENTS = "DOCUMENTS", "执法文书", "are documents complete and in form"
    OVERSTEP = "OVERSTEP", "是否超越权限", "no exceeding of statutory powers (national guidance)"
    CRIME = "CRIME", "是否涉嫌犯罪", "is transfer to criminal justice needed (national guidance)"


class CheckResult(Labelled, chinese="审核结果"):
    """审核结果."""

    PASS = "PASS", "符合", "conforms"
    FAIL = "FAIL", "不符合", "does not conform"
    NA = "NA", "不适用", "not applicable"


class MajorTriggerKind(Labelled, chinese="重大决定情形"):
    """重大决定情形."""

    PUBLIC_INTEREST = "PUBLIC_INTEREST", "涉及重大公共利益", "major public interest"
    SOCIAL_RISK = "SOCIAL_RISK", "可能造成重大社会影响或引发社会风险", "major social impact or risk"
    MAJOR_RIGHTS = "MAJOR_RIGHTS", "直接关系行政相对人或第三人重大权益", "major rights of the party or a third person"
    AFTER_HEARING = "AFTER_HEARING", "经过听证程序作出行政执法决定", "decision after a hearing"
    COMPLEX = "COMPLEX", "案件情况疑难复杂、涉及多个法律关系", "difficult, several legal relations"
    STATUTORY = "STATUTORY", "法律法规规定的其他情形", "other statutory case"
