"""What the court answers to an application for enforcement, and what may follow (申请强制执行的受理和裁定)."""

from dataclasses import dataclass
from datetime import date

from api.decisions.court_models import CourtStepKind
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import ACL
from api.vocabulary import StaffRole

OFFICER = (StaffRole.OFFICER,)
APPLICATION = ACL.article(53, gist="行政机关可以自期限届满之日起三个月内，申请人民法院强制执行")
ACCEPTANCE = ACL.article(
    56, gist="法院应当在五日内受理；对不予受理的裁定有异议的，可以在十五日内向上一级人民法院申请复议"
)
RULING = ACL.article(58, gist="裁定不予执行的，应当说明理由；行政机关有异议的，可以自收到裁定之日起十五日内申请复议")

K = CourtStepKind
FOLLOWS: dict[CourtStepKind | None, frozenset[CourtStepKind]] = {
    None: frozenset({K.ACCEPTED, K.NOT_ACCEPTED}),
    K.ACCEPTED: frozenset({K.GRANTED, K.REFUSED, K.TERMINATED}),
    K.NOT_ACCEPTED: frozenset({K.ASKED_ABOVE}),
    K.REFUSED: frozenset({K.ASKED_ABOVE}),
    K.GRANTED: frozenset({K.TERMINATED}),
    K.TERMINATED: frozenset(),
}
"""What may follow an answer. What follows ``ASKED_ABOVE`` depends on the ruling that was contested."""

ABOVE = {
    K.NOT_ACCEPTED: frozenset({K.ACCEPTED, K.NOT_ACCEPTED}),
    K.REFUSED: frozenset({K.GRANTED, K.REFUSED}),
}
"""What the court above may answer to an objection against each ruling."""

TAKEN_UP = frozenset({K.ACCEPTED, K.GRANTED})
"""The court has the matter in hand: the organ's part is done."""

EXPLAINED = frozenset({K.NOT_ACCEPTED, K.REFUSED, K.ASKED_ABOVE, K.TERMINATED})
"""Steps that give their reasons."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step on record: its kind and its day."""

    kind: CourtStepKind
    on: date


@dataclass(frozen=True, slots=True)
class CourtStepFacts:
    """A step about to be recorded. ``applied_on`` None: the court was not asked. ``object_by`` is the last day to ask the court above."""

    on: date
    applied_on: date | None
    taken: tuple[Taken, ...]
    step: Taken
    reason: str = ""
    object_by: date | None = None

    @property
    def last(self) -> Taken | None:
        """The latest step."""
        return self.taken[-1] if self.taken else None


def court_was_asked(facts: CourtStepFacts) -> Gap | None:
    """行政强制法 第五十三条 – the court answers an application, and there is none of its own motion."""
    if facts.applied_on is not None:
        return None
    return Gap(Code.INVALID_TRANSITION, APPLICATION, "尚未申请人民法院强制执行。", ("强制执行申请书",), OFFICER)


def step_in_order(facts: CourtStepFacts) -> Gap | None:
    """行政强制法 第五十六条、第五十七条、第五十八条 – taken up, then ruled upon.

    (1) an application is accepted or not; (2) what was accepted is granted or refused; (3) against a refusal of either kind the
    organ asks the court above, (4) whose answer is final; (5) what was taken up may be terminated.
    """
    if facts.step.kind in _may_follow(facts.taken):
        return None
    last = facts.last
    if last is None:
        return Gap(Code.INVALID_TRANSITION, ACCEPTANCE, "人民法院尚未受理。", ("受理通知",), OFFICER)
    if facts.step.kind is last.kind:
        return Gap(Code.CONFLICT, RULING, f"已经记录：{last.kind.label}。")
    return Gap(Code.INVALID_TRANSITION, RULING, f"前一步骤是：{last.kind.label}。")


def asked_above_in_time(facts: CourtStepFacts) -> Gap | None:
    """行政强制法 第五十六条第二款、第五十八条第三款 – the court above is asked within fifteen days of the ruling, the last included."""
    if facts.step.kind is not K.ASKED_ABOVE or facts.object_by is None or facts.step.on <= facts.object_by:
        return None
    return Gap(Code.COURT_APPLICATION_TIME, RULING, f"申请复议的期限已于{facts.object_by.isoformat()}届满。")


def step_explained(facts: CourtStepFacts) -> Gap | None:
    """行政强制法 第五十八条第二款 – a refusal says why; so does an objection to it, and an end."""
    if facts.step.kind not in EXPLAINED or facts.reason.strip():
        return None
    return Gap(Code.REASON_REQUIRED, RULING, "", ("理由（reason）",), OFFICER)


def day_of_the_step(facts: CourtStepFacts) -> Gap | None:
    """A step is not before the one it follows, nor after the day it is recorded. A matter of form."""
    since = facts.last.on if facts.last else facts.applied_on
    if (since is None or since <= facts.step.on) and facts.step.on <= facts.on:
        return None
    return Gap(Code.VALIDATION, detail="日期（onDay）应当在申请或者前一步骤之后、记录之前。")


def _may_follow(taken: tuple[Taken, ...]) -> frozenset[CourtStepKind]:
    kinds = [step.kind for step in taken]
    if kinds and kinds[-1] is K.ASKED_ABOVE:
        return ABOVE[kinds[-2]]
    follows = FOLLOWS[kinds[-1] if kinds else None]
    by_the_court_above = len(kinds) > 1 and kinds[-2] is K.ASKED_ABOVE
    return follows - {K.ASKED_ABOVE} if by_the_court_above else follows


MAY_RECORD_COURT_STEP: Gates[CourtStepFacts] = (
    court_was_asked,
    step_in_order,
    asked_above_in_time,
    step_explained,
    day_of_the_step,
)
