"""The gates of a visit as tables: approval, notice, code, credential, each on both sides of its boundary."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4, uuid5

import pytest

from api.cases.recusal_rules import Standing
from api.inspections.models import NoticeMode, WaiverReason
from api.inspections.rectification_rules import (
    MAY_ORDER_RECTIFICATION,
    MAY_REINSPECT,
    not_rectifying,
    rectification_ordered,
)
from api.inspections.rules import (
    MAY_COLLECT,
    MAY_ENTER,
    MAY_EXPLAIN_RIGHTS,
    MAY_INSPECT,
    MAY_NOTIFY,
    MAY_SHOW_CREDENTIAL,
    MAY_TELL_RESULT,
    ApprovalFacts,
    EvidenceFacts,
    Moment,
    Presence,
    VisitFacts,
    approver_signed,
    code_matches,
    code_scanned,
    credential_shown,
    credential_shown_on_premises,
    inspection_approved,
    notice_in_its_time,
    notice_precedes_entry,
    notice_served,
    papers_complete,
    site_inspected,
    uniform_worn,
    waiver_explained,
)
from api.law.codes import Code
from api.law.gates import Gap, Gates, gaps_of
from api.registry.rules import Acting, CertificateDays, OfficerStanding
from api.vocabulary import EnforcementCategory

NAMES = UUID("6f0d7d5e-7a57-4a0e-9a5b-6f5ce9a4a002")
AMR = uuid5(NAMES, "wl-amr")
SHOP, STORE = "望岭县青河镇集贸街12号", "望岭县青河镇集贸街14号"
CODE = "JC-219921-2026-000107"
ADVANCE, ON_ENTRY = NoticeMode.ADVANCE, NoticeMode.ON_ENTRY


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text.replace(' ', 'T')}:00+08:00")


def moments(*times: str, place: str = SHOP) -> tuple[Moment, ...]:
    return tuple(Moment(at(time), place) for time in times)


def officers(count: int = 2) -> Acting:
    certificate = CertificateDays("1", date(2023, 12, 1), date(2028, 11, 30))
    people = tuple(
        OfficerStanding(
            uuid5(NAMES, str(n)), f"执法人员{n}", AMR, frozenset({EnforcementCategory.INSPECTION}), "望岭县", date(2023, 10, 18),
            (certificate,),
        )
        for n in range(count)
    )  # fmt: skip
    return Acting(people, AMR, EnforcementCategory.INSPECTION, date(2026, 5, 9), "望岭县", SHOP)


def visit(
    now: str = "05-09 10:05", *, mode: NoticeMode | None = ON_ENTRY, urgent: bool = False, papers: str | None = None,
    notices: tuple[Moment, ...] = (), entries: tuple[Moment, ...] = (), shown: tuple[Moment, ...] = (),
    inspections: tuple[Moment, ...] = (), scanned: str | None = None, count: int = 2,
) -> VisitFacts:  # fmt: skip
    return VisitFacts(
        officers(count), Presence(at(now), SHOP, shown), urgent, mode, date.fromisoformat(papers) if papers else None,
        notices, entries, inspections, CODE, scanned,
    )  # fmt: skip


def code_of(gap: Gap | None) -> Code | None:
    return gap.code if gap else None


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("approved", visit(), None),
        ("not approved", visit(mode=None), Code.INSPECTION_NOT_APPROVED),
        ("urgent, not yet entered", visit(mode=None, urgent=True), None),
        ("urgent, on the last day for the papers", visit("05-11 23:59", mode=None, urgent=True, papers="2026-05-11"), None),
        ("urgent, the day after", visit("05-12 00:00", mode=None, urgent=True, papers="2026-05-11"), Code.INSPECTION_NOT_APPROVED),
        ("not urgent, whatever day", visit(mode=None, papers="2026-05-11"), Code.INSPECTION_NOT_APPROVED),
        ("urgent, late, but approved", visit("05-12 00:00", urgent=True, papers="2026-05-11"), None),
    ],
)  # fmt: skip
def test_inspection_approved(why: str, facts: VisitFacts, code: Code | None) -> None:
    assert code_of(inspection_approved(facts)) == code, why


def test_only_an_urgent_visit_is_told_that_its_papers_are_late() -> None:
    plain, late = (
        inspection_approved(visit("05-12 00:00", mode=None, urgent=urgent, papers="2026-05-11"))
        for urgent in (False, True)
    )
    assert plain is not None
    assert late is not None
    assert (plain.detail, late.detail) == ("", "紧急检查补办审批手续的期限已过。")


def test_the_result_of_an_urgent_visit_waits_for_its_papers() -> None:
    assert code_of(papers_complete(visit(mode=None, urgent=True))) is Code.INSPECTION_NOT_APPROVED
    assert papers_complete(visit(urgent=True)) is None


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("not served", visit(), Code.INSPECTION_NOTICE_REQUIRED),
        ("served before", visit(notices=moments("05-09 10:01")), None),
        ("served in the same minute", visit(notices=moments("05-09 10:05")), None),
        ("served a minute after", visit(notices=moments("05-09 10:06")), Code.INSPECTION_NOTICE_REQUIRED),
        ("served days ago", visit(notices=moments("05-06 10:00")), None),
    ],
)
def test_notice_served(why: str, facts: VisitFacts, code: Code | None) -> None:
    assert code_of(notice_served(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("advance notice, not served: no entry", visit(mode=ADVANCE), Code.INSPECTION_NOTICE_REQUIRED),
        ("advance notice, served", visit(mode=ADVANCE, notices=moments("05-08 10:00")), None),
        ("waived: entry comes first", visit(mode=ON_ENTRY), None),
        ("urgent and not yet approved", visit(mode=None, urgent=True), None),
    ],
)
def test_notice_precedes_entry(why: str, facts: VisitFacts, code: Code | None) -> None:
    assert code_of(notice_precedes_entry(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("ahead, before anybody entered", visit(mode=ADVANCE), None),
        ("ahead, after the entry", visit(mode=ADVANCE, entries=moments("05-09 09:58")), Code.INVALID_TRANSITION),
        ("on entry, before the code was scanned", visit(), Code.CHECK_CODE_REQUIRED),
        ("on entry, after it", visit(entries=moments("05-09 09:58")), None),
        ("on entry, scanned the day before", visit(entries=moments("05-08 09:58")), Code.CHECK_CODE_REQUIRED),
    ],
)
def test_notice_in_its_time(why: str, facts: VisitFacts, code: Code | None) -> None:
    assert code_of(notice_in_its_time(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("this visit's code", visit(scanned=CODE), None),
        ("another visit's code", visit(scanned="JC-219921-2026-000108"), Code.CHECK_CODE_REQUIRED),
        ("no code", visit(scanned=""), Code.CHECK_CODE_REQUIRED),
    ],
)
def test_code_matches(why: str, facts: VisitFacts, code: Code | None) -> None:
    assert code_of(code_matches(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("scanned on the day", visit(entries=moments("05-09 09:58")), None),
        ("scanned after", visit(entries=moments("05-09 10:06")), Code.CHECK_CODE_REQUIRED),
        ("scanned on another day of the visit", visit(entries=moments("05-08 09:58")), Code.CHECK_CODE_REQUIRED),
        ("just after midnight the day before counts no more", visit("05-10 00:01", entries=moments("05-09 23:59")), Code.CHECK_CODE_REQUIRED),
        ("not scanned", visit(), Code.CHECK_CODE_REQUIRED),
    ],
)  # fmt: skip
def test_code_scanned(why: str, facts: VisitFacts, code: Code | None) -> None:
    assert code_of(code_scanned(facts)) == code, why


CREDENTIALS = [
    ("shown five minutes before", moments("05-09 10:00"), None),
    ("shown in the same minute", moments("05-09 10:05"), None),
    ("shown a minute after", moments("05-09 10:06"), Code.CREDENTIAL_NOT_SHOWN),
    ("shown the day before", moments("05-08 23:59"), Code.CREDENTIAL_NOT_SHOWN),
    ("shown at another place", moments("05-09 10:00", place=STORE), Code.CREDENTIAL_NOT_SHOWN),
    ("shown there and here", moments("05-09 09:00", place=STORE) + moments("05-09 10:00"), None),
    ("never shown", (), Code.CREDENTIAL_NOT_SHOWN),
]


@pytest.mark.parametrize(("why", "shown", "code"), CREDENTIALS)
def test_credential_shown(why: str, shown: tuple[Moment, ...], code: Code | None) -> None:
    assert code_of(credential_shown(visit(shown=shown))) == code, why
    premises = EvidenceFacts(officers(), Presence(at("05-09 10:05"), SHOP, shown))
    assert code_of(credential_shown_on_premises(premises)) == code, why


def test_a_recused_officer_takes_no_evidence() -> None:
    one = officers().officers[0]
    for granted, codes in ((True, [Code.RECUSED_OFFICER]), (False, []), (None, [])):
        asked = (Standing(uuid4(), one.officer_id, one.name, granted),)
        assert [gap.code for gap in gaps_of(MAY_COLLECT, EvidenceFacts(officers(), None, asked))] == codes


def test_evidence_taken_elsewhere_needs_no_credential() -> None:
    assert credential_shown_on_premises(EvidenceFacts(officers(), None)) is None


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("all dressed", replace(visit(), must_wear=("宫一鸣",)), None),
        ("no uniform", replace(visit(), must_wear=("宫一鸣",), uniform_worn=False), Code.REASON_REQUIRED),
        ("no insignia", replace(visit(), must_wear=("宫一鸣",), insignia_worn=False), Code.REASON_REQUIRED),
        ("two without uniform", replace(visit(), must_wear=("宫一鸣", "柏雪"), uniform_worn=False), Code.REASON_REQUIRED),
        ("no uniform, with the provision", replace(visit(), must_wear=("宫一鸣",), uniform_worn=False, exemption_basis="《规章》第九条"), None),
        ("an empty provision", replace(visit(), must_wear=("宫一鸣",), uniform_worn=False, exemption_basis=" "), Code.REASON_REQUIRED),
        ("nobody has to wear one", replace(visit(), uniform_worn=False), None),
    ],
)  # fmt: skip
def test_uniform_worn(why: str, facts: VisitFacts, code: Code | None) -> None:
    assert code_of(uniform_worn(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("inspected", visit(inspections=moments("05-09 10:05")), None),
        ("inspected a minute later", visit(inspections=moments("05-09 10:06")), Code.INVALID_TRANSITION),
        ("not inspected", visit(), Code.INVALID_TRANSITION),
    ],
)
def test_site_inspected(why: str, facts: VisitFacts, code: Code | None) -> None:
    assert code_of(site_inspected(facts)) == code, why


def approval(
    mode: NoticeMode, reason: WaiverReason | None = None, text: str | None = None, *, urgent: bool = False
) -> ApprovalFacts:
    return ApprovalFacts(officers(), urgent, mode, reason, text, signed_by_approver=True)


@pytest.mark.parametrize(
    ("why", "facts", "code", "missing"),
    [
        ("in advance", approval(ADVANCE), None, ()),
        ("in advance and waived", approval(ADVANCE, WaiverReason.URGENT), Code.VALIDATION, ("noticeMode",)),
        ("in advance with a reason for not", approval(ADVANCE, text="来不及"), Code.VALIDATION, ("noticeMode",)),
        ("an emergency in advance", approval(ADVANCE, urgent=True), Code.VALIDATION, ("noticeMode",)),
        ("on entry, with ground and reason", approval(ON_ENTRY, WaiverReason.WOULD_DEFEAT_PURPOSE, "价签可临时补贴"), None, ()),
        ("on entry, no ground", approval(ON_ENTRY, text="价签可临时补贴"), Code.REASON_REQUIRED, ("免予提前通知的情形",)),
        ("on entry, no reason", approval(ON_ENTRY, WaiverReason.URGENT, " "), Code.REASON_REQUIRED, ("免予提前通知的理由",)),
        ("on entry, neither", approval(ON_ENTRY), Code.REASON_REQUIRED, ("免予提前通知的情形", "免予提前通知的理由")),
    ],
)  # fmt: skip
def test_waiver_explained(why: str, facts: ApprovalFacts, code: Code | None, missing: tuple[str, ...]) -> None:
    gap = waiver_explained(facts)
    assert (code_of(gap), gap.missing if gap else ()) == (code, missing), why


def test_who_approves_has_signed_the_form() -> None:
    assert approver_signed(approval(ADVANCE)) is None
    assert (
        code_of(approver_signed(replace(approval(ADVANCE), signed_by_approver=False))) is Code.INSPECTION_NOT_APPROVED
    )


@pytest.mark.parametrize(
    ("why", "orders", "seen", "order", "again"),
    [
        ("nothing ordered", (), (), None, Code.INVALID_TRANSITION),
        ("ordered at this minute", ("05-09 10:05",), (), Code.CONFLICT, None),
        ("ordered a minute later", ("05-09 10:06",), (), None, Code.INVALID_TRANSITION),
        ("ordered and looked at again", ("05-09 10:00",), ("05-09 10:01",), None, Code.INVALID_TRANSITION),
        ("ordered once more", ("05-09 10:00", "05-09 10:03"), ("05-09 10:01",), Code.CONFLICT, None),
    ],
)
def test_putting_right_and_looking_again_take_turns(
    why: str, orders: tuple[str, ...], seen: tuple[str, ...], order: Code | None, again: Code | None
) -> None:
    facts = replace(visit(), orders=moments(*orders), reinspections=moments(*seen))
    assert (code_of(not_rectifying(facts)), code_of(rectification_ordered(facts))) == (order, again), why


@pytest.mark.parametrize(
    ("act", "gates", "codes"),
    [
        ("enter", MAY_ENTER, {Code.TWO_OFFICERS_REQUIRED, Code.INSPECTION_NOT_APPROVED, Code.CHECK_CODE_REQUIRED}),
        ("notify", MAY_NOTIFY, {Code.TWO_OFFICERS_REQUIRED, Code.INSPECTION_NOT_APPROVED, Code.CHECK_CODE_REQUIRED}),
        ("show", MAY_SHOW_CREDENTIAL, {Code.TWO_OFFICERS_REQUIRED, Code.INSPECTION_NOT_APPROVED, Code.CHECK_CODE_REQUIRED}),
        ("explain", MAY_EXPLAIN_RIGHTS, {
            Code.TWO_OFFICERS_REQUIRED, Code.INSPECTION_NOT_APPROVED, Code.CHECK_CODE_REQUIRED, Code.CREDENTIAL_NOT_SHOWN,
        }),
        ("inspect", MAY_INSPECT, {
            Code.TWO_OFFICERS_REQUIRED, Code.INSPECTION_NOT_APPROVED, Code.INSPECTION_NOTICE_REQUIRED,
            Code.CHECK_CODE_REQUIRED, Code.CREDENTIAL_NOT_SHOWN,
        }),
        ("order", MAY_ORDER_RECTIFICATION, {
            Code.TWO_OFFICERS_REQUIRED, Code.INSPECTION_NOT_APPROVED, Code.INVALID_TRANSITION,
        }),
        ("look again", MAY_REINSPECT, {
            Code.TWO_OFFICERS_REQUIRED, Code.INSPECTION_NOT_APPROVED, Code.INSPECTION_NOTICE_REQUIRED,
            Code.CHECK_CODE_REQUIRED, Code.CREDENTIAL_NOT_SHOWN, Code.INVALID_TRANSITION,
        }),
        ("tell", MAY_TELL_RESULT, {Code.TWO_OFFICERS_REQUIRED, Code.INSPECTION_NOT_APPROVED, Code.INVALID_TRANSITION}),
    ],
)  # fmt: skip
def test_a_refusal_names_every_gap(act: str, gates: Gates[VisitFacts], codes: set[Code]) -> None:
    gaps = gaps_of(gates, visit(mode=None, count=1))
    assert {gap.code for gap in gaps} == codes, act
    assert all(gap.basis for gap in gaps if gap.code is not Code.VALIDATION), act
