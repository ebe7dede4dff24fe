"""Planning an inspection (制定检查任务): a task and the visit to one party."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.models import Dossier, DossierKind, Party
from api.cases.proceeding import written
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.models import (
    InspectionCap,
    InspectionPlan,
    InspectionPlanItem,
    InspectionTask,
    InspectionVisit,
    RandomInspectionMatter,
)
from api.inspections.plan_rules import MAY_PLAN, Cap, ListEntry, PlanFacts, PlanLine
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import recompute_summary
from api.registry.models import Unit
from api.registry.standing import acting_officers
from api.vocabulary import EnforcementCategory, InspectionKind


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be inspected, where, by whom, when, and under which plan or ground.

    ``unit_id`` is by default the planner's unit; ``plan_id`` the organ's plan of the year that has the list entry; ``cap_id``
    the organ's only cap of the year. ``check_code`` is the code the party and the officers scan at the door.
    """

    kind: InspectionKind
    name: str
    party_id: UUID
    place: str
    officer_ids: tuple[UUID, ...]
    planned_on: date
    check_code: str
    reason: str | None = None
    plan_id: UUID | None = None
    list_item_id: UUID | None = None
    cap_id: UUID | None = None
    frequency_exempt: str | None = None
    unit_id: UUID | None = None


async def plan_inspection(
    tx: WriteSession, plan: Plan, *, task: InspectionTask | None = None, by: Actor, at: LegalTime
) -> InspectionVisit:
    """Plan a visit 制定检查任务, of a task of its own unless one is given. It becomes an inspection only when a leader approves it;
    the timeline begins there.

    Raises Refused with every gap of MAY_PLAN; VALIDATION for empty texts, a past day, a plan for a case-based inspection;
    NOT_FOUND for what is not the organ's; CONFLICT for a check code that is taken.
    """
    today = legal_day(at)
    _require_form(plan, today)
    unit_id = await _unit(tx, plan.unit_id or by.unit_id, by.organ_id)
    if await tx.get(Party, plan.party_id) is None:
        raise refuse(Code.NOT_FOUND, "当事人不存在。")
    cap = await lock_cap(tx, plan.cap_id, plan.planned_on.year, by.organ_id)
    used = await _used(tx, plan, by.organ_id)
    lines = await lines_of(tx, plan, by.organ_id)
    facts = PlanFacts(
        plan.kind,
        await acting_officers(
            tx, plan.officer_ids, organ_id=by.organ_id, category=EnforcementCategory.INSPECTION, on=plan.planned_on,
            place=plan.place,
        ),
        today,
        tuple(PlanLine(p.organ_id, p.year, p.published_on, i.period_from, i.period_to) for p, i in lines),
        await _entry(tx, plan.list_item_id, by.organ_id),
        Cap(cap.per_enterprise_per_year, tuple(cap.exempt), cap.published_on, used) if cap else None,
        plan.frequency_exempt,
        plan.reason,
        drawn=task is not None and task.draw is not None,
    )  # fmt: skip
    require(MAY_PLAN, facts)
    dossier = Dossier(kind=DossierKind.VISIT, organ_id=by.organ_id)
    task = task or InspectionTask(
        organ_id=by.organ_id, kind=plan.kind, plan_id=lines[0][0].id if lines else None,
        list_item_id=plan.list_item_id, name=plan.name, reason=plan.reason, created_at=at,
    )  # fmt: skip
    tx.add_all([dossier, task])
    await tx.flush()
    visit = InspectionVisit(
        id=dossier.id, organ_id=by.organ_id, unit_id=unit_id, task_id=task.id, party_id=plan.party_id, place=plan.place,
        officer_ids=list(dict.fromkeys(plan.officer_ids)), planned_on=plan.planned_on, check_code=plan.check_code,
        cap_id=cap.id if cap else None, frequency_exempt=plan.frequency_exempt, used_before=used, created_at=at,
    )  # fmt: skip
    await _add_with_free_code(tx, visit)
    tx.at_end(dossier.id, recompute_summary)
    return visit


def _require_form(plan: Plan, today: date) -> None:
    """Raise Refused VALIDATION for what cannot be a plan of any kind."""
    written(plan.name, "name", "检查任务名称")
    written(plan.place, "place", "检查地点")
    written(plan.check_code, "checkCode", "检查码")
    if plan.planned_on < today:
        raise refuse(Code.VALIDATION, "计划检查日期不得早于当日。", missing=("plannedOn",))
    if plan.kind is InspectionKind.CASE_BASED and plan.plan_id is not None:
        raise refuse(Code.VALIDATION, "个案检查不占用年度检查计划。", missing=("planId",))


