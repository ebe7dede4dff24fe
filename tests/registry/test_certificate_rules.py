"""What may happen to a certificate, as tables: one case on each side of every boundary."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

import pytest

from api.law.codes import Code
from api.law.gates import gaps_of
from api.registry.certificate_rules import (
    MAY_PROPOSE,
    MAY_RECORD_EXAM,
    MAY_TAKE,
    ExamFacts,
    Proposed,
    StepFacts,
)
from api.registry.qualification_models import CertificateStep
from api.registry.qualification_models import CertificateStepKind as K
from api.registry.rules import CertificateDays, Suspension, days_status
from api.registry.standing import suspensions
from api.vocabulary import CertificateStatus
from tests.worlds.county import instant

NAMES = UUID("6f0d7d5e-7a57-4a0e-9a5b-6f5ce9a4a001")
OFFICER, OTHER, CARD, ADMIN, SUPERVISOR = (uuid5(NAMES, n) for n in ("o-09", "o-08", "card", "st-14", "st-12"))
TODAY = date(2026, 5, 9)


def day(text: str) -> date:
    return date.fromisoformat(text)


VALID = CertificateDays("21992101002", date(2023, 12, 1), date(2028, 11, 30))
SUSPENDED = replace(VALID, suspended_from=date(2026, 5, 1))
SCHEDULED = replace(VALID, suspended_from=date(2026, 6, 1), suspended_to=date(2026, 6, 30))
SERVED = replace(VALID, suspended_from=date(2026, 4, 1), suspended_to=date(2026, 5, 8))
LAST_DAY = replace(VALID, suspended_from=date(2026, 4, 1), suspended_to=TODAY)
EXPIRED = replace(VALID, valid_to=date(2026, 5, 8))
EXPIRES_TODAY = replace(VALID, valid_to=TODAY)
REVOKED = replace(VALID, ended_on=date(2026, 5, 9), ended_by="REVOKED")
TO_END = replace(VALID, ended_on=date(2026, 12, 31), ended_by="CANCELLED")


def asked(kind: K, **other: Any) -> Proposed:
    given: dict[str, Any] = {
        "officer_id": OFFICER, "certificate_id": None if kind is K.ISSUED else CARD, "kind": kind, "by": ADMIN,
    }  # fmt: skip
    return Proposed(**{**given, **other})


def step(kind: K, certificate: CertificateDays | None = VALID, **other: Any) -> StepFacts:
    given: dict[str, Any] = {
        "kind": kind, "officer_id": OFFICER, "today": TODAY, "starts_on": TODAY, "by": SUPERVISOR, "reason": "年度考核",
        "certificate": certificate, "certificate_id": CARD, "held": (certificate,), "exam_passed_on": date(2023, 10, 18),
        "proposal": asked(kind),
    }  # fmt: skip
    return StepFacts(**{**given, **other})


def issue(**other: Any) -> StepFacts:
    given: dict[str, Any] = {"certificate_id": None, "held": (), "ends_on": day("2031-05-08"), "reason": ""}
    return step(K.ISSUED, None, **{**given, **other})


TABLE: list[tuple[str, StepFacts, list[Code]]] = [
    ("issued to who passed", issue(), []),
    ("passed today", issue(exam_passed_on=TODAY), []),
    ("passed tomorrow", issue(exam_passed_on=day("2026-05-10")), [Code.OFFICER_NOT_QUALIFIED]),
    ("never passed", issue(exam_passed_on=None), [Code.OFFICER_NOT_QUALIFIED]),
    ("one that still runs", issue(held=(VALID,)), [Code.INVALID_TRANSITION]),
    ("one that is suspended runs too", issue(held=(SUSPENDED,)), [Code.INVALID_TRANSITION]),
    ("one that expired yesterday", issue(held=(EXPIRED,)), []),
    ("one that expires today", issue(held=(EXPIRES_TODAY,)), [Code.INVALID_TRANSITION]),
    ("to follow one that expires today", issue(held=(EXPIRES_TODAY,), starts_on=day("2026-05-10")), []),
    ("one revoked from today", issue(held=(REVOKED,)), []),
    ("one that is to end later", issue(held=(TO_END,)), [Code.INVALID_TRANSITION]),
    ("two that still run", issue(held=(VALID, replace(VALID, number="21992101003"))), [Code.INVALID_TRANSITION]),
    ("one that begins on the last day of this one",
     issue(held=(replace(VALID, valid_from=day("2031-05-08"), valid_to=day("2032-01-01")),)), [Code.INVALID_TRANSITION]),
    ("on the last day of that one", issue(held=(TO_END,), starts_on=day("2026-12-30")), [Code.INVALID_TRANSITION]),
    ("on the first day without it", issue(held=(TO_END,), starts_on=day("2026-12-31")), []),
    ("one that begins only after this one", issue(held=(replace(VALID, valid_from=day("2031-05-09"), valid_to=day("2032-01-01")),)), []),
    ("backdated", issue(starts_on=day("2026-05-08")), [Code.VALIDATION]),
    ("over before it begins", issue(ends_on=day("2026-05-08")), [Code.VALIDATION]),
    ("for one day", issue(ends_on=TODAY), []),
    ("not asked for", issue(proposal=None), [Code.DATA_MISSING]),
    ("asked for another officer", issue(proposal=asked(K.ISSUED, officer_id=OTHER)), [Code.VALIDATION]),
    ("asked for, and answered", issue(proposal=asked(K.ISSUED, settled=True)), [Code.CONFLICT]),
    ("asked for by the same person", issue(proposal=asked(K.ISSUED, by=SUPERVISOR)), [Code.CONFLICT_OF_ROLE]),
    ("for oneself", issue(by=OFFICER), [Code.CONFLICT_OF_ROLE]),
    ("renewed", step(K.RENEWED, ends_on=day("2028-12-01")), []),
    ("renewed on its last day", step(K.RENEWED, EXPIRES_TODAY, ends_on=day("2031-05-09")), []),
    ("renewed the day after", step(K.RENEWED, EXPIRED, ends_on=day("2031-05-09")), [Code.INVALID_TRANSITION]),
    ("renewed while suspended", step(K.RENEWED, SUSPENDED, ends_on=day("2031-05-09")), [Code.INVALID_TRANSITION]),
    ("renewed by nothing", step(K.RENEWED, ends_on=day("2028-11-30")), [Code.VALIDATION]),
    ("renewed unasked", step(K.RENEWED, ends_on=day("2031-05-09"), proposal=None), [Code.DATA_MISSING]),
    ("suspended", step(K.SUSPENDED, proposal=None), []),
    ("suspended as asked", step(K.SUSPENDED, ends_on=day("2026-08-08")), []),
    ("asked to revoke, suspended", step(K.SUSPENDED, proposal=asked(K.REVOKED)), [Code.VALIDATION]),
    ("suspended for one day", step(K.SUSPENDED, ends_on=TODAY), []),
    ("suspended until yesterday", step(K.SUSPENDED, ends_on=day("2026-05-08")), [Code.VALIDATION]),
    ("suspended since yesterday", step(K.SUSPENDED, starts_on=day("2026-05-08")), [Code.VALIDATION]),
    ("suspended without a reason", step(K.SUSPENDED, reason=" "), [Code.REASON_REQUIRED]),
    ("suspended twice", step(K.SUSPENDED, SUSPENDED), [Code.INVALID_TRANSITION, Code.INVALID_TRANSITION]),
    ("suspended before a suspension decided on", step(K.SUSPENDED, SCHEDULED), [Code.INVALID_TRANSITION]),
    ("suspended the day after the last one", step(K.SUSPENDED, SERVED), []),
    ("from the day after the last one, decided on its last day", step(K.SUSPENDED, LAST_DAY, starts_on=day("2026-05-10")),
     [Code.INVALID_TRANSITION]),
    ("suspended once expired", step(K.SUSPENDED, EXPIRED), [Code.INVALID_TRANSITION]),
    ("suspended from after its last day", step(K.SUSPENDED, EXPIRES_TODAY, starts_on=day("2026-05-10")), [Code.INVALID_TRANSITION]),
    ("lifted", step(K.LIFTED, SUSPENDED), []),
    ("lifted on its last day", step(K.LIFTED, LAST_DAY), []),
    ("lifted after it", step(K.LIFTED, SERVED), [Code.INVALID_TRANSITION]),
    ("lifted, never suspended", step(K.LIFTED), [Code.INVALID_TRANSITION]),
    ("lifted without a reason", step(K.LIFTED, SUSPENDED, reason=""), [Code.REASON_REQUIRED]),
    ("revoked", step(K.REVOKED, proposal=None), []),
    ("revoked while suspended", step(K.REVOKED, SUSPENDED), []),
    ("revoked once expired", step(K.REVOKED, EXPIRED), [Code.INVALID_TRANSITION]),
    ("revoked twice", step(K.REVOKED, REVOKED), [Code.INVALID_TRANSITION]),
    ("revoked before it is to end", step(K.REVOKED, TO_END), [Code.INVALID_TRANSITION]),
    ("revoked since yesterday", step(K.REVOKED, starts_on=day("2026-05-08")), [Code.VALIDATION]),
    ("revoked without a reason", step(K.REVOKED, reason=""), [Code.REASON_REQUIRED]),
    ("cancelled", step(K.CANCELLED), []),
    ("cancelled unasked", step(K.CANCELLED, proposal=None), [Code.DATA_MISSING]),
    ("cancelled once revoked", step(K.CANCELLED, REVOKED), [Code.INVALID_TRANSITION]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "facts", "codes"), TABLE)
def test_a_step_is_taken(why: str, facts: StepFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(MAY_TAKE[facts.kind], facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("a certificate", issue(reason="新录用"), []),
        ("without a reason", issue(), [Code.REASON_REQUIRED]),
        ("for who has not passed", issue(reason="新录用", exam_passed_on=None), [Code.OFFICER_NOT_QUALIFIED]),
        ("a new one while the old one runs", issue(reason="换证", held=(EXPIRES_TODAY,)), []),
        ("twice", issue(reason="新录用", open_kinds=frozenset({K.ISSUED})), [Code.CONFLICT]),
        ("besides another step", issue(reason="新录用", open_kinds=frozenset({K.CANCELLED})), []),
        ("a suspension", step(K.SUSPENDED), []),
        ("a suspension of what is suspended", step(K.SUSPENDED, SUSPENDED), [Code.INVALID_TRANSITION, Code.INVALID_TRANSITION]),
        ("a renewal too late", step(K.RENEWED, EXPIRED), [Code.INVALID_TRANSITION]),
        ("the lifting of nothing", step(K.LIFTED), [Code.INVALID_TRANSITION]),
    ],
)  # fmt: skip
def test_a_step_is_asked_for(why: str, facts: StepFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(MAY_PROPOSE[facts.kind], facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "exam", "codes"),
    [
        ("today", ExamFacts(TODAY, 60, TODAY), []),
        ("tomorrow", ExamFacts(day("2026-05-10"), 60, TODAY), [Code.VALIDATION]),
        ("no marks", ExamFacts(TODAY, 0, TODAY), []),
        ("full marks", ExamFacts(TODAY, 100, TODAY), []),
        ("more than full marks", ExamFacts(TODAY, 101, TODAY), [Code.VALIDATION]),
        ("less than none", ExamFacts(TODAY, -1, TODAY), [Code.VALIDATION]),
        ("another of the same day", ExamFacts(TODAY, 60, TODAY, frozenset({TODAY})), [Code.CONFLICT]),
        ("after an earlier one", ExamFacts(TODAY, 60, TODAY, frozenset({day("2026-05-08")})), []),
    ],
)
def test_a_result_is_recorded(why: str, exam: ExamFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(MAY_RECORD_EXAM, exam)] == codes, why


def test_a_refusal_says_what_is_wrong_with_its_law() -> None:
    (gap,) = gaps_of(MAY_TAKE[K.RENEWED], step(K.RENEWED, EXPIRED, ends_on=day("2031-05-09")))
    assert gap.sentence == "当前阶段不能进行此操作。2026年5月9日的证件状态为过期，延期须为有效。"
    assert gap.basis is not None
    assert gap.basis.law.startswith("国务院办公厅关于全面推行行政执法公示制度")
    (gap,) = gaps_of(MAY_TAKE[K.REVOKED], step(K.REVOKED, TO_END))
    assert gap.sentence.endswith("证件已于2026年12月31日注销。")


def row(kind: K, starts_on: str, ends_on: str | None = None) -> CertificateStep:
    return CertificateStep(
        certificate_id=CARD, officer_id=OFFICER, organ_id=NAMES, kind=kind, starts_on=day(starts_on),
        ends_on=day(ends_on) if ends_on else None, at=instant("05-09 09:00"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("why", "steps", "found"),
    [
        ("none", [row(K.ISSUED, "2023-12-01")], ()),
        ("to a day", [row(K.SUSPENDED, "2026-05-01", "2026-05-31")], (Suspension(day("2026-05-01"), day("2026-05-31")),)),
        ("lifted before it", [row(K.SUSPENDED, "2026-05-01", "2026-05-31"), row(K.LIFTED, "2026-05-11")],
         (Suspension(day("2026-05-01"), day("2026-05-10")),)),
        ("without an end, lifted", [row(K.SUSPENDED, "2026-05-01"), row(K.LIFTED, "2026-05-11")],
         (Suspension(day("2026-05-01"), day("2026-05-10")),)),
        ("lifted on its first day", [row(K.SUSPENDED, "2026-05-01"), row(K.LIFTED, "2026-05-01")], ()),
        ("twice", [row(K.SUSPENDED, "2026-05-01"), row(K.LIFTED, "2026-05-11"), row(K.SUSPENDED, "2026-07-01")],
         (Suspension(day("2026-05-01"), day("2026-05-10")), Suspension(day("2026-07-01"), None))),
    ],
)  # fmt: skip
def test_suspensions_follow_from_the_steps(
    why: str, steps: list[CertificateStep], found: tuple[Suspension, ...]
) -> None:
    assert suspensions(steps) == found, why


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2026-04-30", CertificateStatus.VALID),
        ("2026-05-01", CertificateStatus.SUSPENDED),
        ("2026-05-10", CertificateStatus.SUSPENDED),
        ("2026-05-11", CertificateStatus.VALID),
        ("2026-06-30", CertificateStatus.VALID),
        ("2026-07-01", CertificateStatus.SUSPENDED),
    ],
)
def test_a_day_of_an_earlier_suspension_stays_one(on: str, status: CertificateStatus) -> None:
    twice = replace(
        VALID, suspended_from=day("2026-07-01"), earlier=(Suspension(day("2026-05-01"), day("2026-05-10")),)
    )
    assert days_status(twice, day(on)) is status
