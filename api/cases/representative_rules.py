"""May somebody act for a party in a case? (委托代理人、法定代表人的条件)"""

from dataclasses import dataclass

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL
from api.vocabulary import PartyKind, PartyRole, StaffRole

OFFICER = (StaffRole.OFFICER,)
AGENTS = APL.article(64, item=5, gist="当事人可以亲自参加，也可以委托一至二人代理")
HEARD = APL.article(45, paragraph=1, gist="当事人有权进行陈述和申辩，行政机关必须充分听取当事人的意见")
MOST_AGENTS = 2
REPRESENTED = frozenset({PartyRole.RESPONDENT, PartyRole.APPLICANT, PartyRole.INTERESTED})
REPRESENTING = frozenset({PartyRole.AGENT, PartyRole.LEGAL_REP})


@dataclass(frozen=True, slots=True)
class RepresentativeFacts:
    """Somebody about to be named: as what, for which party, with which power of attorney.

    ``party_roles`` are the roles of the represented in the case; ``agents`` counts the agents it has; ``attorney_on_file`` says
    whether the paper lies in the case, None where none was given.
    """

    role: PartyRole
    party_kind: PartyKind
    party_roles: frozenset[PartyRole]
    same_person: bool = False
    named_already: bool = False
    agents: int = 0
    powers: tuple[str, ...] = ()
    attorney_on_file: bool | None = None
    over: bool = False


def case_runs(facts: RepresentativeFacts) -> Gap | None:
    """A case that is over needs nobody to act in it. A matter of form."""
    return Gap(Code.INVALID_TRANSITION, detail="本案已经办结。") if facts.over else None


def acts_for_a_party(facts: RepresentativeFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十五条第一款 – who acts, acts for a party of this case: the respondent, the applicant, an interested person."""
    if facts.role not in REPRESENTING:
        return Gap(Code.VALIDATION, HEARD, "身份（role）应当是委托代理人或者法定代表人。")
    if facts.party_roles & REPRESENTED and not facts.same_person:
        return None
    return Gap(Code.VALIDATION, HEARD, "被代理人（partyId）应当是本案当事人、申请人或者利害关系人，且不是代理人本人。")


def named_once(facts: RepresentativeFacts) -> Gap | None:
    """Who acts for a party is named once. A matter of form."""
    return Gap(Code.CONFLICT, detail="该代理人已经登记。") if facts.named_already else None


def power_of_attorney_on_file(facts: RepresentativeFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十四条第五项 – an agent is entrusted in writing: (1) the power of attorney lies in the case; (2) it says for what."""
    if facts.role is not PartyRole.AGENT:
        return None
    missing = []
    if not facts.attorney_on_file:
        missing.append("授权委托书（evidenceId）")
    if not any(power.strip() for power in facts.powers):
        missing.append("委托权限（powers）")
    if not missing:
        return None
    return Gap(Code.VALIDATION, AGENTS, "委托代理人应当提交载明委托事项和权限的授权委托书。", tuple(missing), OFFICER)


def two_agents_at_most(facts: RepresentativeFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十四条第五项 – a party entrusts one or two."""
    if facts.role is not PartyRole.AGENT or facts.agents < MOST_AGENTS:
        return None
    return Gap(Code.VALIDATION, AGENTS, f"已经委托{facts.agents}人。")


def organisation_has_a_legal_representative(facts: RepresentativeFacts) -> Gap | None:
    """民法典 第六十一条 – a legal representative (法定代表人) is an organisation's; a person acts itself or through an agent."""
    if facts.role is not PartyRole.LEGAL_REP or facts.party_kind not in (
        PartyKind.NATURAL_PERSON,
        PartyKind.SOLE_TRADER,
    ):
        return None
    return Gap(Code.VALIDATION, HEARD, "自然人和个体工商户没有法定代表人。")


MAY_REPRESENT: Gates[RepresentativeFacts] = (
    case_runs,
    acts_for_a_party,
    named_once,
    power_of_attorney_on_file,
    two_agents_at_most,
    organisation_has_a_legal_representative,
)
