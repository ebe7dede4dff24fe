"""May a levy, requisition, charge or execution be decided and served? (决定、送达的条件)"""

from api.cases.recusal_basis import likewise
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ACL
from api.proceedings.assessment import less
from api.proceedings.decision_facts import DecisionFacts
from api.proceedings.facts import MONEY, ProceedingFacts
from api.proceedings.models import NoticeKind
from api.proceedings.recusal_rules import no_recusal_undecided, not_recused
from api.proceedings.start_rules import (
    DEMAND,
    HEAR,
    LEADER,
    OFFICER,
    PUBLISHED,
    REGISTRY,
    REQUISITION,
    TELL,
    amounts_gap,
    not_ended,
    officers_qualified,
    undecided,
)
from api.registry.rules import two_officers
from api.review.paper_rules import NOT_WITHOUT_REVIEW, OPINION_STANDS, opinion_agrees
from api.review.rules import REVIEW_UNIT
from api.vocabulary import CaseProcedure, StaffRole

AFTER_DEMAND = ACL.article(
    37, paragraph=1, gist="经催告，当事人逾期仍不履行行政决定，且无正当理由的，可以作出强制执行决定"
)
AT_ONCE = ACL.article(
    37, paragraph=3, gist="在催告期间，对有证据证明有转移或者隐匿财物迹象的，可以作出立即强制执行决定"
)


def leader_decides(decision: DecisionFacts) -> Gap | None:
    """Model §3.10 – a leader of the organ decides, not its officers."""
    if StaffRole.ORGAN_LEADER in decision.proceeding.roles:
        return None
    return Gap(Code.FORBIDDEN, detail="由机关负责人决定。", can_supply=LEADER)


def runs_undecided(decision: DecisionFacts) -> Gap | None:
    """行政强制法 第三十七条 – decided once, while the proceeding runs."""
    return not_ended(decision.proceeding) or undecided(decision.proceeding)


def nobody_must_step_back(decision: DecisionFacts) -> Gap | None:
    """国发〔2004〕10号 – no decision (1) while a request that somebody step back is open, (2) on the work of who was recused."""
    return no_recusal_undecided(decision.proceeding) or not_recused(decision.proceeding)


def party_told(decision: DecisionFacts) -> Gap | None:
    """行政强制法 第三十五条; 国发〔2004〕10号 – no decision before the party was told, or called upon to perform."""
    facts = decision.proceeding
    if facts.last_told(NoticeKind.NOTICE, NoticeKind.DEMAND, NoticeKind.ON_THE_SPOT) is not None:
        return None
    execution = facts.procedure is CaseProcedure.COMPULSORY_EXECUTION
    return Gap(Code.NOTICE_REQUIRED, DEMAND if execution else TELL, "", ("告知或者催告的送达记录",), OFFICER)


def statement_period_over(decision: DecisionFacts) -> Gap | None:
    """国发〔2004〕10号 – the party was heard or waived, or its time to state has passed, the last day being the party's.

    A requisition in an emergency is told on the spot and waits for nothing.
    """
    facts = decision.proceeding
    told = facts.last_told(NoticeKind.NOTICE)
    if facts.procedure not in MONEY or told is None or facts.heard is not None:
        return None
    if told.term_until is not None and facts.on > told.term_until:
        return None
    until = told.term_until.isoformat() if told.term_until else ""
    return Gap(Code.NOTICE_REQUIRED, TELL, f"陈述、申辩期限至{until}。", ("当事人的陈述申辩，或者期限届满",), OFFICER)


def defence_rechecked(decision: DecisionFacts) -> Gap | None:
    """行政强制法 第三十六条 – facts, reasons and evidence the party brought are recorded and re-checked."""
    heard = decision.proceeding.heard
    if heard is None or heard.waived or heard.rechecked:
        return None
    return Gap(Code.STATEMENT_NOT_RECHECKED, HEAR, "", ("对陈述、申辩的复核意见",), OFFICER)


