"""orderVisitRectification: the inspected party is ordered to put things right."""

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


@strawberry.input(description="责令改正")
class OrderVisitRectificationInput(HandoverInput):
    """On which visit, and how the order is served."""

    visit_id: strawberry.ID = strawberry.field(description="检查实施：visit_…")


@strawberry.type(description="已送达")
class OrderVisitRectificationPayload:
    """The service is on the document."""

    event_id: strawberry.ID = strawberry.field(description="时间线事件")
    visit_id: strawberry.Private[UUID]
    visit: InspectionVisit | None = reread("visit_id", description="检查实施")


OrderVisitRectificationResult: TypeAlias = Annotated[
    OrderVisitRectificationPayload | Refusal, strawberry.union("OrderVisitRectificationResult")
]


@strawberry.mutation(
    description="责令改正检查发现的问题（行政处罚法第二十八条）：现场检查之后送达责令改正通知书；复查之前不重复责令。"
)
async def order_visit_rectification(
    info: ActInfo, input: OrderVisitRectificationInput
) -> OrderVisitRectificationResult:
    """Serve the order."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> OrderVisitRectificationPayload:
        event = await acts.order_visit_rectification(
            tx, key_of("visit", input.visit_id), on_site(input), handover(input),
            document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return OrderVisitRectificationPayload(
            event_id=strawberry.ID(encode("event", event.id)), visit_id=event.owner_id
        )

    return await perform(info, Permission.CONDUCT_INSPECTION, act, input)
