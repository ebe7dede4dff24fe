"""What may be recorded of a remedy, and in which order (复议诉讼的登记、转送、答复、停止执行、结果、退还)."""

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ALIL, APL, ARL
from api.remedies.facts import ReceiptFacts, RefundFacts, ResultFacts, StepFacts
from api.vocabulary import RemedyKind, RemedyResult, StaffRole

OFFICER = (StaffRole.OFFICER, StaffRole.UNIT_HEAD)

RECEIVED = ARL.article(48, gist="自收到申请书副本之日起十日内提出书面答复，并提交证据、依据和其他有关材料")
FORWARD = ARL.article(
    32, gist="对行政处罚决定不服申请复议的，可以通过作出决定的机关提交；决定维持的，五日内转送复议机关"
)
STAY = ARL.article(42, gist="行政复议期间行政行为不停止执行；有法定情形的，应当停止执行")
NO_STAY = APL.article(73, paragraph=1, gist="当事人申请复议或者提起诉讼的，行政处罚不停止执行，法律另有规定的除外")
RESULT = ARL.article(77, gist="被申请人应当履行行政复议决定书、调解书、意见书")
JUDGMENT = ALIL.article(94, gist="当事人必须履行人民法院发生法律效力的判决、裁定、调解书")


def decision_served(receipt: ReceiptFacts) -> Gap | None:
    """行政复议法 (2023) 第二十条 – contested is a decision that reached the party."""
    if receipt.served_on is not None:
        return None
    return Gap(Code.NOT_SERVED, RECEIVED, "被申请的决定尚未送达。", ("决定书的送达记录",), OFFICER)


def still_stands(receipt: ReceiptFacts) -> Gap | None:
    """行政复议法 (2023) 第六十四条 – what a result took away is not contested again."""
    return Gap(Code.INVALID_TRANSITION, RESULT, "该决定已经被撤销。") if receipt.standing.undone else None


def not_pending_already(receipt: ReceiptFacts) -> Gap | None:
    """行政复议法 (2023) 第二十九条 – one remedy at a time: who asked for reconsideration does not sue before it is over."""
    if not receipt.standing.pending:
        return None
    basis = ARL.article(29, gist="行政复议机关已经依法受理的，在行政复议期间不得向人民法院提起行政诉讼")
    return Gap(Code.CONFLICT, basis, "对该决定的复议、诉讼正在进行。")


def days_in_order(receipt: ReceiptFacts) -> Gap | None:
    """The papers were filed after the decision's receipt, reached the organ no earlier, and are recorded no earlier than that."""
    served = receipt.served_on
    if (served is None or served <= receipt.filed_on) and receipt.filed_on <= receipt.received_on <= receipt.on:
        return None
    return Gap(Code.VALIDATION, detail="申请日（filedOn）、收到日（receivedOn）应当依次在决定送达之后、登记之前。")


def fits_the_kind(receipt: ReceiptFacts) -> Gap | None:
    """行政复议法 (2023) 第三十二条、第五十三条 – only reconsideration is simple, and only it goes through the organ that decided."""
    if receipt.kind is RemedyKind.RECONSIDERATION or not (receipt.simple or receipt.through_organ):
        return None
    return Gap(Code.VALIDATION, FORWARD, "行政诉讼没有简易答复期限，也不通过本机关提交。")


def applicant_concerned(receipt: ReceiptFacts) -> Gap | None:
    """行政复议法 (2023) 第十四条 – the applicant is whom the decision concerns: a party of the file."""
    if receipt.applicant_is_party:
        return None
    return Gap(Code.VALIDATION, RECEIVED, "申请人（applicantId）不是本案当事人、利害关系人。", ("当事人",), OFFICER)


def runs(step: StepFacts) -> Gap | None:
    """行政复议法 (2023) 第七十七条 – after the result nothing is forwarded, answered or stayed any more."""
    return None if step.remedy.pending else Gap(Code.INVALID_TRANSITION, RESULT, "该复议、诉讼已有结果。")


def day_of_the_step(step: StepFacts) -> Gap | None:
    """A step lies between the receipt of the papers and the day it is recorded. A matter of form."""
    if step.remedy.received_on <= step.day <= step.on:
        return None
    return Gap(Code.VALIDATION, detail="日期应当在收到材料之后、登记之前。")


def reasoned(step: StepFacts) -> Gap | None:
    """行政复议法 (2023) 第三十二条、第四十二条 – a forwarding has the organ's opinion, a stay and its end a reason."""
    return None if step.text.strip() else Gap(Code.REASON_REQUIRED, STAY, missing=("理由或者意见",), can_supply=OFFICER)


