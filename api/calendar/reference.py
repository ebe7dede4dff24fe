"""The rules as a table to read (期限一览): printed into `docs/reference/deadlines.md`, and a test holds the two equal.

`python -m api.calendar.reference` prints the table.
"""

from collections.abc import Iterable

from api.calendar.rule import DeadlineRule, Direction, Marks
from api.calendar.rules import RULES
from api.vocabulary import DeadlineUnit

HEAD = "| 代码 | 期限 | 长度 | 起算 | 首日 | 遇休息日 | 归属 | 依据 | 依据状态 | 逾期提醒 |"


def table(rules: Iterable[DeadlineRule]) -> str:
    """A Markdown table, one line a rule."""
    return "\n".join([HEAD, "|---" * (HEAD.count("|") - 1) + "|", *(line(rule) for rule in rules)]) + "\n"


def line(rule: DeadlineRule) -> str:
    """One rule as a line of the table."""
    first_day = "计入" if rule.counts_first_day else "不计入"
    if rule.unit in (DeadlineUnit.HOUR, DeadlineUnit.FIXED_DATE):
        first_day = "—"
    basis = "；".join(f"{citation}：{citation.gist}" for citation in rule.basis) or "系统默认"
    cells = (
        f"`{rule.code}`",
        rule.name,
        length(rule),
        f"{rule.starts_from}之前" if rule.direction is Direction.BACKWARD else rule.starts_from,
        first_day,
        "顺延" if rule.rolls_off_rest_days else "不顺延",
        rule.owner.label,
        basis,
        rule.standing.label,
        f"`{rule.alarm}`" if rule.alarm else "—",
    )
    return "| " + " | ".join(cells) + " |"


def length(rule: DeadlineRule) -> str:
    """How long, in words, with the parameter that may change it."""
    if rule.fixed is not None:
        return f"次年{rule.fixed[0]}月{rule.fixed[1]}日前"
    words = f"{rule.n}{rule.unit.label.removesuffix('（自然日）')}" if rule.n is not None else "按承诺，工作日"
    if rule.clear:
        words += "，首尾不计"
    if rule.marks is Marks.FIRST_DAY:
        words += "，其后方可" if rule.clear else "，自该日起"
    return words + (f"（`{rule.parameter.name}`）" if rule.parameter else "")


if __name__ == "__main__":
    print(table(RULES.values()), end="")
