"""requestMeasure: officers ask the leader for a measure."""

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
from api.measures.mutations.inputs import OwnedInput, WorthInput, owner_of, worth_of
from api.measures.types import Measure
from api.vocabulary import MeasureKind


@strawberry.input(description="报批强制措施")
class RequestMeasureInput(WorthInput, OwnedInput):
    """Where, which kind, and the form that says the rest."""

    kind: MeasureKind = strawberry.field(description="强制措施种类")
    document_id: strawberry.ID = strawberry.field(description="已制发的行政强制措施审批表：document_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已报批")
class RequestMeasurePayload:
    """The measure as it stands now."""

    measure_id: strawberry.Private[UUID]
    measure: Measure | None = reread("measure_id", description="强制措施")


RequestMeasureResult: TypeAlias = Annotated[RequestMeasurePayload | Refusal, strawberry.union("RequestMeasureResult")]


@strawberry.mutation(description="报批强制措施（行政强制法第十八条第一项）：场所、设施、财物和期限以审批表为准。")
async def request_measure(info: ActInfo, input: RequestMeasureInput) -> RequestMeasureResult:
    """Ask for the measure."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RequestMeasurePayload:
        measure = await acts.request_measure(
            tx,
            await owner_of(tx, input),
            kind=input.kind,
            document_id=key_of("document", input.document_id),
            worth=worth_of(input),
            by=by,
            at=at,
        )
        return RequestMeasurePayload(measure_id=measure.id)

    return await perform(info, Permission.TAKE_MEASURE, act, input)