def demand_over(decision: DecisionFacts) -> Gap | None:
    """行政强制法 第三十七条 – (1) the term of the demand is over, its last day being the party's; (2) save where there is proof
    that property is being moved or hidden (第三款), which is said."""
    facts = decision.proceeding
    told = facts.last_told(NoticeKind.DEMAND)
    if facts.procedure is not CaseProcedure.COMPULSORY_EXECUTION or told is None or told.term_until is None:
        return None
    if facts.on > told.term_until or decision.immediate_reason.strip():
        return None
    detail = f"催告期限至{told.term_until.isoformat()}。"
    return Gap(
        Code.DEMAND_NOT_OVER,
        AFTER_DEMAND,
        detail,
        ("催告期限届满", "转移或者隐匿财物的证据（immediateReason）"),
        OFFICER,
    )


def execution_not_stayed(decision: DecisionFacts) -> Gap | None:
    """行政复议法 (2023) 第四十二条 – what a remedy has stayed is not enforced; a revoked decision never."""
    return stayed_or_revoked(decision.proceeding)


def stayed_or_revoked(facts: ProceedingFacts) -> Gap | None:
    """Whether the decision to be enforced was stayed, or is no more."""
    duty, ruled = facts.started.duty, facts.ruled
    revoked = facts.undone or (duty is not None and duty.revoked)
    stayed = facts.stayed or (duty is not None and duty.stayed)
    number = ruled.number if ruled and (facts.undone or facts.stayed) else duty.number if duty else ""
    if revoked:
        basis = ACL.article(40, item=4, gist="据以执行的行政决定被撤销的，终结执行")
        return Gap(Code.INVALID_TRANSITION, basis, f"{number}已经被撤销。")
    if stayed:
        basis = ACL.article(39, paragraph=1, item=4, gist="行政机关认为需要中止执行的其他情形")
        return Gap(Code.REMEDY_PENDING, basis, f"{number}已停止执行。", ("停止执行的解除",), LEADER)
    return None


def standard_still_published(decision: DecisionFacts) -> Gap | None:
    """价格法 第四十七条 – the standard binds on the day of the decision, too."""
    started = decision.proceeding.started
    if started.procedure not in MONEY:
        return None
    if started.standard is not None and started.standard.published(decision.proceeding.on):
        return None
    return Gap(Code.STANDARD_NOT_PUBLISHED, PUBLISHED, "", ("当日有效的已公布收取标准",), REGISTRY)


def amount_as_assessed(decision: DecisionFacts) -> Gap | None:
    """价格法 第四十七条 – (1) standard × quantity; (2) the paper states that amount; (3) no more than the party was told of."""
    facts = decision.proceeding
    if facts.procedure not in MONEY or facts.started.standard is None:
        return None
    if (gap := amounts_gap(decision.parts, facts.started.standard)) is not None:
        return gap
    total = sum(part.amount_fen for part in decision.parts)
    if decision.paper_amount_fen != total:
        return Gap(Code.AMOUNT_MISMATCH, PUBLISHED, f"决定书载明的金额与核定的{total}分不一致。", (), OFFICER)
    told = facts.last_told(NoticeKind.NOTICE)
    if told is not None and total > (told.amount_fen or 0):
        return Gap(Code.NOTICE_REQUIRED, TELL, "决定的金额高于已告知的金额，应当重新告知。", ("重新告知",), OFFICER)
    return None


def pay_by_lies_ahead(decision: DecisionFacts) -> Gap | None:
    """A decision on money gives a last day to pay, after the day it is made. A matter of form."""
    facts = decision.proceeding
    if facts.procedure not in MONEY or (decision.pay_by is not None and decision.pay_by > facts.on):
        return None
    return Gap(Code.VALIDATION, detail="决定书应当载明晚于作出之日的缴款期限（payBy）。", can_supply=OFFICER)


