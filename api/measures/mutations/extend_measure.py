"""extendMeasure: the term is extended once, and the party told why."""

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
from api.measures.types import Measure


@strawberry.input(description="延长强制措施期限")
class ExtendMeasureInput(HandoverInput):
    """By how many days, on which approval, told by which paper."""

    measure_id: strawberry.ID = strawberry.field(description="强制措施：measure_…")
    days: int = strawberry.field(description="延长日数，不超过三十日")
    approval_id: strawberry.ID = strawberry.field(description="批准延长的审批表：document_…")


@strawberry.type(description="已延长")
class ExtendMeasurePayload:
    """The measure as it stands now."""

    measure_id: strawberry.Private[UUID]
    measure: Measure | None = reread("measure_id", description="强制措施")


ExtendMeasureResult: TypeAlias = Annotated[ExtendMeasurePayload | Refusal, strawberry.union("ExtendMeasureResult")]


@strawberry.mutation(
    description="延长查封、扣押期限（行政强制法第二十五条）：期限届满前，经批准，一次，不超过三十日，书面告知理由。"
)
async def extend_measure(info: ActInfo, input: ExtendMeasureInput) -> ExtendMeasureResult:
    """Extend it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ExtendMeasurePayload:
        extension = await acts.extend_measure(
            tx, key_of("measure", input.measure_id), on_site(input), handover(input), days=input.days,
            approval_id=key_of("document", input.approval_id), document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return ExtendMeasurePayload(measure_id=extension.measure_id)

    return await perform(info, Permission.TAKE_MEASURE, act, input)
