"""What follows a decision (履行): money, goods and compensation; and when a proceeding is over (履行完毕、终结、撤销)."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Protocol

from api.calendar.counting import add_months
from api.law.codes import Code
from api.law.gates import Gap, Gates, Rule
from api.law.laws import ACL, PRICE_LAW
from api.proceedings.assessment import less
from api.proceedings.decision_rules import decided
from api.proceedings.facts import MONEY, ProceedingFacts
from api.proceedings.performance_facts import CompensationFacts, EndFacts, HandoverFacts, MoneyFacts
from api.proceedings.performance_models import ExecutionTurnGround, TerminationGround
from api.proceedings.recusal_rules import no_recusal_undecided, not_recused
from api.proceedings.start_rules import LEADER, OFFICER, REQUISITION, not_ended, officers_qualified
from api.registry.rules import two_officers
from api.vocabulary import CaseProcedure, StaffRole

RECEIPT = PRICE_LAW.article(47, gist="国家机关的收费应当依法进行，严格控制收费项目，限定收费范围、标准")
TERMINATION = ACL.article(
    40, gist="公民死亡或者法人终止而无财产且无义务承受人、执行标的灭失、据以执行的决定被撤销的，终结执行"
)
THREE_YEARS = ACL.article(39, paragraph=2, gist="当事人确无能力履行，中止执行满三年未恢复执行的，不再执行")
PERFORMED = ACL.article(35, gist="当事人应当履行行政决定确定的义务")


def served(facts: ProceedingFacts) -> Gap | None:
    """行政强制法 第三十八条 – nothing is paid, taken or enforced on a decision that did not reach the party."""
    if facts.ruled is None or facts.ruled.served_on is not None:
        return None
    basis = ACL.article(38, gist="行政强制执行决定书应当直接送达当事人")
    return Gap(Code.NOT_SERVED, basis, "决定书尚未送达。", ("决定书的送达记录",), OFFICER)


def owes_money(money: MoneyFacts) -> Gap | None:
    """价格法 第四十七条; 行政强制法 第四十五条 – paid is what a decision states as an amount."""
    ruled = money.proceeding.ruled
    if ruled is None or ruled.amount_fen:
        return None
    return Gap(Code.INVALID_TRANSITION, RECEIPT, "决定没有应缴的金额。")


def not_overpaid(money: MoneyFacts) -> Gap | None:
    """价格法 第四十七条 – no more is taken than is owed, and something is."""
    ruled = money.proceeding.ruled
    if money.paid_fen <= 0:
        return Gap(Code.VALIDATION, detail="缴款数额（paidFen）应当大于零。")
    if ruled is None or money.paid_fen <= ruled.owed_fen:
        return None
    return Gap(Code.VALIDATION, RECEIPT, f"缴款数额（paidFen）超过尚欠的{ruled.owed_fen}分。")


def paid_after_receipt(money: MoneyFacts) -> Gap | None:
    """Money is recorded for a day from the decision's receipt to the present. A matter of form."""
    ruled = money.proceeding.ruled
    if ruled is None or ruled.served_on is None or ruled.served_on <= money.paid_on <= money.proceeding.on:
        return None
    return Gap(Code.VALIDATION, detail="缴款时间（paidAt）应当在决定书送达之后、记录之前。")


def requisitioned(handover: HandoverFacts) -> Gap | None:
    """民法典 第二百四十五条 – goods change hands only in a requisition, and by the list of its decision."""
    facts = handover.proceeding
    if facts.procedure is not CaseProcedure.REQUISITION:
        return Gap(Code.INVALID_TRANSITION, REQUISITION, "只有征用程序有物资的接收和归还。")
    if facts.ruled is not None and handover.list_number != facts.ruled.number:
        return Gap(Code.VALIDATION, REQUISITION, f"清单所引的不是{facts.ruled.number}。", (), OFFICER)
    if handover.list_returned is not handover.returning:
        return Gap(Code.VALIDATION, REQUISITION, "清单的类别（征用、归还）与所办事项不符。", (), OFFICER)
    return None


def goods_within(handover: HandoverFacts) -> Gap | None:
    """民法典 第二百四十五条 – taken is no more than was decided, returned no more than is held."""
    ruled = handover.proceeding.ruled
    if ruled is None:
        return None
    held = ruled.held if handover.returning else less(ruled.goods, ruled.taken)
    beyond = less(handover.goods, held)
    if handover.goods and not beyond:
        return None
    words = "、".join(goods.words for goods in beyond) or "没有物资"
    what = "超出尚未归还的物资" if handover.returning else "超出决定征用的物资"
    return Gap(Code.VALIDATION, REQUISITION, f"清单{what}：{words}。", (), OFFICER)


