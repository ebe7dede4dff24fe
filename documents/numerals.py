"""Money, dates and times as Chinese documents print them.

Money is an integer of fen (分). Capital amounts follow the rules for filling in bills (《支付结算办法》附件一
《正确填写票据和结算凭证的基本规定》): capitals 零壹贰…, 整 after yuan or jiao, no 整 after fen, one 零 for a run of zeros.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
CAPITALS = "零壹贰叁肆伍陆柒捌玖"
COUNTS = "零一二三四五六七八九"
PLACES = ("", "拾", "佰", "仟")
#: One fen less than ten thousand 万亿 (10¹⁶) yuan.
LARGEST_FEN = 10**18 - 1


def capital_amount(fen: int) -> str:
    """Return the amount in capitals: 10000 → 人民币壹佰元整, 10050300 → 人民币壹拾万零伍佰零叁元整.

    Raises ValueError for a negative amount or one above :data:`LARGEST_FEN`.
    """
    if not 0 <= fen <= LARGEST_FEN:
        raise ValueError(f"amount out of range: {fen} fen")
    yuan, rest = divmod(fen, 100)
    jiao, cents = divmod(rest, 10)
    if fen == 0:
        return "人民币零元整"
    words = f"{_capital_integer(yuan)}元" if yuan else ""
    if not rest:
        return f"人民币{words}整"
    if jiao:
        # Yuan ending in zero before jiao: the rules allow 零 or none; bank forms write it.
        words += ("零" if yuan and yuan % 10 == 0 else "") + f"{CAPITALS[jiao]}角"
    elif yuan:
        words += "零"
    return f"人民币{words}{CAPITALS[cents]}分" if cents else f"人民币{words}整"


def _capital_integer(number: int) -> str:
    for unit, name in ((10**8, "亿"), (10**4, "万")):
        if number >= unit:
            high, low = divmod(number, unit)
            words = _capital_integer(high) + name
            if not low:
                return words
            # One 零 stands for any run of zeros between the two parts.
            return words + ("零" if low < unit // 10 else "") + _capital_integer(low)
    return _capital_group(number)


def _capital_group(group: int) -> str:
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if digit:
            words += ("零" if gap and words else "") + CAPITALS[digit] + PLACES[place]
        gap = not digit
    return words


def chinese_count(number: int) -> str:
    """Return 1 → 一, 12 → 十二, 40 → 四十, for numbering; figures from 100 on, as no document counts that far in words."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else COUNTS[tens]) + ("十" if tens else "") + (COUNTS[ones] if ones else "")


def yuan_figures(fen: int) -> str:
    """Return the amount in figures: 10000000 → ¥100000.00. Raises ValueError for a negative amount."""
    if fen < 0:
        raise ValueError(f"amount out of range: {fen} fen")
    return f"¥{fen // 100}.{fen % 100:02d}"


def chinese_date(day: date | datetime) -> str:
    """Return 2026年7月2日, the day of an instant being its day in Shanghai. A naive datetime raises ValueError."""
    if isinstance(day, datetime):
        day = _in_shanghai(day).date()
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_time(moment: datetime) -> str:
    """Return 2026年7月3日10时00分 in Shanghai. A naive datetime raises ValueError."""
    local = _in_shanghai(moment)
    return f"{chinese_date(local)}{local.hour}时{local.minute:02d}分"


def chinese_period(start: datetime, end: datetime) -> str:
    """Return 2026年3月31日9时30分至11时12分, naming the second day only if it differs.

    Raises ValueError for a naive datetime and for an end before its start.
    """
    if end < start:
        raise ValueError("period ends before it starts")
    first, last = _in_shanghai(start), _in_shanghai(end)
    if first.date() == last.date():
        return f"{chinese_time(first)}至{last.hour}时{last.minute:02d}分"
    return f"{chinese_time(first)}至{chinese_time(last)}"


def _in_shanghai(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time without its zone is not an instant")
    return moment.astimezone(SHANGHAI)
