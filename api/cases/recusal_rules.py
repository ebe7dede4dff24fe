"""Who must step back (回避), and which duties one person may not unite in a case (职责分离). 行政处罚法 第四十三条、第六十四条."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL
from api.registry.rules import Acting, HasActing, officers_qualified
from api.vocabulary import StaffRole

LEADER = (StaffRole.ORGAN_LEADER,)
HEADS = (StaffRole.UNIT_HEAD, StaffRole.ORGAN_LEADER)
STEP_BACK = APL.article(43, gist="执法人员与案件有直接利害关系或者有其他关系可能影响公正执法的，应当回避")
WHOLE_RECORD = APL.article(47, gist="对启动、调查取证等进行全过程记录，归档保存")
NO_STANDSTILL = APL.article(
    43, paragraph=3, gist="当事人提出回避申请的，行政机关应当依法审查，由负责人决定；决定作出之前，不停止调查"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """One request that somebody step back. ``granted`` is None until it is decided."""

    request_id: UUID
    target_id: UUID
    target_name: str
    granted: bool | None = None


class HasRequests(Protocol):
    """Facts of an act in a dossier: who was asked to step back."""

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Every request of the dossier."""


class HasStandings(HasActing, HasRequests, Protocol):
    """Facts of an act in a dossier: who acts, and who was asked to step back."""


def not_recused(facts: HasStandings) -> Gap | None:
    """行政处罚法 (2021) 第四十三条 – who was recused takes no further act; who was only asked to goes on meanwhile."""
    return must_step_back({officer.officer_id for officer in facts.acting.officers}, facts.standings)


def must_step_back(
    ids: Collection[UUID], standings: Iterable[Standing], instead: str = "更换执法人员",
    can_supply: tuple[StaffRole, ...] = HEADS,
) -> Gap | None:  # fmt: skip
    """行政处罚法 (2021) 第四十三条 – whoever of these people was recused does nothing more; ``instead`` is what helps."""
    names = tuple(dict.fromkeys(each.target_name for each in standings if each.granted and each.target_id in ids))
    if not names:
        return None
    return Gap(Code.RECUSED_OFFICER, STEP_BACK, f"{'、'.join(names)}应当回避。", (instead,), can_supply)


def no_recusal_undecided(facts: HasRequests) -> Gap | None:
    """行政处罚法 (2021) 第四十三条第三款 – acts go on meanwhile, but nothing is decided in the case before the request is."""
    names = tuple(each.target_name for each in facts.standings if each.granted is None)
    if not names:
        return None
    return Gap(Code.RECUSAL_UNDECIDED, NO_STANDSTILL, f"申请回避的对象：{'、'.join(names)}。", ("回避决定",), LEADER)


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody about to take a duty in a case: host of the hearing, reviewer, decider.

    ``investigators`` are all who ever investigated it: its officers, past ones included, and whoever acted in the evidence
    phase. ``signed_as_officer`` are the accounts of people who signed its papers as officers.
    """

    person_id: UUID
    name: str
    duty: str
    investigators: frozenset[UUID]
    standings: tuple[Standing, ...] = ()


def did_not_investigate(duty: Duty) -> Gap | None:
    """行政处罚法 (2021) 第六十四条第四项 – the host did not investigate the case; likewise who reviews or decides it (I6).

    Whoever was its officer at any time, or acted in its investigation in whatever capacity, a lent one included.
    """
    if duty.person_id not in duty.investigators:
        return None
    basis = APL.article(64, item=4, gist="听证由行政机关指定的非本案调查人员主持")
    detail = f"{duty.name}参加过本案调查，不得担任{duty.duty}。"
    return Gap(Code.CONFLICT_OF_ROLE, basis, detail, (f"未参加本案调查的{duty.duty}",), LEADER)


def duty_not_recused(duty: Duty) -> Gap | None:
    """行政处罚法 (2021) 第四十三条、第六十四条第四项 – nor was recused from the case."""
    return must_step_back({duty.person_id}, duty.standings, f"另一名{duty.duty}", LEADER)


MAY_TAKE_DUTY: Gates[Duty] = (did_not_investigate, duty_not_recused)


def duty_gaps(duties: Iterable[Duty]) -> tuple[Gap, ...]:
    """Everything that keeps these people from their duties."""
    return tuple(gap for duty in duties for rule in MAY_TAKE_DUTY if (gap := rule(duty)) is not None)


@dataclass(frozen=True, slots=True)
class RecusalFacts:
    """A request about to be decided: by whom, about whom."""

    decided: bool
    target_id: UUID
    requester_id: UUID
    decider_id: UUID


def not_yet_decided(recusal: RecusalFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十三条第三款 – a request is decided once."""
    return Gap(Code.CONFLICT, NO_STANDSTILL, "该回避申请已经决定。") if recusal.decided else None


def not_in_own_cause(recusal: RecusalFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十三条第三款 – nobody decides on themselves, or on what they asked for."""
    if recusal.decider_id not in (recusal.target_id, recusal.requester_id):
        return None
    return Gap(
        Code.CONFLICT_OF_ROLE, NO_STANDSTILL, "不得决定本人的或者本人提出的回避。", ("另一名负责人的决定",), LEADER
    )


MAY_DECIDE_RECUSAL: Gates[RecusalFacts] = (not_yet_decided, not_in_own_cause)


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """An officer about to be replaced. ``acting`` is the replacement, alone."""

    acting: Acting
    standings: tuple[Standing, ...]
    leaves_is_on_case: bool
    joins_was_on_case: bool
    handover: tuple[str, ...]
    over: bool


def officer_is_on_case(change: ChangeFacts) -> Gap | None:
    """Only an officer of the case is replaced. A matter of form."""
    return None if change.leaves_is_on_case else Gap(Code.VALIDATION, detail="被更换的人员（fromId）不是本案执法人员。")


def replacement_is_new(change: ChangeFacts) -> Gap | None:
    """Who is or was an officer of the case is no replacement. A matter of form."""
    return (
        Gap(Code.VALIDATION, detail="接替人员（toId）已经是或者曾经是本案执法人员。")
        if change.joins_was_on_case
        else None
    )


def handed_over(change: ChangeFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十七条 – the record is whole: papers and evidence handed over are listed."""
    if any(item.strip() for item in change.handover):
        return None
    return Gap(Code.REASON_REQUIRED, WHOLE_RECORD, "应当列明移交的材料。", ("移交清单（handover）",), HEADS)


def case_not_over(change: ChangeFacts) -> Gap | None:
    """A case that is over needs no officers. A matter of form."""
    return Gap(Code.INVALID_TRANSITION, detail="本案已经办结。") if change.over else None


MAY_CHANGE_OFFICERS: Gates[ChangeFacts] = (
    case_not_over,
    officer_is_on_case,
    replacement_is_new,
    officers_qualified,
    not_recused,
    handed_over,
)
