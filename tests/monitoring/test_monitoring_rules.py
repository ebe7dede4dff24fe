"""Which devices' records are evidence, one on each side of every boundary (行政处罚法 第四十一条)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from api.law.gates import gaps_of
from api.monitoring.models import DeviceFinding, DeviceStepKind, RecordQuality
from api.monitoring.rules import (
    MAY_CITE,
    MAY_REVIEW,
    MAY_TAKE_STEP,
    MAY_TELL,
    RecordFacts,
    ReviewFacts,
    StepFacts,
    TellingFacts,
)
from api.vocabulary import StaffRole

S, F, Q, R = DeviceStepKind, DeviceFinding, RecordQuality, StaffRole
NOON = datetime(2026, 5, 9, 4, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAYS = {kind: NOON - timedelta(days=days) for kind, days in (
    (S.LEGALLY_CHECKED, 40), (S.TECHNICALLY_CHECKED, 30), (S.LOCATION_PUBLISHED, 20), (S.IN_USE, 10),
)}  # fmt: skip
GOOD = RecordFacts(captured_at=NOON, steps=DAYS, found=frozenset(Q))

LAW = StepFacts(step=S.LEGALLY_CHECKED, roles=frozenset({R.REVIEWER}), findings=frozenset({F.LAWFUL, F.WELL_PLACED}))
TECHNICAL = StepFacts(
    step=S.TECHNICALLY_CHECKED, roles=frozenset({R.UNIT_HEAD}), taken=frozenset({S.LEGALLY_CHECKED}),
    findings=frozenset({F.UP_TO_STANDARD, F.CLEARLY_MARKED}),
)  # fmt: skip
PUBLISHED = StepFacts(
    step=S.LOCATION_PUBLISHED, roles=frozenset({R.ORGAN_ADMIN}), taken=frozenset({S.LEGALLY_CHECKED, S.TECHNICALLY_CHECKED})
)  # fmt: skip
USED = StepFacts(
    step=S.IN_USE, roles=frozenset({R.ORGAN_LEADER}), taken=frozenset({S.LEGALLY_CHECKED, S.TECHNICALLY_CHECKED, S.LOCATION_PUBLISHED})
)  # fmt: skip
ENDED = replace(USED, step=S.OUT_OF_USE, taken=USED.taken | {S.IN_USE})


@pytest.mark.parametrize(
    ("why", "step", "codes"),
    [
        ("checked by law", LAW, []),
        ("by the head of the review", replace(LAW, roles=frozenset({R.REVIEW_HEAD})), []),
        ("checked by law by an administrator", replace(LAW, roles=frozenset({R.ORGAN_ADMIN})), ["FORBIDDEN"]),
        ("no law provides for it", replace(LAW, findings=frozenset({F.WELL_PLACED})), ["DEVICE_NOT_APPROVED"]),
        ("badly placed", replace(LAW, findings=frozenset({F.LAWFUL})), ["DEVICE_NOT_APPROVED"]),
        ("neither lawful nor well placed", replace(LAW, findings=frozenset()), ["DEVICE_NOT_APPROVED"]),
        ("checked by law twice", replace(LAW, taken=frozenset({S.LEGALLY_CHECKED})), ["CONFLICT"]),
        ("checked technically", TECHNICAL, []),
        ("by an administrator", replace(TECHNICAL, roles=frozenset({R.ORGAN_ADMIN})), []),
        ("checked technically by a reviewer", replace(TECHNICAL, roles=frozenset({R.REVIEWER})), ["FORBIDDEN"]),
        ("below the standard", replace(TECHNICAL, findings=frozenset({F.CLEARLY_MARKED})), ["DEVICE_NOT_APPROVED"]),
        ("not marked", replace(TECHNICAL, findings=frozenset({F.UP_TO_STANDARD})), ["DEVICE_NOT_APPROVED"]),
        ("technically before the law", replace(TECHNICAL, taken=frozenset()), ["DEVICE_NOT_APPROVED"]),
        ("announced", PUBLISHED, []),
        ("by the leader", replace(PUBLISHED, roles=frozenset({R.ORGAN_LEADER})), []),
        ("announced by an officer", replace(PUBLISHED, roles=frozenset({R.OFFICER})), ["FORBIDDEN"]),
        ("announced without the technical check", replace(PUBLISHED, taken=frozenset({S.LEGALLY_CHECKED})), ["DEVICE_NOT_APPROVED"]),
        ("used", USED, []),
        ("used by the head of a unit", replace(USED, roles=frozenset({R.UNIT_HEAD})), ["FORBIDDEN"]),
        ("used in secret", replace(USED, taken=USED.taken - {S.LOCATION_PUBLISHED}), ["DEVICE_NOT_APPROVED"]),
        ("used with nothing done", replace(USED, taken=frozenset()), ["DEVICE_NOT_APPROVED"]),
        ("used twice", replace(USED, taken=USED.taken | {S.IN_USE}), ["CONFLICT"]),
        ("used after it was taken out", replace(USED, taken=USED.taken | {S.OUT_OF_USE}), ["CONFLICT"]),
        ("taken out of use", ENDED, []),
        ("taken out of use before it was used", replace(ENDED, taken=USED.taken), ["INVALID_TRANSITION"]),
        ("taken out twice", replace(ENDED, taken=ENDED.taken | {S.OUT_OF_USE}), ["CONFLICT"]),
    ],
)  # fmt: skip
def test_what_a_device_goes_through(why: str, step: StepFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_TAKE_STEP, step)] == codes, why


@pytest.mark.parametrize(
    ("why", "record", "codes"),
    [
        ("a good record", GOOD, []),
        ("of the second it was put in use", replace(GOOD, captured_at=DAYS[S.IN_USE]), []),
        ("of the second before", replace(GOOD, captured_at=DAYS[S.IN_USE] - SECOND), ["DEVICE_NOT_APPROVED"]),
        ("before it was announced", replace(GOOD, captured_at=DAYS[S.LOCATION_PUBLISHED] - SECOND), ["DEVICE_NOT_APPROVED"]),
        ("of a device only registered", replace(GOOD, steps={}), ["DEVICE_NOT_APPROVED"]),
        *((f"without {kind.value}", replace(GOOD, steps={k: at for k, at in DAYS.items() if k is not kind}), ["DEVICE_NOT_APPROVED"]) for kind in DAYS),
        ("the last second of its use", replace(GOOD, steps=DAYS | {S.OUT_OF_USE: NOON + SECOND}), []),
        ("when it was out of use", replace(GOOD, steps=DAYS | {S.OUT_OF_USE: NOON}), ["DEVICE_NOT_APPROVED"]),
        ("reviewed by nobody", replace(GOOD, found=None), ["RECORD_NOT_REVIEWED"]),
        ("reviewed and found nothing", replace(GOOD, found=frozenset()), ["RECORD_NOT_REVIEWED"]),
        *((f"not found {quality.value}", replace(GOOD, found=frozenset(Q) - {quality}), ["RECORD_NOT_REVIEWED"]) for quality in Q),
        ("neither", replace(GOOD, steps={}, found=None), ["DEVICE_NOT_APPROVED", "RECORD_NOT_REVIEWED"]),
    ],
)  # fmt: skip
def test_which_records_are_evidence(why: str, record: RecordFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_CITE, record)] == codes, why


@pytest.mark.parametrize(
    ("why", "review", "codes"),
    [
        ("by another, for the first time", ReviewFacts(), []),
        ("by who entered it", ReviewFacts(entered_by_reviewer=True), ["CONFLICT_OF_ROLE"]),
        ("a second time", ReviewFacts(reviewed=True), ["CONFLICT"]),
    ],
)
def test_who_reviews_a_record(why: str, review: ReviewFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_REVIEW, review)] == codes, why


@pytest.mark.parametrize(
    ("why", "telling", "codes"),
    [
        ("a party, for the first time", TellingFacts(record=GOOD), []),
        ("a stranger", TellingFacts(record=GOOD, is_party=False), ["NOT_FOUND"]),
        ("a second time", TellingFacts(record=GOOD, told=True), ["CONFLICT"]),
        ("of what nobody reviewed", TellingFacts(record=replace(GOOD, found=None)), ["RECORD_NOT_REVIEWED"]),
        ("of what no approved device made", TellingFacts(record=replace(GOOD, steps={})), ["DEVICE_NOT_APPROVED"]),
    ],
)
def test_whom_a_record_is_told(why: str, telling: TellingFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_TELL, telling)] == codes, why
