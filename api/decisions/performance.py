"""After the decision (送达、备案、履行、结案): may it be served, filed with the organ, paid, closed?"""

from api.decisions.court_models import CourtStepKind
from api.decisions.court_rules import TAKEN_UP
from api.decisions.facts import AfterDecision, PaymentFacts
from api.decisions.fines import yuan
from api.decisions.models import PaymentPurpose
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ACL, APL
from api.law.penalty_limits import CASH_FINE_LIMIT
from api.preservation.rules import preserved_evidence_handled
from api.vocabulary import CaseProcedure, StaffRole

OFFICER = (StaffRole.OFFICER,)
OF_THE_COURT = TAKEN_UP | {CourtStepKind.TERMINATED}
TO_THE_TREASURY = APL.article(74, paragraph=2, gist="罚款、没收的违法所得或者没收非法财物拍卖的款项，必须全部上缴国库")
PERFORM = APL.article(66, paragraph=1, gist="当事人应当在处罚决定书载明的期限内予以履行")


def decided(case: AfterDecision) -> Gap | None:
    """行政处罚法 (2021) 第五十二条、第五十七条 – without a decision there is nothing to serve, file, pay or close."""
    if case.decided is not None:
        return None
    basis = (
        APL.article(52, paragraph=1, gist="当场作出处罚决定的，应当填写预定格式、编有号码的处罚决定书")
        if _on_the_spot(case)
        else APL.article(57, paragraph=1, gist="调查终结，行政机关负责人应当对调查结果进行审查，作出决定")
    )
    return Gap(Code.INVALID_TRANSITION, basis, "本案尚未作出决定。", ("处罚决定",), OFFICER)


def decided_or_revoked(case: AfterDecision) -> Gap | None:
    """行政处罚法 (2021) 第五十七条 – a case is closed on its decision, or after that was revoked and none took its place."""
    return None if case.revoked else decided(case)


def served(case: AfterDecision) -> Gap | None:
    """行政处罚法 (2021) 第五十二条第一款、第六十一条 – the decision reaches the party; the time to pay runs from its receipt."""
    if case.decided is None or case.decided.served_on is not None:
        return None
    basis = (
        APL.article(52, paragraph=1, gist="处罚决定书应当当场交付当事人")
        if _on_the_spot(case)
        else APL.article(61, gist="处罚决定书应当在宣告后当场交付当事人；当事人不在场的，应当在七日内送达")
    )
    return Gap(Code.NOT_SERVED, basis, "决定书尚未交付当事人。", ("决定书的送达记录",), OFFICER)


def not_served(case: AfterDecision) -> Gap | None:
    """行政处罚法 (2021) 第六十七条第三款 – the time to pay runs from the first receipt: a decision is served once."""
    if case.decided is None or case.decided.served_on is None:
        return None
    basis = APL.article(67, paragraph=3, gist="当事人应当自收到处罚决定书之日起十五日内缴纳罚款")
    return Gap(Code.CONFLICT, basis, "决定书已经送达。")


def filed(case: AfterDecision) -> Gap | None:
    """行政处罚法 (2021) 第五十二条第三款 – a decision made on the spot is reported to the organ for the record."""
    if case.decided is None or case.decided.filed:
        return None
    return Gap(Code.INVALID_TRANSITION, FILE, "当场处罚尚未报所属机关备案。", ("当场处罚备案表",), OFFICER)


def not_filed(case: AfterDecision) -> Gap | None:
    """行政处罚法 (2021) 第五十二条第三款 – it is reported once."""
    if case.decided is None or not case.decided.filed:
        return None
    return Gap(Code.CONFLICT, FILE, "当场处罚已经备案。")


def fined(case: AfterDecision) -> Gap | None:
    """行政处罚法 (2021) 第六十六条第一款 – only a fine is paid."""
    if case.decided is None or case.decided.fine_fen:
        return None
    return Gap(Code.INVALID_TRANSITION, PERFORM, "决定没有罚款。")


def gains_confiscated(case: AfterDecision) -> Gap | None:
    """行政处罚法 (2021) 第七十四条第二款 – paid in are unlawful gains that the decision confiscates."""
    if case.decided is None or case.decided.gains_fen:
        return None
    return Gap(Code.INVALID_TRANSITION, TO_THE_TREASURY, "决定没有没收违法所得。")


def performed(case: AfterDecision) -> Gap | None:
    """行政处罚法 (2021) 第六十六条、第七十二条、第七十四条第二款 – (1) the fine is paid in full, its surcharge included; (2) the gains
    confiscated are paid in; a warning performs itself.

    What is not performed is enforced by the court: that it has taken the matter up, or ended it, is as good.
    """
    if case.decided is None or case.court in OF_THE_COURT:
        return None
    if case.decided.performed(case.on):
        return None
    account, owed, missing = case.decided.account(case.on), [], []
    if not account.settled:
        surcharge = f"（其中加处罚款按{yuan(account.surcharge_fen)}计）" if account.surcharge_fen else ""
        owed.append(f"尚欠{yuan(account.owed_fen)}{surcharge}")
        missing.append("罚款缴清的凭证")
    if case.decided.gains_owed_fen:
        owed.append(f"没收的违法所得尚有{yuan(case.decided.gains_owed_fen)}未上缴")
        missing.append("没收违法所得上缴的凭证")
    return Gap(Code.INVALID_TRANSITION, PERFORM, f"{'；'.join(owed)}。", tuple(missing), OFFICER)


