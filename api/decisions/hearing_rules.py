"""Hearing and collective discussion (听证、集体讨论): 行政处罚法 第五十七条第二款、第六十三条至第六十五条."""

from dataclasses import dataclass
from datetime import date

from api.cases.recusal_rules import Duty, duty_gaps, not_recused
from api.decisions.facts import Proposal
from api.decisions.fines import yuan
from api.decisions.general_facts import GeneralCaseFacts
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL
from api.law.parameter import Settings
from api.law.penalty_limits import HEARING_FINE_LEGAL, HEARING_FINE_NATURAL
from api.registry.rules import officers_qualified, two_officers
from api.vocabulary import EnforcementCategory, MajorTriggerKind, PartyKind, PenaltyKind, StaffRole

OFFICER = (StaffRole.OFFICER,)
LEADER = (StaffRole.ORGAN_LEADER,)
HOST = (StaffRole.HEARING_HOST,)
RIGHT = APL.article(63, paragraph=1, gist="拟作出较大的行政处罚，当事人要求听证的，行政机关应当组织听证")
IN_FIVE_DAYS = APL.article(64, item=1, gist="当事人要求听证的，应当在行政机关告知后五日内提出")
SEVEN_DAYS_BEFORE = APL.article(64, item=2, gist="应当在举行听证的七日前，通知当事人及有关人员听证的时间、地点")
PUBLIC = APL.article(64, item=3, gist="除涉及国家秘密、商业秘密或者个人隐私依法予以保密外，听证公开举行")
RECORD = APL.article(64, item=8, gist="听证应当制作笔录，笔录应当交当事人核对无误后签字或者盖章")
TOGETHER = APL.article(57, paragraph=2, gist="对情节复杂或者重大违法行为给予行政处罚，行政机关负责人应当集体讨论决定")

ALWAYS_HEARD = (
    PenaltyKind.DOWNGRADE, PenaltyKind.REVOKE_LICENCE, PenaltyKind.STOP_BUSINESS, PenaltyKind.CLOSE_DOWN,
    PenaltyKind.RESTRICT_PRACTICE,
)  # fmt: skip
"""Kinds of which the party may ask for a hearing whatever the amount (第六十三条第一款第三项、第四项)."""

GRAVE = frozenset(
    {
        MajorTriggerKind.PUBLIC_INTEREST,
        MajorTriggerKind.SOCIAL_RISK,
        MajorTriggerKind.MAJOR_RIGHTS,
        MajorTriggerKind.COMPLEX,
    }
)
"""Why a major decision is grave or complex in the sense of 第五十七条第二款. That a hearing was held makes it major, not grave."""


def hearing_grounds(
    proposal: Proposal, party_kind: PartyKind, on: date, settings: Settings | None = None
) -> tuple[str, ...]:
    """行政处罚法 (2021) 第六十三条第一款 – why the party may ask for a hearing; empty where it may not.

    (1) a large fine, (2) a large confiscation – the threshold itself included, by the organ's own if it set a lower one; a
    sole trader counts as a natural person; (3)(4) downgrade or revocation of a licence, suspension of business, closure,
    restriction of practice.
    """
    natural = party_kind in (PartyKind.NATURAL_PERSON, PartyKind.SOLE_TRADER)
    large = (HEARING_FINE_NATURAL if natural else HEARING_FINE_LEGAL).resolve(on, settings, EnforcementCategory.PENALTY)
    grounds = []
    if (proposal.fine_fen or 0) >= large:
        grounds.append(f"较大数额罚款（{yuan(large)}以上）")
    if (proposal.confiscated_fen or 0) >= large:
        grounds.append(f"没收较大数额违法所得、较大价值非法财物（{yuan(large)}以上）")
    grounds += [kind.label for kind in ALWAYS_HEARD if kind in proposal.kinds]
    return tuple(grounds)


