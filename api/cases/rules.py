"""From the clue to the closed investigation (立案与调查的关口): one tuple of gates for each act.

`limitation` has the two-year limit, `recusal_rules` those on who must step back.
"""

from dataclasses import dataclass
from datetime import date

from api.cases.limitation import Limitation, limitation_gap
from api.cases.progress import Progress
from api.cases.recusal_rules import Standing, not_recused
from api.inspections.rules import Presence, credential_shown_at
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ACL, AMR_PROCEDURE, APL
from api.preservation.rules import preserved_evidence_handled
from api.registry.rules import Acting, officers_qualified, two_officers
from api.vocabulary import StaffRole

OFFICER = (StaffRole.OFFICER,)
LEADER = (StaffRole.ORGAN_LEADER,)
FILE = APL.article(54, paragraph=2, gist="符合立案标准的，行政机关应当及时立案")
INVESTIGATE = APL.article(
    54, paragraph=1, gist="发现有依法应当给予行政处罚的行为的，必须全面、客观、公正地调查，收集有关证据"
)
VERIFY = AMR_PROCEDURE.article(18, gist="自发现线索或者收到材料之日起十五个工作日内予以核查，决定是否立案")
DECIDE_IN_TIME = APL.article(60, gist="自立案之日起九十日内作出行政处罚决定")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """A case as an act on it finds it. ``acting`` are the officers who act, or who will; ``presence`` where they do it.

    ``verify_by`` and ``decide_by`` are the open limits, None where none runs. ``open_measures`` counts compulsory measures
    that are not lifted, ``open_preservations`` preserved evidence not dealt with. ``extensions`` counts how often the time for the decision was extended.
    """

    on: date
    progress: Progress
    acting: Acting
    standings: tuple[Standing, ...] = ()
    presence: Presence | None = None
    limitation: Limitation | None = None
    verify_by: date | None = None
    decide_by: date | None = None
    open_measures: int = 0
    open_preservations: int = 0
    extensions: int = 0
    discussed: bool = False
    approver_signed: bool = False
    party_known: bool = True
    matter_punishes: bool = True


def step(code: Code, detail: str, missing: str = "", *, who: tuple[StaffRole, ...] = OFFICER) -> Gap:
    """A gap of order: the case is not where this act belongs."""
    return Gap(code, INVESTIGATE, detail, (missing,) if missing else (), who)


