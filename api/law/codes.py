"""The stable codes of refusals (拒绝代码): a caller may rely on them for ever; the sentence is advice to its reader."""

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A refusal's code with its Chinese sentence."""

    sentence: str

    def __new__(cls, code: str, sentence: str = "") -> Self:
        """Make one member: ``code`` is the value, ``sentence`` becomes an attribute."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.sentence = sentence
        return member

    OFFICER_NOT_QUALIFIED = "OFFICER_NOT_QUALIFIED", "执法人员当日不具备执法资格，不得从事执法活动。"
    TWO_OFFICERS_REQUIRED = "TWO_OFFICERS_REQUIRED", "应当由两名以上具有执法资格的执法人员实施。"
    CREDENTIAL_NOT_SHOWN = "CREDENTIAL_NOT_SHOWN", "尚未在当日当场出示行政执法证件。"
    NOTICE_REQUIRED = "NOTICE_REQUIRED", "尚未告知当事人并听取其陈述、申辩。"
    HEARING_REQUIRED = "HEARING_REQUIRED", "当事人有权要求听证，应当先举行听证。"
    LEGAL_REVIEW_REQUIRED = "LEGAL_REVIEW_REQUIRED", "重大执法决定未经法制审核或者审核未通过，不得作出决定。"
    CONFLICT_OF_ROLE = "CONFLICT_OF_ROLE", "承担该职责的人员不得与本案另一职责的人员相同。"
    COLLECTIVE_DISCUSSION_REQUIRED = (
        "COLLECTIVE_DISCUSSION_REQUIRED",
        "情节复杂或者重大的案件应当经负责人集体讨论决定。",
    )
    FINE_OUT_OF_RANGE = "FINE_OUT_OF_RANGE", "罚款数额超出法定幅度或者裁量基准。"
    HEAVIER_AFTER_DEFENCE = "HEAVIER_AFTER_DEFENCE", "不得因当事人陈述、申辩而给予更重的处罚。"
    CASE_OVERDUE = "CASE_OVERDUE", "案件办理期限已过。"
    SERVICE_OVERDUE = "SERVICE_OVERDUE", "决定书送达期限已过。"
    DISCLOSURE_OVERDUE = "DISCLOSURE_OVERDUE", "公示期限已过。"
    WITHDRAWAL_OVERDUE = "WITHDRAWAL_OVERDUE", "撤下公示的期限已过。"
    REASON_REQUIRED = "REASON_REQUIRED", "应当说明理由。"
    SECRECY_BLOCKED = "SECRECY_BLOCKED", "涉及国家秘密的，不得公开。"
    REDACTION_REQUIRED = "REDACTION_REQUIRED", "公开前应当遮蔽不宜公开的信息。"
    REVIEW_REQUIRED = "REVIEW_REQUIRED", "尚未审核通过，不得公布。"
    REVIEWER_RATIO_LOW = "REVIEWER_RATIO_LOW", "法制审核人员低于执法人员总数的百分之五。"
    REVIEWER_NOT_QUALIFIED = "REVIEWER_NOT_QUALIFIED", "初次从事处罚决定法制审核的人员应当取得法律职业资格。"
    ANNUAL_REPORT_OVERDUE = "ANNUAL_REPORT_OVERDUE", "统计年报逾期未公开。"
    RECORDS_MISSING = "RECORDS_MISSING", "缺少应当制作的记录。"
    OBJECT_LOCKED = "OBJECT_LOCKED", "归档资料处于锁定状态，不得更改。"
    INTEGRITY = "INTEGRITY", "文件内容与登记的哈希值不一致。"
    NUMBER_CONFLICT = "NUMBER_CONFLICT", "文号重复或者跳号。"
    NOT_DELEGABLE = "NOT_DELEGABLE", "行政强制措施权不得委托。"
    DOUBLE_FINE = "DOUBLE_FINE", "同一违法行为不得给予两次以上罚款。"
    TIME_BARRED = "TIME_BARRED", "违法行为已过追责期限。"
    FORBIDDEN_TIME = "FORBIDDEN_TIME", "不得在夜间或者法定节假日实施行政强制执行。"
    CONSENT_REQUIRED = "CONSENT_REQUIRED", "电子送达应当有当事人签署的送达地址确认书。"
    SEAL_INVALID = "SEAL_INVALID", "印章或者签名证书在签署时无效，或者签署人未获授权。"
    SIGN_ORDER = "SIGN_ORDER", "签署顺序不符合该文书的签署计划。"
    SIGNER_NOT_IN_PLAN = "SIGNER_NOT_IN_PLAN", "签署人不在该文书的签署计划之内。"
    DATA_MISSING = "DATA_MISSING", "文书缺少必填内容。"
    CLUE_OVERDUE = "CLUE_OVERDUE", "现场措施实施后逾期未登记线索。"
    REMOVAL_NOT_ALLOWED = "REMOVAL_NOT_ALLOWED", "该音像资料不得移除。"
    FORBIDDEN = "FORBIDDEN", "当前角色或者所属机关无权进行此操作。"
    INVALID_TRANSITION = "INVALID_TRANSITION", "当前阶段不能进行此操作。"
    POLICY_INCOMPLETE = "POLICY_INCOMPLETE", "制度文件缺少必备内容。"
    GUIDE_INCOMPLETE = "GUIDE_INCOMPLETE", "办事指南缺少必备内容。"
    LIST_NOT_PUBLISHED = "LIST_NOT_PUBLISHED", "随机抽查事项尚未公布。"
    RIGHTS_TEXT_MISSING = "RIGHTS_TEXT_MISSING", "文书缺少应当告知的权利。"
    POST_DISCLOSURE_ENTRY_MISSING = "POST_DISCLOSURE_ENTRY_MISSING", "事后公开事项清单没有对应条目。"
    ACCESS_NOT_APPROVED = "ACCESS_NOT_APPROVED", "调阅未经批准。"
    CHECKLIST_CONFLICT = "CHECKLIST_CONFLICT", "审核结论与逐项审核结果不一致。"
    NOT_IN_PLAN = "NOT_IN_PLAN", "检查未列入已公布的年度检查计划。"
    FREQUENCY_CAP_EXCEEDED = "FREQUENCY_CAP_EXCEEDED", "已达到公布的年度检查频次上限。"
    INSPECTION_NOT_APPROVED = "INSPECTION_NOT_APPROVED", "行政检查尚未经负责人批准。"
    INSPECTION_NOTICE_REQUIRED = "INSPECTION_NOTICE_REQUIRED", "尚未送达行政检查通知书。"
    CHECK_CODE_REQUIRED = "CHECK_CODE_REQUIRED", "尚未扫码入企，或者检查码与本次检查不符。"
    NOT_SERVED = "NOT_SERVED", "文书尚未送达。"
    EARLY_STOP_NOT_ALLOWED = "EARLY_STOP_NOT_ALLOWED", "不符合提前停止公示的条件。"
    CORRECTION_OVERDUE = "CORRECTION_OVERDUE", "更正申请逾期未答复。"
    THIRD_PARTY_CONSENT_REQUIRED = "THIRD_PARTY_CONSENT_REQUIRED", "涉及第三方商业秘密，应当先征求其意见。"
    STANDARD_NOT_PUBLISHED = "STANDARD_NOT_PUBLISHED", "收取标准尚未公布。"
    AMOUNT_MISMATCH = "AMOUNT_MISMATCH", "金额与应有的数额不一致。"
    ORDER_REQUIRED = "ORDER_REQUIRED", "征用应当有应急指挥机构的命令。"
    COMPENSATION_OPEN = "COMPENSATION_OPEN", "物资尚未归还或者补偿尚未支付。"
    RECUSAL_UNDECIDED = "RECUSAL_UNDECIDED", "回避申请尚未决定。"
    RECUSED_OFFICER = "RECUSED_OFFICER", "该人员已被决定回避。"
    SIMPLE_PROCEDURE_LIMIT = "SIMPLE_PROCEDURE_LIMIT", "超出当场处罚的种类或者数额限制，应当适用普通程序。"
    STATEMENT_NOT_RECHECKED = "STATEMENT_NOT_RECHECKED", "当事人提出的事实、理由和证据尚未复核。"
    MEASURE_EXPIRED = "MEASURE_EXPIRED", "强制措施期限已经届满。"
    MEASURE_NOT_APPROVED = "MEASURE_NOT_APPROVED", "强制措施尚未经负责人批准。"
    APPROVAL_OVERDUE = "APPROVAL_OVERDUE", "紧急实施的强制措施逾期未补办批准，应当立即解除。"
    CORRECTION_ONCE = "CORRECTION_ONCE", "需要补正的全部内容应当一次告知，不得再次要求补正。"
    DEEMED_ACCEPTED = "DEEMED_ACCEPTED", "逾期未告知补正，自收到申请材料之日起即为受理。"
    LICENCE_CONDITIONS_NOT_MET = "LICENCE_CONDITIONS_NOT_MET", "不符合法定许可条件，不得准予许可。"
    DEMAND_NOT_OVER = "DEMAND_NOT_OVER", "催告期限尚未届满。"
    COURT_APPLICATION_TIME = "COURT_APPLICATION_TIME", "不在申请人民法院强制执行的期间内。"
    REMEDY_PENDING = "REMEDY_PENDING", "行政复议或者行政诉讼尚未结束。"
    DEVICE_NOT_APPROVED = "DEVICE_NOT_APPROVED", "电子技术监控设备未经审核、检验并公布。"
    RECORD_NOT_REVIEWED = "RECORD_NOT_REVIEWED", "电子技术监控记录未经审核。"
    CALENDAR_MISSING = "CALENDAR_MISSING", "该年度的放假安排尚未公布，无法计算确定的期限。"
    NOT_FOUND = "NOT_FOUND", "没有找到所指的对象。"
    VALIDATION = "VALIDATION", "输入内容不符合要求。"
    CONFLICT = "CONFLICT", "内容已被他人更改，请刷新后重试。"
