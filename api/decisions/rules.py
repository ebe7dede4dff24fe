"""May a penalty be imposed on the spot? (当场处罚的条件) One tuple of gates for each act up to the decision.

`limits` has the rules on kinds and amounts, `performance` those on what follows the decision.
"""

from api.cases.recusal_rules import no_recusal_undecided, not_recused
from api.decisions.facts import PaperFacts, SpotCaseFacts
from api.decisions.fines import yuan
from api.decisions.limits import (
    ON_THE_SPOT,
    fine_in_chosen_band,
    fine_in_statutory_range,
    heavier,
    not_heavier_after_defence,
    proposal_is_whole,
    within_simple_procedure,
)
from api.decisions.models import StatementOutcome
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL
from api.registry.rules import officers_qualified, two_officers
from api.vocabulary import EnforcementCategory, StaffRole

OFFICER = (StaffRole.OFFICER,)
REGISTRY = (StaffRole.ORGAN_ADMIN,)

TOLD = APL.article(44, gist="作出决定之前，应当告知拟作出的处罚内容及事实、理由、依据，并告知依法享有的权利")
HEARD = APL.article(62, gist="未听取当事人陈述、申辩的，不得作出处罚决定；当事人明确放弃的除外")


def credential_shown(case: SpotCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十二条第一款、第五十五条第一款 – officers show their certificates before they decide on the spot.

    (1) every acting officer; (2) on the day of the act; (3) at the place of the act.
    """
    shown = {
        officer_id
        for each in case.shown
        if each.on == case.on and each.place == case.acting.place
        for officer_id in each.officer_ids
    }
    missing = tuple(officer.name for officer in case.acting.officers if officer.officer_id not in shown)
    if not missing:
        return None
    return Gap(
        Code.CREDENTIAL_NOT_SHOWN,
        APL.article(52, paragraph=1, gist="当场作出处罚决定的，应当向当事人出示执法证件"),
        f"未出示的：{'、'.join(missing)}。",
        tuple(f"{name}当日当场出示执法证件的记录" for name in missing),
        OFFICER,
    )


def facts_found(case: SpotCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十一条 – only where the unlawful facts are certain: the site was inspected on that day."""
    if case.on in case.inspected_on:
        return None
    return Gap(Code.INVALID_TRANSITION, ON_THE_SPOT, "当日尚未作现场检查记录。", ("当日的现场检查记录",), OFFICER)


def matter_of_this_organ(case: SpotCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第十七条 – a penalty is imposed by the organ that has the power, within its powers."""
    if case.matter.organ_id == case.acting.organ_id:
        return None
    basis = APL.article(17, gist="行政处罚由具有行政处罚权的行政机关在法定职权范围内实施")
    return Gap(Code.FORBIDDEN, basis, "该事项不属于本机关。", ("本机关的行政处罚事项",), OFFICER)


def matter_punishes(case: SpotCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第四条 – no penalty without a law that provides for one: the matter is one of penalty."""
    if case.matter.category is EnforcementCategory.PENALTY:
        return None
    basis = APL.article(4, gist="给予行政处罚，依照本法由法律、法规、规章规定")
    return Gap(Code.VALIDATION, basis, "所选事项（matterId）不是行政处罚事项。", ("行政处罚事项",), OFFICER)


def matter_published(case: SpotCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第三十九条 – who punishes, on what ground and how is published beforehand.

    (1) the matter was published by the day; (2) it is in force on the day.
    """
    matter = case.matter
    published = matter.published_on is not None and matter.published_on <= case.on
    if published and matter.in_force(case.on):
        return None
    basis = APL.article(39, gist="行政处罚的实施机关、立案依据、实施程序和救济渠道等信息应当公示")
    what = "当日尚未公布" if not published else "当日不在有效期内"
    return Gap(Code.VALIDATION, basis, f"事项{matter.code}（matterId）{what}。", ("当日有效的已公布事项",), REGISTRY)


def no_case_of_the_visit(case: SpotCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第二十九条 – one visit, one case: the same unlawful act is not punished by two."""
    if not case.begun:
        return None
    return Gap(Code.CONFLICT, APL.article(29, gist="对同一个违法行为，不得给予两次以上罚款"), "本次检查已经转为案件。")


def not_decided(case: SpotCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第二十九条 – a case is decided once; after that nothing is told, heard or decided any more."""
    if case.decided is None:
        return None
    return Gap(Code.CONFLICT, APL.article(29, gist="对同一个违法行为，不得给予两次以上罚款"), "本案已经作出决定。")


def rights_explained(case: SpotCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十四条 – no decision before the party was told content, facts, reasons, basis and rights.

    What is decided must be what was told: a penalty heavier than told, of which the party has not been heard, was not told.
    """
    if case.told is None:
        return Gap(Code.NOTICE_REQUIRED, TOLD, "尚未告知。", ("告知当事人权利的记录",), OFFICER)
    if case.statement is StatementOutcome.WAIVED and heavier(case.proposal, case.told):
        return Gap(Code.NOTICE_REQUIRED, TOLD, "拟作出的处罚重于已告知的内容，应当重新告知。", ("重新告知",), OFFICER)
    return None


def statement_heard_or_waived(case: SpotCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十五条第一款、第六十二条 – the party was heard, or waived expressly."""
    if case.statement is not None:
        return None
    return Gap(Code.NOTICE_REQUIRED, HEARD, "尚未听取。", ("当事人的陈述申辩，或者其明确放弃的记录",), OFFICER)


def nothing_heard(case: SpotCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十五条第一款 – the right is waived before it is used; who was heard has nothing to waive."""
    if case.statement is None:
        return None
    done = "听取当事人陈述申辩" if case.statement is StatementOutcome.HEARD else "记录当事人放弃陈述申辩"
    return Gap(Code.CONFLICT, HEARD, f"已经{done}。")


MAY_BEGIN_ON_THE_SPOT: Gates[SpotCaseFacts] = (
    no_case_of_the_visit,  # 第二十九条
    officers_qualified,  # 第四十二条
    two_officers,  # 第四十二条
    not_recused,  # 第四十三条
    credential_shown,  # 第五十二条、第五十五条
    facts_found,  # 第五十一条
    matter_of_this_organ,  # 第十七条
    matter_punishes,  # 第四条
    matter_published,  # 第三十九条
    proposal_is_whole,
    within_simple_procedure,  # 第五十一条
    fine_in_statutory_range,  # 第三十四条
    fine_in_chosen_band,  # 第三十四条
)
MAY_HEAR: Gates[SpotCaseFacts] = (not_decided, rights_explained, officers_qualified, two_officers, not_recused)
MAY_WAIVE: Gates[SpotCaseFacts] = (*MAY_HEAR, nothing_heard)
MAY_DECIDE_ON_THE_SPOT: Gates[SpotCaseFacts] = (
    not_decided,  # 第二十九条
    officers_qualified,  # 第四十二条
    two_officers,  # 第四十二条
    not_recused,  # 第四十三条
    no_recusal_undecided,  # 第四十三条第三款
    credential_shown,  # 第五十二条、第五十五条
    facts_found,  # 第五十一条
    rights_explained,  # 第四十四条
    statement_heard_or_waived,  # 第四十五条、第六十二条
    proposal_is_whole,
    within_simple_procedure,  # 第五十一条
    fine_in_statutory_range,  # 第三十四条
    fine_in_chosen_band,  # 第三十四条
    not_heavier_after_defence,  # 第四十五条第二款
)


def paper_states_the_decision(paper: PaperFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十二条第二款 – the written decision states the penalty and its amount: it must be this one.

    (1) the same amount; (2) the same kinds, as the paper's items name them.
    """
    stated = APL.article(52, paragraph=2, gist="处罚决定书应当载明行政处罚的种类和依据、罚款数额、时间、地点")
    if (paper.paper_fine_fen or 0) != (paper.proposal.fine_fen or 0):
        on_paper = yuan(paper.paper_fine_fen or 0)
        return Gap(Code.VALIDATION, stated, f"罚款数额（fineFen）与决定书载明的{on_paper}不一致。", (), OFFICER)
    if set(paper.paper_kinds) != set(paper.proposal.kinds):
        on_paper = "、".join(kind.label for kind in paper.paper_kinds)
        return Gap(Code.VALIDATION, stated, f"处罚种类（kinds）与决定书载明的{on_paper}不一致。", (), OFFICER)
    return None


def signed_by_the_officers(paper: PaperFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十二条第二款 – the officers of the case sign or seal the decision, nobody in their place."""
    if len(paper.signed_by) >= 2 and paper.signed_by <= paper.officer_ids:
        return None
    basis = APL.article(52, paragraph=2, gist="处罚决定书由执法人员签名或者盖章")
    return Gap(Code.SIGNER_NOT_IN_PLAN, basis, "决定书应当由本案两名执法人员签名。", ("本案执法人员的签名",), OFFICER)


PAPER_IS_THE_DECISION: Gates[PaperFacts] = (paper_states_the_decision, signed_by_the_officers)