def hearing_held_if_asked(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十三条至第六十五条 – a hearing that the party may ask for is offered, waited for, and held (I4).

    (1) nothing large: no hearing; (2) the notice offered it; (3) not asked for: its five working days are over; (4) asked for
    in time: it was held, or given up in writing.
    """
    if not case.hearing_grounds or case.told is None:
        return None
    if case.told.hearing_until is None:
        return Gap(
            Code.HEARING_REQUIRED, RIGHT, "告知书没有告知听证权利，应当重新告知。", case.hearing_grounds, OFFICER
        )
    if case.hearing is None:
        if case.on > case.told.hearing_until:
            return None
        until = case.told.hearing_until.isoformat()
        return Gap(Code.HEARING_REQUIRED, IN_FIVE_DAYS, f"申请听证的期限至{until}止。", ("期限届满",), OFFICER)
    if not case.hearing.open:
        return None
    return Gap(Code.HEARING_REQUIRED, RIGHT, "当事人已经要求听证。", ("听证笔录",), HOST)


def discussed_if_grave(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十七条第二款 – a grave or complex case is decided by the leaders together (I7).

    (1) a grave or complex ground of a major decision fires, or was flagged by a leader; (2) the last discussion came to exactly
    this penalty; (3) after the hearing if there was one.
    """
    grounds = tuple(reason.description for reason in case.review.reasons if reason.trigger in GRAVE)
    if not grounds:
        return None
    last = case.discussed
    if last is None or not same_penalty(last.proposal, case.proposal):
        return Gap(Code.COLLECTIVE_DISCUSSION_REQUIRED, TOGETHER, "", (*grounds, "对本处罚的集体讨论记录"), LEADER)
    if case.review.hearing_at is not None and last.at < case.review.hearing_at:
        return Gap(Code.COLLECTIVE_DISCUSSION_REQUIRED, TOGETHER, "听证之后应当重新讨论。", grounds, LEADER)
    return None


def same_penalty(one: Proposal, other: Proposal) -> bool:
    """The same kinds and amounts, whatever the weighing that led to them."""
    amounts = [(each.fine_fen, each.confiscated_fen, each.gains_due_fen) for each in (one, other)]
    return amounts[0] == amounts[1] and set(one.kinds) == set(other.kinds)


def offered(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十三条 – a hearing is asked for after a notice that offered it."""
    if case.told is not None and case.told.hearing_until is not None:
        return None
    return Gap(
        Code.NOTICE_REQUIRED, RIGHT, "尚未告知听证权利，或者本案不适用听证。", ("告知听证权利的告知书",), OFFICER
    )


def asked_in_time(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十四条第一项、第八十五条 – within five working days of the notice, the fifth included."""
    if case.told is None or case.told.hearing_until is None or case.on <= case.told.hearing_until:
        return None
    until = case.told.hearing_until.isoformat()
    return Gap(Code.INVALID_TRANSITION, IN_FIVE_DAYS, f"申请听证的期限已于{until}届满。")


def asked_once(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十四条第一项 – one request for one notice; a request given up is not made again."""
    return Gap(Code.CONFLICT, IN_FIVE_DAYS, "当事人已经要求听证。") if case.hearing is not None else None


def undecided(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十五条 – a hearing comes before the decision."""
    if case.decided is None and not case.progress.over:
        return None
    basis = APL.article(65, gist="听证结束后，行政机关应当根据听证笔录，依照第五十七条的规定作出决定")
    return Gap(Code.INVALID_TRANSITION, basis, "本案已经作出决定或者办结。")


def hearing_open(case: GeneralCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十四条 – only a hearing asked for, and neither given up nor held, is arranged, given up or held."""
    if case.hearing is not None and case.hearing.open:
        return None
    return Gap(Code.INVALID_TRANSITION, RIGHT, "没有待举行的听证。", ("当事人的听证申请",), OFFICER)


MAY_REQUEST_HEARING: Gates[GeneralCaseFacts] = (undecided, offered, asked_in_time, asked_once)
MAY_WITHDRAW_REQUEST: Gates[GeneralCaseFacts] = (undecided, hearing_open)


@dataclass(frozen=True, slots=True)
class HearingPlan:
    """A hearing about to be notified. ``earliest`` is the first day on which it may be held after this notice."""

    case: GeneralCaseFacts
    host: Duty
    host_may: bool
    scheduled_on: date
    earliest: date
    public: bool
    closed_reason: str


def notified_in_time(plan: HearingPlan) -> Gap | None:
    """行政处罚法 (2021) 第六十四条第二项、第八十五条 – seven full working days lie between the notice and the hearing."""
    if plan.scheduled_on >= plan.earliest:
        return None
    detail = f"听证最早可以在{plan.earliest.isoformat()}举行。"
    return Gap(Code.VALIDATION, SEVEN_DAYS_BEFORE, detail, ("举行听证七日前的通知",), OFFICER)


def host_is_a_host(plan: HearingPlan) -> Gap | None:
    """行政处罚法 (2021) 第六十四条第四项 – the hearing is presided over by whom the organ designates (听证主持人)."""
    if plan.host_may:
        return None
    basis = APL.article(64, item=4, gist="听证由行政机关指定的非本案调查人员主持")
    return Gap(Code.FORBIDDEN, basis, f"{plan.host.name}不是听证主持人。", ("听证主持人",), LEADER)


def host_did_not_investigate(plan: HearingPlan) -> Gap | None:
    """行政处罚法 (2021) 第六十四条第四项 – the host did not investigate the case, nor was recused from it (I6)."""
    gaps = duty_gaps([plan.host])
    return gaps[0] if gaps else None


def public_or_reasoned(plan: HearingPlan) -> Gap | None:
    """行政处罚法 (2021) 第六十四条第三项 – in public, unless a secret or privacy forbids it; then the reason is recorded."""
    if plan.public or plan.closed_reason.strip():
        return None
    return Gap(Code.REASON_REQUIRED, PUBLIC, missing=("不公开举行的理由（closedReason）",), can_supply=OFFICER)


def notified_by_its_officers(plan: HearingPlan) -> Gap | None:
    """行政处罚法 (2021) 第四十二条、第四十三条 – two qualified officers of the case notify, none of them recused."""
    return officers_qualified(plan.case) or two_officers(plan.case) or not_recused(plan.case)


def plan_hearing_open(plan: HearingPlan) -> Gap | None:
    """行政处罚法 (2021) 第六十四条 – as ``hearing_open``."""
    return hearing_open(plan.case)


MAY_NOTIFY_HEARING: Gates[HearingPlan] = (
    plan_hearing_open,
    notified_by_its_officers,
    notified_in_time,
    host_is_a_host,
    host_did_not_investigate,
    public_or_reasoned,
)


@dataclass(frozen=True, slots=True)
class HearingHeld:
    """A hearing about to be put on record. ``attended``: the party came; ``record_signed``: its record is in force.

    ``host`` is who presided, as the case stands now; None where somebody else puts it on record.
    """

    case: GeneralCaseFacts
    on: date
    attended: bool
    record_signed: bool
    by_host: bool
    host: Duty | None = None


def held_as_notified(held: HearingHeld) -> Gap | None:
    """行政处罚法 (2021) 第六十四条第二项 – not before the day of which the party was notified."""
    scheduled = held.case.hearing.scheduled_on if held.case.hearing else None
    if scheduled is None:
        return Gap(Code.INVALID_TRANSITION, SEVEN_DAYS_BEFORE, "尚未通知听证。", ("听证通知书的送达",), OFFICER)
    if held.on >= scheduled:
        return None
    return Gap(Code.INVALID_TRANSITION, SEVEN_DAYS_BEFORE, f"听证通知的日期为{scheduled.isoformat()}。")


def recorded(held: HearingHeld) -> Gap | None:
    """行政处罚法 (2021) 第六十四条第八项 – a hearing that the party attended has its signed record."""
    if held.record_signed or not held.attended:
        return None
    return Gap(Code.RECORDS_MISSING, RECORD, missing=("听证笔录",), can_supply=HOST)


def host_presides(held: HearingHeld) -> Gap | None:
    """行政处罚法 (2021) 第六十四条第四项 – who presided puts it on record."""
    basis = APL.article(64, item=4, gist="听证由行政机关指定的非本案调查人员主持")
    return None if held.by_host else Gap(Code.FORBIDDEN, basis, "由本次听证的主持人办理。", ("听证主持人",), HOST)


def host_may_preside_still(held: HearingHeld) -> Gap | None:
    """行政处罚法 (2021) 第四十三条、第六十四条第四项 – who was recused after being named presides no more, nor who joined the investigation."""
    gaps = duty_gaps([held.host]) if held.host is not None else ()
    return gaps[0] if gaps else None


def held_hearing_open(held: HearingHeld) -> Gap | None:
    """行政处罚法 (2021) 第六十四条 – as ``hearing_open``."""
    return hearing_open(held.case)


MAY_HOLD_HEARING: Gates[HearingHeld] = (
    held_hearing_open,
    held_as_notified,
    recorded,
    host_presides,
    host_may_preside_still,
)