def within_the_term(handover: HandoverFacts) -> Gap | None:
    """民法典 第二百四十五条 – goods are taken within the term of the requisition, both days included."""
    ruled = handover.proceeding.ruled
    if handover.returning or ruled is None or ruled.first_day is None or ruled.last_day is None:
        return None
    if ruled.first_day <= handover.proceeding.on <= ruled.last_day:
        return None
    detail = f"征用期限自{ruled.first_day.isoformat()}至{ruled.last_day.isoformat()}。"
    return Gap(Code.INVALID_TRANSITION, REQUISITION, detail, (), OFFICER)


def all_returned(compensation: CompensationFacts) -> Gap | None:
    """民法典 第二百四十五条 – what is damaged or lost shows when everything else came back: compensation is decided then.

    Goods that cannot come back are compensated as lost; their return is recorded by a list that says so.
    """
    ruled = compensation.proceeding.ruled
    if ruled is None or (ruled.taken and not ruled.held):
        return None
    words = tuple(goods.words for goods in ruled.held)
    return Gap(Code.COMPENSATION_OPEN, REQUISITION, "物资尚未全部归还。", words or ("归还物资的清单",), OFFICER)


def compensation_undecided(compensation: CompensationFacts) -> Gap | None:
    """民法典 第二百四十五条 – compensation is decided once, by a leader, on this requisition, and gives something."""
    facts = compensation.proceeding
    ruled = facts.ruled
    if facts.procedure is not CaseProcedure.REQUISITION:
        return Gap(Code.INVALID_TRANSITION, REQUISITION, "只有征用程序有补偿。")
    if StaffRole.ORGAN_LEADER not in facts.roles:
        return Gap(Code.FORBIDDEN, detail="由机关负责人决定。", can_supply=LEADER)
    if ruled is not None and ruled.compensation_fen is not None:
        return Gap(Code.CONFLICT, REQUISITION, "已经作出补偿决定。")
    if ruled is not None and compensation.paper_number != ruled.number:
        return Gap(Code.VALIDATION, REQUISITION, f"补偿决定书所引的不是{ruled.number}。", (), OFFICER)
    if compensation.amount_fen <= 0:
        return Gap(Code.VALIDATION, REQUISITION, "补偿数额应当大于零。", (), OFFICER)
    return None


def compensation_as_decided(compensation: CompensationFacts) -> Gap | None:
    """民法典 第二百四十五条 – paid out is what was decided, once and in full."""
    ruled = compensation.proceeding.ruled
    if ruled is None or ruled.compensation_fen is None:
        return Gap(Code.INVALID_TRANSITION, REQUISITION, "尚未作出补偿决定。", ("补偿决定书",), LEADER)
    if ruled.compensated_fen:
        return Gap(Code.CONFLICT, REQUISITION, "补偿已经支付。")
    if compensation.amount_fen != ruled.compensation_fen:
        return Gap(
            Code.AMOUNT_MISMATCH, REQUISITION, f"决定补偿{ruled.compensation_fen}分，应当一次付清。", (), OFFICER
        )
    return None


def paid_in_full(end: EndFacts) -> Gap | None:
    """价格法 第四十七条 – a levy or charge is performed when nothing is owed."""
    facts = end.proceeding
    if facts.procedure not in MONEY or facts.ruled is None or not facts.ruled.owed_fen:
        return None
    return Gap(Code.INVALID_TRANSITION, PERFORMED, f"尚欠{facts.ruled.owed_fen}分。", ("缴清的票据",), OFFICER)


def returned_and_compensated(end: EndFacts) -> Gap | None:
    """民法典 第二百四十五条 – a requisition stays open until the goods are returned and the compensation is paid."""
    facts = end.proceeding
    ruled = facts.ruled
    if facts.procedure is not CaseProcedure.REQUISITION or ruled is None:
        return None
    missing = tuple(f"归还{goods.words}" for goods in ruled.held)
    if not ruled.compensated_fen:
        missing = (*missing, "支付补偿")
    return Gap(Code.COMPENSATION_OPEN, REQUISITION, "", missing, OFFICER) if missing else None


def duty_fulfilled(end: EndFacts) -> Gap | None:
    """行政强制法 第三十五条 – an execution is over when the duty is: enforced on the spot, or paid, or performed by the party."""
    facts = end.proceeding
    ruled = facts.ruled
    if facts.procedure is not CaseProcedure.COMPULSORY_EXECUTION or ruled is None:
        return None
    duty = facts.started.duty
    if ruled.fulfilled or (ruled.amount_fen and not ruled.owed_fen) or (duty is not None and duty.performed):
        return None
    return Gap(Code.INVALID_TRANSITION, PERFORMED, "义务尚未履行完毕。", ("执行完毕的笔录，或者缴清的票据",), OFFICER)


