"""closeInvestigation: the investigation ends with its report."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases import acts
from api.cases.mutations.inputs import LawPlaceInput, places_of
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="调查终结")
class CloseInvestigationInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="已签署的案件调查终结报告：document_…")
    violated: list[LawPlaceInput] = strawberry.field(description="违反的规定")
    applied: list[LawPlaceInput] = strawberry.field(description="处罚依据")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：调查终结")
class CloseInvestigationPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


CloseInvestigationResult: TypeAlias = Annotated[
    CloseInvestigationPayload | Refusal, strawberry.union("CloseInvestigationResult")
]


@strawberry.mutation(description="调查终结（行政处罚法第五十七条）：报告载明的事实和所引规定成为案件的事实和依据。")
async def close_investigation(info: ActInfo, input: CloseInvestigationInput) -> CloseInvestigationResult:
    """The investigation ends with its report."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> CloseInvestigationPayload:
        await acts.close_investigation(
            tx,
            key_of("case", input.case_id),
            key_of("document", input.document_id),
            violated=places_of(input.violated),
            applied=places_of(input.applied),
            by=by,
            at=at,
        )
        return CloseInvestigationPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
