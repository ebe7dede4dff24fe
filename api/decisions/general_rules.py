"""May this be decided? (普通程序的决定) One screen: the tuple MAY_DECIDE, and its rules up to the notice and the defence.

`hearing_rules` has those on hearing and discussion, `limits` those on kinds and amounts, `api.review.rules` the legal review.
"""

from dataclasses import replace

from api.cases.recusal_rules import duty_gaps, no_recusal_undecided, not_recused
from api.decisions.facts import HasProposal
from api.decisions.fines import yuan
from api.decisions.general_facts import GeneralCaseFacts
from api.decisions.hearing_rules import discussed_if_grave, hearing_held_if_asked
from api.decisions.limits import (
    DISCRETION,
    NOT_HEAVIER,
    fine_in_chosen_band,
    fine_in_statutory_range,
    heavier,
    proposal_is_whole,
)
from api.decisions.models import StatementOutcome
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL, ARL
from api.registry.rules import officers_qualified, two_officers
from api.review import rules as review_rules
from api.vocabulary import PenaltyKind, StaffRole

OFFICER = (StaffRole.OFFICER,)
LEADER = (StaffRole.ORGAN_LEADER,)
TOLD = APL.article(44, gist="作出决定之前，应当告知拟作出的处罚内容及事实、理由、依据，并告知依法享有的权利")
HEARD = APL.article(62, gist="未告知、未听取当事人陈述、申辩的，不得作出处罚决定；当事人明确放弃的除外")
DECIDE = APL.article(57, paragraph=1, gist="调查终结，行政机关负责人应当对调查结果进行审查，根据不同情况作出决定")

ANEW = ARL.article(
    64, paragraph=2, gist="责令重新作出的，不得以同一事实和理由作出相同或者基本相同的行政行为，因违反法定程序撤销的除外"
)


