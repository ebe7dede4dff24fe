"""tellInspectionResult: tell the party the result in writing."""

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
from api.inspections import acts
from api.inspections.mutations.inputs import HandoverInput, handover, on_site
from api.inspections.types import InspectionVisit


@strawberry.input(description="告知检查结果")
class TellInspectionResultInput(HandoverInput):
    """On which visit, and how the result notice is served."""

    visit_id: strawberry.ID = strawberry.field(description="检查实施：visit_…")


@strawberry.type(description="已告知")
class TellInspectionResultPayload:
    """The visit with its result."""

    visit_id: strawberry.Private[UUID]
    visit: InspectionVisit | None = reread("visit_id", description="检查实施")


TellInspectionResultResult: TypeAlias = Annotated[
    TellInspectionResultPayload | Refusal, strawberry.union("TellInspectionResultResult")
]


@strawberry.mutation(description="告知检查结果：送达检查结果告知书；结果以告知书所载为准。")
async def tell_inspection_result(info: ActInfo, input: TellInspectionResultInput) -> TellInspectionResultResult:
    """Tell the result."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> TellInspectionResultPayload:
        result = await acts.tell_inspection_result(
            tx, key_of("visit", input.visit_id), on_site(input), handover(input),
            document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return TellInspectionResultPayload(visit_id=result.visit_id)

    return await perform(info, Permission.CONDUCT_INSPECTION, act, input)
