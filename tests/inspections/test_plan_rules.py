"""May an inspection be planned, as tables: the plan's line, the list, the cap, and what is outside it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

import pytest

from api.inspections.plan_rules import (
    MAY_PLAN,
    Cap,
    ListEntry,
    PlanFacts,
    PlanLine,
    below_frequency_cap,
    chosen_by_chance,
    in_published_plan,
    list_published,
    outside_cap,
)
from api.law.codes import Code
from api.law.gates import Gap, gaps_of
from api.registry.rules import Acting
from api.vocabulary import EnforcementCategory, InspectionKind, MatterStatus

NAMES = UUID("6f0d7d5e-7a57-4a0e-9a5b-6f5ce9a4a003")
AMR, FARMING = uuid5(NAMES, "wl-amr"), uuid5(NAMES, "wl-ny")
LINE = PlanLine(AMR, 2026, date(2026, 3, 6), date(2026, 4, 1), date(2026, 11, 30))
ENTRY = ListEntry("食品销售经营者监督抽查", MatterStatus.PUBLISHED, date(2026, 3, 2))
CAP = Cap(2, ("投诉举报", "突发事件"), date(2026, 3, 6), 0)
DAILY, REPORT, RANDOM = InspectionKind.DAILY, InspectionKind.CASE_BASED, InspectionKind.RANDOM


def plan(
    kind: InspectionKind = DAILY, *, on: str = "2026-05-09", today: str = "2026-05-08",
    lines: tuple[PlanLine, ...] = (LINE,), entry: ListEntry | None = ENTRY, cap: Cap | None = CAP,
    exemption: str | None = None, reason: str | None = None,
) -> PlanFacts:  # fmt: skip
    acting = Acting((), AMR, EnforcementCategory.INSPECTION, date.fromisoformat(on), "望岭县")
    return PlanFacts(kind, acting, date.fromisoformat(today), lines, entry, cap, exemption, reason)


@pytest.mark.parametrize(
    ("why", "facts", "refused"),
    [
        ("in the period", plan(), False),
        ("on the first day of the period", plan(on="2026-04-01", today="2026-03-30"), False),
        ("the day before it", plan(on="2026-03-31", today="2026-03-30"), True),
        ("on the last day", plan(on="2026-11-30"), False),
        ("the day after it", plan(on="2026-12-01"), True),
        ("no line names the entry", plan(lines=()), True),
        ("published on the day of planning", plan(today="2026-03-06"), False),
        ("published the day after", plan(today="2026-03-05"), True),
        ("another organ's plan", plan(lines=(replace(LINE, organ_id=FARMING),)), True),
        ("last year's plan", plan(lines=(replace(LINE, year=2025),)), True),
        ("one of two lines fits", plan(lines=(replace(LINE, period_to=date(2026, 4, 30)), LINE)), False),
        ("a random inspection likewise", plan(InspectionKind.RANDOM, lines=()), True),
        ("a campaign likewise", plan(InspectionKind.SPECIAL, lines=()), True),
        ("after a report: no plan needed", plan(REPORT, lines=()), False),
    ],
)
def test_in_published_plan(why: str, facts: PlanFacts, refused: bool) -> None:
    gap = in_published_plan(facts)
    assert (gap is not None) is refused, why
    assert gap is None or gap.code is Code.NOT_IN_PLAN


@pytest.mark.parametrize(
    ("why", "facts", "refused"),
    [
        ("published", plan(), False),
        ("published on the day of planning", plan(today="2026-03-02"), False),
        ("published the day after", plan(today="2026-03-01"), True),
        ("approved, not yet published", plan(entry=ListEntry("x", MatterStatus.APPROVED, None)), True),
        ("abolished", plan(entry=replace(ENTRY, status=MatterStatus.ABOLISHED)), True),
        ("no entry", plan(entry=None), True),
        ("after a report: no entry needed", plan(REPORT, entry=None), False),
    ],
)
def test_list_published(why: str, facts: PlanFacts, refused: bool) -> None:
    gap = list_published(facts)
    assert (gap is not None) is refused, why
    assert gap is None or gap.code is Code.LIST_NOT_PUBLISHED


@pytest.mark.parametrize(
    ("why", "facts", "refused"),
    [
        ("none used", plan(), False),
        ("the last one under the cap", plan(cap=replace(CAP, used=1)), False),
        ("the cap is reached", plan(cap=replace(CAP, used=2)), True),
        ("no cap is published", plan(cap=None), True),
        ("the cap is published tomorrow", plan(today="2026-03-05"), True),
        ("the cap is published today", plan(today="2026-03-06"), False),
        ("the cap is published today, and reached", plan(today="2026-03-06", cap=replace(CAP, used=2)), True),
        ("after a report the cap does not count", plan(REPORT, cap=replace(CAP, used=2)), False),
    ],
)
def test_below_frequency_cap(why: str, facts: PlanFacts, refused: bool) -> None:
    gap = below_frequency_cap(facts)
    assert (gap is not None) is refused, why
    assert gap is None or gap.code is Code.FREQUENCY_CAP_EXCEEDED


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("a report, with ground and reason", plan(REPORT, exemption="投诉举报", reason="举报"), None),
        ("no ground", plan(REPORT, reason="举报"), Code.REASON_REQUIRED),
        ("no reason", plan(REPORT, exemption="投诉举报", reason=" "), Code.REASON_REQUIRED),
        (
            "a ground that was not published",
            plan(REPORT, exemption="领导交代", reason="举报"),
            Code.FREQUENCY_CAP_EXCEEDED,
        ),
        ("no cap published: any ground, said", plan(REPORT, cap=None, exemption="上级部署", reason="举报"), None),
        ("a routine inspection claims a ground", plan(exemption="投诉举报"), Code.VALIDATION),
        ("a routine inspection claims none", plan(), None),
    ],
)
def test_outside_cap(why: str, facts: PlanFacts, code: Code | None) -> None:
    gap = outside_cap(facts)
    assert (gap.code if gap else None) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "refused"),
    [
        ("chosen by hand", plan(RANDOM), True),
        ("blanks say nothing", plan(RANDOM, reason=" "), True),
        ("drawn elsewhere, as the reason says", plan(RANDOM, reason="省平台第一批抽取"), False),
        ("drawn here", replace(plan(RANDOM), drawn=True), False),
        ("routine inspections are not drawn", plan(), False),
    ],
)
def test_chosen_by_chance(why: str, facts: PlanFacts, refused: bool) -> None:
    gap = chosen_by_chance(facts)
    assert (gap is not None) is refused, why
    assert gap is None or (gap.code, gap.detail) == (Code.REASON_REQUIRED, "双随机抽查的对象和人员应当抽取产生。")


def test_the_sentence_says_how_much_is_used() -> None:
    gap = below_frequency_cap(plan(cap=replace(CAP, used=2)))
    assert gap is not None
    assert gap.sentence == "已达到公布的年度检查频次上限。2026年度上限2次，已用2次。"


def test_a_refusal_names_every_gap() -> None:
    gaps = gaps_of(MAY_PLAN, plan(lines=(), entry=None, cap=None))
    assert [gap.code for gap in gaps] == [
        Code.NOT_IN_PLAN, Code.LIST_NOT_PUBLISHED, Code.FREQUENCY_CAP_EXCEEDED, Code.TWO_OFFICERS_REQUIRED,
    ]  # fmt: skip


EARLIER = replace(LINE, period_from=date(2026, 2, 1), period_to=date(2026, 3, 1))


@pytest.mark.parametrize(
    ("rule", "facts", "detail"),
    [
        (in_published_plan, plan(today="2026-03-05"), "2026年度计划尚未公布。"),
        (in_published_plan, plan(lines=()), "2026年度计划没有该事项。"),
        (
            in_published_plan,
            plan(on="2026-12-01", lines=(EARLIER, LINE)),
            "计划时段为2026年2月1日至2026年3月1日、2026年4月1日至2026年11月30日，不含2026年12月1日。",
        ),
        (list_published, plan(entry=ListEntry("抽查", MatterStatus.APPROVED, None)), "“抽查”尚未公布。"),
        (list_published, plan(entry=None), ""),
        (below_frequency_cap, plan(today="2026-03-06", cap=replace(CAP, used=2)), "2026年度上限2次，已用2次。"),
        (below_frequency_cap, plan(today="2026-03-05"), "2026年度频次上限尚未公布。"),
    ],
)
def test_what_is_said(rule: Callable[[PlanFacts], Gap | None], facts: PlanFacts, detail: str) -> None:
    gap = rule(facts)
    assert gap is not None
    assert gap.detail == detail


@pytest.mark.parametrize(
    ("exemption", "reason", "missing"),
    [
        (None, "举报", ("免计频次的情形",)),
        ("投诉举报", " ", ("检查事由",)),
        (None, None, ("检查事由", "免计频次的情形")),
    ],
)
def test_what_is_missing_outside_the_cap(exemption: str | None, reason: str | None, missing: tuple[str, ...]) -> None:
    gap = outside_cap(plan(REPORT, exemption=exemption, reason=reason))
    assert gap is not None
    assert gap.missing == missing