def case_filed(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十四条第二款 – what was not filed is not decided; nor what was transferred, cancelled or closed."""
    progress = case.progress
    if progress.filed_on is not None and not progress.over and progress.suspended_on is None:
        return None
    basis = APL.article(54, paragraph=2, gist="符合立案标准的，行政机关应当及时立案")
    if progress.over:
        return Gap(Code.INVALID_TRANSITION, basis, f"本案已经{progress.ended.label if progress.ended else '结案'}。")
    if progress.suspended_on is not None:
        return Gap(Code.INVALID_TRANSITION, basis, "本案已经中止调查。", ("恢复调查",), LEADER)
    return Gap(Code.INVALID_TRANSITION, basis, "本案尚未立案。", ("负责人批准的立案审批表",), LEADER)


def investigation_closed(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十七条第一款 – it is decided after the end of the investigation."""
    if case.progress.investigation_closed_on is not None:
        return None
    return Gap(Code.INVALID_TRANSITION, DECIDE, "本案尚未调查终结。", ("案件调查终结报告",), OFFICER)


def not_decided(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第二十九条 – a case is decided once, unless its decision was revoked."""
    if case.decided is None and case.progress.decided_on is None:
        return None
    return Gap(Code.CONFLICT, APL.article(29, gist="对同一个违法行为，不得给予两次以上罚款"), "本案已经作出决定。")


def deciders_did_not_investigate(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十七条、第六十四条第四项 – who examines the result of an investigation did not conduct it (I6)."""
    gaps = duty_gaps(case.deciders)
    if not gaps:
        return None
    return replace(gaps[0], detail="".join(gap.detail for gap in gaps), missing=sum((gap.missing for gap in gaps), ()))


def notice_served(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十四条 – no decision before the party was told content, facts, reasons, basis and rights.

    What is decided must have been told: a heavier penalty of which the party has not been heard needs a new notice. A
    reduction needs none.
    """
    if case.told is None:
        return Gap(Code.NOTICE_REQUIRED, TOLD, "尚未送达行政处罚告知书。", ("送达的行政处罚告知书",), OFFICER)
    if heavier(case.proposal, case.told.proposal) and not case.defended:
        return Gap(Code.NOTICE_REQUIRED, TOLD, "拟作出的处罚重于已告知的内容，应当重新告知。", ("重新告知",), OFFICER)
    return None


def statement_period_over(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十五条第一款、第六十二条 – the time to state and defend is over, or the party waived expressly (I3).

    Over on the day after its last day. Who has stated once may add to it until then.
    """
    if case.told is None or case.waived or case.on > case.told.state_until:
        return None
    detail = f"陈述申辩期限至{case.told.state_until.isoformat()}止。"
    return Gap(Code.NOTICE_REQUIRED, HEARD, detail, ("期限届满，或者当事人明确放弃的记录",), OFFICER)


def defence_rechecked(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十五条第一款 – facts, reasons and evidence that the party brought forward are re-checked."""
    open_ = sum(1 for each in case.defences if each.outcome is StatementOutcome.HEARD and not each.rechecked)
    if not open_:
        return None
    basis = APL.article(45, paragraph=1, gist="对当事人提出的事实、理由和证据，应当进行复核；成立的，应当采纳")
    return Gap(Code.STATEMENT_NOT_RECHECKED, basis, f"尚有{open_}份未复核。", ("陈述申辩复核意见",), OFFICER)


def defence_never_raises(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十五条第二款 – no heavier penalty because the party stated, defended or was heard (I8)."""
    if case.told is None or not case.defended or not heavier(case.proposal, case.told.proposal):
        return None
    told = case.told.proposal
    amount = yuan(told.fine_fen) if told.fine_fen else ""
    detail = f"已告知的处罚为{'、'.join(kind.label for kind in told.kinds)}{amount}。"
    return Gap(Code.HEAVIER_AFTER_DEFENCE, NOT_HEAVIER, detail, (), OFFICER)


def new_notice_has_new_facts(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十五条第二款 – after a defence a heavier notice needs facts that were not known before.

    Otherwise the new notice would be the penalty for the defence. A notice in between that changes nothing washes no defence off.
    """
    if case.told is None or not case.ever_defended or not heavier(case.proposal, case.told.proposal):
        return None
    if case.new_facts.strip():
        return None
    return Gap(
        Code.HEAVIER_AFTER_DEFENCE, NOT_HEAVIER, "重新告知更重的处罚，应当有新查明的事实（newFacts）。", ("新查明的事实",), OFFICER
    )  # fmt: skip


def not_the_same_again(case: GeneralCaseFacts) -> Gap | None:
    """行政复议法 (2023) 第六十四条第二款、行政诉讼法 第七十一条 – what has to be made anew is not made the same on the same facts.

    The same are (1) its kinds and (2) its fine; unless (3) the party was told facts since that were not known before. A decision
    taken away for a procedural breach alone may be made the same.
    """
    redone = case.redone
    same = redone is not None and (redone.kinds, redone.fine_fen or 0) == (
        frozenset(case.proposal.kinds), case.proposal.fine_fen or 0
    )  # fmt: skip
    if redone is None or not same or redone.new_facts:
        return None
    return Gap(Code.CONFLICT, ANEW, "与被责令重作的决定相同。", ("不同的处理，或者新查明事实的重新告知",), OFFICER)


def review_passed(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十八条 – a major decision passed its legal review, after the hearing if there was one (I5)."""
    return review_rules.review_passed(case.review)


def no_penalty_reviewed(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十八条第一款第二项; 国办发〔2018〕118号 – a decision after a hearing, or one flagged as major, passed its
    legal review also where it imposes nothing (I5): reviewed is the proposal 不予行政处罚.
    """
    return None if case.no_penalty is None else review_rules.review_passed(case.no_penalty)


def reviewed_before_notice(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十八条 – where the organ reviews before the notice (review.timing), a major proposal passed by then."""
    return review_passed(case) if case.reviewed_before_notice else None


def fine_within_band(case: HasProposal) -> Gap | None:
    """行政处罚法 (2021) 第三十四条 – the fine lies in the chosen band of the published standard; a recorded reason may leave it.

    The statutory range binds in every case.
    """
    gap = fine_in_chosen_band(case)
    chosen = case.fine_range.band(case.proposal.band)
    if gap is None or (chosen is not None and (case.proposal.deviation or "").strip()):
        return None
    return gap


def confiscation_has_its_value(case: HasProposal) -> Gap | None:
    """行政处罚法 (2021) 第二十八条第二款 – (1) what is confiscated has a value, on which the right to a hearing depends; (2) where gains
    and goods are, it is said how much of it are gains: they are paid in, the goods are not."""
    kinds = {PenaltyKind.CONFISCATE_GAINS, PenaltyKind.CONFISCATE_GOODS} & set(case.proposal.kinds)
    value, gains = case.proposal.confiscated_fen, case.proposal.gains_fen
    if bool(kinds) != bool(value):
        return Gap(
            Code.VALIDATION,
            DISCRETION,
            detail="没收的，应当写明违法所得、非法财物的价值（confiscatedFen）；否则不得写。",
        )
    told_apart = value is not None and gains is not None and 0 < gains < value
    if told_apart if len(kinds) == 2 else gains is None:
        return None
    return Gap(
        Code.VALIDATION, DISCRETION,
        detail="没收违法所得并没收非法财物的，应当写明其中违法所得的数额（gainsFen）；否则不得写。",
    )  # fmt: skip


MAY_NOTIFY: Gates[GeneralCaseFacts] = (
    case_filed,  # 第五十四条
    investigation_closed,  # 第五十七条
    not_decided,  # 第二十九条
    officers_qualified,  # 第四十二条
    two_officers,  # 第四十二条
    not_recused,  # 第四十三条
    proposal_is_whole,
    confiscation_has_its_value,
    fine_in_statutory_range,  # 第三十二条、第三十四条
    fine_within_band,  # 第三十四条
    reviewed_before_notice,  # 第五十八条
    new_notice_has_new_facts,  # 第四十五条
)
MAY_HEAR: Gates[GeneralCaseFacts] = (
    case_filed,
    not_decided,
    notice_served,
    officers_qualified,
    two_officers,
    not_recused,
)
MAY_RECHECK: Gates[GeneralCaseFacts] = (case_filed, not_decided, officers_qualified, two_officers, not_recused)

MAY_DECIDE: Gates[GeneralCaseFacts] = (
    case_filed,  # 第五十四条
    investigation_closed,  # 第五十七条
    not_decided,  # 第二十九条
    officers_qualified,  # 第四十二条
    two_officers,  # 第四十二条
    no_recusal_undecided,  # 第四十三条
    not_recused,  # 第四十三条
    notice_served,  # 第四十四条
    statement_period_over,  # 第四十五条、第六十二条
    defence_rechecked,  # 第四十五条
    hearing_held_if_asked,  # 第六十三条至第六十五条
    review_passed,  # 第五十八条
    discussed_if_grave,  # 第五十七条第二款
    proposal_is_whole,
    confiscation_has_its_value,
    fine_in_statutory_range,  # 第三十二条、第三十四条
    fine_within_band,  # 第三十四条
    defence_never_raises,  # 第四十五条第二款
    not_the_same_again,  # 行政复议法 第六十四条第二款
    deciders_did_not_investigate,  # 第五十七条、第六十四条
)
MAY_DISCHARGE: Gates[GeneralCaseFacts] = (
    case_filed,
    investigation_closed,
    not_decided,
    officers_qualified,
    two_officers,
    no_recusal_undecided,
    not_recused,
    defence_rechecked,
    no_penalty_reviewed,  # 第五十八条
    deciders_did_not_investigate,
)
