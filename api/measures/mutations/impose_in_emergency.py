"""imposeInEmergency: a measure that cannot wait for its approval."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.inspections.mutations.inputs import on_site
from api.measures import acts
from api.measures.mutations.inputs import OwnedSpotInput, WorthInput, handed, owner_of, papers_of, worth_of
from api.measures.types import Measure
from api.vocabulary import MeasureKind


@strawberry.input(description="紧急实施强制措施")
class ImposeInEmergencyInput(WorthInput, OwnedSpotInput):
    """Where, which kind, why at once, its papers, and how they were handed over."""

    kind: MeasureKind = strawberry.field(description="强制措施种类")
    reason: str = strawberry.field(description="情况紧急的理由")
    decision_id: strawberry.ID = strawberry.field(description="已盖章的实施行政强制措施决定书：document_…")
    list_id: strawberry.ID = strawberry.field(description="已签署的清单：document_…")


@strawberry.type(description="已紧急实施，应当在二十四小时内补办批准")
class ImposeInEmergencyPayload:
    """The measure as it stands now."""

    measure_id: strawberry.Private[UUID]
    measure: Measure | None = reread("measure_id", description="强制措施")


ImposeInEmergencyResult: TypeAlias = Annotated[
    ImposeInEmergencyPayload | Refusal, strawberry.union("ImposeInEmergencyResult")
]


@strawberry.mutation(
    description="情况紧急，当场实施强制措施（行政强制法第十九条）：二十四小时内补办批准，否则立即解除。"
)
async def impose_in_emergency(info: ActInfo, input: ImposeInEmergencyInput) -> ImposeInEmergencyResult:
    """Impose it at once."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ImposeInEmergencyPayload:
        imposition = await acts.impose_in_emergency(
            tx, await owner_of(tx, input), acts.Emergency(input.kind, input.reason, worth_of(input)),
            papers_of(input.decision_id, input.list_id), on_site(input), handed(input), by=by, at=at,
        )  # fmt: skip
        return ImposeInEmergencyPayload(measure_id=imposition.measure_id)

    return await perform(info, Permission.TAKE_MEASURE, act, input)
