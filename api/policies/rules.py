"""What a policy must say, whether something may be filed, and what may be done with a filing (报审报备的条件)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from api.law.citations import Citation
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import LIAONING_DISCLOSURE, LIAONING_RECORDING, LIAONING_REVIEW, THREE_SYSTEMS
from api.policies.headings import required_headings
from api.policies.models import FiledObject
from api.vocabulary import FilingKind, FilingStatus, PolicyKind, StaffRole

S = FilingStatus
ORGAN = (StaffRole.ORGAN_ADMIN, StaffRole.ORGAN_LEADER)

GROUNDS = {
    PolicyKind.DISCLOSURE_RULES: LIAONING_DISCLOSURE.whole(gist="制定公示制度应当明确必备内容，报审核、备案"),
    PolicyKind.RECORDING_RULES: LIAONING_RECORDING.whole(gist="制定全过程记录办法，报备案"),
    PolicyKind.REVIEW_RULES: LIAONING_REVIEW.whole(gist="制定审核办法应当明确主体、范围、内容、责任和程序"),
}
OTHERWISE = THREE_SYSTEMS.whole(gist="建立健全行政执法公示、全过程记录、法制审核的配套制度")


ROLES = {FiledObject.RANDOM_INSPECTION_MATTER: StaffRole.AMR_CHECKER}
"""Who decides at the body: a supervisor, but for the random-inspection list (item 4: 市市场监督管理局, not 司法局)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFacts:
    """What a version of a policy says."""

    kind: PolicyKind
    headings: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledFacts:
    """Something about to be filed. ``demanded`` is what the task list asks of the body, ``responsible`` the body that the
    registry names; ``statuses`` are those of its filings so far; ``final``: it was decided on without a filing here.
    """

    object_type: FiledObject
    basis: Citation
    demanded: FilingKind | None
    filing_kind: FilingKind
    to_organ_id: UUID | None
    responsible: UUID | None
    newest: bool = True
    final: bool = False
    statuses: frozenset[FilingStatus] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingFacts:
    """A filing about to be decided by somebody. ``decided`` is what was done with it so far."""

    object_type: FiledObject
    basis: Citation
    kind: FilingKind
    to_organ_id: UUID
    by_organ_id: UUID
    by_roles: frozenset[StaffRole]
    decision: FilingStatus
    opinion: str = ""
    by_submitter: bool = False
    decided: frozenset[FilingStatus] = field(default_factory=frozenset)

    @property
    def role(self) -> StaffRole:
        """Whose office it is at the body."""
        return role_at_the_body(self.object_type)


def ground_of(kind: PolicyKind) -> Citation:
    """The text that asks for a policy of a kind."""
    return GROUNDS.get(kind, OTHERWISE)


def role_at_the_body(object_type: FiledObject) -> StaffRole:
    """Who decides on such a filing at the body it is sent to."""
    return ROLES.get(object_type, StaffRole.SUPERVISOR)


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
    basis = ground_of(policy.kind)
    if missing:
        names = "、".join(f"{heading.title}（{heading.key}）" for heading in missing)
        return Gap(Code.POLICY_INCOMPLETE, basis, names, tuple(heading.key for heading in missing), ORGAN)
    if not said:
        return Gap(Code.POLICY_INCOMPLETE, basis, "没有正文。", ("headings",), ORGAN)
    return None


def sent_to_the_right_body(filed: FiledFacts) -> Gap | None:
    """Task list items 1, 2, 4, 19 – the justice bureau that supervises the organ, or the market regulator that checks its
    random-inspection list; which one that is, the registry says."""
    if filed.to_organ_id is not None and filed.to_organ_id == filed.responsible:
        return None
    random = filed.object_type is FiledObject.RANDOM_INSPECTION_MATTER
    detail = (
        "应当报送负责审核随机抽查事项清单的市场监督管理部门。" if random else "应当报送负责监督本机关的司法行政部门。"
    )
    return Gap(Code.VALIDATION, filed.basis, detail, ("报送机关（to）",), ORGAN)


