"""recordSiteInspection: record what the inspection of the place found."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.identity import encode
from api.graph.refusals import Refusal
from api.inspections import acts
from api.inspections.mutations.inputs import OnSiteInput, on_site
from api.inspections.types import InspectionVisit


@strawberry.input(description="记录现场检查")
class RecordSiteInspectionInput(OnSiteInput):
    """On which visit, and what was seen."""

    visit_id: strawberry.ID = strawberry.field(description="检查实施：visit_…")
    text: str = strawberry.field(description="检查情况，一句话")
    observations: list[str] = strawberry.field(default_factory=list, description="逐项检查情况")
    document_id: strawberry.ID | None = strawberry.field(default=None, description="现场检查笔录（已签署完毕）")


@strawberry.type(description="已记录")
class RecordSiteInspectionPayload:
    """The record."""

    event_id: strawberry.ID = strawberry.field(description="时间线事件")
    visit_id: strawberry.Private[UUID]
    visit: InspectionVisit | None = reread("visit_id", description="检查实施")


RecordSiteInspectionResult: TypeAlias = Annotated[
    RecordSiteInspectionPayload | Refusal, strawberry.union("RecordSiteInspectionResult")
]


@strawberry.mutation(description="记录现场检查：经批准、已通知、已扫码、当日当场已出示证件，两名以上执法人员。")
async def record_site_inspection(info: ActInfo, input: RecordSiteInspectionInput) -> RecordSiteInspectionResult:
    """Record the inspection."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordSiteInspectionPayload:
        document_id = key_of("document", input.document_id) if input.document_id else None
        event = await acts.record_site_inspection(
            tx, key_of("visit", input.visit_id), on_site(input), text=input.text, observations=input.observations,
            document_id=document_id, by=by, at=at,
        )  # fmt: skip
        return RecordSiteInspectionPayload(event_id=strawberry.ID(encode("event", event.id)), visit_id=event.owner_id)

    return await perform(info, Permission.CONDUCT_INSPECTION, act, input)
