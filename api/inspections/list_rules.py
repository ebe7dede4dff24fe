"""The random-inspection list and the plan of the year (随机抽查事项清单、年度检查计划): what may be reviewed and published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from api.calendar.explanation import chinese_day
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import BUSINESS_ENVIRONMENT, ENTERPRISE_INSPECTION
from api.vocabulary import MatterStatus, StaffRole

ADMIN = (StaffRole.ORGAN_ADMIN, StaffRole.ORGAN_LEADER)
LIST = BUSINESS_ENVIRONMENT.article(54, gist="随机抽查事项清单明确主体、依据、对象、内容等，审核后及时向社会公布")
PLAN = ENTERPRISE_INSPECTION.whole(gist="行政检查应当制定并公布年度检查计划，依计划实施")
FINAL = (MatterStatus.PUBLISHED, MatterStatus.SUPERSEDED, MatterStatus.ABOLISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """A version of an entry of the list; ``said`` are its seven statements but the ratio, by name, as texts."""

    status: MatterStatus
    said: Mapping[str, str]
    later_published: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLine:
    """A line about to enter the plan of a year: the entry it names, when, and at how many objects."""

    name: str
    status: MatterStatus
    published_on: date | None
    period_from: date
    period_to: date
    objects: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """A plan about to be published, or lines about to be added to it."""

    year: int
    today: date
    lines: tuple[PlannedLine, ...]


def entry_states_everything(entry: EntryFacts) -> Gap | None:
    """任务清单 第4项 – an entry states 抽查主体、依据、对象、内容、比例、方式、频次; the table itself keeps the ratio within (0, 1]."""
    missing = tuple(name for name, text in entry.said.items() if not text.strip())
    return Gap(Code.VALIDATION, LIST, f"抽查事项缺少：{'、'.join(missing)}。", missing, ADMIN) if missing else None


def entry_not_published_yet(entry: EntryFacts) -> Gap | None:
    """任务清单 第4项 – a version is published once; what changes is the next version."""
    if entry.status in FINAL:
        return Gap(Code.CONFLICT, LIST, f"该事项{entry.status.label}。", (), ADMIN)
    return Gap(Code.CONFLICT, LIST, "更新的版本已经公布。", (), ADMIN) if entry.later_published else None


def entry_approved_first(entry: EntryFacts) -> Gap | None:
    """任务清单 第4项 – the city's market regulator reviews the list before it is public (报市市场监督管理局审核)."""
    if entry.status is MatterStatus.APPROVED or entry_not_published_yet(entry) is not None:
        return None
    return Gap(Code.REVIEW_REQUIRED, LIST, f"现为{entry.status.label}。", ("审核通过的意见",), (StaffRole.AMR_CHECKER,))


def entry_in_effect(entry: EntryFacts) -> Gap | None:
    """任务清单 第4项 – what is public is abolished, nothing else is."""
    if entry.status is MatterStatus.PUBLISHED:
        return None
    return Gap(Code.INVALID_TRANSITION, LIST, f"该事项现为{entry.status.label}，不能取消。", ("已公布的事项",), ADMIN)


MAY_BE_REVIEWED: Gates[EntryFacts] = (entry_states_everything,)
MAY_PUBLISH_ENTRY: Gates[EntryFacts] = (entry_not_published_yet, entry_approved_first, entry_states_everything)
MAY_ABOLISH_ENTRY: Gates[EntryFacts] = (entry_in_effect,)


def plan_says_something(plan: YearFacts) -> Gap | None:
    """国办发〔2024〕54号 – a plan has lines, each with at least one object, in the year it is for, and the year is not over."""
    if plan.year < plan.today.year:
        return Gap(Code.VALIDATION, PLAN, f"{plan.year}年度已经结束。", ("年度（year）",), ADMIN)
    if not plan.lines:
        return Gap(Code.VALIDATION, PLAN, "计划没有事项。", ("计划事项（items）",), ADMIN)
    wrong = [
        f"“{line.name}”{chinese_day(line.period_from)}至{chinese_day(line.period_to)}，{line.objects}个对象"
        for line in plan.lines
        if line.objects < 1
        or line.period_from > line.period_to
        or {line.period_from.year, line.period_to.year} != {plan.year}
    ]
    if wrong:
        return Gap(
            Code.VALIDATION,
            PLAN,
            f"期间应当在{plan.year}年度内，对象不少于一个：{'；'.join(wrong)}。",
            ("计划事项（items）",),
            ADMIN,
        )
    return None


def plan_follows_the_list(plan: YearFacts) -> Gap | None:
    """优化营商环境条例 第五十四条 – a plan is made of entries of the list that are public by its day."""
    hidden = [
        line.name
        for line in plan.lines
        if line.status is not MatterStatus.PUBLISHED or line.published_on is None or line.published_on > plan.today
    ]
    if not hidden:
        return None
    return Gap(
        Code.LIST_NOT_PUBLISHED, LIST, "".join(f"“{name}”。" for name in dict.fromkeys(hidden)), ("已公布的随机抽查事项",),
        (StaffRole.AMR_CHECKER, StaffRole.ORGAN_ADMIN),
    )  # fmt: skip


MAY_PUBLISH_PLAN: Gates[YearFacts] = (plan_says_something, plan_follows_the_list)
