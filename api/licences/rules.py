"""May it be received, corrected, accepted? (申请与受理的关口) One clerk suffices; everything missing is told once, in five days."""

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ALL
from api.licences.facts import CorrectionFacts, LicenceFacts
from api.licences.models import IntakeOutcome
from api.registry.rules import clerk_at_window
from api.vocabulary import EnforcementCategory, StaffRole

CLERK = (StaffRole.WINDOW_CLERK,)
REGISTRY = (StaffRole.ORGAN_ADMIN,)
APPLY = ALL.article(29, gist="公民、法人或者其他组织从事特定活动，依法需要取得行政许可的，应当向行政机关提出申请")
CORRECT = ALL.article(
    32,
    paragraph=1,
    item=4,
    gist="应当当场或者在五日内一次告知申请人需要补正的全部内容，逾期不告知的，自收到申请材料之日起即为受理",
)
ACCEPT = ALL.article(
    32, paragraph=1, item=5, gist="材料齐全、符合法定形式，或者按照要求提交全部补正申请材料的，应当受理"
)
IN_WRITING = ALL.article(32, paragraph=2, gist="受理或者不予受理，应当出具加盖本行政机关专用印章和注明日期的书面凭证")


def clerk_receives(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第三十四条 – one clerk of the organ's window receives, has corrected and accepts; no certificate is needed."""
    clerk = licence.clerk
    return clerk_at_window(
        clerk.roles if clerk else (), clerk.organ_id if clerk else licence.organ_id, licence.organ_id
    )


def matter_is_this_organs_licence(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第二十二条 – a licence is granted by the organ that has the power: the matter is a licence of its own."""
    basis = ALL.article(22, gist="行政许可由具有行政许可权的行政机关在其法定职权范围内实施")
    if licence.matter.organ_id != licence.organ_id:
        return Gap(Code.FORBIDDEN, basis, "该事项不属于本机关。", ("本机关的行政许可事项",), CLERK)
    if licence.matter.category is not EnforcementCategory.LICENCE:
        return Gap(Code.VALIDATION, basis, "所选事项（matterId）不是行政许可事项。", ("行政许可事项",), CLERK)
    return None


def matter_published(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第三十条第一款 – matter, conditions and materials are posted: (1) published by the day; (2) in force on it."""
    matter = licence.matter
    published = matter.published_on is not None and matter.published_on <= licence.on
    if published and matter.in_force(licence.on):
        return None
    basis = ALL.article(30, paragraph=1, gist="行政许可的事项、依据、条件、期限以及需要提交的材料应当公示")
    return Gap(
        Code.VALIDATION,
        basis,
        f"事项{matter.code}（matterId）当日未公布或者未生效。",
        ("当日有效的已公布事项",),
        REGISTRY,
    )


def not_withdrawn(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第二十九条 – a licence is granted on application: what was withdrawn is not handled any more."""
    return Gap(Code.INVALID_TRANSITION, APPLY, "申请已经撤回。") if licence.withdrawn else None


def received_once(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第二十九条 – an application is received once; what comes later supplements it."""
    return Gap(Code.CONFLICT, APPLY, "申请已经收到。") if licence.received_on is not None else None


def received(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第二十九条 – there is an application."""
    if licence.received_on is not None:
        return None
    return Gap(Code.INVALID_TRANSITION, APPLY, "尚未收到申请。", ("行政许可申请书",), CLERK)


def not_taken_in(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第三十二条 – an application is accepted or refused once."""
    if licence.intake is None:
        return None
    done = "不予受理" if licence.intake is IntakeOutcome.REFUSED else "受理"
    return Gap(Code.CONFLICT, ACCEPT, f"申请已经{done}。")


def corrected_once(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第三十二条第一款第四项 – everything missing is told once; there is no second correction."""
    return Gap(Code.CORRECTION_ONCE, CORRECT) if licence.corrected_on is not None else None


def answered_in_time(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第三十二条第一款第四项 – five working days after the receipt, the last included; after that it is accepted."""
    if not licence.late or licence.latest_receipt is None:
        return None
    detail = f"自{licence.latest_receipt.isoformat()}起即为受理。"
    return Gap(Code.DEEMED_ACCEPTED, CORRECT, detail, ("受理通知书",), CLERK)


def supplement_asked_for(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第三十二条第一款第五项 – what was asked for is supplemented, once it is complete no more."""
    if licence.corrected_on is None:
        return Gap(Code.INVALID_TRANSITION, ACCEPT, "尚未告知补正。", ("补正告知书",), CLERK)
    return Gap(Code.CONFLICT, ACCEPT, "补正材料已经收齐。") if licence.supplemented_on is not None else None


def materials_complete(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第三十二条第一款第五项 – accepted when nothing was missing, or when everything asked for came in."""
    if licence.corrected_on is None or licence.supplemented_on is not None:
        return None
    return Gap(Code.INVALID_TRANSITION, ACCEPT, "补正材料尚未收齐。", ("申请人提交的全部补正材料",), CLERK)


def something_missing(correction: CorrectionFacts) -> Gap | None:
    """行政许可法 第三十二条第一款第四项 – the notice tells what is missing, all of it: (1) something is; (2) the paper says the same."""
    if not correction.missing:
        return Gap(Code.VALIDATION, CORRECT, "应当写明需要补正的内容（missing）。", ("需要补正的全部内容",), CLERK)
    if set(correction.missing) != set(correction.on_paper):
        return Gap(Code.VALIDATION, CORRECT, "与补正告知书载明的内容不一致（missing）。", (), CLERK)
    return None


def _of(rule: "Gates[LicenceFacts]") -> "Gates[CorrectionFacts]":
    """Rules on the licence, asked about a correction."""
    return tuple((lambda facts, rule=each: rule(facts.licence)) for each in rule)


AT_THE_WINDOW: Gates[LicenceFacts] = (clerk_receives, not_withdrawn)
MAY_OPEN: Gates[LicenceFacts] = (clerk_receives, matter_is_this_organs_licence, matter_published)
MAY_APPLY: Gates[LicenceFacts] = (*AT_THE_WINDOW, received_once)
MAY_CORRECT: Gates[LicenceFacts] = (*AT_THE_WINDOW, received, not_taken_in, corrected_once, answered_in_time)
MAY_SUPPLEMENT: Gates[LicenceFacts] = (*AT_THE_WINDOW, not_taken_in, supplement_asked_for)
MAY_ACCEPT: Gates[LicenceFacts] = (*AT_THE_WINDOW, received, not_taken_in, materials_complete)
MAY_REFUSE_ACCEPTANCE: Gates[LicenceFacts] = (*AT_THE_WINDOW, received, not_taken_in, answered_in_time)
THE_CORRECTION: Gates[CorrectionFacts] = (*_of(MAY_CORRECT), something_missing)
