"""May a measure be taken? (强制措施的条件) One tuple of gates for each act, from the request to the measure itself.

`paper_rules` asks whether the papers say the same, `course_rules` what may become of the measure.
"""

from datetime import timedelta
from functools import wraps

from api.cases.recusal_rules import not_recused
from api.clocks import legal_day
from api.inspections.rules import credential_shown_at
from api.law.codes import Code
from api.law.gates import Gap, Gates, Rule
from api.law.laws import ACL, THREE_SYSTEMS
from api.measures.facts import MeasureFacts
from api.registry.rules import officers_qualified, two_officers
from api.review.paper_rules import OPINION_STANDS, opinion_agrees
from api.vocabulary import MeasureKind, OrganKind, PenaltyStage, StaffRole

OFFICER = (StaffRole.OFFICER,)
LEADER = (StaffRole.ORGAN_LEADER,)
LONGEST = 30
"""Days of a seizure, and of its extension (行政强制法 第二十五条)."""

EMERGENCY_APPROVAL = timedelta(hours=24)
OPEN_STAGES = frozenset(
    {
        PenaltyStage.VERIFYING, PenaltyStage.FILED, PenaltyStage.INVESTIGATING, PenaltyStage.INVESTIGATION_CLOSED,
        PenaltyStage.UNDER_REVIEW, PenaltyStage.NOTIFIED, PenaltyStage.STATEMENT_DEFENCE, PenaltyStage.HEARING,
        PenaltyStage.COLLECTIVE_DISCUSSION,
    }
)  # fmt: skip
"""Stages of a case in which a measure may be taken: from the verification of the clue up to the decision."""

NO_DELEGATION = ACL.article(
    17, paragraph=1, gist="行政强制措施由法律、法规规定的行政机关在法定职权范围内实施，不得委托"
)
APPROVED_FIRST = ACL.article(18, item=1, gist="实施前须向行政机关负责人报告并经批准")
TOLD = ACL.article(18, item=5, gist="当场告知当事人采取行政强制措施的理由、依据以及依法享有的权利、救济途径")
EMERGENCY = ACL.article(19, gist="情况紧急需要当场实施的，应当在二十四小时内向负责人报告，并补办批准手续")
SCOPE = ACL.article(23, gist="查封、扣押限于涉案的场所、设施或者财物，不得重复查封")
CATALOGUE = THREE_SYSTEMS.whole(gist="编制重大执法决定法制审核目录清单，明确审核范围")
TERM = ACL.article(
    25, paragraph=1, gist="查封、扣押的期限不得超过三十日；情况复杂的，经批准可以延长，延长不得超过三十日"
)


