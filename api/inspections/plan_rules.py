"""May an inspection be planned (检查计划关口)? A line in the published plan, room under the cap, two qualified officers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.calendar.explanation import chinese_day
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import BUSINESS_ENVIRONMENT, ENTERPRISE_INSPECTION
from api.registry.rules import Acting, officers_qualified, two_officers
from api.vocabulary import InspectionKind, MatterStatus, StaffRole

CAP = ENTERPRISE_INSPECTION.whole(
    gist="公布对同一企业的年度检查频次上限；投诉举报、转办交办、突发事件、数据监测等不受限制"
)
BY_CHANCE = BUSINESS_ENVIRONMENT.article(54, gist="随机抽取检查对象、随机选派执法检查人员")

EMERGENCY = "突发事件"
"""The ground of exemption that is urgent: approval and notice may follow within a working day."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An entry of the random-inspection list (随机抽查事项)."""

    name: str
    status: MatterStatus
    published_on: date | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line of an annual plan (年度检查计划) that names the list entry."""

    organ_id: UUID
    year: int
    published_on: date
    period_from: date
    period_to: date


@dataclass(frozen=True, slots=True)
class Cap:
    """A published yearly cap (频次上限) with the grounds that are outside it, and how much of it the party has used."""

    per_year: int
    exempt: tuple[str, ...]
    published_on: date
    used: int


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A visit about to be planned. ``acting.on`` is the planned day; ``today`` the day of planning."""

    kind: InspectionKind
    acting: Acting
    today: date
    lines: tuple[PlanLine, ...] = ()
    entry: ListEntry | None = None
    cap: Cap | None = None
    exemption: str | None = None
    reason: str | None = None
    drawn: bool = False

    @property
    def planned_on(self) -> date:
        """The day of the visit."""
        return self.acting.on

    @property
    def by_plan(self) -> bool:
        """Whether this kind of inspection follows the annual plan."""
        return self.kind is not InspectionKind.CASE_BASED


def in_published_plan(visit: PlanFacts) -> Gap | None:
    """国办发〔2024〕54号 – random, routine and campaign inspections follow the published annual plan.

    (1) the organ's own plan of that year names the list entry; (2) it was published by today; (3) the planned day lies in
    the line's period. A case-based inspection (个案检查) needs no plan.
    """
    if not visit.by_plan:
        return None
    own = [x for x in visit.lines if x.organ_id == visit.acting.organ_id and x.year == visit.planned_on.year]
    published = [line for line in own if line.published_on <= visit.today]
    if any(line.period_from <= visit.planned_on <= line.period_to for line in published):
        return None
    if published:
        detail = f"计划时段为{'、'.join(_period(line) for line in published)}，不含{chinese_day(visit.planned_on)}。"
    else:
        detail = f"{visit.planned_on.year}年度计划{'尚未公布' if own else '没有该事项'}。"
    return Gap(
        Code.NOT_IN_PLAN, ENTERPRISE_INSPECTION.whole(gist="行政检查应当制定并公布年度检查计划，依计划实施"), detail,
        ("已公布的年度检查计划事项",), (StaffRole.ORGAN_LEADER,),
    )  # fmt: skip


def list_published(visit: PlanFacts) -> Gap | None:
    """优化营商环境条例 第五十四条 – the list of random-inspection matters is public before anybody is inspected under it."""
    if not visit.by_plan:
        return None
    entry = visit.entry
    if entry and entry.status is MatterStatus.PUBLISHED and entry.published_on and entry.published_on <= visit.today:
        return None
    return Gap(
        Code.LIST_NOT_PUBLISHED, BUSINESS_ENVIRONMENT.article(54, gist="抽查事项清单应当及时向社会公布"),
        f"“{entry.name}”尚未公布。" if entry else "", ("已公布的随机抽查事项",), (StaffRole.AMR_CHECKER, StaffRole.ORGAN_ADMIN),
    )  # fmt: skip


def below_frequency_cap(visit: PlanFacts) -> Gap | None:
    """国办发〔2024〕54号 – the organ publishes how often a year it inspects one enterprise, and keeps to it.

    (1) a cap for the year is published; (2) fewer visits than the cap are planned or made at this party in the year; visits
    on a published ground of exemption do not count. A case-based inspection is outside the cap, see ``outside_cap``.
    """
    if not visit.by_plan:
        return None
    year, cap = visit.planned_on.year, visit.cap
    if cap is not None and cap.published_on <= visit.today and cap.used < cap.per_year:
        return None
    published = cap is not None and cap.published_on <= visit.today
    detail = (
        f"{year}年度上限{cap.per_year}次，已用{cap.used}次。" if cap and published else f"{year}年度频次上限尚未公布。"
    )
    return Gap(
        Code.FREQUENCY_CAP_EXCEEDED, CAP, detail, ("频次余量" if published else "已公布的频次上限",),
        (StaffRole.ORGAN_LEADER,),
    )  # fmt: skip


def outside_cap(visit: PlanFacts) -> Gap | None:
    """国办发〔2024〕54号 – what is outside plan and cap says why: a published ground and the reason in words.

    (1) only a case-based inspection is outside; (2) its ground is one of those published with the cap, where the organ has
    published a cap; (3) its reason is recorded.
    """
    if visit.by_plan:
        if visit.exemption is None:
            return None
        return Gap(Code.VALIDATION, CAP, f"“{visit.kind.label}”不得免计频次。", ("frequencyExempt",))
    if not _given(visit.reason) or not _given(visit.exemption):
        lacking = tuple(
            name for name, text in (("检查事由", visit.reason), ("免计频次的情形", visit.exemption)) if not _given(text)
        )
        return Gap(Code.REASON_REQUIRED, CAP, "个案检查应当写明事由和免计频次的情形。", lacking, (StaffRole.OFFICER,))
    if visit.cap is not None and visit.exemption not in visit.cap.exempt:
        allowed = "、".join(visit.cap.exempt)
        return Gap(
            Code.FREQUENCY_CAP_EXCEEDED,
            CAP,
            f"“{visit.exemption}”不属于公布的免计频次情形（{allowed}）。",
            visit.cap.exempt,
        )
    return None


def chosen_by_chance(visit: PlanFacts) -> Gap | None:
    """优化营商环境条例 第五十四条 – whom a random inspection meets, and who goes there, is drawn, not chosen.

    (1) ``drawInspection`` drew them; or (2) they were drawn elsewhere, on a common platform or with other organs, and the
    reason names that draw.
    """
    if visit.kind is not InspectionKind.RANDOM or visit.drawn or _given(visit.reason):
        return None
    return Gap(
        Code.REASON_REQUIRED, BY_CHANCE, "双随机抽查的对象和人员应当抽取产生。", ("抽取，或者在其他平台抽取的批次（检查事由）",),
        (StaffRole.UNIT_HEAD,),
    )  # fmt: skip


MAY_PLAN: Gates[PlanFacts] = (
    in_published_plan,
    list_published,
    below_frequency_cap,
    outside_cap,
    chosen_by_chance,
    officers_qualified,  # 行政处罚法 第四十二条, on the planned day
    two_officers,
)


def _given(text: str | None) -> bool:
    return bool(text and text.strip())


def _period(line: PlanLine) -> str:
    return f"{chinese_day(line.period_from)}至{chinese_day(line.period_to)}"
