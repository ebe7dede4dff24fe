"""publishInspectionPlan: the plan of a year becomes public, or lines are added to it."""

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
from api.inspections.types import InspectionPlan


@strawberry.input(description="检查计划事项")
class InspectionPlanItemInput:
    """A line of the plan."""

    list_item_id: strawberry.ID = strawberry.field(description="已公布的随机抽查事项：listitem_…")
    period_from: date = strawberry.field(description="实施期间起")
    period_to: date = strawberry.field(description="实施期间止")
    planned_objects: int = strawberry.field(description="计划检查对象数")


@strawberry.input(description="公布年度检查计划")
class PublishInspectionPlanInput:
    """The year and its lines."""

    year: int = strawberry.field(description="年度")
    items: list[InspectionPlanItemInput] = strawberry.field(description="计划事项")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已公布")
class PublishInspectionPlanPayload:
    """The plan as it stands now."""

    plan_id: strawberry.Private[UUID]
    plan: InspectionPlan | None = reread("plan_id", description="年度检查计划")


PublishInspectionPlanResult: TypeAlias = Annotated[
    PublishInspectionPlanPayload | Refusal, strawberry.union("PublishInspectionPlanResult")
]


@strawberry.mutation(
    description="公布年度检查计划：由机关负责人批准，只能列入已公布的随机抽查事项；已有计划的，增加事项。报备见 submitFiling。"
)
async def publish_inspection_plan(info: ActInfo, input: PublishInspectionPlanInput) -> PublishInspectionPlanResult:
    """Publish the plan."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> PublishInspectionPlanPayload:
        lines = [
            acts.LineText(
                list_item_id=key_of("listitem", item.list_item_id), period_from=item.period_from, period_to=item.period_to,
                planned_objects=item.planned_objects,
            )
            for item in input.items
        ]  # fmt: skip
        return PublishInspectionPlanPayload(plan_id=(await acts.publish_plan(tx, input.year, lines, by=by, at=at)).id)

    return await perform(info, Permission.ADOPT_INSPECTION_PLAN, act, input)
