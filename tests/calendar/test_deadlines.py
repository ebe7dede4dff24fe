"""Computing one limit: instants and days, refusals, the sample's cases, and the explanation in words."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from api.calendar.counting import Period
from api.calendar.deadlines import CalendarMissing, NaiveInstant, compute, recompute
from api.calendar.rule import RuleNotInForce
from api.calendar.rules import (
    APPROVE_EMERGENCY,
    ASK_RECONSIDERATION,
    DECIDE_CASE,
    DECIDE_LICENCE,
    DECIDE_LICENCE_PROMISED,
    NOTIFY_HEARING,
    PAY_FINE,
    REPORT_STATISTICS,
    REVIEW_CASE,
    RULES,
    SEIZE,
    SERVE_DECISION,
    SUE,
    SURCHARGE_BEGINS,
    UPLOAD_RECORDING,
)
from api.calendar.working_days import Calendar

SAMPLE: list[dict[str, Any]] = json.loads((Path(__file__).parent / "sample_deadlines.json").read_text(encoding="utf-8"))
BY_NAME = {rule.name: rule for rule in RULES.values()} | {"查封期限": SEIZE}
HEARING = Period(date(2026, 5, 30), date(2026, 6, 16), "听证")


@pytest.mark.parametrize(
    "limit",
    [limit for case in SAMPLE for limit in case["deadlines"]],
    ids=[f"{case['case']}-{limit['name']}" for case in SAMPLE for limit in case["deadlines"]],
)
def test_every_limit_of_the_sample(limit: dict[str, Any], calendar: Calendar) -> None:
    rule, start = BY_NAME[limit["name"]], date.fromisoformat(limit["from"])
    deadline = compute(rule, start, calendar, limit["n"], strict=True)
    assert (rule.unit.value, deadline.due) == (limit["unit"], date.fromisoformat(limit["due"]))
    if "extendedDue" in limit:
        assert (HEARING.last - HEARING.first).days + 1 == limit["excludedDays"]
        extended = compute(rule, start, calendar, excluded=[HEARING])
        assert extended.due == date.fromisoformat(limit["extendedDue"])


@pytest.mark.parametrize(
    ("why", "instant", "due"),
    [
        ("one minute before midnight in Shanghai: still the 2nd", "2026-07-02T23:59:00+08:00", "2026-07-13"),
        ("midnight in Shanghai: the 3rd", "2026-07-03T00:00:00+08:00", "2026-07-14"),
        ("15:59 UTC is 23:59 in Shanghai", "2026-07-02T15:59:00+00:00", "2026-07-13"),
        ("16:00 UTC is the next day in Shanghai", "2026-07-02T16:00:00+00:00", "2026-07-14"),
    ],
)
def test_the_day_is_that_of_shanghai(why: str, instant: str, due: str, calendar: Calendar) -> None:
    assert compute(SERVE_DECISION, datetime.fromisoformat(instant), calendar).due == date.fromisoformat(due), why


def test_an_instant_without_a_time_zone_is_refused(calendar: Calendar) -> None:
    naive = datetime(2026, 7, 2, 9, 30)  # noqa: DTZ001
    with pytest.raises(NaiveInstant, match="没有时区"):
        compute(SERVE_DECISION, naive, calendar)
    with pytest.raises(NaiveInstant):
        compute(APPROVE_EMERGENCY, naive, calendar)
    assert compute(SERVE_DECISION, naive.replace(tzinfo=UTC), calendar).due == date(2026, 7, 13)


def test_hours_need_an_instant_and_no_excluded_days(calendar: Calendar) -> None:
    at = datetime.fromisoformat("2026-03-31T10:05:30+08:00")
    with pytest.raises(ValueError, match="instant of its start"):
        compute(UPLOAD_RECORDING, date(2026, 3, 31), calendar)
    with pytest.raises(ValueError, match="no days are excluded"):
        compute(UPLOAD_RECORDING, at, calendar, excluded=[HEARING])
    assert compute(UPLOAD_RECORDING, at, calendar).as_dict()["due"] == "2026-04-01T02:05:30Z"
    assert compute(UPLOAD_RECORDING, at, calendar, 48).as_dict()["due"] == "2026-04-02T02:05:30Z"


def test_a_limit_does_not_reach_back_before_its_law(calendar: Calendar) -> None:
    with pytest.raises(RuleNotInForce, match="2021-07-15"):
        compute(SERVE_DECISION, date(2021, 7, 14), calendar)
    assert compute(SERVE_DECISION, date(2021, 7, 15), calendar).due == date(2021, 7, 26)


@pytest.mark.parametrize("n", [0, -1])
def test_a_length_below_one_is_refused(n: int, calendar: Calendar) -> None:
    with pytest.raises(ValueError, match="at least one working day"):
        compute(REVIEW_CASE, date(2026, 7, 2), calendar, n)
    assert compute(REVIEW_CASE, date(2026, 7, 2), calendar, 1).due == date(2026, 7, 3)


def test_a_promised_limit_needs_its_length(calendar: Calendar) -> None:
    with pytest.raises(ValueError, match="DECIDE_LICENCE_PROMISED needs a length"):
        compute(DECIDE_LICENCE_PROMISED, date(2026, 9, 18), calendar)
    assert compute(DECIDE_LICENCE_PROMISED, date(2026, 9, 18), calendar, 8).due == date(2026, 9, 30)


def test_strict_refuses_with_a_stable_code(calendar: Calendar) -> None:
    with pytest.raises(CalendarMissing) as refusal:
        compute(SUE, date(2026, 7, 3), calendar, strict=True)
    assert (refusal.value.code, refusal.value.years) == ("CALENDAR_MISSING", (2027,))
    assert compute(SUE, date(2026, 3, 10), calendar, strict=True).due == date(2026, 9, 10)


def test_without_any_calendar_only_limits_that_need_one_are_provisional() -> None:
    nothing = Calendar([], [])
    assert compute(DECIDE_CASE, date(2026, 4, 3), nothing, strict=True).due == date(2026, 7, 2)
    assert compute(SEIZE, date(2026, 3, 31), nothing, strict=True).due == date(2026, 4, 29)
    assert compute(REPORT_STATISTICS, date(2026, 3, 31), nothing, strict=True).due == date(2027, 1, 31)
    assert compute(PAY_FINE, date(2026, 7, 3), nothing).missing_years == (2026,)
    assert compute(SERVE_DECISION, date(2026, 7, 2), nothing).provisional


def test_the_surcharge_begins_the_day_after_the_moved_last_day(calendar: Calendar) -> None:
    pay_by = compute(PAY_FINE, date(2026, 7, 3), calendar)
    assert compute(SURCHARGE_BEGINS, pay_by.due, calendar).due == date(2026, 7, 21)


def test_overlapping_excluded_periods_count_once(calendar: Calendar) -> None:
    twice = [HEARING, Period(date(2026, 6, 10), date(2026, 6, 20), "鉴定")]
    assert compute(DECIDE_CASE, date(2026, 4, 3), calendar, excluded=twice).due == date(2026, 7, 24)
    with pytest.raises(ValueError, match="起止颠倒"):
        Period(date(2026, 6, 16), date(2026, 5, 30), "听证")


def test_the_counting_in_words_for_working_days(calendar: Calendar) -> None:
    notice = "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）"
    assert compute(DECIDE_LICENCE, date(2026, 9, 18), calendar).explain() == [
        "自2026年9月18日（受理申请）起算，当日不计入，自次日起计算。",
        "期限为20个工作日（《中华人民共和国行政许可法》第四十二条第一款、《中华人民共和国行政许可法》第八十二条）。",
        "不计入：2026年9月19日（周末）；"
        f"2026年9月25日至2026年9月27日（放假，{notice}：中秋节）；"
        f"2026年10月1日至2026年10月7日（放假，{notice}：国庆节）；"
        "2026年10月11日（周末）；2026年10月17日至2026年10月18日（周末）。",
        f"调休上班日计入：2026年9月20日（调休上班，{notice}：国庆节）；2026年10月10日（调休上班，{notice}：国庆节）。",
        "许可决定（法定）：至2026年10月22日届满。",
    ]


def test_the_counting_in_words_when_the_last_day_moves(calendar: Calendar) -> None:
    assert compute(PAY_FINE, date(2026, 5, 9), calendar).explain() == [
        "自2026年5月9日（收到处罚决定书）起算，当日不计入，自次日起计算。",
        "期限为15日（《中华人民共和国行政处罚法》第六十七条、《中华人民共和国民事诉讼法》第八十五条）。",
        "末日为2026年5月24日，遇休息日，顺延至其后第一个工作日：2026年5月24日（周末）。",
        "缴款：至2026年5月25日届满。",
    ]


def test_the_counting_in_words_of_the_other_kinds(calendar: Calendar) -> None:
    seizure = compute(SEIZE, date(2026, 3, 31), calendar).explain()
    assert seizure[0] == "自2026年3月31日（实施查封、扣押）起算，当日计入，为第一日。"
    hearing = compute(NOTIFY_HEARING, date(2026, 6, 16), calendar).explain()
    assert hearing[0] == "自2026年6月16日（举行听证）往前计算，当日不计入。"
    assert hearing[1].startswith("期限为7个工作日，首尾两日均不计入（")
    assert hearing[-1] == "听证通知：最迟为2026年6月4日。"
    emergency = compute(APPROVE_EMERGENCY, datetime.fromisoformat("2026-03-31T10:05:30+08:00"), calendar).explain()
    assert emergency[0].startswith("自2026年3月31日10时05分30秒（当场实施强制措施）起，按小时连续计算")
    assert emergency[-1] == "紧急强制措施补办批准：至2026年4月1日10时05分30秒届满。"
    report = compute(REPORT_STATISTICS, date(2025, 12, 31), calendar).explain()
    assert (report[0], report[-1]) == ("本期限按年度计算：2025年度。", "行政执法统计年报：至2026年1月31日届满。")
    surcharge = compute(SURCHARGE_BEGINS, date(2026, 7, 20), calendar).explain()
    assert surcharge[-1] == "加处罚款起算：最早为2026年7月21日。"
    excluded = compute(DECIDE_CASE, date(2026, 4, 3), calendar, excluded=[HEARING]).explain()
    assert "不计入：2026年5月30日至2026年6月16日（听证）。" in excluded
    to_sue = compute(SUE, date(2026, 7, 3), calendar).explain()
    assert to_sue[-1] == "暂定：2027年部分节假日安排尚未载入，相关日期仅按周末推算，载入后重新计算。"


def test_the_stored_json(calendar: Calendar) -> None:
    stored = compute(ASK_RECONSIDERATION, datetime.fromisoformat("2026-07-07T09:00:00+08:00"), calendar).as_dict()
    explanation, basis = stored.pop("explanation"), stored.pop("basis")
    assert stored == {
        "code": "ASK_RECONSIDERATION",
        "name": "申请行政复议",
        "n": 60,
        "unit": "DAY",
        "direction": "FORWARD",
        "owner": "PARTY",
        "marks": "LAST_DAY",
        "alarm": None,
        "startsFrom": "知道行政行为",
        "start": "2026-07-07T01:00:00Z",
        "startCounted": False,
        "lastCounted": "2026-09-05",
        "due": "2026-09-07",
        "skipped": [],
        "madeUp": [],
        "rolledOver": [{"first": "2026-09-05", "last": "2026-09-06", "reason": "周末", "notice": None}],
        "excluded": [],
        "provisional": False,
        "missingYears": [],
        "standing": "VERIFIED",
    }
    assert basis[0]["text"] == "《中华人民共和国行政复议法》第二十条第一款"
    assert explanation[-1] == "申请行政复议：至2026年9月7日届满。"
    assert json.loads(json.dumps(stored)) == stored


def test_recomputing_keeps_an_own_length_and_the_excluded_days(calendar: Calendar) -> None:
    own = compute(REVIEW_CASE, date(2026, 7, 2), calendar, 5, [Period(date(2026, 7, 6), date(2026, 7, 7), "补充材料")])
    assert own.due == date(2026, 7, 13)
    again = recompute(json.loads(json.dumps(own.as_dict())), calendar)
    assert (again.due, again.n, again.excluded) == (own.due, 5, own.excluded)
