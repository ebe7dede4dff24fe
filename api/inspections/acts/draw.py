"""Drawing a random inspection (双随机抽取): objects and officers by one seed, everything kept that repeats the draw."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.models import Party
from api.cases.proceeding import written
from api.clocks import LegalTime
from api.database import WriteSession
from api.inspections.acts.plan import Plan, lines_of, lock_cap, plan_inspection, visits_that_count
from api.inspections.chance import METHOD, OBJECTS, OFFICERS_EACH, drawn, how_many
from api.inspections.draw_rules import MAY_DRAW, DrawFacts
from api.inspections.models import InspectionTask, InspectionVisit, RandomInspectionMatter
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.registry.models import Officer
from api.registry.rules import shortcomings
from api.registry.standing import acting_officers
from api.tables import Json, plain
from api.vocabulary import EnforcementCategory, InspectionKind, TimelineEventKind

OVER_THE_CAP = "已达年度检查频次上限"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An object that may be drawn, and where it would be inspected."""

    party_id: UUID
    place: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """An officer who is not sent to an object, or to none at all, and why."""

    officer_id: UUID
    reason: str
    party_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Draw:
    """What is drawn: under which list entry, from which objects, for which day. ``check_codes`` go to the objects in their order."""

    name: str
    list_item_id: UUID
    candidates: tuple[Candidate, ...]
    planned_on: date
    check_codes: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()
    redraw_reason: str = ""
    plan_id: UUID | None = None
    cap_id: UUID | None = None
    unit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class _Sent:
    """An object drawn, who might have been sent to it, and who is."""

    candidate: Candidate
    name: str
    pool: tuple[str, ...]
    officers: tuple[str, ...]


async def draw_inspection(
    tx: WriteSession, draw: Draw, *, by: Actor, at: LegalTime, seed: str | None = None
) -> InspectionTask:
    """Draw objects and officers 双随机抽取 (优化营商环境条例 第五十四条): a task, and a visit to each object drawn.

    Nobody chooses the seed; one is only ever given to repeat a draw in a test. How many are drawn the published ratio says.
    Raises Refused with every gap of MAY_DRAW, then with every gap of MAY_PLAN for the first visit that has one; VALIDATION for
    an empty name or a candidate named twice; NOT_FOUND for what is unknown or not the organ's.
    """
    written(draw.name, "name", "检查任务名称")
    seed = seed or secrets.token_hex(16)
    entry = await _entry(tx, draw.list_item_id, by.organ_id)
    names = await _names(tx, draw.candidates)
    over = await _over_the_cap(tx, draw, by.organ_id)
    eligible = {named("party", each.party_id): each for each in draw.candidates if each.party_id not in over}
    count = min(how_many(entry.ratio, len(draw.candidates)), len(eligible))
    objects = [eligible[name] for name in drawn(seed, OBJECTS, eligible, count)]
    sent = await _send(tx, draw, seed, objects, names, by=by)
    require(MAY_DRAW, DrawFacts(
        eligible=len(eligible), count=count, pools={each.name: len(each.pool) for each in sent}, codes=len(draw.check_codes),
        conflicts=tuple(each.reason for each in draw.conflicts), redraw_reason=draw.redraw_reason,
        drawn_before=await _drawn_before(tx, draw, by.organ_id),
    ))  # fmt: skip
    plans = [_plan(draw, each, code) for each, code in zip(sent, draw.check_codes, strict=False)]
    lines = await lines_of(tx, plans[0], by.organ_id)
    task = InspectionTask(
        organ_id=by.organ_id, kind=InspectionKind.RANDOM, plan_id=lines[0][0].id if lines else None,
        list_item_id=entry.id, name=draw.name.strip(), reason=draw.redraw_reason.strip() or None, created_at=at,
        draw=_kept(draw, seed, entry, sent, names, over, by, at),
    )  # fmt: skip
    for plan in plans:
        visit = await plan_inspection(tx, plan, task=task, by=by, at=at)
        await record(
            tx, TimelineEventKind.INSPECTION_DRAWN, owner_id=visit.id, organ_id=by.organ_id, by=[by], at=at,
            text=f"双随机抽取：{len(draw.candidates)}户中抽取{count}户，随机选派执法人员", particulars={"taskId": task.id, "seed": seed},
        )  # fmt: skip
    return task


def named(kind: str, key: UUID) -> str:
    """An identifier as the API shows it: what is hashed is what a supervisor reads."""
    return f"{kind}_{key}"


async def _send(
    tx: WriteSession, draw: Draw, seed: str, objects: Sequence[Candidate], names: Mapping[UUID, str], *, by: Actor
) -> list[_Sent]:
    """The officers drawn for each object, of all who are qualified there on the day and have no conflict."""
    query = select(Officer.id).where(
        col(Officer.organ_id) == by.organ_id, col(Officer.categories).contains([EnforcementCategory.INSPECTION])
    )
    acting = await acting_officers(
        tx, list((await tx.execute(query)).scalars()), organ_id=by.organ_id, category=EnforcementCategory.INSPECTION,
        on=draw.planned_on,
    )  # fmt: skip
    sent = []
    for each in objects:
        here = replace(acting, place=each.place)
        kept_out = {x.officer_id for x in draw.conflicts if x.party_id in (None, each.party_id)}
        pool = tuple(
            sorted(
                named("officer", officer.officer_id)
                for officer in here.officers
                if officer.officer_id not in kept_out and not shortcomings(officer, here)
            )
        )
        officers = drawn(seed, named("party", each.party_id), pool, OFFICERS_EACH)
        sent.append(_Sent(each, names[each.party_id], pool, officers))
    return sent


