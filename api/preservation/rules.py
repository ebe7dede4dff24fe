"""May a sample be taken, may evidence be preserved, how does that end? (抽样取证、先行登记保存的关口) 行政处罚法 第五十六条."""

from api.cases.recusal_rules import not_recused
from api.inspections.rules import credential_shown_at
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL
from api.measures.facts import covers
from api.measures.rules import OPEN_STAGES
from api.preservation.facts import (
    ApprovalFacts,
    HandlingFacts,
    MayHoldPreserved,
    OnTheSpotFacts,
    PreservationFacts,
    PreservationOutcome,
    Staged,
)
from api.registry.rules import officers_qualified, two_officers
from api.vocabulary import StaffRole

OFFICER = (StaffRole.OFFICER,)
LEADER = (StaffRole.ORGAN_LEADER,)
SAMPLE = APL.article(56, gist="行政机关在收集证据时，可以采取抽样取证的方法")
PRESERVE = APL.article(
    56,
    gist="在证据可能灭失或者以后难以取得的情况下，经行政机关负责人批准，可以先行登记保存，并应当在七日内及时作出处理决定",
)


def owner_open(facts: Staged) -> Gap | None:
    """行政处罚法 (2021) 第五十六条 – in collecting evidence: on a visit, on a clue in verification, in a case not yet decided."""
    if facts.case_stage is None or facts.case_stage in OPEN_STAGES:
        return None
    return Gap(Code.INVALID_TRANSITION, SAMPLE, "线索核查开始之后、作出决定之前方可抽样取证、先行登记保存。")


def credential_shown(facts: OnTheSpotFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十五条第一款 – credentials were shown before, on the same day and at the same place (I2)."""
    return credential_shown_at(facts.presence)


def notice_issued(facts: ApprovalFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十六条 – a leader approves what a numbered notice in force would preserve, no draft and nothing void."""
    if facts.issued:
        return None
    return Gap(
        Code.INVALID_TRANSITION, PRESERVE, "通知书尚未制发，或者已经作废。", ("先行登记保存证据通知书",), OFFICER
    )


def approved_once(facts: ApprovalFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十六条 – a notice is approved once."""
    return Gap(Code.CONFLICT, PRESERVE, f"{facts.number}已经批准。") if facts.approved else None


def approved_first(facts: PreservationFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十六条 – a leader approved this notice before anything was preserved."""
    if facts.approved_at is not None and facts.approved_at <= facts.presence.at:
        return None
    return Gap(Code.INVALID_TRANSITION, PRESERVE, "先行登记保存未经负责人批准。", ("负责人的批准",), LEADER)


def preserved_once(facts: PreservationFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十六条 – by one notice evidence is preserved once: there is no longer time by doing it again."""
    return Gap(Code.CONFLICT, PRESERVE, f"{facts.number}已经实施。") if facts.preserved else None


def something_named(facts: PreservationFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十六条 – registered is what the notice and its list name: (1) something; (2) the same; (3) by its number."""
    if not facts.items:
        return Gap(Code.VALIDATION, PRESERVE, "通知书没有列明证据。", ("先行登记保存的证据",), OFFICER)
    if facts.list_number != facts.number:
        return Gap(Code.VALIDATION, PRESERVE, f"清单所引的不是{facts.number}。", (), OFFICER)
    if covers(facts.listed, facts.items) or covers(facts.items, facts.listed):
        return Gap(Code.VALIDATION, PRESERVE, "清单与通知书所列的证据不一致。", (), OFFICER)
    return None


def within_seven_days(facts: PreservationFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十六条、第八十五条 – kept until a day no later than the seventh working day, that day included."""
    if facts.on <= facts.until <= facts.latest:
        return None
    detail = f"通知书载明保存至{facts.until.isoformat()}，不得晚于{facts.latest.isoformat()}。"
    return Gap(Code.VALIDATION, PRESERVE, detail, (), OFFICER)


def handled_once(facts: HandlingFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十六条 – dealt with once; late is still done, its limit shows that it was late."""
    return Gap(Code.CONFLICT, PRESERVE, "先行登记保存的证据已经处理。") if facts.handled else None


def handling_grounded(facts: HandlingFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十六条 – (1) the reason is given; (2) what goes on under seal or seizure does so by a measure in force."""
    if not facts.reason.strip():
        return Gap(Code.REASON_REQUIRED, PRESERVE, missing=("处理的理由（reason）",), can_supply=OFFICER)
    if facts.outcome is not PreservationOutcome.SEIZED or facts.measure_in_force:
        return None
    return Gap(Code.INVALID_TRANSITION, PRESERVE, "尚未查封、扣押。", ("查封、扣押决定的实施",), OFFICER)


def preserved_evidence_handled(facts: MayHoldPreserved) -> Gap | None:
    """行政处罚法 (2021) 第五十六条 – what becomes of preserved evidence is decided: no case is (1) closed, (2) refused, or
    (3) cancelled over evidence that still waits for it."""
    if facts.open_preservations == 0:
        return None
    detail = f"尚有{facts.open_preservations}项先行登记保存的证据未处理。"
    return Gap(Code.INVALID_TRANSITION, PRESERVE, detail, ("先行登记保存证据的处理决定",), OFFICER)


MAY_SAMPLE: Gates[OnTheSpotFacts] = (officers_qualified, two_officers, not_recused, owner_open, credential_shown)
MAY_APPROVE: Gates[ApprovalFacts] = (owner_open, notice_issued, approved_once)
MAY_PRESERVE: Gates[PreservationFacts] = (
    *MAY_SAMPLE,
    preserved_once,
    approved_first,
    something_named,
    within_seven_days,
)
MAY_HANDLE: Gates[HandlingFacts] = (officers_qualified, two_officers, not_recused, handled_once, handling_grounded)