def requisition_as_ordered(decision: DecisionFacts) -> Gap | None:
    """民法典 第二百四十五条 – (1) the paper names the command's order; (2) takes nothing else than was asked for; (3) says how it
    is compensated; (4) for a term that runs forward."""
    facts = decision.proceeding
    if facts.procedure is not CaseProcedure.REQUISITION:
        return None
    order = facts.started.order
    if order is None or decision.paper_order != order.number:
        return Gap(
            Code.ORDER_REQUIRED, REQUISITION, "决定书所引的命令与启动时不一致。", ("应急指挥机构的命令",), OFFICER
        )
    beyond = less(decision.paper_goods, facts.started.goods)
    if beyond or not decision.paper_goods:
        words = "、".join(goods.words for goods in beyond) or "没有物资"
        return Gap(Code.VALIDATION, REQUISITION, f"决定书所列超出拟征用的物资：{words}。", (), OFFICER)
    if not decision.paper_compensation.strip():
        return Gap(Code.VALIDATION, REQUISITION, "决定书应当载明补偿规则。", ("补偿规则",), OFFICER)
    if decision.term is None or decision.term[1] < decision.term[0]:
        return Gap(Code.VALIDATION, REQUISITION, "征用期限的起止颠倒。", (), OFFICER)
    return None


def cites_the_demand(decision: DecisionFacts) -> Gap | None:
    """行政强制法 第三十七条第二款 – the decision states its reasons: the demand it cites is the one that was served."""
    if decision.demand_number is None or decision.demand_number == decision.told_number:
        return None
    return Gap(Code.VALIDATION, AFTER_DEMAND, f"决定书所引的催告书不是{decision.told_number}。", (), OFFICER)


def review_passed(decision: DecisionFacts) -> Gap | None:
    """国办发〔2018〕118号 – a major decision is not made without a passed legal review of exactly this amount.

    (1) the catalogue in force fires; (2) the last review passed; (3) for the amount now decided. By whom it was reviewed and
    of what, OPINION_STANDS asks.
    """
    if (gap := opinion_agrees(decision)) is not None or decision.review is None or not decision.major:
        return gap
    if (decision.review.fine_fen or None) == (decision.paper_amount_fen or None):
        return None
    detail = "审核的金额与拟决定的不一致。"
    return Gap(Code.LEGAL_REVIEW_REQUIRED, NOT_WITHOUT_REVIEW, detail, decision.major, REVIEW_UNIT)


REVIEW: Gates[DecisionFacts] = (review_passed, *(likewise(rule) for rule in OPINION_STANDS))
"""The legal review of a major decision: that it passed, by whom it was, and of what (国办发〔2018〕118号)."""


def decided(facts: ProceedingFacts) -> Gap | None:
    """行政强制法 第三十七条、第三十八条 – without a decision there is nothing to serve or perform."""
    if facts.ruled is not None:
        return None
    return Gap(Code.INVALID_TRANSITION, AFTER_DEMAND, "尚未作出决定。", ("决定书",), LEADER)


def not_served(facts: ProceedingFacts) -> Gap | None:
    """行政强制法 第三十八条 – a decision is served once; the party's periods run from its receipt."""
    if facts.ruled is None or facts.ruled.served_on is None:
        return None
    return Gap(Code.CONFLICT, ACL.article(38, gist="行政强制执行决定书应当直接送达当事人"), "决定书已经送达。")


MAY_DECIDE: Gates[DecisionFacts] = (
    leader_decides,
    runs_undecided,
    nobody_must_step_back,  # 国发〔2004〕10号
    party_told,  # 行政强制法 第三十五条
    statement_period_over,
    defence_rechecked,  # 行政强制法 第三十六条
    demand_over,  # 行政强制法 第三十七条
    execution_not_stayed,  # 行政强制法 第三十九条、第四十条
    standard_still_published,  # 价格法 第四十七条
    amount_as_assessed,
    pay_by_lies_ahead,
    requisition_as_ordered,  # 民法典 第二百四十五条
    cites_the_demand,
    *REVIEW,
)
MAY_BE_NUMBERED: Gates[DecisionFacts] = tuple(rule for rule in MAY_DECIDE if rule is not demand_over)
"""What its paper needs before it takes a number. Why a demand's term is not waited for (第三十七条第三款) is said when the
decision is made."""

MAY_SERVE: Gates[ProceedingFacts] = (not_ended, decided, not_served, officers_qualified, two_officers, not_recused)