def _plan(draw: Draw, sent: _Sent, code: str) -> Plan:
    return Plan(
        kind=InspectionKind.RANDOM, name=draw.name.strip(), party_id=sent.candidate.party_id, place=sent.candidate.place,
        officer_ids=tuple(UUID(each.removeprefix("officer_")) for each in sent.officers), planned_on=draw.planned_on,
        check_code=code, plan_id=draw.plan_id, list_item_id=draw.list_item_id, cap_id=draw.cap_id, unit_id=draw.unit_id,
    )  # fmt: skip


def _kept(
    draw: Draw, seed: str, entry: RandomInspectionMatter, sent: Sequence[_Sent], names: Mapping[UUID, str],
    over: frozenset[UUID], by: Actor, at: LegalTime,
) -> Json:  # fmt: skip
    """Everything that repeats the draw, spelt as the API shows it."""
    kept: Json = plain({
        "drawnAt": at, "drawnBy": by.snapshot(), "seed": seed, "method": METHOD, "ratio": float(entry.ratio),
        "populationSize": len(draw.candidates), "drawnObjects": len(sent),
        "officerPoolSize": len({officer for each in sent for officer in each.pool}),
        "candidates": [
            {
                "partyId": named("party", each.party_id), "name": names[each.party_id],
                "excluded": OVER_THE_CAP if each.party_id in over else None,
            }
            for each in sorted(draw.candidates, key=lambda each: each.party_id)
        ],
        "conflicts": [
            {
                "officerId": named("officer", each.officer_id), "reason": each.reason.strip(),
                "partyId": named("party", each.party_id) if each.party_id else None,
            }
            for each in draw.conflicts
        ],
        "drawn": [
            {
                "partyId": named("party", each.candidate.party_id), "officerPoolIds": list(each.pool),
                "officerIds": list(each.officers),
            }
            for each in sent
        ],
    })  # fmt: skip
    return kept


async def _entry(tx: WriteSession, list_item_id: UUID, organ_id: UUID) -> RandomInspectionMatter:
    """The organ's list entry, locked, so that of two who draw at once the second knows of the first."""
    query = select(RandomInspectionMatter).where(
        col(RandomInspectionMatter.id) == list_item_id, col(RandomInspectionMatter.organ_id) == organ_id
    )
    entry = (await tx.execute(query.with_for_update())).scalar_one_or_none()
    if entry is None:
        raise refuse(Code.NOT_FOUND, "随机抽查事项不存在。")
    return entry


async def _names(tx: WriteSession, candidates: Sequence[Candidate]) -> Mapping[UUID, str]:
    """The names of the candidates. Raises Refused NOT_FOUND for one unknown, VALIDATION for one named twice."""
    keys = [each.party_id for each in candidates]
    if len(set(keys)) != len(keys):
        raise refuse(Code.VALIDATION, "检查对象名录（candidates）中有重复的对象。", missing=("candidates",))
    for each in candidates:
        written(each.place, "place", "检查地点")
    found = {
        party.id: party.name for party in (await tx.execute(select(Party).where(col(Party.id).in_(keys)))).scalars()
    }
    if len(found) != len(keys):
        raise refuse(Code.NOT_FOUND, "检查对象不存在。")
    return found


async def _over_the_cap(tx: WriteSession, draw: Draw, organ_id: UUID) -> frozenset[UUID]:
    """The candidates that the year's cap leaves no room for."""
    year = draw.planned_on.year
    cap = await lock_cap(tx, draw.cap_id, year, organ_id)
    if cap is None:
        return frozenset()
    used = await visits_that_count(tx, [each.party_id for each in draw.candidates], organ_id=organ_id, year=year)
    return frozenset(party_id for party_id, visits in used.items() if visits >= cap.per_enterprise_per_year)


async def _drawn_before(tx: WriteSession, draw: Draw, organ_id: UUID) -> bool:
    """Whether the entry was drawn for that day before."""
    query = (
        select(InspectionTask.id)
        .join(InspectionVisit, col(InspectionVisit.task_id) == col(InspectionTask.id))
        .where(
            col(InspectionTask.organ_id) == organ_id, col(InspectionTask.list_item_id) == draw.list_item_id,
            col(InspectionTask.draw).is_not(None), col(InspectionVisit.planned_on) == draw.planned_on,
        )
    )  # fmt: skip
    return (await tx.execute(query.limit(1))).scalar_one_or_none() is not None


__all__ = ["Candidate", "Conflict", "Draw", "draw_inspection"]
