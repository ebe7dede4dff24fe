"""Who may become a reviewer, what service may be bought, how somebody is held to account (人员任用、购买服务、责任追究的条件)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.calendar.explanation import chinese_day
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import LIAONING_REVIEW, THREE_SYSTEMS
from api.review.round_rules import EXAMINED_SINCE, QUALIFIED
from api.review.staffing import STAFFED
from api.review.words import Responsible, Sanction
from api.vocabulary import StaffRole

APPOINTED_FROM = THREE_SYSTEMS.whole(gist="把政治素质高、业务能力强、具有法律专业背景的人员调整充实到法制审核岗位")
HELD_TO_ACCOUNT = LIAONING_REVIEW.whole(gist="划分主要负责人、承办机构、法制审核机构的责任，并追究责任")

ORGAN = (StaffRole.ORGAN_LEADER, StaffRole.ORGAN_ADMIN)
JUDGES = (StaffRole.ORGAN_LEADER, StaffRole.SUPERVISOR)
FIRST_REVIEWS = 1949
"""No reviewer began before the republic did; any earlier year is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    """Somebody about to become a reviewer. ``unit_of`` is the organ whose unit was named, None for an unknown unit."""

    organ_id: UUID
    unit_of: UUID | None
    name: str
    position: str
    law_background: bool
    qualification_no: str | None
    first_review_year: int
    reviews_penalties: bool
    today: date


def appointment_is_whole(new: AppointmentFacts) -> Gap | None:
    """A reviewer has a name, a post in a unit of the organ, and a year in which they began, this one at the latest."""
    wrong = tuple(
        name
        for name, bad in (
            ("姓名（name）", not new.name.strip()),
            ("职务（position）", not new.position.strip()),
            ("本机关的机构（unitId）", new.unit_of != new.organ_id),
            ("初次审核年份（firstReviewYear）", not FIRST_REVIEWS <= new.first_review_year <= new.today.year),
        )
        if bad
    )
    return Gap(Code.VALIDATION, missing=wrong, can_supply=ORGAN) if wrong else None


def has_a_legal_background(new: AppointmentFacts) -> Gap | None:
    """国办发〔2018〕118号 – reviewers have a background in law: studied it, or worked with it."""
    if new.law_background:
        return None
    return Gap(Code.REVIEWER_NOT_QUALIFIED, APPOINTED_FROM, "应当具有法律专业背景。", ("法律专业背景",), ORGAN)


