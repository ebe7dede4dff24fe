"""The random-inspection list and the plan of the year as tables: one on each side of every boundary."""

from dataclasses import replace
from datetime import date

import pytest

from api.inspections.list_rules import (
    MAY_ABOLISH_ENTRY,
    MAY_BE_REVIEWED,
    MAY_PUBLISH_ENTRY,
    MAY_PUBLISH_PLAN,
    EntryFacts,
    PlannedLine,
    YearFacts,
)
from api.law.gates import gaps_of
from api.vocabulary import MatterStatus

S = MatterStatus
SAID = dict.fromkeys(("抽查主体", "抽查依据", "抽查对象", "抽查内容", "抽查方式", "抽查频次"), "有")
ENTRY = EntryFacts(status=S.APPROVED, said=SAID)
LINE = PlannedLine(
    name="食品抽查", status=S.PUBLISHED, published_on=date(2026, 5, 9), period_from=date(2026, 1, 1),
    period_to=date(2026, 12, 31), objects=1,
)  # fmt: skip
PLAN = YearFacts(year=2026, today=date(2026, 5, 9), lines=(LINE,))


@pytest.mark.parametrize("status", S)
def test_published_from_approved_and_abolished_from_published(status: MatterStatus) -> None:
    entry = replace(ENTRY, status=status)
    final = status in (S.PUBLISHED, S.SUPERSEDED, S.ABOLISHED)
    expected = [] if status is S.APPROVED else ["CONFLICT"] if final else ["REVIEW_REQUIRED"]
    assert [gap.code.value for gap in gaps_of(MAY_PUBLISH_ENTRY, entry)] == expected
    abolished = [gap.code.value for gap in gaps_of(MAY_ABOLISH_ENTRY, entry)]
    assert abolished == ([] if status is S.PUBLISHED else ["INVALID_TRANSITION"])


@pytest.mark.parametrize("left_out", SAID)
def test_an_entry_states_everything(left_out: str) -> None:
    assert not gaps_of(MAY_BE_REVIEWED, ENTRY)
    (gap,) = gaps_of(MAY_BE_REVIEWED, replace(ENTRY, said={**SAID, left_out: " "}))
    assert gap.missing == (left_out,)
    assert str(gap.basis) == "《优化营商环境条例》第五十四条"


def test_all_that_an_entry_lacks_is_said_at_once() -> None:
    (gap,) = gaps_of(MAY_BE_REVIEWED, replace(ENTRY, said={**SAID, "抽查依据": "", "抽查频次": " "}))
    assert gap.detail == "抽查事项缺少：抽查依据、抽查频次。"


def test_not_after_a_later_version() -> None:
    assert [gap.code.value for gap in gaps_of(MAY_PUBLISH_ENTRY, replace(ENTRY, later_published=True))] == ["CONFLICT"]


def line(**changes: object) -> YearFacts:
    return replace(PLAN, lines=(replace(LINE, **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("why", "plan", "codes"),
    [
        ("public today, the whole year", PLAN, []),
        ("public tomorrow", line(published_on=date(2026, 5, 10)), ["LIST_NOT_PUBLISHED"]),
        ("approved", line(status=S.APPROVED, published_on=None), ["LIST_NOT_PUBLISHED"]),
        ("superseded", line(status=S.SUPERSEDED), ["LIST_NOT_PUBLISHED"]),
        ("begins the year before", line(period_from=date(2025, 12, 31)), ["VALIDATION"]),
        ("ends the year after", line(period_to=date(2027, 1, 1)), ["VALIDATION"]),
        ("one day", line(period_from=date(2026, 6, 1), period_to=date(2026, 6, 1)), []),
        ("ends before it begins", line(period_from=date(2026, 6, 2), period_to=date(2026, 6, 1)), ["VALIDATION"]),
        ("no objects", line(objects=0), ["VALIDATION"]),
        ("no lines", replace(PLAN, lines=()), ["VALIDATION"]),
        ("on the last day of the year", replace(PLAN, today=date(2026, 12, 31)), []),
        ("the year is over", replace(PLAN, today=date(2027, 1, 1)), ["VALIDATION"]),
    ],
)
def test_a_plan_follows_the_list(why: str, plan: YearFacts, codes: list[str]) -> None:
    gaps = gaps_of(MAY_PUBLISH_PLAN, plan)
    assert [gap.code.value for gap in gaps] == codes, why
    assert all(gap.basis for gap in gaps)


def test_all_lines_that_stand_in_the_way_are_said_at_once() -> None:
    other = replace(LINE, name="药品抽查")
    hidden = tuple(replace(each, status=S.APPROVED) for each in (LINE, other, LINE))
    (gap,) = gaps_of(MAY_PUBLISH_PLAN, replace(PLAN, lines=hidden))
    assert gap.detail == "“食品抽查”。“药品抽查”。"
    empty = tuple(replace(each, objects=0) for each in (LINE, other))
    (gap,) = gaps_of(MAY_PUBLISH_PLAN, replace(PLAN, lines=empty))
    assert gap.detail == (
        "期间应当在2026年度内，对象不少于一个："
        "“食品抽查”2026年1月1日至2026年12月31日，0个对象；“药品抽查”2026年1月1日至2026年12月31日，0个对象。"
    )
