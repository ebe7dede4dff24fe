"""The rules of a measure as tables: one line on each side of every boundary."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.calendar.counting import Period
from api.cases.recusal_rules import Standing
from api.inspections.rules import Moment, Presence
from api.law.codes import Code
from api.law.gates import Gap, Gates, gaps_of
from api.measures import course_rules, paper_rules, rules
from api.measures.facts import (
    ApprovalPaper,
    ConversionFacts,
    DecisionPaper,
    ExclusionFacts,
    ExtensionFacts,
    Imposed,
    Item,
    LiftFacts,
    MeasureFacts,
    covers,
    items_of,
)
from api.registry.rules import Acting, CertificateDays, OfficerStanding
from api.vocabulary import EnforcementCategory, MeasureKind, MeasureStage, OrganKind
from tests.review.test_paper_rules import on_paper

ORGAN = UUID(int=1)
HERE = "望岭县青河镇集贸街12号"
SCALE = Item("电子计价秤", "ACS-30", Decimal(3), "台", "秤21辽Z01")
CAKE = Item("预包装糕点", "", Decimal(40), "盒")
NUMBER = "望市监强制〔2026〕3号"


def at(text: str) -> datetime:
    """A Shanghai time of 2026: "05-09 10:50"."""
    return datetime.fromisoformat(f"2026-{text.replace(' ', 'T')}:00+08:00")


def officer(number: int, *categories: EnforcementCategory) -> OfficerStanding:
    """A qualified officer."""
    held = frozenset(categories or (EnforcementCategory.COMPULSION,))
    days = CertificateDays(str(number), date(2023, 1, 1), date(2028, 1, 1))
    return OfficerStanding(UUID(int=number), f"官{number}", ORGAN, held, "望岭县", date(2021, 5, 20), (days,))


TWO = (officer(11), officer(12))
IMPOSED = Imposed(NUMBER, at("05-09 10:50"), 30, date(2026, 6, 7), date(2026, 6, 7))


def measure(moment: str = "05-09 10:50", officers: tuple[OfficerStanding, ...] = TWO, **changes: Any) -> MeasureFacts:
    """A seal about to be imposed lawfully on the visit: credential 10:00, approval 10:40, told 10:44."""
    when = at(moment)
    facts = MeasureFacts(
        acting=Acting(officers, ORGAN, EnforcementCategory.COMPULSION, when.date(), "望岭县", HERE),
        presence=Presence(when, HERE, (Moment(at("05-09 10:00"), HERE),)), organ_kind=OrganKind.ADMIN_ORGAN,
        kind=MeasureKind.SEAL, items=(SCALE, CAKE), period_days=30, approved_at=at("05-09 10:40"),
        told=(Moment(at("05-09 10:44"), HERE),),
    )  # fmt: skip
    return replace(facts, **changes)


def recusal(granted: bool | None) -> Standing:
    """A request that the first officer step back."""
    return Standing(uuid4(), TWO[0].officer_id, TWO[0].name, granted)


def running(moment: str, **changes: Any) -> MeasureFacts:
    """The same measure once imposed."""
    return measure(moment, imposed=IMPOSED, **changes)


def code_of(gap: Gap | None) -> Code | None:
    """The code of a gap."""
    return gap.code if gap else None


Case = tuple[str, Callable[[MeasureFacts], Gap | None], MeasureFacts, Code | None]

ONE_MEASURE: list[Case] = [
    ("an administrative organ", rules.not_delegated, measure(), None),
    ("an organisation authorised by law", rules.not_delegated, measure(organ_kind=OrganKind.AUTHORISED_ORG), None),
    ("an entrusted organisation", rules.not_delegated, measure(organ_kind=OrganKind.ENTRUSTED_ORG), Code.NOT_DELEGABLE),
    ("seizing", rules.kind_by_this_path, measure(kind=MeasureKind.SEIZE), None),
    ("restricting liberty", rules.kind_by_this_path, measure(kind=MeasureKind.RESTRICT_LIBERTY), Code.NOT_DELEGABLE),
    ("freezing deposits", rules.kind_by_this_path, measure(kind=MeasureKind.FREEZE), Code.NOT_DELEGABLE),
    ("on a visit", rules.owner_open, measure(), None),
    ("a clue not yet verified", rules.owner_open, measure(case_stage="CLUE"), Code.INVALID_TRANSITION),
    ("a clue in verification", rules.owner_open, measure(case_stage="VERIFYING"), None),
    ("before the decision", rules.owner_open, measure(case_stage="COLLECTIVE_DISCUSSION"), None),
    ("after the decision", rules.owner_open, measure(case_stage="DECIDED"), Code.INVALID_TRANSITION),
    ("objects named", rules.something_named, measure(), None),
    ("nothing named", rules.something_named, measure(items=()), Code.VALIDATION),
    ("no day", rules.term_within_limit, measure(period_days=0), Code.VALIDATION),
    ("one day", rules.term_within_limit, measure(period_days=1), None),
    ("thirty days", rules.term_within_limit, measure(period_days=30), None),
    ("thirty-one days", rules.term_within_limit, measure(period_days=31), Code.VALIDATION),
    ("no emergency", rules.emergency_explained, measure(), None),
    ("urgent, no word why", rules.emergency_explained, measure(emergency=True), Code.REASON_REQUIRED),
    ("urgent, explained", rules.emergency_explained, measure(emergency=True, emergency_reason="转移"), None),
    ("approved ten minutes before", rules.approved_first, measure(), None),
    ("approved in the same minute", rules.approved_first, measure(approved_at=at("05-09 10:50")), None),
    ("approved a minute later", rules.approved_first, measure(approved_at=at("05-09 10:51")), Code.MEASURE_NOT_APPROVED),
    ("not approved", rules.approved_first, measure(approved_at=None), Code.MEASURE_NOT_APPROVED),
    ("not approved, urgent", rules.approved_first, measure(approved_at=None, emergency=True), None),
    ("credential shown", rules.credential_shown, measure(), None),
    ("shown the day before", rules.credential_shown, measure("05-10 10:50"), Code.CREDENTIAL_NOT_SHOWN),
    ("told and heard", rules.told_and_heard, measure(), None),
    ("told in the same minute", rules.told_and_heard, measure(told=(Moment(at("05-09 10:50"), HERE),)), None),
    ("told the day before", rules.told_and_heard, measure("05-10 09:00"), Code.NOTICE_REQUIRED),
    ("told elsewhere", rules.told_and_heard, measure(told=(Moment(at("05-09 10:44"), "本局"),)), Code.NOTICE_REQUIRED),
    ("told afterwards", rules.told_and_heard, measure(told=(Moment(at("05-09 10:51"), HERE),)), Code.NOTICE_REQUIRED),
    ("free objects", rules.not_taken_twice, measure(), None),
    ("sealed already", rules.not_taken_twice, measure(taken=("秤",)), Code.CONFLICT),
    ("two sealed already", rules.not_taken_twice, measure(taken=("秤", "柜")), Code.CONFLICT),
    ("not imposed yet", rules.not_imposed, measure(), None),
    ("imposed already", rules.not_imposed, running("05-09 10:51"), Code.CONFLICT),
    ("not approved yet", rules.not_approved_yet, measure(approved_at=None), None),
    ("approved already", rules.not_approved_yet, measure(), Code.CONFLICT),
    ("before the measure", rules.approved_within_a_day, measure(approved_at=None), None),
    ("after exactly a day", rules.approved_within_a_day, running("05-10 10:50"), None),
    ("a minute more", rules.approved_within_a_day, running("05-10 10:51"), Code.APPROVAL_OVERDUE),
    ("nobody asks what it is worth", rules.value_stated, measure(), None),
    ("the catalogue asks", rules.value_stated, measure(value_asked=True), Code.DATA_MISSING),
    ("and is told: nothing", rules.value_stated, measure(value_asked=True, value_fen=0), None),
    ("less than nothing", rules.value_stated, measure(value_fen=-1), Code.VALIDATION),
    ("in force", course_rules.runs, running("05-10 09:00"), None),
    ("never imposed", course_rules.runs, measure(), Code.INVALID_TRANSITION),
    ("lifted", course_rules.runs, running("05-21 09:00", ended_at=at("05-20 09:00")), Code.CONFLICT),
    ("on its last day", course_rules.not_expired, running("06-07 23:59"), None),
    ("the day after", course_rules.not_expired, running("06-08 00:00"), Code.MEASURE_EXPIRED),
    ("approved", course_rules.approved, running("05-10 09:00"), None),
    ("urgent, still not approved", course_rules.approved, running("05-10 09:00", approved_at=None), Code.MEASURE_NOT_APPROVED),
    ("not extended", course_rules.extended_once, running("05-10 09:00"), None),
    ("extended once", course_rules.extended_once, measure(imposed=replace(IMPOSED, extended=True)), Code.CONFLICT),
]  # fmt: skip


@pytest.mark.parametrize(("why", "rule", "facts", "code"), ONE_MEASURE)
def test_one_measure(
    why: str, rule: Callable[[MeasureFacts], Gap | None], facts: MeasureFacts, code: Code | None
) -> None:
    assert code_of(rule(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("all in order", measure(), []),
        ("one officer", measure(officers=TWO[:1]), [Code.TWO_OFFICERS_REQUIRED]),
        ("a recused officer", measure(standings=(recusal(True),)), [Code.RECUSED_OFFICER]),
        ("an officer asked to step back", measure(standings=(recusal(None),)), []),
        (
            "an officer for inspections only",
            measure(officers=(TWO[0], officer(13, EnforcementCategory.INSPECTION))),
            [Code.OFFICER_NOT_QUALIFIED],
        ),
        (
            "everything at once",
            measure("05-10 10:50", approved_at=None, items=(), period_days=31),
            [
                Code.VALIDATION, Code.VALIDATION, Code.MEASURE_NOT_APPROVED, Code.CREDENTIAL_NOT_SHOWN,
                Code.NOTICE_REQUIRED,
            ],
        ),
    ],
)  # fmt: skip
def test_may_a_measure_be_imposed(why: str, facts: MeasureFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(rules.MAY_IMPOSE, facts)] == codes, why


MAJOR: dict[str, Any] = {"major": ("md-9 查封经营场所或者扣押财物价值五十万元以上",)}
AGREED = on_paper().review
SHORT = on_paper(answers=()).review
URGENT: dict[str, Any] = {"emergency": True, "emergency_reason": "转移", "approved_at": None}
REVIEWED, NO_ITEMS = Code.LEGAL_REVIEW_REQUIRED, Code.DATA_MISSING


@pytest.mark.parametrize(
    ("why", "gates", "facts", "codes"),
    [
        ("no major decision", rules.MAY_APPROVE, measure(approved_at=None), []),
        ("a major one, not reviewed", rules.MAY_APPROVE, measure(approved_at=None, **MAJOR), [REVIEWED]),
        ("reviewed", rules.MAY_APPROVE, measure(approved_at=None, **MAJOR, review=AGREED), []),
        ("reviewed of nothing", rules.MAY_APPROVE, measure(approved_at=None, **MAJOR, review=SHORT), [NO_ITEMS]),
        ("asked for before the review", rules.MAY_REQUEST, measure(approved_at=None, **MAJOR), []),
        ("approved without review", rules.MAY_IMPOSE, measure(**MAJOR), [REVIEWED]),
        ("approved on a review", rules.MAY_IMPOSE, measure(**MAJOR, review=AGREED), []),
        ("numbered without review", rules.MAY_BE_NUMBERED, measure(**MAJOR), [REVIEWED]),
        ("urgent: imposed before it", rules.MAY_IMPOSE, measure(**URGENT, **MAJOR), []),
        ("urgent: approved after it", rules.MAY_APPROVE, running("05-10 10:50", **URGENT, **MAJOR), [REVIEWED]),
        ("urgent: reviewed within the day", rules.MAY_APPROVE, running("05-10 10:50", **URGENT, **MAJOR, review=AGREED), []),
        ("urgent: reviewed too late", rules.MAY_APPROVE, running("05-10 10:51", **URGENT, **MAJOR, review=AGREED),
         [Code.APPROVAL_OVERDUE]),
    ],
)  # fmt: skip
def test_a_major_measure_is_reviewed(
    why: str, gates: Gates[MeasureFacts], facts: MeasureFacts, codes: list[Code]
) -> None:
    assert [gap.code for gap in gaps_of(gates, facts)] == codes, why


@pytest.mark.parametrize(
    ("facts", "stage", "overrun"),
    [
        (measure(approved_at=None), MeasureStage.REQUESTED, False),
        (measure(), MeasureStage.APPROVED, False),
        (running("05-09 10:51", approved_at=None), MeasureStage.EMERGENCY_EXECUTED, False),
        (running("06-07 23:59"), MeasureStage.IN_FORCE, False),
        (running("06-08 00:00"), MeasureStage.IN_FORCE, True),
        (measure("06-08 09:00", imposed=replace(IMPOSED, extended=True, until=date(2026, 7, 7))), MeasureStage.EXTENDED, False),
        (running("06-09 09:00", ended_at=at("06-08 09:00")), MeasureStage.LIFTED, False),
        (running("06-09 09:00", ended_at=at("06-08 09:00"), converted=True), MeasureStage.CONVERTED, False),
    ],
)  # fmt: skip
def test_where_it_stands_follows_from_what_happened(facts: MeasureFacts, stage: MeasureStage, overrun: bool) -> None:
    assert (facts.stage, facts.unlawful_overrun) == (stage, overrun)


def form(**changes: Any) -> paper_rules.FormFacts:
    """An approval form that approves exactly this."""
    return paper_rules.FormFacts(measure(), replace(ApprovalPaper(True, (SCALE, CAKE), 30), **changes))


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("approved as asked", form(), []),
        ("signed by somebody else", form(signed=False), [Code.MEASURE_NOT_APPROVED]),
        ("one object left out", form(items=(SCALE,)), [Code.MEASURE_NOT_APPROVED]),
        ("both left out", form(items=()), [Code.MEASURE_NOT_APPROVED]),
        ("for a day less", form(period_days=29), [Code.MEASURE_NOT_APPROVED]),
        ("without a term", form(period_days=None), [Code.MEASURE_NOT_APPROVED]),
    ],
)
def test_the_form_approves_the_measure(why: str, facts: paper_rules.FormFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(paper_rules.FORM_IS_THE_MEASURE, facts)] == codes, why


def decision(**changes: Any) -> DecisionPaper:
    """Decision and list that say what was approved."""
    both = (SCALE, CAKE)
    paper = DecisionPaper(
        measure(), date(2026, 6, 7), both, 30, "2026-05-09", "2026-06-07", NUMBER, both, NUMBER
    )  # fmt: skip
    return replace(paper, **changes)


MORE = replace(SCALE, quantity=Decimal(4))


@pytest.mark.parametrize(
    ("why", "paper", "codes"),
    [
        ("as approved", decision(), []),
        ("fewer objects than approved", decision(items=(SCALE,), listed=(SCALE,)), []),
        ("one scale more than approved", decision(items=(MORE,), listed=(MORE,)), [Code.MEASURE_NOT_APPROVED]),
        ("longer than approved", decision(measure=measure(period_days=29)), [Code.MEASURE_NOT_APPROVED]),
        ("two things never approved", decision(measure=measure(items=())), [Code.MEASURE_NOT_APPROVED]),
        ("from the day before", decision(first_day="2026-05-08"), [Code.VALIDATION]),
        ("a day too long, the first not counted", decision(last_day="2026-06-08"), [Code.VALIDATION]),
        ("a list of another decision", decision(list_number="望市监强制〔2026〕2号"), [Code.VALIDATION]),
        ("a list of less", decision(listed=(SCALE,)), [Code.VALIDATION]),
        ("a list of more", decision(items=(SCALE,)), [Code.VALIDATION]),
    ],
)
def test_the_papers_say_what_is_done(why: str, paper: DecisionPaper, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(paper_rules.PAPERS_ARE_THE_MEASURE, paper)] == codes, why


def extension(**changes: Any) -> ExtensionFacts:
    """A lawful extension by thirty days on the last day."""
    approved = ApprovalPaper(True, (), 30)
    facts = ExtensionFacts(
        running("06-07 09:00", acting=replace(measure().acting, on=date(2026, 6, 7))), 30, date(2026, 7, 7), "复杂", approved,
        "2026-07-07", NUMBER,
    )  # fmt: skip
    return replace(facts, **changes)


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("thirty days, on the last day", extension(), []),
        ("thirty-one days", extension(days=31), [Code.VALIDATION, Code.MEASURE_NOT_APPROVED]),
        ("none at all", extension(days=0), [Code.VALIDATION]),
        ("one day", extension(days=1), []),
        ("after the last day", extension(measure=running("06-08 09:00")), [Code.MEASURE_EXPIRED]),
        ("no leader signed", extension(approved=ApprovalPaper(False, (), 30)), [Code.MEASURE_NOT_APPROVED]),
        ("fewer days approved", extension(approved=ApprovalPaper(True, (), 29)), [Code.MEASURE_NOT_APPROVED]),
        ("no reason told", extension(reason=" "), [Code.REASON_REQUIRED]),
        ("another day on paper", extension(paper_until="2026-07-08"), [Code.VALIDATION]),
        ("another measure's paper", extension(paper_number="x"), [Code.VALIDATION]),
    ],
)
def test_may_it_be_extended(why: str, facts: ExtensionFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(course_rules.THE_EXTENSION, facts)] == codes, why


def exclusion(first: str, last: str, reason: str = "检定", *earlier: Period) -> ExclusionFacts:
    """Days of a test that are to be excluded."""
    facts = measure("05-10 09:00", imposed=replace(IMPOSED, excluded=earlier))
    return ExclusionFacts(facts, date.fromisoformat(f"2026-{first}"), date.fromisoformat(f"2026-{last}"), reason)


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("from the first day", exclusion("05-09", "05-15"), []),
        ("before the measure", exclusion("05-08", "05-15"), [Code.VALIDATION]),
        ("beginning on the last day", exclusion("06-07", "06-12"), []),
        ("beginning after it", exclusion("06-08", "06-12"), [Code.VALIDATION]),
        ("a single day", exclusion("05-11", "05-11"), []),
        ("backwards", exclusion("05-12", "05-11"), [Code.VALIDATION]),
        ("no reason", exclusion("05-11", "05-12", ""), [Code.REASON_REQUIRED]),
        ("next to another test", exclusion("05-13", "05-14", "检定", Period(date(2026, 5, 11), date(2026, 5, 12), "x")), []),
        (
            "a day excluded already",
            exclusion("05-12", "05-14", "检定", Period(date(2026, 5, 11), date(2026, 5, 12), "x")),
            [Code.CONFLICT],
        ),
        (
            "ending on a day excluded already",
            exclusion("05-10", "05-11", "检定", Period(date(2026, 5, 11), date(2026, 5, 12), "x")),
            [Code.CONFLICT],
        ),
        (
            "ending the day before",
            exclusion("05-09", "05-10", "检定", Period(date(2026, 5, 11), date(2026, 5, 12), "x")),
            [],
        ),
    ],
)  # fmt: skip
def test_may_days_be_excluded(why: str, facts: ExclusionFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(course_rules.THE_EXCLUSION, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("in its time", LiftFacts(running("05-20 09:00"), (SCALE,), (SCALE,), NUMBER), []),
        ("overrun: never too late", LiftFacts(running("07-01 09:00"), (SCALE,), (SCALE,), NUMBER), []),
        ("urgent and not approved", LiftFacts(running("05-10 09:00", approved_at=None), (SCALE,), (SCALE,), NUMBER), []),
        ("both kept", LiftFacts(running("05-20 09:00"), (SCALE, CAKE), (), NUMBER), [Code.VALIDATION]),
        ("one thing kept", LiftFacts(running("05-20 09:00"), (SCALE, CAKE), (SCALE,), NUMBER), [Code.VALIDATION]),
        ("another decision's", LiftFacts(running("05-20 09:00"), (SCALE,), (SCALE,), "x"), [Code.VALIDATION]),
        ("not imposed", LiftFacts(measure(), (), (), NUMBER), [Code.INVALID_TRANSITION]),
    ],
)  # fmt: skip
def test_may_it_be_lifted(why: str, facts: LiftFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(course_rules.THE_LIFT, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("by a decision, with its ground", ConversionFacts(running("05-20 09:00"), "第二十七条", True), []),
        ("by a paper that says nothing of it", ConversionFacts(running("05-20 09:00"), "第二十七条", False), [Code.VALIDATION]),
        ("no ground", ConversionFacts(running("05-20 09:00"), "", True), [Code.REASON_REQUIRED]),
        ("on the last day", ConversionFacts(running("06-07 09:00"), "第二十七条", True), []),
        ("after it", ConversionFacts(running("06-08 09:00"), "第二十七条", True), [Code.MEASURE_EXPIRED]),
    ],
)  # fmt: skip
def test_may_goods_be_disposed_of(why: str, facts: ConversionFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(course_rules.THE_CONVERSION, facts)] == codes, why


def test_items_of_a_paper() -> None:
    entries = [{"name": "秤", "model": "A", "qty": 2, "unit": "台"}, {"name": " "}, "x", {"name": "柜", "qty": "若干"}]
    assert items_of(entries) == (Item("秤", "A", Decimal(2), "台"), Item("柜"))
    assert items_of("x") == ()
    assert [item.words for item in items_of(entries)] == ["秤2台", "柜"]
    assert covers((SCALE,), (SCALE, CAKE)) == (CAKE,)
