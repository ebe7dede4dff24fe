"""May this be done with a monitoring device or its record (电子技术监控设备的关口)? All of it is 行政处罚法 第四十一条.

A device is checked twice, announced, and then used; a record is reviewed before it is evidence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL
from api.monitoring.models import DeviceFinding, DeviceStepKind, RecordQuality
from api.vocabulary import StaffRole

S, F, R = DeviceStepKind, DeviceFinding, StaffRole
APPROVED = APL.article(
    41, paragraph=1, gist="设备应当经过法制和技术审核，确保符合标准、设置合理、标志明显，设置地点应当向社会公布"
)
REVIEWED = APL.article(
    41, paragraph=2, gist="记录应当真实、清晰、完整、准确；未经审核或者经审核不符合要求的，不得作为行政处罚的证据"
)
TELL = APL.article(
    41, paragraph=3, gist="应当及时告知当事人违法事实，为当事人查询、陈述和申辩提供便利"
)  # fmt: skip

IN_ORDER = (S.LEGALLY_CHECKED, S.TECHNICALLY_CHECKED, S.LOCATION_PUBLISHED, S.IN_USE)
"""What makes a device one whose records count, in its order."""

CONFIRMS: Mapping[DeviceStepKind, frozenset[DeviceFinding]] = {
    S.LEGALLY_CHECKED: frozenset({F.LAWFUL, F.WELL_PLACED}),
    S.TECHNICALLY_CHECKED: frozenset({F.UP_TO_STANDARD, F.CLEARLY_MARKED}),
}
"""What each check has to find."""

TAKEN_BY: Mapping[DeviceStepKind, tuple[StaffRole, ...]] = {
    S.LEGALLY_CHECKED: (R.REVIEWER, R.REVIEW_HEAD),
    S.TECHNICALLY_CHECKED: (R.UNIT_HEAD, R.ORGAN_ADMIN),
    S.LOCATION_PUBLISHED: (R.ORGAN_ADMIN, R.ORGAN_LEADER),
    S.IN_USE: (R.ORGAN_LEADER,),
    S.OUT_OF_USE: (R.ORGAN_LEADER,),
}
"""Who takes which step: the law asks for two kinds of check, so neither is done by whoever does the other."""

REVIEWERS = (R.OFFICER, R.UNIT_HEAD, R.REVIEWER, R.REVIEW_HEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """A step about to be taken on a device: by whom, what it finds, and which steps were taken before."""

    step: DeviceStepKind
    roles: frozenset[StaffRole]
    taken: frozenset[DeviceStepKind] = frozenset()
    findings: frozenset[DeviceFinding] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """A record about to be reviewed: by whoever entered it, or by another; for the first time, or again."""

    entered_by_reviewer: bool = False
    reviewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFacts:
    """A record about to be relied upon. ``steps``: when each step of its device was taken; ``found``: None before the review."""

    captured_at: datetime
    steps: Mapping[DeviceStepKind, datetime] = field(default_factory=dict)
    found: frozenset[RecordQuality] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingFacts:
    """A party about to be told of a record: whether it is a party of the case or visit, and was told already."""

    record: RecordFacts
    is_party: bool = True
    told: bool = False


def by_whom_it_is_for(facts: StepFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十一条第一款 – the legal check and the technical check are two, by two kinds of people."""
    who = TAKEN_BY[facts.step]
    return None if facts.roles & set(who) else Gap(Code.FORBIDDEN, APPROVED, f"{facts.step.label}由他人办理。", (), who)