def first_time_reviewer_is_qualified(new: AppointmentFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十八条第二款 – who reviews penalties for the first time holds the legal qualification (I16).

    (1) who is to review penalties; (2) who began in 2018, when the unified examination took effect, or later.
    """
    if not new.reviews_penalties or new.first_review_year < EXAMINED_SINCE or (new.qualification_no or "").strip():
        return None
    return Gap(Code.REVIEWER_NOT_QUALIFIED, QUALIFIED, new.name, ("法律职业资格证书",), ORGAN)


MAY_APPOINT: Gates[AppointmentFacts] = (
    appointment_is_whole,
    has_a_legal_background,
    first_time_reviewer_is_qualified,
)
"""What stands between somebody and the review."""


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """A contract about to be recorded. ``known_numbers`` are the organ's contracts so far."""

    contract_number: str
    services: str
    counsel: str
    firm: str
    valid_from: date
    valid_to: date
    fee_fen: int | None = None
    known_numbers: frozenset[str] = frozenset()


def contract_is_whole(service: ServiceFacts) -> Gap | None:
    """国办发〔2018〕118号 – a service is bought by a contract that says from whom, what, and for how long."""
    wrong = tuple(
        name
        for name, bad in (
            ("合同编号（contractNumber）", not service.contract_number.strip()),
            ("服务内容（services）", not service.services.strip()),
            ("承接人（name）", not service.counsel.strip()),
            ("执业机构（firm）", not service.firm.strip()),
            ("服务期限（validFrom、validTo）", service.valid_to < service.valid_from),
            ("费用（feeFen）", service.fee_fen is not None and service.fee_fen < 0),
        )
        if bad
    )
    return Gap(Code.VALIDATION, STAFFED, missing=wrong, can_supply=ORGAN) if wrong else None


def contract_is_new(service: ServiceFacts) -> Gap | None:
    """One contract is recorded once."""
    if service.contract_number.strip() not in service.known_numbers:
        return None
    return Gap(Code.CONFLICT, STAFFED, f"合同{service.contract_number.strip()}已经登记。")


MAY_PURCHASE: Gates[ServiceFacts] = (contract_is_whole, contract_is_new)
"""What stands between a contract and its record."""


@dataclass(frozen=True, slots=True)
class Answerable:
    """Somebody the conclusion is about (责任人): on which side they took part in the case, None for who did not."""

    id: UUID
    name: str
    side: Responsible | None


@dataclass(frozen=True, slots=True)
class ConclusionFacts:
    """A conclusion about to be drawn. ``role`` is the side that was to be held to account."""

    role: Responsible
    sanction: Sanction
    findings: str
    statement: str
    people: tuple[Answerable, ...]
    by: UUID
    by_organ: UUID
    opened_by_organ: UUID
    concluded_on: date | None = None


def concluded_once(conclusion: ConclusionFacts) -> Gap | None:
    """Task list item 33 (责任追究) – a conclusion is final."""
    if conclusion.concluded_on is None:
        return None
    return Gap(Code.CONFLICT, HELD_TO_ACCOUNT, f"已于{chinese_day(conclusion.concluded_on)}作出结论。")


def concluded_by_who_opened(conclusion: ConclusionFacts) -> Gap | None:
    """Task list item 33 – the body that opened an account concludes it: what the supervising body began, the organ does not end."""
    if conclusion.by_organ == conclusion.opened_by_organ:
        return None
    return Gap(Code.FORBIDDEN, HELD_TO_ACCOUNT, "由提出责任追究的机关作出结论。", can_supply=JUDGES)


def findings_given(conclusion: ConclusionFacts) -> Gap | None:
    """Task list item 33 – a conclusion says what was found, also where nobody is held to account."""
    if conclusion.findings.strip():
        return None
    return Gap(Code.REASON_REQUIRED, HELD_TO_ACCOUNT, missing=("查明的事实和理由（findings）",), can_supply=JUDGES)


def people_answer_for_their_part(conclusion: ConclusionFacts) -> Gap | None:
    """Task list item 33 (责任划分) – who answers took part in the case, on the side that was to be held to account.

    (1) a sanction is about somebody; (2) nobody is held to account where there is none; (3) each once.
    """
    named, none = conclusion.people, conclusion.sanction is Sanction.NONE
    strangers = tuple(each.name for each in named if each.side is not conclusion.role)
    if strangers:
        detail = f"未以{conclusion.role.label}的身份参与本案：{'、'.join(strangers)}。"
        return Gap(Code.VALIDATION, HELD_TO_ACCOUNT, detail, ("责任人（peopleIds）",), JUDGES)
    if none == bool(named) or len({each.id for each in named}) < len(named):
        detail = "不予追究的没有责任人。" if none else "应当指明责任人，且不得重复。"
        return Gap(Code.VALIDATION, HELD_TO_ACCOUNT, detail, ("责任人（peopleIds）",), JUDGES)
    return None


def heard_first(conclusion: ConclusionFacts) -> Gap | None:
    """Task list item 33 – who is held to account has been heard: what they said, or that they had nothing to say, is on record."""
    if conclusion.sanction is Sanction.NONE or conclusion.statement.strip():
        return None
    return Gap(Code.REASON_REQUIRED, HELD_TO_ACCOUNT, "应当听取责任人的陈述和申辩。", ("责任人的陈述和申辩（statement）",), JUDGES)  # fmt: skip


def nobody_judges_themselves(conclusion: ConclusionFacts) -> Gap | None:
    """Nobody concludes on their own responsibility (I6)."""
    if conclusion.by not in {each.id for each in conclusion.people}:
        return None
    return Gap(Code.CONFLICT_OF_ROLE, HELD_TO_ACCOUNT, "本人不得对自己作出结论。", ("其他负责人或者监督机关",), JUDGES)


MAY_CONCLUDE: Gates[ConclusionFacts] = (
    concluded_once,
    concluded_by_who_opened,
    findings_given,
    people_answer_for_their_part,
    heard_first,
    nobody_judges_themselves,
)
"""What stands between the opening of an account and its conclusion."""