def not_over(case: CaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十四条 – a case that was not filed, transferred, cancelled or closed takes no further act."""
    if not case.progress.over:
        return None
    how = case.progress.ended.label if case.progress.ended else "结案"
    return Gap(Code.INVALID_TRANSITION, INVESTIGATE, f"本案已经{how}。")


def not_decided(case: CaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十七条 – once decided, a case is investigated no more."""
    if case.progress.decided_on is None:
        return None
    return Gap(Code.CONFLICT, APL.article(57, gist="调查终结后由负责人作出决定"), "本案已经作出决定。")


def not_filed(case: CaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十四条第二款 – a clue is verified and filed once."""
    return None if case.progress.filed_on is None else Gap(Code.CONFLICT, FILE, "本案已经立案。")


def filed(case: CaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十四条第二款 – no investigation without filing."""
    if case.progress.filed_on is not None:
        return None
    return Gap(Code.INVALID_TRANSITION, FILE, "本案尚未立案。", ("负责人批准的立案审批表",), LEADER)


def not_suspended(case: CaseFacts) -> Gap | None:
    """市场监督管理行政处罚程序规定 – while the investigation is suspended nothing is done but to resume it."""
    if case.progress.suspended_on is None:
        return None
    basis = AMR_PROCEDURE.whole(gist="中止调查的原因消除后，应当立即恢复案件调查")
    return Gap(Code.INVALID_TRANSITION, basis, "本案已经中止调查。", ("恢复调查",), LEADER)


def suspended(case: CaseFacts) -> Gap | None:
    """市场监督管理行政处罚程序规定 – only a suspended investigation is resumed."""
    return step(Code.INVALID_TRANSITION, "本案没有中止调查。") if case.progress.suspended_on is None else None


def investigation_open(case: CaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十七条第一款 – after the end of the investigation (调查终结) its result is examined, not added to."""
    if case.progress.investigation_closed_on is None:
        return None
    return step(Code.INVALID_TRANSITION, "本案已经调查终结。", "建议补充调查的审核意见")


def something_done(case: CaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十四条第一款 – an investigation is closed after it began: credentials shown, inquiry or inspection."""
    if case.progress.first_act_on is not None:
        return None
    return step(Code.INVALID_TRANSITION, "立案后尚未调查。", "立案后的询问或者现场检查记录")


def verification_in_time(case: CaseFacts) -> Gap | None:
    """市场监督管理行政处罚程序规定 第十八条 – an extension is granted before the fifteen working days are over, that day included."""
    if case.verify_by is None or case.on <= case.verify_by:
        return None
    return Gap(Code.INVALID_TRANSITION, VERIFY, f"核查期限已于{case.verify_by.isoformat()}届满。")


def extended_once(case: CaseFacts) -> Gap | None:
    """市场监督管理行政处罚程序规定 第十八条 – the verification is extended once."""
    return None if case.progress.extended_on is None else Gap(Code.CONFLICT, VERIFY, "核查期限已经延长过一次。")


def conditions_met(case: CaseFacts) -> Gap | None:
    """市场监督管理行政处罚程序规定 第十九条 – a case is filed where the verification found that

    (1) evidence preliminarily proves an unlawful act; (2) a law, regulation or rule provides a penalty for it; (3) the organ
    is competent. The fourth, the time within which penalties are imposed, is ``within_limitation``.
    """
    basis = AMR_PROCEDURE.article(19, gist="经核查，符合规定条件的，应当立案")
    found = case.progress.verified
    if found is None:
        return Gap(Code.INVALID_TRANSITION, basis, "线索尚未核查。", ("线索核查的结果",), OFFICER)
    missing = tuple(
        name
        for name, met in (
            ("有证据初步证明存在违法行为", found.evidence_found),
            ("依法应当给予行政处罚", found.punishable and case.matter_punishes),
            ("属于本机关管辖", found.competent),
        )
        if not met
    )
    if not missing:
        return None
    return Gap(Code.INVALID_TRANSITION, basis, f"不符合立案条件：{'、'.join(missing)}。", missing, OFFICER)


def within_limitation(case: CaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第三十六条 – an act not discovered in two years (five where life, health or finance was harmed) is not
    punished any more (I23)."""
    return None if case.limitation is None else limitation_gap(case.limitation)


def leader_signed(case: CaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十四条 – who decides is the leader who signed the approval form."""
    if case.approver_signed:
        return None
    return Gap(Code.FORBIDDEN, FILE, "审批表不是由批准人签署的。", ("批准人在审批表上的签名",), LEADER)


def respondent_known(case: CaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十条 – a penalty needs somebody who broke the law: the facts are found out first."""
    if case.party_known:
        return None
    basis = APL.article(40, gist="违法事实不清、证据不足的，不得给予行政处罚")
    return Gap(Code.VALIDATION, basis, "立案应当有明确的当事人（partyId）。", ("当事人",), OFFICER)


def measures_lifted(case: CaseFacts) -> Gap | None:
    """行政强制法 第二十八条 – where no case is filed, or it is cancelled, every measure is lifted at once."""
    if case.open_measures == 0:
        return None
    basis = ACL.article(28, gist="不再需要采取查封、扣押措施的，应当及时作出解除决定")
    return Gap(
        Code.INVALID_TRANSITION, basis, f"尚有{case.open_measures}项强制措施未解除。", ("解除强制措施的决定",), OFFICER
    )


def credential_shown(case: CaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十五条第一款 – credentials were shown before, on the same day and at the same place (I2)."""
    return None if case.presence is None else credential_shown_at(case.presence)


def extension_in_time(case: CaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十条 – the time for the decision is extended before it is over, its last day included."""
    if case.decide_by is None or case.on <= case.decide_by:
        return None
    return Gap(Code.CASE_OVERDUE, DECIDE_IN_TIME, f"办案期限已于{case.decide_by.isoformat()}届满。")


def extension_approved(case: CaseFacts) -> Gap | None:
    """市场监督管理行政处罚程序规定 第六十四条 – a leader extends once by thirty days; after that the leaders decide together."""
    if case.extensions == 0 or case.discussed:
        return None
    basis = AMR_PROCEDURE.article(64, gist="经延期仍不能作出处理决定的，应当由负责人集体讨论决定是否继续延期")
    detail = "已经延长过一次，继续延期应当经集体讨论。"
    return Gap(Code.COLLECTIVE_DISCUSSION_REQUIRED, basis, detail, ("决定继续延期的集体讨论记录",), LEADER)


OFFICERS_MAY_ACT: Gates[CaseFacts] = (officers_qualified, two_officers, not_recused)  # 第四十二条、第四十三条
MAY_START_VERIFICATION: Gates[CaseFacts] = (not_over, not_filed)
MAY_EXTEND_VERIFICATION: Gates[CaseFacts] = (not_over, not_filed, extended_once, verification_in_time)
MAY_VERIFY: Gates[CaseFacts] = (not_over, not_filed, *OFFICERS_MAY_ACT)
MAY_FILE: Gates[CaseFacts] = (
    not_over,
    not_filed,
    conditions_met,  # 程序规定第十九条
    within_limitation,  # 第三十六条
    respondent_known,  # 第四十条
    *OFFICERS_MAY_ACT,
    leader_signed,  # 第五十四条
)
MAY_REFUSE_FILING: Gates[CaseFacts] = (not_over, not_filed, measures_lifted, preserved_evidence_handled, leader_signed)
MAY_SHOW_CREDENTIAL: Gates[CaseFacts] = (not_over, not_decided, not_suspended, *OFFICERS_MAY_ACT)
MAY_EXPLAIN_RIGHTS: Gates[CaseFacts] = (
    not_over,
    not_decided,
    not_suspended,
    *OFFICERS_MAY_ACT,
    credential_shown,  # 第五十五条
)
MAY_INQUIRE: Gates[CaseFacts] = (
    not_over,
    not_decided,
    filed,
    not_suspended,
    investigation_open,
    *OFFICERS_MAY_ACT,
    credential_shown,  # 第五十五条
)
MAY_ORDER_RECTIFICATION: Gates[CaseFacts] = (not_over, filed, *OFFICERS_MAY_ACT)
MAY_SUSPEND: Gates[CaseFacts] = (not_over, not_decided, filed, not_suspended)
MAY_RESUME: Gates[CaseFacts] = (not_over, suspended)
MAY_TRANSFER: Gates[CaseFacts] = (not_over, not_decided, filed)
MAY_CANCEL: Gates[CaseFacts] = (not_over, not_decided, filed, measures_lifted, preserved_evidence_handled)
MAY_CLOSE_INVESTIGATION: Gates[CaseFacts] = (
    not_over,
    not_decided,
    filed,
    not_suspended,
    investigation_open,
    something_done,
    *OFFICERS_MAY_ACT,
)
MAY_EXTEND: Gates[CaseFacts] = (not_over, not_decided, filed, extension_in_time, extension_approved)
