"""A second way to count: plain lists of day strings, typed from the notices, and nothing of the code under test.

Each way of counting is named by a word of its own (see ``WAYS``), so that the table says how a limit is counted
independently of the rule it tests.
"""

from datetime import UTC, date, datetime, timedelta

OFF = """
2021-01-01..2021-01-03 2021-02-11..2021-02-17 2021-04-03..2021-04-05 2021-05-01..2021-05-05 2021-06-12..2021-06-14
2021-09-19..2021-09-21 2021-10-01..2021-10-07
2022-01-01..2022-01-03 2022-01-31..2022-02-06 2022-04-03..2022-04-05 2022-04-30..2022-05-04 2022-06-03..2022-06-05
2022-09-10..2022-09-12 2022-10-01..2022-10-07
2022-12-31..2023-01-02 2023-01-21..2023-01-27 2023-04-05..2023-04-05 2023-04-29..2023-05-03 2023-06-22..2023-06-24
2023-09-29..2023-10-06
2023-12-30..2024-01-01 2024-02-10..2024-02-17 2024-04-04..2024-04-06 2024-05-01..2024-05-05 2024-06-08..2024-06-10
2024-09-15..2024-09-17 2024-10-01..2024-10-07
2025-01-01..2025-01-01 2025-01-28..2025-02-04 2025-04-04..2025-04-06 2025-05-01..2025-05-05 2025-05-31..2025-06-02
2025-10-01..2025-10-08
2026-01-01..2026-01-03 2026-02-15..2026-02-23 2026-04-04..2026-04-06 2026-05-01..2026-05-05 2026-06-19..2026-06-21
2026-09-25..2026-09-27 2026-10-01..2026-10-07
"""

MADE_UP = """
2021-02-07 2021-02-20 2021-04-25 2021-05-08 2021-09-18 2021-09-26 2021-10-09
2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 2022-10-09
2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08
2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
"""

FIRST, LAST = date(2021, 1, 1), date(2029, 12, 31)
DAYS = [str(FIRST + timedelta(days=n)) for n in range((LAST - FIRST).days + 1)]
AT = {day: place for place, day in enumerate(DAYS)}
OFF_DAYS = {day for span in OFF.split() for day in DAYS[AT[span[:10]] : AT[span[12:]] + 1]}
MADE_UP_DAYS = set(MADE_UP.split())
REST = {
    day
    for day in DAYS
    if day in OFF_DAYS or (date.fromisoformat(day).isoweekday() in (6, 7) and day not in MADE_UP_DAYS)
}
OPEN = "2026-12-29"
"""From this day on a notice that is not out yet may change the answer."""

WAYS = {
    "工作日": "n-th working day after the start",
    "工作日之后": "the day after n full working days",
    "工作日往前": "n-th working day before",
    "工作日往前之外": "the day before n full working days",
    "日": "n-th calendar day after",
    "日含首日": "n-th calendar day, the start being the first",
    "日往前": "n-th calendar day before",
    "日顺延": "n-th calendar day after, moved off a rest day",
    "月顺延": "same day number n months on, or the month's last, moved off a rest day",
    "小时": "n hours after the instant",
    "次年": "31 January of the next year",
}


def answer(way: str, start: str, n: int, excluded: str = "") -> tuple[str, bool, list[str]]:
    """The due day or instant, whether it is provisional, and the days that counted.

    ``excluded`` is empty or first/last.
    """
    if way == "小时":
        return hours(start, n), False, []
    if way == "次年":
        return f"{int(start[:4]) + 1}-01-31", False, []
    out = set(DAYS[AT[excluded[:10]] : AT[excluded[11:21]] + 1]) if excluded else set()
    place, touched, counted = AT[start], list[str](), list[str]()
    step = -1 if "往前" in way else 1
    if way == "日含首日":
        place -= 1
    if way == "月顺延":
        n = AT[months_on(start, n)] - AT[start]
    while len(counted) < n:
        place += step
        day = DAYS[place]
        if day in out:
            continue
        if "工作日" in way:
            touched.append(day)
        if "工作日" not in way or day not in REST:
            counted.append(day)
    if way in ("工作日之后", "工作日往前之外"):
        place += step
    if "顺延" in way:
        touched.append(DAYS[place])
        while DAYS[place] in REST:
            place += 1
            touched.append(DAYS[place])
    return DAYS[place], any(day >= OPEN for day in touched), counted


def hours(start: str, n: int) -> str:
    """n hours after an instant, in UTC."""
    return (datetime.fromisoformat(start).astimezone(UTC) + timedelta(hours=n)).strftime("%Y-%m-%dT%H:%MZ")


def months_on(start: str, n: int) -> str:
    """The same day number n months on; where the month has none, its last day, found by trying."""
    year, month, number = int(start[:4]), int(start[5:7]) + n, int(start[8:])
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    while f"{year}-{month:02}-{number:02}" not in AT:
        number -= 1
    return f"{year}-{month:02}-{number:02}"
