"""Every row of `deadlines.csv`: one limit, its start and its due day, with the counting written out in `why`.

Each row is checked three times: the rule computes it; the oracle, which knows only day strings typed from the notices,
counts the same; and the explanation names the same days.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from api.calendar.counting import Period
from api.calendar.deadlines import CalendarMissing, Deadline, compute, recompute, written
from api.calendar.rules import RULES
from api.calendar.working_days import Calendar, PublishedDay, days_between
from tests.calendar import oracle

Row = dict[str, str]
TABLE: list[Row] = list(
    csv.DictReader((Path(__file__).parent / "deadlines.csv").read_text(encoding="utf-8").splitlines())
)


def name_of(row: Row) -> str:
    return f"{row['rule']}-{row['start']}{'-excluded' if row['excluded'] else ''}"


every_row = pytest.mark.parametrize("row", TABLE, ids=name_of)


def moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def excluded(row: Row) -> list[Period]:
    if not row["excluded"]:
        return []
    first, last = row["excluded"].split("/")
    return [Period(date.fromisoformat(first), date.fromisoformat(last), row["scene"])]


def computed(row: Row, calendar: Calendar) -> Deadline:
    rule = RULES[row["rule"]]
    own_length = int(row["n"]) if rule.n is None and rule.fixed is None else None
    return compute(rule, moment(row["start"]), calendar, own_length, excluded(row))


@every_row
def test_the_rule_computes_the_day_of_the_table(row: Row, calendar: Calendar) -> None:
    deadline = computed(row, calendar)
    assert deadline.due == moment(row["due"]), row["why"]
    assert deadline.n == int(row["n"])
    assert deadline.provisional == bool(row["provisional"])


@every_row
def test_the_oracle_counts_the_day_of_the_table(row: Row) -> None:
    due, provisional, counted = oracle.answer(row["way"], row["start"], int(row["n"]), row["excluded"])
    assert (due, provisional) == (row["due"], bool(row["provisional"])), row["why"]
    if "工作日" in row["way"]:
        listed = " ".join(f"{place}={short(day)}" for place, day in enumerate(counted, 1))
        assert listed in row["why"]


@every_row
def test_the_explanation_accounts_for_every_day(row: Row, calendar: Calendar) -> None:
    """Days counted + days skipped = days passed; the skipped ones are those the oracle did not count."""
    deadline = computed(row, calendar)
    if row["way"] in ("小时", "次年"):
        assert not deadline.skipped
        return
    _, _, counted = oracle.answer(row["way"], row["start"], int(row["n"]), row["excluded"])
    passed = list(days_between(*sorted((date.fromisoformat(counted[0]), deadline.last_counted))))
    skipped = [day for span in deadline.skipped for day in days_between(span.first, span.last)]
    between = [day for day in skipped if passed[0] < day < passed[-1]]
    assert len(passed) - len(between) == len(counted)
    assert {str(day) for day in skipped}.isdisjoint(counted)
    made_up = {str(day) for span in deadline.made_up for day in days_between(span.first, span.last)}
    assert made_up == (oracle.MADE_UP_DAYS.intersection(counted) if "工作日" in row["way"] else set())
    for span in (*deadline.skipped, *deadline.made_up, *deadline.rolled_over):
        assert span.reason
        assert bool(span.notice) == (span.reason in ("放假", "调休上班"))


@every_row
def test_strict_computation_refuses_exactly_the_provisional_rows(row: Row, calendar: Calendar) -> None:
    rule = RULES[row["rule"]]
    own_length = int(row["n"]) if rule.n is None and rule.fixed is None else None
    arguments = (rule, moment(row["start"]), calendar, own_length, excluded(row))
    if row["provisional"]:
        with pytest.raises(CalendarMissing, match="2027年部分节假日安排尚未载入"):
            compute(*arguments, strict=True)
    else:
        assert compute(*arguments, strict=True).due == moment(row["due"])


@every_row
def test_the_stored_json_recomputes_to_the_same(row: Row, calendar: Calendar) -> None:
    deadline = computed(row, calendar)
    stored = deadline.as_dict()
    assert recompute(stored, calendar).as_dict() == stored
    assert stored["due"] == written(moment(row["due"]))


def test_the_table_is_long_and_has_every_rule() -> None:
    assert len(TABLE) >= 200
    assert {row["rule"] for row in TABLE} == set(RULES)


def test_every_way_of_counting_is_used() -> None:
    assert {row["way"] for row in TABLE} == set(oracle.WAYS)


def test_the_oracles_lists_are_those_of_the_calendar(calendar: Calendar) -> None:
    """One was typed from the notices, the other comes from a library; they agree on every day of 2021–2026."""
    for day in days_between(date(2021, 1, 1), date(2026, 12, 31)):
        assert calendar.is_workday(day) == (str(day) not in oracle.REST), day


def test_a_provisional_limit_becomes_final_when_the_year_is_loaded(calendar: Calendar) -> None:
    """Suppose 2027 gives 1–5 January off and makes Sunday 10 January a working day."""
    notice = "设想的2027年安排：元旦"
    supposed = [PublishedDay(day, False, notice) for day in days_between(date(2027, 1, 1), date(2027, 1, 5))]
    supposed.append(PublishedDay(date(2027, 1, 10), True, notice))
    loaded = Calendar([*known_days(calendar), *supposed], {*calendar.years, 2027})

    to_sue = compute(RULES["SUE"], date(2026, 7, 3), calendar)
    assert (to_sue.due, to_sue.missing_years) == (date(2027, 1, 4), (2027,))
    final = recompute(to_sue.as_dict(), loaded, strict=True)
    assert (final.due, final.missing_years) == (date(2027, 1, 6), ())

    service = compute(RULES["SERVE_DECISION"], date(2026, 12, 30), calendar)
    assert (service.due, service.provisional) == (date(2027, 1, 8), True)
    # 31 December 1; 6, 7, 8 January 2–4; Sunday 10 January 5; 11, 12 January 6–7
    assert recompute(service, loaded, strict=True).due == date(2027, 1, 12)


def known_days(calendar: Calendar) -> Iterator[PublishedDay]:
    for day in days_between(date(2004, 1, 1), date(2026, 12, 31)):
        kind = calendar.kind(day)
        if kind.notice:
            yield PublishedDay(day, kind.is_workday, kind.notice)


def short(day: str) -> str:
    return f"{int(day[5:7])}/{int(day[8:])}{'一二三四五六日'[date.fromisoformat(day).weekday()]}"
