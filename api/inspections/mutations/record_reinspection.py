"""recordReinspection: record whether what was ordered was put right."""

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


@strawberry.input(description="记录复查")
class RecordReinspectionInput(OnSiteInput):
    """On which visit, and what was seen."""

    visit_id: strawberry.ID = strawberry.field(description="检查实施：visit_…")
    text: str = strawberry.field(description="复查情况，一句话")
    put_right: bool = strawberry.field(description="是否已经改正")
    document_id: strawberry.ID | None = strawberry.field(default=None, description="现场检查笔录（已签署完毕）")


@strawberry.type(description="已记录")
class RecordReinspectionPayload:
    """The record."""

    event_id: strawberry.ID = strawberry.field(description="时间线事件")
    visit_id: strawberry.Private[UUID]
    visit: InspectionVisit | None = reread("visit_id", description="检查实施")


RecordReinspectionResult: TypeAlias = Annotated[
    RecordReinspectionPayload | Refusal, strawberry.union("RecordReinspectionResult")
]


@strawberry.mutation(description="复查责令改正的事项：已责令改正，当日已扫码、当场已出示证件，两名以上执法人员。")
async def record_reinspection(info: ActInfo, input: RecordReinspectionInput) -> RecordReinspectionResult:
    """Record what was found."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordReinspectionPayload:
        document_id = key_of("document", input.document_id) if input.document_id else None
        event = await acts.record_reinspection(
            tx, key_of("visit", input.visit_id), on_site(input), text=input.text, put_right=input.put_right,
            document_id=document_id, by=by, at=at,
        )  # fmt: skip
        return RecordReinspectionPayload(event_id=strawberry.ID(encode("event", event.id)), visit_id=event.owner_id)

    return await perform(info, Permission.CONDUCT_INSPECTION, act, input)
