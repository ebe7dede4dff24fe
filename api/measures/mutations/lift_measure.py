"""liftMeasure: the measure is lifted and everything given back."""

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
from api.inspections.mutations.inputs import HandoverInput, handover, on_site
from api.measures import acts
from api.measures.models import LiftGround
from api.measures.types import Measure


@strawberry.input(description="解除强制措施")
class LiftMeasureInput(HandoverInput):
    """Why, and by which decision."""

    measure_id: strawberry.ID = strawberry.field(description="强制措施：measure_…")
    ground: LiftGround = strawberry.field(description="解除理由")


@strawberry.type(description="已解除")
class LiftMeasurePayload:
    """The measure as it stands now."""

    measure_id: strawberry.Private[UUID]
    measure: Measure | None = reread("measure_id", description="强制措施")


LiftMeasureResult: TypeAlias = Annotated[LiftMeasurePayload | Refusal, strawberry.union("LiftMeasureResult")]


@strawberry.mutation(
    description="解除查封、扣押（行政强制法第二十八条）：送达解除决定书，立即退还财物；超期的也应当解除。"
)
async def lift_measure(info: ActInfo, input: LiftMeasureInput) -> LiftMeasureResult:
    """Lift it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> LiftMeasurePayload:
        lift = await acts.lift_measure(
            tx, key_of("measure", input.measure_id), on_site(input), handover(input), ground=input.ground,
            document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return LiftMeasurePayload(measure_id=lift.measure_id)

    return await perform(info, Permission.TAKE_MEASURE, act, input)