def to_be_forwarded(step: StepFacts) -> Gap | None:
    """行政复议法 (2023) 第三十二条 – forwarded, once, is an application that came to the organ which decided."""
    if not step.remedy.through_organ:
        return Gap(Code.INVALID_TRANSITION, FORWARD, "该申请不是通过本机关提交的。")
    return Gap(Code.CONFLICT, FORWARD, "该申请已经转送。") if step.remedy.forwarded else None


def not_replied(step: StepFacts) -> Gap | None:
    """行政复议法 (2023) 第四十八条、行政诉讼法 第六十七条 – answered once; a late answer is still given, its limit shows it."""
    return Gap(Code.CONFLICT, RECEIVED, "已经答复。") if step.remedy.replied else None


def reply_names_the_remedy(step: StepFacts) -> Gap | None:
    """行政复议法 (2023) 第四十八条 – the reply is to this application."""
    if step.paper_case_number == step.case_number:
        return None
    return Gap(Code.VALIDATION, RECEIVED, f"答复书的案号不是{step.case_number}。", (), OFFICER)


def not_stayed(step: StepFacts) -> Gap | None:
    """行政处罚法 (2021) 第七十三条第一款、行政复议法 (2023) 第四十二条 – the act goes on unless stayed, and is stayed once."""
    return Gap(Code.CONFLICT, STAY, "已经停止执行。") if step.remedy.stay_id is not None else None


def stayed(step: StepFacts) -> Gap | None:
    """行政复议法 (2023) 第四十二条 – lifted is a stay that is in force."""
    return Gap(Code.INVALID_TRANSITION, NO_STAY, "没有停止执行。") if step.remedy.stay_id is None else None


def no_result_yet(outcome: ResultFacts) -> Gap | None:
    """行政复议法 (2023) 第七十七条、行政诉讼法 第九十四条 – a remedy has one result."""
    basis = RESULT if outcome.remedy.kind is RemedyKind.RECONSIDERATION else JUDGMENT
    return None if outcome.remedy.pending else Gap(Code.CONFLICT, basis, "该复议、诉讼已有结果。")


def result_day(outcome: ResultFacts) -> Gap | None:
    """The result is received after the papers were, and recorded no earlier. A matter of form."""
    if outcome.remedy.received_on <= outcome.received_on <= outcome.on and outcome.summary.strip():
        return None
    return Gap(
        Code.VALIDATION, detail="结果的收到日（receivedOn）应当在收到材料之后、登记之前，并写明内容（summary）。"
    )


def change_names_its_amount(outcome: ResultFacts) -> Gap | None:
    """行政复议法 (2023) 第六十三条 – what was changed is changed into something: of money, another amount; nothing else names one."""
    changed = outcome.result is RemedyResult.CHANGED
    amount = outcome.amount_fen
    if changed and outcome.fined and (amount is None or amount < 0):
        return Gap(Code.VALIDATION, RESULT, "变更的结果应当写明变更后的数额（amountFen）。", ("变更后的数额",), OFFICER)
    if not changed and amount is not None:
        return Gap(Code.VALIDATION, RESULT, "只有变更的结果才写变更后的数额（amountFen）。", (), OFFICER)
    return None


def refund_as_due(refund: RefundFacts) -> Gap | None:
    """行政复议法 (2023) 第七十七条 – paid back is what the result gives back, once and in full."""
    remedy = refund.remedy
    if not remedy.refund_fen:
        return Gap(Code.INVALID_TRANSITION, RESULT, "没有应当退还的款项。")
    if remedy.refunded_fen:
        return Gap(Code.CONFLICT, RESULT, "款项已经退还。")
    if refund.paid_fen != remedy.refund_fen:
        return Gap(Code.AMOUNT_MISMATCH, RESULT, f"应当退还{remedy.refund_fen}分。", (), OFFICER)
    if not refund.voucher_no.strip():
        return Gap(Code.VALIDATION, detail="支付凭证号（voucherNo）不能为空。")
    return None


MAY_RECEIVE: Gates[ReceiptFacts] = (
    decision_served,
    still_stands,
    not_pending_already,
    days_in_order,
    fits_the_kind,
    applicant_concerned,
)
MAY_FORWARD: Gates[StepFacts] = (runs, to_be_forwarded, day_of_the_step, reasoned)
MAY_REPLY: Gates[StepFacts] = (runs, not_replied, day_of_the_step, reply_names_the_remedy)
MAY_STAY: Gates[StepFacts] = (runs, not_stayed, day_of_the_step, reasoned)
MAY_LIFT_STAY: Gates[StepFacts] = (runs, stayed, day_of_the_step, reasoned)
MAY_RECORD_RESULT: Gates[ResultFacts] = (no_result_yet, result_day, change_names_its_amount)
MAY_REFUND: Gates[RefundFacts] = (refund_as_due,)