def taken_once(facts: StepFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十一条第一款 – each step is taken once; of a device out of use nothing more is decided."""
    if facts.step in facts.taken:
        return Gap(Code.CONFLICT, APPROVED, f"该设备已经{facts.step.label}。")
    if S.OUT_OF_USE in facts.taken:
        return Gap(Code.CONFLICT, APPROVED, "该设备已经停用，应当重新登记。")
    return None


def after_what_precedes(facts: StepFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十一条第一款 – checked (1) by law, (2) technically, (3) its place announced, and only then (4) used.

    Only a device in use is taken out of use.
    """
    if facts.step is S.OUT_OF_USE:
        if S.IN_USE in facts.taken:
            return None
        return Gap(Code.INVALID_TRANSITION, APPROVED, "该设备没有启用。", ("启用",), TAKEN_BY[S.IN_USE])
    return _not_approved([step for step in IN_ORDER[: IN_ORDER.index(facts.step)] if step not in facts.taken])


def everything_confirmed(facts: StepFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十一条第一款 – (1) by a law or an administrative regulation, reasonably placed; (2) up to the standard,
    clearly marked. Whatever is not found is in the way of the check.
    """
    missing = [finding.label for finding in F if finding in CONFIRMS.get(facts.step, frozenset()) - facts.findings]
    if not missing:
        return None
    detail = f"{facts.step.label}未确认：{'、'.join(missing)}。"
    return Gap(Code.DEVICE_NOT_APPROVED, APPROVED, detail, tuple(missing), TAKEN_BY[facts.step])


def by_another(facts: ReviewFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十一条第二款 – a review is no review if whoever entered the record finds it good."""
    if not facts.entered_by_reviewer:
        return None
    return Gap(Code.CONFLICT_OF_ROLE, REVIEWED, "录入记录的人员不得审核该记录。", ("另一名审核人员",), REVIEWERS)


def reviewed_once(facts: ReviewFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十一条第二款 – a record that was found wanting does not become better by being asked again."""
    return Gap(Code.CONFLICT, REVIEWED, "该记录已经审核。") if facts.reviewed else None


def device_approved(record: RecordFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十一条第一款 – at the instant of the record the device was checked, announced and in use.

    (1) Steps taken later do not count for what was recorded before; (2) nor does what was recorded after the device was
    taken out of use.
    """
    lacking = [step for step in IN_ORDER if step not in record.steps or record.steps[step] > record.captured_at]
    if lacking:
        return _not_approved(lacking)
    ended = record.steps.get(S.OUT_OF_USE)
    if ended is None or record.captured_at < ended:
        return None
    return Gap(
        Code.DEVICE_NOT_APPROVED, APPROVED, "记录形成时该设备已经停用。", ("启用中的设备形成的记录",), (R.OFFICER,)
    )


def record_reviewed(record: RecordFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十一条第二款 – reviewed, and found true, clear, complete and accurate; all four, or it is no evidence."""
    if record.found is None:
        return Gap(Code.RECORD_NOT_REVIEWED, REVIEWED, "", ("对记录内容的审核意见",), REVIEWERS)
    missing = tuple(quality.label for quality in RecordQuality if quality not in record.found)
    if not missing:
        return None
    return Gap(Code.RECORD_NOT_REVIEWED, REVIEWED, f"经审核不符合要求：{'、'.join(missing)}。", missing, REVIEWERS)


def told_to_a_party(telling: TellingFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十一条第三款 – who is told is a party of the case or visit."""
    return None if telling.is_party else Gap(Code.NOT_FOUND, TELL, "被告知人不是当事人。", ("本案当事人",))


def told_once(telling: TellingFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十一条第三款 – a party is told once of a record."""
    return Gap(Code.CONFLICT, TELL, "已经告知该当事人。") if telling.told else None


MAY_TAKE_STEP: Gates[StepFacts] = (by_whom_it_is_for, taken_once, after_what_precedes, everything_confirmed)
MAY_REVIEW: Gates[ReviewFacts] = (by_another, reviewed_once)
MAY_CITE: Gates[RecordFacts] = (device_approved, record_reviewed)
MAY_TELL: Gates[TellingFacts] = (
    lambda telling: device_approved(telling.record),
    lambda telling: record_reviewed(telling.record),
    told_to_a_party,
    told_once,
)


def _not_approved(lacking: list[DeviceStepKind]) -> Gap | None:
    """What was not done to the device, and who does it."""
    if not lacking:
        return None
    missing = tuple(step.label for step in lacking)
    who = tuple(dict.fromkeys(role for step in lacking for role in TAKEN_BY[step]))
    return Gap(Code.DEVICE_NOT_APPROVED, APPROVED, f"尚未{'、'.join(missing)}。", missing, who)