def filed_as_demanded(filed: FiledFacts) -> Gap | None:
    """Task list items 1, 2, 4, 19 – disclosure rules for review and for the record, recording rules for the record, entries of
    catalogues for review."""
    if filed.demanded is None or filed.demanded is filed.filing_kind:
        return None
    return Gap(
        Code.VALIDATION, filed.basis, f"报送性质应当是“{filed.demanded.label}”。", ("报送性质（kind）",), ORGAN
    )  # fmt: skip


def filed_once(filed: FiledFacts) -> Gap | None:
    """Task list items 1, 2, 4, 19 – the newest version is filed, once; one that was returned is changed first, into another
    version. A plan of a year has no versions: returned, it is changed by further lines and filed again."""
    if not filed.newest:
        return Gap(Code.INVALID_TRANSITION, filed.basis, "已有更新的版本。", ("最新的版本",), ORGAN)
    if S.RETURNED in filed.statuses and filed.object_type is not FiledObject.INSPECTION_PLAN:
        return Gap(Code.INVALID_TRANSITION, filed.basis, "已经退回，应当修改为新版本后报送。", ("修改后的版本",), ORGAN)
    if filed.statuses - {S.RETURNED}:
        return Gap(Code.CONFLICT, filed.basis, "本版本已经报送。", (), ORGAN)
    return Gap(Code.CONFLICT, filed.basis, "本版本已经审核或者备案。", (), ORGAN) if filed.final else None


FILED_RIGHT: Gates[FiledFacts] = (sent_to_the_right_body, filed_as_demanded, filed_once)


def decided_by_the_body(filing: FilingFacts) -> Gap | None:
    """Task list items 1, 2, 4, 19 – only the body it was sent to decides: a justice bureau through its supervisors (行政执法监督
    条例 第六条), the market regulator through its checker of the random-inspection list."""
    if filing.by_organ_id == filing.to_organ_id and filing.role in filing.by_roles:
        return None
    detail = f"只有报送机关的{filing.role.label}可以处理。"
    return Gap(Code.FORBIDDEN, filing.basis, detail, (f"{filing.role.label}的处理",), (filing.role,))


def decided_by_another(filing: FilingFacts) -> Gap | None:
    """Task list items 1, 2, 4 – a review is another's: who submitted something does not decide on it, also where the body
    reviews a catalogue of its own."""
    if not filing.by_submitter:
        return None
    return Gap(Code.CONFLICT_OF_ROLE, filing.basis, "报送人不得处理自己的报送。", ("其他人员的处理",), (filing.role,))


def follows_from_its_state(filing: FilingFacts) -> Gap | None:
    """Received first or not; then approved where a review is asked for, taken on record where that is asked for.

    (1) for review: SUBMITTED → [ACCEPTED] → APPROVED; (2) for the record: SUBMITTED → [ACCEPTED] → FILED; (3) for both:
    APPROVED before FILED; (4) RETURNED from wherever nothing is final yet.
    """
    now = status_of(filing.decided)
    if filing.decision in _open_to(filing.kind, now):
        return None
    detail = f"{filing.kind.label}：{now.label}后不能{filing.decision.label}。"
    return Gap(Code.INVALID_TRANSITION, filing.basis, detail, (), (filing.role,))


def return_is_explained(filing: FilingFacts) -> Gap | None:
    """Who returns something says why."""
    if filing.decision is not S.RETURNED or filing.opinion.strip():
        return None
    return Gap(Code.REASON_REQUIRED, filing.basis, missing=("退回意见（opinion）",), can_supply=(filing.role,))


MAY_DECIDE_FILING: Gates[FilingFacts] = (
    decided_by_the_body,
    decided_by_another,
    follows_from_its_state,
    return_is_explained,
)


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
