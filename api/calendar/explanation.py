"""A computed limit in Chinese sentences (期限说明), as an officer would count it on paper."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from api.calendar.counting import Span
from api.calendar.rule import Direction, Marks
from api.clocks import SHANGHAI
from api.vocabulary import DeadlineUnit

if TYPE_CHECKING:
    from api.calendar.deadlines import Deadline

COUNTED = {
    DeadlineUnit.WORKDAY: "个工作日",
    DeadlineUnit.DAY: "日",
    DeadlineUnit.HOUR: "小时",
    DeadlineUnit.MONTH: "个月",
}


def sentences(deadline: "Deadline") -> list[str]:
    """Start, length and ground, days not counted, make-up days, the last day, moving on, and what is still open."""
    told = [_start(deadline), _length(deadline)]
    if deadline.skipped:
        told.append(f"不计入：{_spans(deadline.skipped)}。")
    if deadline.made_up:
        told.append(f"调休上班日计入：{_spans(deadline.made_up)}。")
    if deadline.rolled_over:
        told.append(
            f"末日为{chinese_day(deadline.last_counted)}，遇休息日，顺延至其后第一个工作日：{_spans(deadline.rolled_over)}。"
        )
    told.append(_due(deadline))
    if deadline.missing_years:
        years = "、".join(f"{year}年" for year in deadline.missing_years)
        told.append(f"暂定：{years}部分节假日安排尚未载入，相关日期仅按周末推算，载入后重新计算。")
    return told


def chinese_day(day: date) -> str:
    """2026年7月4日."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_moment(moment: date | datetime) -> str:
    """A day, or an instant of Shanghai to the second where it has seconds: 2026年3月31日10时05分."""
    if not isinstance(moment, datetime):
        return chinese_day(moment)
    local = moment.astimezone(SHANGHAI)
    seconds = f"{local.second:02}秒" if local.second else ""
    return f"{chinese_day(local)}{local.hour}时{local.minute:02}分{seconds}"


def _start(deadline: "Deadline") -> str:
    """When the counting begins, and whether the day of the event counts."""
    rule = deadline.rule
    event = f"（{rule.starts_from}）"
    match rule.unit:
        case DeadlineUnit.FIXED_DATE:
            return f"本期限按年度计算：{deadline.start_day.year}年度。"
        case DeadlineUnit.HOUR:
            return f"自{chinese_moment(deadline.start)}{event}起，按小时连续计算，夜间和休息日不扣除。"
    day = chinese_day(deadline.start_day)
    if rule.direction is Direction.BACKWARD:
        return f"自{day}{event}往前计算，当日不计入。"
    counted = "当日计入，为第一日" if rule.counts_first_day else "当日不计入，自次日起计算"
    return f"自{day}{event}起算，{counted}。"


def _length(deadline: "Deadline") -> str:
    """How long, and on what ground."""
    rule = deadline.rule
    ground = "、".join(str(citation) for citation in rule.basis) or "本系统默认规则"
    if rule.fixed is not None:
        return f"期限为次年{rule.fixed[0]}月{rule.fixed[1]}日之前（{ground}）。"
    clear = "，首尾两日均不计入" if rule.clear else ""
    return f"期限为{deadline.n}{COUNTED[rule.unit]}{clear}（{ground}）。"


def _due(deadline: "Deadline") -> str:
    """The outcome in one sentence."""
    due = chinese_moment(deadline.due)
    if deadline.rule.marks is Marks.FIRST_DAY:
        return f"{deadline.rule.name}：最早为{due}。"
    if deadline.rule.direction is Direction.BACKWARD:
        return f"{deadline.rule.name}：最迟为{due}。"
    return f"{deadline.rule.name}：至{due}届满。"


def _spans(spans: Iterable[Span]) -> str:
    """Spans with their reasons and notices."""
    return "；".join(
        chinese_day(span.first)
        + (f"至{chinese_day(span.last)}" if span.last != span.first else "")
        + f"（{span.reason}{'，' + span.notice if span.notice else ''}）"
        for span in spans
    )
