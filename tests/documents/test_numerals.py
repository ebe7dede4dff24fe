"""Money and dates as documents print them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from documents.numerals import LARGEST_FEN, capital_amount, chinese_date, chinese_period, chinese_time, yuan_figures


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "人民币零元整"),
        (1, "人民币壹分"),
        (10, "人民币壹角整"),
        (15, "人民币壹角伍分"),
        (100, "人民币壹元整"),
        (101, "人民币壹元零壹分"),
        (110, "人民币壹元壹角整"),
        (1_000, "人民币壹拾元整"),
        (1_010, "人民币壹拾元零壹角整"),
        (1_007, "人民币壹拾元零柒分"),
        (50_000, "人民币伍佰元整"),
        (140_950, "人民币壹仟肆佰零玖元伍角整"),
        (600_714, "人民币陆仟零柒元壹角肆分"),
        (10_000, "人民币壹佰元整"),
        (100_100, "人民币壹仟零壹元整"),
        (1_000_000, "人民币壹万元整"),
        (10_000_000, "人民币壹拾万元整"),
        (10_050_300, "人民币壹拾万零伍佰零叁元整"),
        (10_700_053, "人民币壹拾万柒仟元零伍角叁分"),
        (13_000_000, "人民币壹拾叁万元整"),
        (1_000_000_100, "人民币壹仟万零壹元整"),
        (10_000_000_000, "人民币壹亿元整"),
        (10_000_010_000, "人民币壹亿零壹佰元整"),
        (1_001_000_000_000, "人民币壹佰亿壹仟万元整"),
        (1_200_000_000_000_00, "人民币壹万贰仟亿元整"),
        (1_000_000_000_000_01, "人民币壹万亿元零壹分"),
        (1_000_200_000_000_00, "人民币壹万零贰亿元整"),
    ],
)
def test_capitals(fen: int, words: str) -> None:
    assert capital_amount(fen) == words


def test_capitals_refuse_what_has_no_reading() -> None:
    assert capital_amount(LARGEST_FEN).startswith("人民币玖仟玖佰玖拾玖万玖仟")
    for fen in (-1, LARGEST_FEN + 1):
        with pytest.raises(ValueError, match="out of range"):
            capital_amount(fen)


def test_figures() -> None:
    assert [yuan_figures(fen) for fen in (0, 5, 50_000, 10_000_050)] == ["¥0.00", "¥0.05", "¥500.00", "¥100000.50"]
    with pytest.raises(ValueError, match="out of range"):
        yuan_figures(-1)


def test_dates_and_times_are_those_of_shanghai() -> None:
    evening_in_utc = datetime(2026, 7, 2, 16, 30, tzinfo=UTC)
    assert chinese_date(date(2026, 7, 2)) == "2026年7月2日"
    assert chinese_date(evening_in_utc) == "2026年7月3日"
    assert chinese_time(evening_in_utc) == "2026年7月3日0时30分"
    assert chinese_time(datetime(2026, 7, 3, 10, tzinfo=timezone(timedelta(hours=8)))) == "2026年7月3日10时00分"
    with pytest.raises(ValueError, match="zone"):
        chinese_time(datetime(2026, 7, 3, 10))  # noqa: DTZ001


def test_periods_name_the_second_day_only_if_it_differs() -> None:
    start = datetime(2026, 3, 31, 1, 30, tzinfo=UTC)
    assert chinese_period(start, start + timedelta(hours=1, minutes=42)) == "2026年3月31日9时30分至11时12分"
    assert chinese_period(start, start + timedelta(days=1)) == "2026年3月31日9时30分至2026年4月1日9时30分"
    with pytest.raises(ValueError, match="ends before"):
        chinese_period(start, start - timedelta(minutes=1))