async def _unit(tx: WriteSession, unit_id: UUID | None, organ_id: UUID) -> UUID:
    """The unit that inspects, of the organ."""
    if unit_id is None:
        raise refuse(Code.VALIDATION, "应当指明承办机构。", missing=("unitId",))
    unit = await tx.get(Unit, unit_id)
    if unit is None or unit.organ_id != organ_id:
        raise refuse(Code.NOT_FOUND, "承办机构不存在。")
    return unit.id


async def lock_cap(tx: WriteSession, cap_id: UUID | None, year: int, organ_id: UUID) -> InspectionCap | None:
    """The cap of the year. It is locked, so that two plans cannot both take the last place under it."""
    caps = select(InspectionCap).where(col(InspectionCap.organ_id) == organ_id, col(InspectionCap.year) == year)
    if cap_id is not None:
        caps = caps.where(col(InspectionCap.id) == cap_id)
    found = (await tx.execute(caps.with_for_update())).scalars().all()
    if cap_id is not None and not found:
        raise refuse(Code.NOT_FOUND, "频次上限不存在。")
    if len(found) > 1:
        levels = "、".join(cap.risk_level for cap in found)
        raise refuse(Code.VALIDATION, f"本年度有多个频次上限（{levels}），应当指明。", missing=("capId",))
    return found[0] if found else None


async def _used(tx: WriteSession, plan: Plan, organ_id: UUID) -> int:
    """How many visits of the organ at the party count in the year of the plan."""
    return (await visits_that_count(tx, [plan.party_id], organ_id=organ_id, year=plan.planned_on.year))[plan.party_id]


async def visits_that_count(
    tx: WriteSession, party_ids: Sequence[UUID], *, organ_id: UUID, year: int
) -> Mapping[UUID, int]:
    """How many visits of the organ at each party count against the cap of a year."""
    query = (
        select(InspectionVisit.party_id, sa.func.count())
        .where(
            col(InspectionVisit.organ_id) == organ_id,
            col(InspectionVisit.party_id).in_(party_ids),
            col(InspectionVisit.planned_on).between(date(year, 1, 1), date(year, 12, 31)),
            col(InspectionVisit.frequency_exempt).is_(None),
        )
        .group_by(col(InspectionVisit.party_id))
    )
    return Counter({row[0]: row[1] for row in await tx.execute(query)})


async def lines_of(tx: WriteSession, plan: Plan, organ_id: UUID) -> Sequence[tuple[InspectionPlan, InspectionPlanItem]]:
    """The lines of the organ's plan of the year that name the list entry; those of the named plan if one is named."""
    if plan.plan_id is not None:
        named = await tx.get(InspectionPlan, plan.plan_id)
        if named is None or named.organ_id != organ_id:
            raise refuse(Code.NOT_FOUND, "年度检查计划不存在。")
    if plan.kind is InspectionKind.CASE_BASED or plan.list_item_id is None:
        return ()
    query = (
        select(InspectionPlan, InspectionPlanItem)
        .join(InspectionPlanItem, col(InspectionPlanItem.plan_id) == col(InspectionPlan.id))
        .where(
            col(InspectionPlan.organ_id) == organ_id,
            col(InspectionPlan.year) == plan.planned_on.year,
            col(InspectionPlanItem.list_item_id) == plan.list_item_id,
        )
    )
    if plan.plan_id is not None:
        query = query.where(col(InspectionPlan.id) == plan.plan_id)
    return [(row[0], row[1]) for row in await tx.execute(query)]


async def _entry(tx: WriteSession, list_item_id: UUID | None, organ_id: UUID) -> ListEntry | None:
    """The organ's list entry."""
    if list_item_id is None:
        return None
    entry = await tx.get(RandomInspectionMatter, list_item_id)
    if entry is None or entry.organ_id != organ_id:
        raise refuse(Code.NOT_FOUND, "随机抽查事项不存在。")
    return ListEntry(entry.name, entry.status, entry.published_on)


async def _add_with_free_code(tx: WriteSession, visit: InspectionVisit) -> None:
    """Add the visit. The database decides whose the check code is, also between two who plan at once."""
    try:
        async with tx.begin_nested():
            tx.add(visit)
            await tx.flush()
    except IntegrityError as error:
        if "check_code" not in str(error.orig):
            raise
        raise refuse(Code.CONFLICT, "检查码已用于另一次检查。", missing=("checkCode",)) from error
