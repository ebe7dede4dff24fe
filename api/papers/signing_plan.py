"""The signing plan at work (签署计划): who may sign next, and when a document is complete.

Pure; the plan itself is data of the form.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from api.law.codes import Code
from api.law.gates import Gap
from api.law.laws import APL
from api.vocabulary import SignMethod, SignRole, SignStep, StaffRole
from documents.forms.catalogue import Seal, Step, StepKind

ORDER = (StepKind.HANDWRITING, StepKind.PARTY_OWN, StepKind.PERSONAL, StepKind.SEAL)
HAND = frozenset({StepKind.HANDWRITING, StepKind.PARTY_OWN})
BASIS = APL.article(52, gist="当场处罚决定书由执法人员签名或者盖章；签署应当依文书的签署计划依次进行")

SIGN_ROLES: dict[StaffRole, tuple[SignRole, ...]] = {
    StaffRole.OFFICER: (SignRole.OFFICER, SignRole.RECORDER),
    StaffRole.UNIT_HEAD: (SignRole.UNIT_HEAD, SignRole.RECORDER),
    StaffRole.REVIEWER: (SignRole.REVIEWER,),
    StaffRole.REVIEW_HEAD: (SignRole.REVIEW_HEAD,),
    StaffRole.ORGAN_LEADER: (SignRole.DEPUTY_HEAD,),
    StaffRole.HEARING_HOST: (SignRole.HEARING_HOST,),
    StaffRole.ARCHIVIST: (SignRole.ARCHIVIST,),
    StaffRole.WINDOW_CLERK: (SignRole.CLERK,),
    StaffRole.DISCLOSURE_EDITOR: (SignRole.EDITOR,),
    StaffRole.DISCLOSURE_CHECKER: (SignRole.CHECKER, SignRole.RECORDER),
    StaffRole.SECRECY_CHECKER: (SignRole.SECRECY_CHECKER,),
}
"""Which boxes of a form a role may sign. A principal head may also sign as ORGAN_HEAD; minutes are taken by whoever of
these is asked to."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One signature that is on the document already."""

    kind: StepKind
    role: str
    signer_id: UUID
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Signing:
    """A document's plan, the marks on it, and who wants to add one."""

    plan: tuple[Step, ...]
    marks: tuple[Mark, ...]
    kind: StepKind
    roles: tuple[str, ...]
    signer_id: UUID


def next_step(signing: Signing) -> Step | Gap:
    """I27 – the step of the plan that this signer takes, or why not.

    (1) nobody outside the plan signs, and nobody signs twice (SIGNER_NOT_IN_PLAN); (2) handwriting enters before the
    first digital signature, lower ranks sign before higher ones, the seal comes last (SIGN_ORDER).
    """
    fitting = [
        s
        for s in signing.plan
        if _same_kind(s.kind, signing.kind) and (s.kind is StepKind.SEAL or s.role in signing.roles)
    ]
    if not fitting:
        return Gap(Code.SIGNER_NOT_IN_PLAN, BASIS)
    if any(m.signer_id == signing.signer_id and m.kind not in HAND for m in signing.marks) and signing.kind not in HAND:
        return Gap(Code.SIGNER_NOT_IN_PLAN, BASIS, "该人员（印章）已经签署，不得重复签署。")
    open_steps = [s for s in fitting if s.maximum is None or taken(s, signing.marks) < s.maximum]
    if not open_steps:
        return Gap(Code.SIGNER_NOT_IN_PLAN, BASIS, "该签署位置已经签满。")
    blockers = [(step, _blocker(step, signing)) for step in open_steps]
    free = next((step for step, blocker in blockers if blocker is None), None)
    return free or blockers[0][1] or open_steps[0]


def _blocker(step: Step, signing: Signing) -> Gap | None:
    """What has to be signed before this step, or what came too early."""
    later = [m for m in signing.marks if _rank(m.kind) > _rank(step.kind)]
    if later:
        return Gap(Code.SIGN_ORDER, BASIS, "手写签名应当在首个电子签名之前采集，印章应当最后加盖。")
    place = signing.plan.index(step)
    if any(_position(m, signing.plan) > place for m in signing.marks):
        return Gap(Code.SIGN_ORDER, BASIS, "上一级负责人已经签署，前序签署不得补签。")
    lacking = [s for s in signing.plan[:place] if taken(s, signing.marks) < needed(s, signing.plan, signing.marks)]
    if lacking:
        names = tuple(_name(s) for s in lacking)
        return Gap(Code.SIGN_ORDER, BASIS, f"应当先完成：{'、'.join(names)}。", names)
    return None


def complete(plan: tuple[Step, ...], marks: Sequence[Mark]) -> bool:
    """Whether every step has what it needs; where every step is "if any", one personal step must be full."""
    if any(taken(s, marks) < needed(s, plan, marks) for s in plan):
        return False
    if plan and all(s.minimum == 0 for s in plan):
        personal = [s for s in plan if s.kind is StepKind.PERSONAL]
        return any(taken(s, marks) >= (s.maximum or 1) for s in personal)
    return True


def needed(step: Step, plan: tuple[Step, ...], marks: Sequence[Mark]) -> int:
    """How many signatures a step needs: a refusal by the party calls for the attesting witness."""
    refused = any(m.refused for m in marks)
    return max(step.minimum, 1) if refused and step.role == SignRole.ATTESTING and step.kind in HAND else step.minimum


def taken(step: Step, marks: Sequence[Mark]) -> int:
    """How many signatures a step has."""
    return sum(1 for m in marks if _same_kind(m.kind, step.kind) and m.role == step.role)


def kind_of(step: SignStep) -> StepKind:
    """The plan's kind of a stored step."""
    return StepKind(step.value)


def stored_step(kind: StepKind) -> SignStep:
    """The stored step of a plan's kind: the party's own signature counts as handwriting for the order."""
    return SignStep.HANDWRITING if kind in HAND else SignStep(kind.value)


def seal_method(step: Step) -> SignMethod:
    """Which seal a step demands."""
    return SignMethod.CASE_SEAL if step.seal is Seal.CASE_SEAL else SignMethod.ORGAN_SEAL


def _same_kind(one: StepKind, other: StepKind) -> bool:
    return one is other or (one in HAND and other in HAND)


def _rank(kind: StepKind) -> int:
    return 0 if kind in HAND else ORDER.index(kind)


def _position(mark: Mark, plan: tuple[Step, ...]) -> int:
    return next((i for i, s in enumerate(plan) if _same_kind(s.kind, mark.kind) and s.role == mark.role), -1)


def _name(step: Step) -> str:
    return SignRole(step.role).label + (f"（{step.minimum}人）" if step.minimum > 1 else "")
