"""May this value be looked at? (查看个人信息的条件) Pure, so that a table can say who and who not."""

from dataclasses import dataclass

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL, PIPL
from api.vocabulary import StaffRole


@dataclass(frozen=True, slots=True)
class RevealFacts:
    """Who asks, why, and what binds that person's organ, unit and own work to the party."""

    roles: frozenset[StaffRole]
    reason: str
    of_own_organ: bool
    of_own_unit: bool
    of_own_work: bool


def the_organ_deals_with_the_party(facts: RevealFacts) -> Gap | None:
    """个人信息保护法 (2021) 第三十四条 – a state organ handles personal information only within its statutory powers: for a
    party of another organ's case the answer is the same as for one that does not exist."""
    return None if facts.of_own_organ else Gap(Code.NOT_FOUND)


def the_person_deals_with_the_party(facts: RevealFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十条 – what is learnt of personal privacy in a penalty case is kept confidential; 个人信息保护法 (2021)
    第五十一条第四项 – access is limited to whoever needs it.

    That is: an officer of the case or visit; the head of the unit that has it; the organ's leader.
    """
    allowed = (
        (StaffRole.OFFICER in facts.roles and facts.of_own_work)
        or (StaffRole.UNIT_HEAD in facts.roles and facts.of_own_unit)
        or StaffRole.ORGAN_LEADER in facts.roles
    )
    basis = APL.article(50, gist="对实施行政处罚过程中知悉的个人隐私应当依法予以保密")
    return None if allowed else Gap(Code.FORBIDDEN, basis, can_supply=(StaffRole.OFFICER, StaffRole.UNIT_HEAD))


def a_reason_is_given(facts: RevealFacts) -> Gap | None:
    """个人信息保护法 (2021) 第六条第一款 – personal information is handled for a clear and reasonable purpose."""
    basis = PIPL.article(6, paragraph=1, gist="处理个人信息应当具有明确、合理的目的")
    return None if facts.reason.strip() else Gap(Code.REASON_REQUIRED, basis, missing=("查看理由",))


MAY_REVEAL: Gates[RevealFacts] = (
    the_organ_deals_with_the_party,  # 个人信息保护法第三十四条
    the_person_deals_with_the_party,  # 行政处罚法第五十条
    a_reason_is_given,  # 个人信息保护法第六条
)
