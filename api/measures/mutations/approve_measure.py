"""approveMeasure: a leader approves, beforehand or within a day of an emergency."""

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
from api.measures import acts
from api.measures.types import Measure


@strawberry.input(description="批准强制措施")
class ApproveMeasureInput:
    """The measure and the form that the leader signed."""

    measure_id: strawberry.ID = strawberry.field(description="强制措施：measure_…")
    document_id: strawberry.ID = strawberry.field(description="已签署的审批表：document_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已批准")
class ApproveMeasurePayload:
    """The measure as it stands now."""

    measure_id: strawberry.Private[UUID]
    measure: Measure | None = reread("measure_id", description="强制措施")


ApproveMeasureResult: TypeAlias = Annotated[ApproveMeasurePayload | Refusal, strawberry.union("ApproveMeasureResult")]


@strawberry.mutation(description="批准强制措施（行政强制法第十八条、第十九条）；紧急实施的应当在二十四小时内补办。")
async def approve_measure(info: ActInfo, input: ApproveMeasureInput) -> ApproveMeasureResult:
    """Approve."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ApproveMeasurePayload:
        approval = await acts.approve_measure(
            tx, key_of("measure", input.measure_id), document_id=key_of("document", input.document_id), by=by, at=at
        )
        return ApproveMeasurePayload(measure_id=approval.measure_id)

    return await perform(info, Permission.APPROVE_MEASURE, act, input)
