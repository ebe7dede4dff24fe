"""notifyInspection: serve the inspection notice."""

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
from api.inspections.mutations.inputs import HandoverInput, handover, on_site
from api.inspections.types import InspectionVisit


@strawberry.input(description="送达行政检查通知书")
class NotifyInspectionInput(HandoverInput):
    """On which visit, and how the notice is served."""

    visit_id: strawberry.ID = strawberry.field(description="检查实施：visit_…")


@strawberry.type(description="已送达")
class NotifyInspectionPayload:
    """The service is on the document."""

    event_id: strawberry.ID = strawberry.field(description="时间线事件")
    visit_id: strawberry.Private[UUID]
    visit: InspectionVisit | None = reread("visit_id", description="检查实施")


NotifyInspectionResult: TypeAlias = Annotated[
    NotifyInspectionPayload | Refusal, strawberry.union("NotifyInspectionResult")
]


@strawberry.mutation(
    description="送达行政检查通知书：未免予提前通知的，在入企之前送达；免予提前通知的，扫码入企之后当场送达。"
)
async def notify_inspection(info: ActInfo, input: NotifyInspectionInput) -> NotifyInspectionResult:
    """Serve the notice."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> NotifyInspectionPayload:
        event = await acts.notify_inspection(
            tx, key_of("visit", input.visit_id), on_site(input), handover(input),
            document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return NotifyInspectionPayload(event_id=strawberry.ID(encode("event", event.id)), visit_id=event.owner_id)

    return await perform(info, Permission.CONDUCT_INSPECTION, act, input)
