"""The rules of a licence as tables: one line on each side of every boundary."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from api.cases.recusal_rules import Standing
from api.clocks import SHANGHAI
from api.decisions.facts import MatterStanding
from api.inspections.rules import Moment, Presence
from api.law.codes import Code
from api.law.gates import Gap, gaps_of
from api.licences import examination_rules as exam
from api.licences import rules
from api.licences.facts import (
    Clerk,
    CorrectionFacts,
    DecisionFacts,
    ExtensionFacts,
    HearingFacts,
    HearingStanding,
    IssueFacts,
    LicenceFacts,
)
from api.licences.models import IntakeOutcome
from api.vocabulary import EnforcementCategory, MatterStatus, StaffRole
from tests.worlds.licences import when

ORGAN, OTHER = UUID(int=1), UUID(int=2)
MATTER = MatterStanding(
    "XK-001", ORGAN, EnforcementCategory.LICENCE, MatterStatus.PUBLISHED, date(2026, 2, 11), None, date(2026, 2, 11)
)


def day(text: str) -> date:
    """A day of 2026: "09-18"."""
    return date.fromisoformat(f"2026-{text}")


def licence(on: str = "09-15", **changes: Any) -> LicenceFacts:
    """An application received on 14 September, to be answered by the 20th, with a clerk at the window."""
    facts = LicenceFacts(
        on=day(on), organ_id=ORGAN, matter=MATTER, clerk=Clerk(frozenset({StaffRole.WINDOW_CLERK}), ORGAN),
        received_on=day("09-14"), answer_by=day("09-20"),
    )  # fmt: skip
    return replace(facts, **changes)


def examined(on: str = "09-28", **changes: Any) -> LicenceFacts:
    """The same, accepted on 18 September, to be decided by 22 October."""
    taken = {"intake": IntakeOutcome.ACCEPTED, "accepted_on": day("09-18"), "decide_by": day("10-22")}
    return licence(on, **{**taken, **changes})


def hearing(**changes: Any) -> HearingStanding:
    """Told on 22 September of the right to ask until the 30th."""
    return replace(HearingStanding(day("09-30")), **changes)


NOBODY = Clerk(frozenset({StaffRole.UNIT_HEAD}), ORGAN)
STRANGER = Clerk(frozenset({StaffRole.WINDOW_CLERK}), OTHER)
WAITING: dict[str, Any] = {"corrected_on": day("09-15")}
COMPLETE: dict[str, Any] = {**WAITING, "supplemented_on": day("09-17"), "answer_by": day("09-24")}
ASKED = hearing(requested_on=day("09-29"))
SET = replace(ASKED, scheduled_at=when("10-20 09:00").astimezone(SHANGHAI))
HELD = replace(SET, held_on=day("10-20"))
REVIEW = Gap(Code.LEGAL_REVIEW_REQUIRED)


def on_the_spot(*shown: str) -> Presence:
    """At the shop at ten on 28 September."""
    return Presence(when("09-28 10:00"), "甲地", tuple(Moment(when(each), "甲地") for each in shown))


ROWS: list[tuple[str, Callable[[LicenceFacts], Gap | None], LicenceFacts, Code | None]] = [
    ("one clerk", rules.clerk_receives, licence(), None),
    ("not a clerk", rules.clerk_receives, licence(clerk=NOBODY), Code.OFFICER_NOT_QUALIFIED),
    ("another organ's clerk", rules.clerk_receives, licence(clerk=STRANGER), Code.OFFICER_NOT_QUALIFIED),
    ("nobody at the window", rules.clerk_receives, licence(clerk=None), Code.OFFICER_NOT_QUALIFIED),
    ("the organ's licence", rules.matter_is_this_organs_licence, licence(), None),
    (
        "another organ's",
        rules.matter_is_this_organs_licence,
        licence(matter=replace(MATTER, organ_id=OTHER)),
        Code.FORBIDDEN,
    ),
    (
        "a penalty",
        rules.matter_is_this_organs_licence,
        licence(matter=replace(MATTER, category=EnforcementCategory.PENALTY)),
        Code.VALIDATION,
    ),
    ("published on the day", rules.matter_published, licence("02-11"), None),
    ("the day before", rules.matter_published, licence("02-10"), Code.VALIDATION),
    (
        "in force, published the day after",
        rules.matter_published,
        licence("02-10", matter=replace(MATTER, effective_from=day("02-01"))),
        Code.VALIDATION,
    ),
    (
        "in force, never published",
        rules.matter_published,
        licence(matter=replace(MATTER, published_on=None)),
        Code.VALIDATION,
    ),
    (
        "published, on its last day",
        rules.matter_published,
        licence(matter=replace(MATTER, effective_to=day("09-15"))),
        None,
    ),
    (
        "published, the day after",
        rules.matter_published,
        licence(matter=replace(MATTER, effective_to=day("09-14"))),
        Code.VALIDATION,
    ),
    ("an application", rules.received, licence(), None),
    ("no application", rules.received, licence(received_on=None), Code.INVALID_TRANSITION),
    ("at the desk", exam.credential_shown, examined(), None),
    ("shown on the spot", exam.credential_shown, examined(presence=on_the_spot("09-28 09:00")), None),
    ("not shown on the spot", exam.credential_shown, examined(presence=on_the_spot()), Code.CREDENTIAL_NOT_SHOWN),
    ("on the fifth working day", rules.answered_in_time, licence("09-20"), None),
    ("a day later", rules.answered_in_time, licence("09-21"), Code.DEEMED_ACCEPTED),
    ("waiting for the applicant", rules.answered_in_time, licence("09-30", **WAITING), None),
    ("complete, on the fifth day", rules.answered_in_time, licence("09-24", **COMPLETE), None),
    ("complete, a day later", rules.answered_in_time, licence("09-25", **COMPLETE), Code.DEEMED_ACCEPTED),
    ("not corrected", rules.corrected_once, licence(), None),
    ("corrected once", rules.corrected_once, licence(**WAITING), Code.CORRECTION_ONCE),
    ("nothing was missing", rules.materials_complete, licence(), None),
    ("still missing", rules.materials_complete, licence(**WAITING), Code.INVALID_TRANSITION),
    ("all came in", rules.materials_complete, licence(**COMPLETE), None),
    ("a supplement nobody asked for", rules.supplement_asked_for, licence(), Code.INVALID_TRANSITION),
    ("a supplement asked for", rules.supplement_asked_for, licence(**WAITING), None),
    ("a supplement too many", rules.supplement_asked_for, licence(**COMPLETE), Code.CONFLICT),
    ("not taken in", rules.not_taken_in, licence(), None),
    ("taken in", rules.not_taken_in, examined(), Code.CONFLICT),
    ("received once", rules.received_once, licence(), Code.CONFLICT),
    ("never received", rules.received_once, licence(received_on=None), None),
    ("not withdrawn", rules.not_withdrawn, licence(), None),
    ("withdrawn", rules.not_withdrawn, licence(withdrawn=True), Code.INVALID_TRANSITION),
    ("accepted", exam.accepted, examined(), None),
    ("not accepted yet", exam.accepted, licence(), Code.INVALID_TRANSITION),
    ("decided", exam.not_decided, examined(decided=True), Code.CONFLICT),
    ("no test", exam.experts_done, examined(), None),
    ("a test open", exam.experts_done, examined(open_tests=1), Code.INVALID_TRANSITION),
    ("no hearing offered", exam.hearing_held, examined(), None),
    ("the last day to ask", exam.hearing_held, examined("09-30", hearing=hearing()), Code.HEARING_REQUIRED),
    ("nobody asked", exam.hearing_held, examined("10-08", hearing=hearing()), None),
    ("asked for, not held", exam.hearing_held, examined("10-19", hearing=SET), Code.HEARING_REQUIRED),
    ("held", exam.hearing_held, examined("10-21", hearing=HELD), None),
    ("asked on the last day", exam.asked_in_time, examined("09-30", hearing=hearing()), None),
    ("asked a day late", exam.asked_in_time, examined("10-01", hearing=hearing()), Code.INVALID_TRANSITION),
    ("asked twice", exam.asked_in_time, examined("09-30", hearing=ASKED), Code.CONFLICT),
    ("never offered", exam.hearing_offered, examined(), Code.INVALID_TRANSITION),
    ("asked for", exam.hearing_asked_for, examined(hearing=ASKED), None),
    ("not asked for", exam.hearing_asked_for, examined(hearing=hearing()), Code.INVALID_TRANSITION),
    ("notified already", exam.hearing_asked_for, examined(hearing=SET), Code.CONFLICT),
    ("held on its day", exam.hearing_due, examined("10-20", hearing=SET), None),
    ("held before its day", exam.hearing_due, examined("10-19", hearing=SET), Code.INVALID_TRANSITION),
    ("held twice", exam.hearing_due, examined("10-20", hearing=HELD), Code.CONFLICT),
    ("held unannounced", exam.hearing_due, examined("10-20", hearing=ASKED), Code.INVALID_TRANSITION),
    ("extended on the last day", exam.extended_in_time, examined("10-22"), None),
    ("extended a day late", exam.extended_in_time, examined("10-23"), Code.INVALID_TRANSITION),
    ("extended before", exam.extended_once, examined(extended=True), Code.CONFLICT),
    ("reviewed", exam.review_passed, examined(), None),
    ("major and not reviewed", exam.review_passed, examined(review=REVIEW), Code.LEGAL_REVIEW_REQUIRED),
    ("granted", exam.granted, examined(decided=True, granted=True), None),
    ("refused", exam.granted, examined(decided=True), Code.INVALID_TRANSITION),
    ("a refusal to serve", exam.refused, examined(decided=True), None),
    ("no refusal to serve", exam.refused, examined(decided=True, granted=True), Code.INVALID_TRANSITION),
    ("issued twice", exam.not_issued, examined(issued=True), Code.CONFLICT),
]


@pytest.mark.parametrize(("why", "rule", "facts", "code"), ROWS)
def test_one_licence(
    why: str, rule: Callable[[LicenceFacts], Gap | None], facts: LicenceFacts, code: Code | None
) -> None:
    gap = rule(facts)
    assert (gap.code if gap else None) == code, why


@pytest.mark.parametrize(
    ("why", "missing", "on_paper", "codes"),
    [
        ("as the paper says", ("图",), ("图",), []),
        ("nothing named", (), (), [Code.VALIDATION]),
        ("less than the paper", ("图",), ("图", "照"), [Code.VALIDATION]),
        ("more than the paper", ("图", "照"), ("图",), [Code.VALIDATION]),
    ],
)
def test_the_correction(why: str, missing: tuple[str, ...], on_paper: tuple[str, ...], codes: list[Code]) -> None:
    facts = CorrectionFacts(licence(), missing, on_paper)
    assert [gap.code for gap in gaps_of(rules.THE_CORRECTION, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "days", "reason", "codes"),
    [
        ("ten days", 10, "复杂", []),
        ("eleven", 11, "复杂", [Code.VALIDATION]),
        ("none", 0, "复杂", [Code.VALIDATION]),
        ("no reason", 1, " ", [Code.REASON_REQUIRED]),
    ],
)
def test_the_extension(why: str, days: int, reason: str, codes: list[Code]) -> None:
    facts = ExtensionFacts(examined(), days, reason)
    assert [gap.code for gap in gaps_of(exam.THE_EXTENSION, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "on", "host", "codes"),
    [
        ("seven full working days before", "10-09", 9, []),
        ("a day late", "10-10", 9, [Code.VALIDATION]),
        ("an examiner as host", "10-09", 4, [Code.CONFLICT_OF_ROLE]),
    ],
)
def test_the_hearing(why: str, on: str, host: int, codes: list[Code]) -> None:
    facts = HearingFacts(
        examined(on, hearing=ASKED), UUID(int=host), frozenset({UUID(int=4)}), day("10-20"), day("10-09")
    )
    assert [gap.code for gap in gaps_of(exam.THE_HEARING, facts)] == codes, why


HOST = UUID(int=9)


def asked_back(*, granted: bool | None, who: UUID = HOST) -> tuple[Standing, ...]:
    """The applicant asked that somebody step back."""
    return (Standing(UUID(int=1), who, "滕远山", granted),)


@pytest.mark.parametrize(
    ("why", "standings", "refused"),
    [
        ("nobody was asked to step back", (), False),
        ("the host was recused", asked_back(granted=True), True),
        ("the host was not recused", asked_back(granted=False), False),
        ("it is not decided", asked_back(granted=None), False),
        ("somebody else was recused", asked_back(granted=True, who=UUID(int=4)), False),
    ],
)
def test_a_recused_host_neither_is_named_nor_holds_the_hearing(
    why: str, standings: tuple[Standing, ...], refused: bool
) -> None:
    notified = examined("10-09", hearing=replace(SET, host_id=HOST), standings=standings)
    for gap in (
        exam.host_not_recused(notified),
        exam.host_may_preside(HearingFacts(notified, HOST, frozenset(), day("10-20"), day("10-09"))),
    ):
        assert (gap is not None) is refused, why
        assert gap is None or (gap.code, gap.detail, gap.missing, gap.basis, gap.can_supply) == (
            Code.RECUSED_OFFICER, "滕远山应当回避。", ("另一名主持人",), exam.ANOTHER_HOST, exam.LEADER
        )  # fmt: skip


@pytest.mark.parametrize(
    ("why", "standings", "goes_on", "decided"),
    [
        ("nobody was asked to step back", (), None, None),
        ("an examiner was recused", asked_back(granted=True), Code.RECUSED_OFFICER, None),
        ("it is not decided", asked_back(granted=None), None, Code.RECUSAL_UNDECIDED),
        ("an examiner was not recused", asked_back(granted=False), None, None),
        ("somebody else was recused", asked_back(granted=True, who=UUID(int=4)), None, None),
    ],
)
def test_a_recused_examiner_stops_and_an_open_request_is_waited_for(
    why: str, standings: tuple[Standing, ...], goes_on: Code | None, decided: Code | None
) -> None:
    facts = examined(standings=standings, examiner_ids=frozenset({HOST}))
    stops, waits = exam.examiners_not_recused(facts), exam.no_recusal_undecided(facts)
    assert (stops and stops.code, waits and waits.code) == (goes_on, decided), why
    assert all("行政处罚法" not in str(gap.basis) for gap in (stops, waits) if gap), "outside penalties"


def test_where_no_host_is_named_nobody_has_to_step_back() -> None:
    standings = asked_back(granted=True)
    assert exam.host_not_recused(examined(standings=standings)) is None
    assert exam.host_not_recused(examined(hearing=ASKED, standings=standings)) is None


def decision(**changes: Any) -> DecisionFacts:
    """A lawful grant."""
    grant = DecisionFacts(examined(conforms=True), True, True, "JY1", "2026-09-28", "2031-09-27")
    return replace(grant, **changes)


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("a grant", decision(), []),
        ("not verified at all", decision(licence=examined()), []),
        ("verified as not fit", decision(licence=examined(conforms=False)), [Code.LICENCE_CONDITIONS_NOT_MET]),
        ("a test not passed", decision(licence=examined(tests_conform=False)), [Code.LICENCE_CONDITIONS_NOT_MET]),
        ("not signed by the leader", decision(signed=False), [Code.FORBIDDEN]),
        ("no number", decision(licence_number=" "), [Code.VALIDATION]),
        ("valid for a day", decision(valid_to="2026-09-28"), []),
        ("valid backwards", decision(valid_to="2026-09-27"), [Code.VALIDATION]),
        ("valid without end", decision(valid_to=""), []),
        (
            "a refusal",
            decision(licence=examined(conforms=False), grant=False, reasons="不符合", remedy_told=True),
            [],
        ),
        ("a refusal without reasons", decision(grant=False, remedy_told=True), [Code.REASON_REQUIRED]),
        ("a refusal without remedies", decision(grant=False, reasons="不符合"), [Code.REASON_REQUIRED]),
        ("a refusal without both", decision(grant=False), [Code.REASON_REQUIRED]),
    ],
)
def test_the_decision(why: str, facts: DecisionFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(exam.THE_DECISION, facts)] == codes, why


def test_the_certificate_says_what_was_decided() -> None:
    granted = examined(decided=True, granted=True)
    term = ("2026-09-28", "2031-09-27")
    assert gaps_of(exam.THE_ISSUE, IssueFacts(granted, term, term)) == ()
    other = IssueFacts(granted, term, ("2026-09-28", "2036-09-27"))
    assert [gap.code for gap in gaps_of(exam.THE_ISSUE, other)] == [Code.VALIDATION]


def test_how_it_was_taken_in_is_said() -> None:
    refused = rules.not_taken_in(licence(intake=IntakeOutcome.REFUSED))
    accepted = rules.not_taken_in(examined())
    assert refused is not None
    assert accepted is not None
    assert (refused.detail, accepted.detail) == ("申请已经不予受理。", "申请已经受理。")


def test_a_rule_on_the_licence_is_asked_about_an_act_on_it() -> None:
    correction, withdrawn = CorrectionFacts(licence(), (), ()), CorrectionFacts(licence(withdrawn=True), (), ())
    for asked in (exam.of_licence(rules.not_withdrawn), *rules._of((rules.not_withdrawn,))):
        assert asked(correction) is None
        assert asked(withdrawn) == rules.not_withdrawn(licence(withdrawn=True))
