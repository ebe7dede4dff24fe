"""drawInspection: objects and officers of a random inspection are drawn."""

from datetime import date
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.inspections import acts
from api.inspections.types import InspectionTask


@strawberry.input(description="检查对象名录中的一户")
class DrawCandidateInput:
    """An object that may be drawn."""

    party_id: strawberry.ID = strawberry.field(description="检查对象：party_…")
    place: str = strawberry.field(description="检查地点")


@strawberry.input(description="不参加选派的执法人员")
class DrawConflictInput:
    """An officer left out of the draw."""

    officer_id: strawberry.ID = strawberry.field(description="执法人员：officer_…")
    party_id: strawberry.ID | None = strawberry.field(default=None, description="对哪一户；不填为全部")
    reason: str = strawberry.field(description="回避等理由")


@strawberry.input(description="双随机抽取")
class DrawInspectionInput:
    """Under which entry, from which objects, for which day. The seed is nobody's to choose."""

    name: str = strawberry.field(description="检查任务名称")
    list_item_id: strawberry.ID = strawberry.field(description="随机抽查事项：listitem_…")
    candidates: list[DrawCandidateInput] = strawberry.field(
        description="检查对象名录，抽取时固定；抽取户数依公布的比例，向上取整"
    )
    planned_on: date = strawberry.field(description="计划检查日期")
    check_codes: list[str] = strawberry.field(description="检查码，依抽取顺序使用，不少于抽取户数")
    conflicts: list[DrawConflictInput] = strawberry.field(
        default_factory=list, description="不参加选派的执法人员及理由；其余当日有资格的人员均参加"
    )
    redraw_reason: str | None = strawberry.field(default=None, description="同一事项同一日期重新抽取的理由")
    plan_id: strawberry.ID | None = strawberry.field(
        default=None, description="年度检查计划；默认为本机关该年度列有该事项的计划"
    )
    cap_id: strawberry.ID | None = strawberry.field(default=None, description="频次上限；本年度有多个时必填")
    unit_id: strawberry.ID | None = strawberry.field(default=None, description="承办机构；默认为本人所在机构")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已抽取")
class DrawInspectionPayload:
    """The task with its draw and its visits."""

    task_id: strawberry.Private[UUID]
    task: InspectionTask | None = reread("task_id", description="检查任务")


DrawInspectionResult: TypeAlias = Annotated[DrawInspectionPayload | Refusal, strawberry.union("DrawInspectionResult")]


@strawberry.mutation(
    description="双随机抽取（优化营商环境条例第五十四条）：由承办机构负责人抽取；种子、名录、选派范围全部存档，任何人可以复算。"
)
async def draw_inspection(info: ActInfo, input: DrawInspectionInput) -> DrawInspectionResult:
    """Draw."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DrawInspectionPayload:
        draw = acts.Draw(
            name=input.name, list_item_id=key_of("listitem", input.list_item_id),
            candidates=tuple(acts.Candidate(key_of("party", each.party_id), each.place) for each in input.candidates),
            planned_on=input.planned_on, check_codes=tuple(input.check_codes),
            conflicts=tuple(
                acts.Conflict(key_of("officer", each.officer_id), each.reason, _key("party", each.party_id))
                for each in input.conflicts
            ),
            redraw_reason=input.redraw_reason or "", plan_id=_key("plan", input.plan_id), cap_id=_key("cap", input.cap_id),
            unit_id=_key("unit", input.unit_id),
        )  # fmt: skip
        task = await acts.draw_inspection(tx, draw, by=by, at=at)
        return DrawInspectionPayload(task_id=task.id)

    return await perform(info, Permission.DRAW_INSPECTION, act, input)


def _key(prefix: str, opaque: strawberry.ID | None) -> UUID | None:
    """The key inside an id that may be absent."""
    return key_of(prefix, opaque) if opaque else None
