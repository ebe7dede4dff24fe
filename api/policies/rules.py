"""May a policy be filed, and what may be done with a filing? (报审报备的条件)"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import LIAONING_DISCLOSURE, LIAONING_RECORDING, LIAONING_REVIEW, THREE_SYSTEMS
from api.policies.headings import DEMANDED, required_headings
from api.vocabulary import FilingKind, FilingStatus, PolicyKind, StaffRole

S = FilingStatus
ORGAN = (StaffRole.ORGAN_ADMIN, StaffRole.ORGAN_LEADER)
BODY = (StaffRole.SUPERVISOR,)

GROUNDS = {
    PolicyKind.DISCLOSURE_RULES: LIAONING_DISCLOSURE.whole(gist="制定公示制度应当明确必备内容，报审核、备案"),
    PolicyKind.RECORDING_RULES: LIAONING_RECORDING.whole(gist="制定全过程记录办法，报备案"),
    PolicyKind.REVIEW_RULES: LIAONING_REVIEW.whole(gist="制定审核办法应当明确主体、范围、内容、责任和程序"),
}
OTHERWISE = THREE_SYSTEMS.whole(gist="建立健全行政执法公示、全过程记录、法制审核的配套制度")


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFacts:
    """A version of a policy about to be filed. ``statuses`` are those of its filings so far."""

    kind: PolicyKind
    headings: Mapping[str, str]
    filing_kind: FilingKind
    to_organ_id: UUID | None
    supervised_by: UUID | None
    newest: bool = True
    statuses: frozenset[FilingStatus] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingFacts:
    """A filing about to be decided by somebody. ``decided`` is what was done with it so far."""

    kind: FilingKind
    to_organ_id: UUID
    by_organ_id: UUID
    by_roles: frozenset[StaffRole]
    decision: FilingStatus
    opinion: str = ""
    decided: frozenset[FilingStatus] = field(default_factory=frozenset)


def status_of(decided: frozenset[FilingStatus]) -> FilingStatus:
    """Where a filing stands, from what was done with it. Returned ends it: the next version is filed anew."""
    for status in (S.RETURNED, S.FILED, S.APPROVED, S.ACCEPTED):
        if status in decided:
            return status
    return S.SUBMITTED


def policy_is_complete(policy: PolicyFacts) -> Gap | None:
    """Task list items 1, 19, 26, 32, 33 – every required section is there and says something."""
    said = {heading for heading, text in policy.headings.items() if text.strip()}
    missing = tuple(h for h in required_headings(policy.kind) if h.key not in said)
    basis = GROUNDS.get(policy.kind, OTHERWISE)
    if missing:
        names = "、".join(f"{heading.title}（{heading.key}）" for heading in missing)
        return Gap(Code.POLICY_INCOMPLETE, basis, names, tuple(heading.key for heading in missing), ORGAN)
    if not said:
        return Gap(Code.POLICY_INCOMPLETE, basis, "没有正文。", ("headings",), ORGAN)
    return None


def sent_to_the_right_body(policy: PolicyFacts) -> Gap | None:
    """Task list items 1, 19 – the justice bureau that supervises the organ; which one that is, the registry says."""
    if policy.to_organ_id is not None and policy.to_organ_id == policy.supervised_by:
        return None
    return Gap(Code.VALIDATION, OTHERWISE, "应当报送负责监督本机关的司法行政部门。", ("报送机关（to）",), ORGAN)


def filed_as_demanded(policy: PolicyFacts) -> Gap | None:
    """Task list items 1, 19 – disclosure rules for review and for the record, recording rules for the record."""
    demanded = DEMANDED.get(policy.kind)
    if demanded is None or demanded is policy.filing_kind:
        return None
    return Gap(
        Code.VALIDATION, GROUNDS[policy.kind], f"报送性质应当是“{demanded.label}”。", ("报送性质（kind）",), ORGAN
    )


def filed_once(policy: PolicyFacts) -> Gap | None:
    """The newest version is filed, once; one that was returned is changed first, into another version."""
    if not policy.newest:
        return Gap(Code.INVALID_TRANSITION, detail="已有更新的版本。", can_supply=ORGAN)
    if S.RETURNED in policy.statuses:
        return Gap(Code.INVALID_TRANSITION, detail="已经退回，应当修改为新版本后报送。", can_supply=ORGAN)
    return Gap(Code.CONFLICT, detail="本版本已经报送。") if policy.statuses else None


MAY_FILE: Gates[PolicyFacts] = (policy_is_complete, sent_to_the_right_body, filed_as_demanded, filed_once)


def decided_by_the_body(filing: FilingFacts) -> Gap | None:
    """行政执法监督条例 – only the body it was sent to decides, through its supervisors."""
    if filing.by_organ_id == filing.to_organ_id and StaffRole.SUPERVISOR in filing.by_roles:
        return None
    return Gap(Code.FORBIDDEN, detail="只有报送机关的执法监督人员可以处理。", can_supply=BODY)


def follows_from_its_state(filing: FilingFacts) -> Gap | None:
    """Received first or not; then approved where a review is asked for, taken on record where that is asked for.

    (1) for review: SUBMITTED → [ACCEPTED] → APPROVED; (2) for the record: SUBMITTED → [ACCEPTED] → FILED; (3) for both:
    APPROVED before FILED; (4) RETURNED from wherever nothing is final yet.
    """
    now = status_of(filing.decided)
    if filing.decision in _open_to(filing.kind, now):
        return None
    return Gap(Code.INVALID_TRANSITION, detail=f"{filing.kind.label}：{now.label}后不能{filing.decision.label}。")


def return_is_explained(filing: FilingFacts) -> Gap | None:
    """Who returns something says why."""
    if filing.decision is not S.RETURNED or filing.opinion.strip():
        return None
    return Gap(Code.REASON_REQUIRED, missing=("退回意见（opinion）",), can_supply=BODY)


MAY_DECIDE_FILING: Gates[FilingFacts] = (decided_by_the_body, follows_from_its_state, return_is_explained)


def _open_to(kind: FilingKind, now: FilingStatus) -> frozenset[FilingStatus]:
    """What may be decided in a state."""
    first = S.FILED if kind is FilingKind.RECORD else S.APPROVED
    if now is S.SUBMITTED:
        return frozenset({S.ACCEPTED, S.RETURNED, first})
    if now is S.ACCEPTED:
        return frozenset({S.RETURNED, first})
    if now is S.APPROVED and kind is FilingKind.REVIEW_AND_RECORD:
        return frozenset({S.FILED})
    return frozenset()