def not_delegated(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第十七条第一款 – the power to take measures is not delegated: an entrusted organisation has none (I21)."""
    if measure.organ_kind is not OrganKind.ENTRUSTED_ORG:
        return None
    return Gap(Code.NOT_DELEGABLE, NO_DELEGATION, "受委托组织不得实施。", ("由委托机关以自己的名义实施",), LEADER)


def kind_by_this_path(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第二十条、第二十九条 – restricting liberty and freezing deposits have procedures of their own.

    They are for the organs that a law names; sealing, seizing and other measures go the way of this slice.
    """
    if measure.kind not in {MeasureKind.RESTRICT_LIBERTY, MeasureKind.FREEZE}:
        return None
    article = 20 if measure.kind is MeasureKind.RESTRICT_LIBERTY else 29
    basis = ACL.article(article, gist="限制公民人身自由、冻结存款汇款由法律规定的行政机关依照专门规定实施")
    return Gap(Code.NOT_DELEGABLE, basis, f"“{measure.kind.label}”（kind）不适用查封、扣押程序。")


def owner_open(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第二十二条、第二十八条 – on a visit, on a clue in verification, or in a case that is not decided yet."""
    if measure.case_stage is None or measure.case_stage in OPEN_STAGES:
        return None
    basis = ACL.article(22, gist="查封、扣押应当由法律、法规规定的行政机关实施，限于查处违法行为的需要")
    return Gap(Code.INVALID_TRANSITION, basis, "线索核查开始之后、作出决定之前方可采取强制措施。", (), OFFICER)


def something_named(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第二十四条第二款第三项 – the decision names the places, facilities or things, and how many."""
    if measure.items:
        return None
    basis = ACL.article(24, paragraph=2, item=3, gist="决定书应当载明查封、扣押场所、设施或者财物的名称、数量等")
    return Gap(Code.VALIDATION, basis, "应当写明场所、设施或者财物。", ("场所、设施或者财物的名称、数量",), OFFICER)


def term_within_limit(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第二十五条第一款 – no longer than thirty days."""
    if 1 <= measure.period_days <= LONGEST:
        return None
    return Gap(
        Code.VALIDATION, TERM, f"期限为{measure.period_days}日。", (f"一日以上、{LONGEST}日以下的期限",), OFFICER
    )


def emergency_explained(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第十九条 – only where the matter is urgent; why it was is written down."""
    if not measure.emergency or measure.emergency_reason.strip():
        return None
    return Gap(Code.REASON_REQUIRED, EMERGENCY, "当场实施应当写明情况紧急的理由。", ("情况紧急的理由",), OFFICER)


def approved_first(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第十八条第一项 – a leader approves before the measure; the emergency of 第十九条 is the only exception."""
    if measure.emergency or (measure.approved_at is not None and measure.approved_at <= measure.presence.at):
        return None
    return Gap(Code.MEASURE_NOT_APPROVED, APPROVED_FIRST, "", ("负责人批准的行政强制措施审批表",), LEADER)


def credential_shown(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第十八条第三项 – credentials were shown before, on the same day and at the same place (I2)."""
    return credential_shown_at(measure.presence)


def told_and_heard(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第十八条第五项、第六项 – the party is told reasons, basis, rights and remedies on the spot, and heard.

    Told (1) before the measure; (2) on the same Shanghai day; (3) at the same place.
    """
    presence = measure.presence
    for told in measure.told:
        if told.at <= presence.at and legal_day(told.at) == measure.on and told.place == presence.place:
            return None
    return Gap(Code.NOTICE_REQUIRED, TOLD, "", ("当场告知理由、依据、权利和救济途径并听取陈述申辩的记录",), OFFICER)


def not_taken_twice(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第二十三条第二款 – what is sealed already is not sealed again."""
    if not measure.taken:
        return None
    return Gap(Code.CONFLICT, SCOPE, f"已被查封、扣押的：{'、'.join(measure.taken)}。", (), OFFICER)


def not_imposed(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第二十四条 – a measure is imposed once."""
    if measure.imposed is None:
        return None
    return Gap(
        Code.CONFLICT, ACL.article(24, gist="决定实施查封、扣押的，制作并当场交付决定书和清单"), "该强制措施已经实施。"
    )


def not_approved_yet(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第十八条第一项、第十九条 – a measure is approved once."""
    return Gap(Code.CONFLICT, APPROVED_FIRST, "该强制措施已经批准。") if measure.approved_at is not None else None


def approved_within_a_day(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第十九条 – the approval of an emergency is obtained within twenty-four hours of the measure, to the minute.

    After that it can only be lifted, at once.
    """
    if measure.imposed is None or measure.presence.at <= measure.imposed.at + EMERGENCY_APPROVAL:
        return None
    return Gap(Code.APPROVAL_OVERDUE, EMERGENCY, missing=("解除强制措施的决定",), can_supply=OFFICER)


def value_stated(measure: MeasureFacts) -> Gap | None:
    """Task list item 30 (目录清单) – where the catalogue of major decisions goes by the value of what is taken, it is stated.

    A value that is stated is none below nothing.
    """
    if measure.value_fen is not None and measure.value_fen < 0:
        return Gap(Code.VALIDATION, detail="财物价值（valueFen）不能为负数。", can_supply=OFFICER)
    if measure.value_fen is not None or not measure.value_asked:
        return None
    detail = "应当写明财物价值：重大执法决定目录以此为准。"
    return Gap(Code.DATA_MISSING, CATALOGUE, detail, ("财物价值（valueFen）",), OFFICER)


def unless_urgent(rule: Rule[MeasureFacts]) -> Rule[MeasureFacts]:
    """A rule of the review as it holds before the measure: what cannot wait (第十九条) is reviewed before its approval instead."""

    @wraps(rule)
    def asked(measure: MeasureFacts) -> Gap | None:
        return None if measure.emergency else rule(measure)

    return asked


REVIEW: Gates[MeasureFacts] = (opinion_agrees, *OPINION_STANDS)
"""I5 (国办发〔2018〕118号): a measure that the catalogue makes a major decision has an opinion on its approval form that agrees, by
whoever may review, of everything that is asked."""

BY_WHOM: Gates[MeasureFacts] = (
    not_delegated,  # 第十七条第一款
    kind_by_this_path,  # 第二十条、第二十九条
    officers_qualified,  # 第十七条第三款
    two_officers,  # 第十八条第二项
    not_recused,  # 行政处罚法 第四十三条
)
MAY_REQUEST: Gates[MeasureFacts] = (*BY_WHOM, owner_open, something_named, term_within_limit, value_stated)
MAY_TELL: Gates[MeasureFacts] = (*BY_WHOM, owner_open, credential_shown)
MAY_APPROVE: Gates[MeasureFacts] = (not_delegated, not_approved_yet, approved_within_a_day, *REVIEW)
MAY_IMPOSE: Gates[MeasureFacts] = (
    *BY_WHOM,
    not_imposed,  # 第二十四条
    owner_open,  # 第二十二条
    something_named,  # 第二十四条第二款
    term_within_limit,  # 第二十五条
    emergency_explained,  # 第十九条
    value_stated,
    approved_first,  # 第十八条第一项
    *(unless_urgent(rule) for rule in REVIEW),
    credential_shown,  # 第十八条第三项
    told_and_heard,  # 第十八条第五项、第六项
    not_taken_twice,  # 第二十三条
)
MAY_BE_NUMBERED: Gates[MeasureFacts] = tuple(
    rule for rule in MAY_IMPOSE if rule not in (credential_shown, told_and_heard, value_stated)
)
"""What its decision needs before it takes a number: the rest is done on the spot, with the number on the paper; in an emergency the
value is stated there, too."""
