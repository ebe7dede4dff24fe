"""planInspection: plan the inspection of one party."""

from datetime import date
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, keys_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.inspections import acts
from api.inspections.types import InspectionVisit
from api.vocabulary import InspectionKind


@strawberry.input(description="制定检查任务")
class PlanInspectionInput:
    """What is to be inspected, where, by whom, when, and under which plan or ground."""

    kind: InspectionKind = strawberry.field(description="检查类型")
    name: str = strawberry.field(description="检查任务名称")
    party_id: strawberry.ID = strawberry.field(description="被检查人：party_…")
    place: str = strawberry.field(description="检查地点")
    officer_ids: list[strawberry.ID] = strawberry.field(description="执法人员，不少于两名")
    planned_on: date = strawberry.field(description="计划检查日期")
    check_code: str = strawberry.field(description="检查码（扫码入企）")
    reason: str | None = strawberry.field(
        default=None, description="检查事由；个案检查必填，双随机抽查在其他平台抽取的写明抽取批次"
    )
    plan_id: strawberry.ID | None = strawberry.field(
        default=None, description="年度检查计划；默认为本机关该年度列有该事项的计划"
    )
    list_item_id: strawberry.ID | None = strawberry.field(
        default=None, description="随机抽查事项；双随机、日常、专项检查必填"
    )
    cap_id: strawberry.ID | None = strawberry.field(default=None, description="频次上限；本年度有多个时必填")
    frequency_exempt: str | None = strawberry.field(
        default=None, description="免计频次的情形（如 投诉举报）；个案检查必填"
    )
    unit_id: strawberry.ID | None = strawberry.field(default=None, description="承办机构；默认为本人所在机构")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已制定")
class PlanInspectionPayload:
    """The planned visit."""

    visit_id: strawberry.Private[UUID]
    visit: InspectionVisit | None = reread("visit_id", description="检查实施")


PlanInspectionResult: TypeAlias = Annotated[PlanInspectionPayload | Refusal, strawberry.union("PlanInspectionResult")]


@strawberry.mutation(
    description="制定检查任务：列入已公布的年度计划、未达频次上限、两名以上执法人员具备资格；个案检查写明事由和免计频次的情形。"
)
async def plan_inspection(info: ActInfo, input: PlanInspectionInput) -> PlanInspectionResult:
    """Plan the visit."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> PlanInspectionPayload:
        plan = acts.Plan(
            kind=input.kind, name=input.name, party_id=key_of("party", input.party_id), place=input.place,
            officer_ids=tuple(keys_of("officer", input.officer_ids)), planned_on=input.planned_on,
            check_code=input.check_code, reason=input.reason, plan_id=_key("plan", input.plan_id),
            list_item_id=_key("listitem", input.list_item_id), cap_id=_key("cap", input.cap_id),
            frequency_exempt=input.frequency_exempt, unit_id=_key("unit", input.unit_id),
        )  # fmt: skip
        visit = await acts.plan_inspection(tx, plan, by=by, at=at)
        return PlanInspectionPayload(visit_id=visit.id)

    return await perform(info, Permission.PLAN_INSPECTION, act, input)


def _key(prefix: str, opaque: strawberry.ID | None) -> UUID | None:
    """The key inside an id that may be absent."""
    return key_of(prefix, opaque) if opaque else None