def measures_ended(case: AfterDecision) -> Gap | None:
    """行政强制法 第二十七条、第二十八条第一款第三项 – once the act is dealt with, what was sealed or seized is (1) disposed of by
    the decision, or (2) given back: no case is closed over things that still lie under a measure."""
    if case.open_measures == 0:
        return None
    basis = ACL.article(
        28, paragraph=1, item=3, gist="对违法行为已经作出处理决定，不再需要查封、扣押的，应当及时作出解除决定"
    )
    missing = ("解除强制措施的决定，或者依法处理财物的记录",)
    return Gap(Code.INVALID_TRANSITION, basis, f"尚有{case.open_measures}项强制措施未解除。", missing, OFFICER)


def not_closed(case: AfterDecision) -> Gap | None:
    """A closed case takes no further act. A matter of form."""
    return Gap(Code.CONFLICT, detail="案件已经结案。") if case.closed else None


def paid_after_the_decision(payment: PaymentFacts) -> Gap | None:
    """Money is recorded for a day from the decision's receipt to the present. A matter of form."""
    decision = payment.case.decided
    begins = (decision.served_on or decision.made_on) if decision else payment.case.on
    if begins <= payment.paid.on <= payment.case.on:
        return None
    return Gap(Code.VALIDATION, detail="缴款时间（paidAt）应当在决定书送达之后、记录之前。")


def not_overpaid(payment: PaymentFacts) -> Gap | None:
    """行政处罚法 (2021) 第七十二条第一款第一项、第七十四条第二款 – no more is taken (1) than the fine and its surcharge by the day of
    payment; (2) than the gains confiscated, on which no surcharge runs."""
    decision, paid = payment.case.decided, payment.paid
    if paid.fen <= 0:
        return Gap(Code.VALIDATION, detail="缴款数额（paidFen）应当大于零。")
    if decision is None:
        return None
    if payment.purpose is PaymentPurpose.GAINS:
        if paid.fen <= decision.gains_owed_fen:
            return None
        owed = yuan(decision.gains_owed_fen)
        return Gap(Code.VALIDATION, TO_THE_TREASURY, f"缴款数额（paidFen）超过尚未上缴的违法所得{owed}。")
    # The last payment's day decides: an earlier one may be recorded after it.
    until = max([paid.on, *(each.on for each in decision.payments)])
    account = decision.account(until, paid)
    if not account.overpaid_fen:
        return None
    owed = yuan(max(0, paid.fen - account.overpaid_fen))
    basis = APL.article(72, paragraph=1, item=1, gist="加处罚款的数额不得超出罚款的数额")
    return Gap(Code.VALIDATION, basis, f"缴款数额（paidFen）超过应缴的{owed}。")


def cash_only_if_allowed(payment: PaymentFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十八条 – fines go to the bank; on the spot cash is taken only

    (1) where the fine is at most 100 yuan, or (2) where it would be hard to collect later – which is said and recorded.
    """
    decision = payment.case.decided
    if payment.purpose is not PaymentPurpose.FINE or not payment.cash or decision is None or payment.cash_reason:
        return None
    limit = CASH_FINE_LIMIT.value_on(decision.made_on)
    if (decision.fine_fen or 0) <= limit:
        return None
    basis = APL.article(68, gist="一百元以下罚款，或者不当场收缴事后难以执行的，执法人员可以当场收缴罚款")
    detail = f"罚款超过{yuan(limit)}，当场收缴应当说明不当场收缴事后难以执行的情形（cashReason）。"
    return Gap(Code.REASON_REQUIRED, basis, detail, ("事后难以执行的情形",), OFFICER)


def gains_not_in_cash(payment: PaymentFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十八条、第七十四条第二款 – on the spot fines alone are collected: gains go to the treasury through the bank."""
    if payment.purpose is not PaymentPurpose.GAINS or not payment.cash:
        return None
    return Gap(Code.VALIDATION, TO_THE_TREASURY, "没收的违法所得不得当场收缴（cash）。", ("银行的收款凭证",), OFFICER)


def _on_the_spot(case: AfterDecision) -> bool:
    return case.procedure is CaseProcedure.SIMPLE


FILE = APL.article(52, paragraph=3, gist="当场作出的行政处罚决定，应当报所属行政机关备案")

MAY_SERVE_DECISION: Gates[AfterDecision] = (decided, not_served, not_closed)
MAY_FILE: Gates[AfterDecision] = (decided, not_filed, not_closed)
MAY_BE_PAID: Gates[AfterDecision] = (decided, fined, served, not_closed)
MAY_PAY_IN: Gates[AfterDecision] = (decided, gains_confiscated, served, not_closed)
MAY_TAKE: Gates[PaymentFacts] = (paid_after_the_decision, not_overpaid, cash_only_if_allowed, gains_not_in_cash)
NOTHING_HELD: Gates[AfterDecision] = (measures_ended, preserved_evidence_handled)
MAY_CLOSE: Gates[AfterDecision] = (not_closed, decided, served, filed, performed, *NOTHING_HELD)
MAY_CLOSE_GENERAL: Gates[AfterDecision] = (not_closed, decided_or_revoked, served, performed, *NOTHING_HELD)


def gates_of_payment(purpose: PaymentPurpose) -> Gates[AfterDecision]:
    """What must be there before money is received for a fine, or for the gains confiscated."""
    return MAY_BE_PAID if purpose is PaymentPurpose.FINE else MAY_PAY_IN


def gates_of_closing(procedure: CaseProcedure) -> Gates[AfterDecision]:
    """What a case of a procedure needs before it is closed: only a penalty on the spot is filed with the organ."""
    return MAY_CLOSE if procedure is CaseProcedure.SIMPLE else MAY_CLOSE_GENERAL
