"""imposeMeasure: an approved measure is imposed, its papers handed over on the spot."""

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
from api.inspections.mutations.inputs import on_site
from api.measures import acts
from api.measures.mutations.inputs import SpotInput, handed, papers_of
from api.measures.types import Measure


@strawberry.input(description="实施强制措施")
class ImposeMeasureInput(SpotInput):
    """The measure, its papers, and how they were handed over."""

    measure_id: strawberry.ID = strawberry.field(description="强制措施：measure_…")
    decision_id: strawberry.ID = strawberry.field(description="已盖章的实施行政强制措施决定书：document_…")
    list_id: strawberry.ID = strawberry.field(description="已签署的清单：document_…")


@strawberry.type(description="已实施")
class ImposeMeasurePayload:
    """The measure as it stands now."""

    measure_id: strawberry.Private[UUID]
    measure: Measure | None = reread("measure_id", description="强制措施")


ImposeMeasureResult: TypeAlias = Annotated[ImposeMeasurePayload | Refusal, strawberry.union("ImposeMeasureResult")]


@strawberry.mutation(
    description="实施查封、扣押（行政强制法第十八条、第二十四条）：当场交付决定书和清单，期限自当日起算。"
)
async def impose_measure(info: ActInfo, input: ImposeMeasureInput) -> ImposeMeasureResult:
    """Impose it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ImposeMeasurePayload:
        imposition = await acts.impose_measure(
            tx, key_of("measure", input.measure_id), papers_of(input.decision_id, input.list_id), on_site(input),
            handed(input), by=by, at=at,
        )  # fmt: skip
        return ImposeMeasurePayload(measure_id=imposition.measure_id)

    return await perform(info, Permission.TAKE_MEASURE, act, input)
