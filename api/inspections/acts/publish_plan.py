"""The plan of the year and its caps (年度检查计划、频次上限): adopted by a leader and public from that day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.list_rules import MAY_PUBLISH_PLAN, PLAN, PlannedLine, YearFacts
from api.inspections.models import InspectionCap, InspectionPlan, InspectionPlanItem, RandomInspectionMatter
from api.law.codes import Code
from api.law.gates import refuse, require
from api.registry.models import Organ


@dataclass(frozen=True, slots=True, kw_only=True)
class LineText:
    """A line of a plan: which entry, in which days, at how many objects."""

    list_item_id: UUID
    period_from: date
    period_to: date
    planned_objects: int


async def publish_plan(
    tx: WriteSession, year: int, lines: Sequence[LineText], *, by: Actor, at: LegalTime
) -> InspectionPlan:
    """Publish the organ's plan of a year 公布年度检查计划; where there is one, these lines are added to it (调整计划).

    Raises Refused with every gap of MAY_PUBLISH_PLAN; NOT_FOUND for an entry that is not the organ's.
    """
    await _lock_organ(tx, by.organ_id)
    wanted = {line.list_item_id for line in lines}
    query = select(RandomInspectionMatter).where(
        col(RandomInspectionMatter.id).in_(wanted), col(RandomInspectionMatter.organ_id) == by.organ_id
    )
    # Shared, so that nobody takes an entry off the list while it is planned.
    entries = {entry.id: entry for entry in (await tx.execute(query.with_for_update(read=True))).scalars()}
    if wanted - entries.keys():
        raise refuse(Code.NOT_FOUND, "随机抽查事项不存在。")
    today = legal_day(at)
    require(MAY_PUBLISH_PLAN, YearFacts(year=year, today=today, lines=tuple(_planned(line, entries) for line in lines)))
    found = select(InspectionPlan).where(col(InspectionPlan.organ_id) == by.organ_id, col(InspectionPlan.year) == year)
    plan = (await tx.execute(found)).scalar_one_or_none()
    if plan is None:
        plan = InspectionPlan(organ_id=by.organ_id, year=year, approved_by=by.id, published_on=today)
        tx.add(plan)
        await tx.flush()
    tx.add_all(
        InspectionPlanItem(
            plan_id=plan.id, organ_id=by.organ_id, list_item_id=line.list_item_id, period_from=line.period_from,
            period_to=line.period_to, planned_objects=line.planned_objects,
        )
        for line in lines
    )  # fmt: skip
    await tx.flush()
    return plan


async def publish_cap(
    tx: WriteSession, year: int, *, risk_level: str, per_year: int, exempt: Sequence[str], by: Actor, at: LegalTime
) -> InspectionCap:
    """Publish how often a year the organ inspects one enterprise 公布频次上限, and which grounds are outside it.

    Raises Refused VALIDATION for a year that is over, no level or less than one; CONFLICT where the level has its cap.
    """
    await _lock_organ(tx, by.organ_id)
    today, level = legal_day(at), risk_level.strip()
    wrong = [
        name
        for name, fine in (
            ("年度（year）", year >= today.year),
            ("风险等级（riskLevel）", level),
            ("次数（perEnterprisePerYear）", per_year >= 1),
        )
        if not fine
    ]
    if wrong:
        raise refuse(Code.VALIDATION, "年度已经结束、没有等级，或者次数少于一次。", basis=PLAN, missing=wrong)
    taken = select(InspectionCap).where(
        col(InspectionCap.organ_id) == by.organ_id,
        col(InspectionCap.year) == year,
        col(InspectionCap.risk_level) == level,
    )
    if (await tx.execute(taken)).first() is not None:
        raise refuse(Code.CONFLICT, f"{year}年度“{level}”的频次上限已经公布。", basis=PLAN)
    cap = InspectionCap(
        organ_id=by.organ_id, year=year, risk_level=level, per_enterprise_per_year=per_year,
        exempt=[ground.strip() for ground in exempt if ground.strip()], published_on=today,
    )  # fmt: skip
    tx.add(cap)
    await tx.flush()
    return cap


def _planned(line: LineText, entries: dict[UUID, RandomInspectionMatter]) -> PlannedLine:
    entry = entries[line.list_item_id]
    return PlannedLine(
        name=entry.name, status=entry.status, published_on=entry.published_on, period_from=line.period_from,
        period_to=line.period_to, objects=line.planned_objects,
    )  # fmt: skip


async def _lock_organ(tx: WriteSession, organ_id: UUID) -> None:
    """Plans of one organ take their turns."""
    await tx.execute(select(Organ.id).where(col(Organ.id) == organ_id).with_for_update(key_share=True))