def leader_ends(end: EndFacts) -> Gap | None:
    """Model §3.10 – a leader terminates or cancels, and says why."""
    if StaffRole.ORGAN_LEADER not in end.proceeding.roles:
        return Gap(Code.FORBIDDEN, detail="由机关负责人决定。", can_supply=LEADER)
    return None if end.reason.strip() else Gap(Code.REASON_REQUIRED, missing=("理由（reason）",), can_supply=LEADER)


def ground_holds(end: EndFacts) -> Gap | None:
    """行政强制法 第四十条、第三十九条第二款 – terminated only on a ground of the law.

    (1) the decision to be enforced, or the proceeding's own, was revoked; (2) three years of rest because the party is unable to perform; (3) the others
    are what the reason says.
    """
    facts = end.proceeding
    duty = facts.started.duty
    if end.ground is TerminationGround.BASE_REVOKED and not facts.undone and (duty is None or not duty.revoked):
        return Gap(
            Code.VALIDATION, TERMINATION, "据以执行的行政决定没有被撤销（ground）。", ("撤销该决定的文书",), LEADER
        )
    if end.ground is TerminationGround.THREE_YEARS and not _rested_three_years(facts.suspended_since, facts):
        return Gap(Code.VALIDATION, THREE_YEARS, "因无能力履行而中止执行未满三年（ground）。", (), LEADER)
    return None


def notice_terminates(end: EndFacts) -> Gap | None:
    """行政强制法 第四十条 – the party is told by a notice that terminates this decision's execution."""
    ruled = end.proceeding.ruled
    if end.paper_turn != "TERMINATE" or (ruled is not None and end.paper_number != ruled.number):
        number = ruled.number if ruled else ""
        return Gap(Code.VALIDATION, TERMINATION, f"通知书不是对{number}的终结执行通知书。", (), OFFICER)
    return None


def still_undecided(end: EndFacts) -> Gap | None:
    """Model §3.10 – cancelled is what has not been decided; a decision is terminated or performed."""
    ruled = end.proceeding.ruled
    return (
        None if ruled is None else Gap(Code.INVALID_TRANSITION, TERMINATION, f"已经作出{ruled.number}，不得撤销程序。")
    )


def _rested_three_years(since: date | None, facts: ProceedingFacts) -> bool:
    return since is not None and facts.suspended_for is ExecutionTurnGround.UNABLE and facts.on >= add_months(since, 36)


class HasProceeding(Protocol):
    """Facts of an act on a proceeding."""

    @property
    def proceeding(self) -> ProceedingFacts:
        """The proceeding."""


def of_proceeding(rule: Callable[[ProceedingFacts], Gap | None]) -> Rule[HasProceeding]:
    """A rule on the proceeding, asked about the facts of an act on it."""

    @wraps(rule)
    def asked(facts: HasProceeding) -> Gap | None:
        return rule(facts.proceeding)

    return asked


RUNS: Gates[HasProceeding] = tuple(of_proceeding(rule) for rule in (not_ended, decided, served))
BY_OFFICERS: Gates[HasProceeding] = tuple(
    of_proceeding(rule) for rule in (officers_qualified, two_officers, not_recused)
)
SETTLED: Gates[HasProceeding] = (of_proceeding(no_recusal_undecided),)

MAY_BE_PAID: Gates[MoneyFacts] = (*RUNS, of_proceeding(not_recused), owes_money, not_overpaid, paid_after_receipt)
MAY_HAND_OVER: Gates[HandoverFacts] = (*RUNS, *BY_OFFICERS, requisitioned, goods_within, within_the_term)
MAY_COMPENSATE: Gates[CompensationFacts] = (*RUNS, *SETTLED, compensation_undecided, all_returned)
MAY_PAY_COMPENSATION: Gates[CompensationFacts] = (*RUNS, of_proceeding(not_recused), compensation_as_decided)
MAY_COMPLETE: Gates[EndFacts] = (
    *RUNS,
    of_proceeding(not_recused),
    paid_in_full,
    returned_and_compensated,
    duty_fulfilled,
)
MAY_TERMINATE: Gates[EndFacts] = (
    of_proceeding(not_ended),
    of_proceeding(decided),
    *SETTLED,
    leader_ends,
    ground_holds,
    notice_terminates,
)
MAY_CANCEL: Gates[EndFacts] = (of_proceeding(not_ended), *SETTLED, leader_ends, still_undecided)
