"""refuseFiling: a leader does not file the case."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases import acts
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="不予立案")
class RefuseFilingInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="负责人签署的不予立案审批表：document_…")
    reason: str = strawberry.field(description="理由")
    reporter_told: bool = strawberry.field(default=False, description="是否已告知投诉人、举报人")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：不予立案")
class RefuseFilingPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


RefuseFilingResult: TypeAlias = Annotated[RefuseFilingPayload | Refusal, strawberry.union("RefuseFilingResult")]


@strawberry.mutation(description="不予立案：措施均已解除；实名投诉举报的，告知投诉人、举报人。")
async def refuse_filing(info: ActInfo, input: RefuseFilingInput) -> RefuseFilingResult:
    """A leader does not file the case."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RefuseFilingPayload:
        await acts.refuse_filing(
            tx,
            key_of("case", input.case_id),
            key_of("document", input.document_id),
            reason=input.reason,
            reporter_told=input.reporter_told,
            by=by,
            at=at,
        )
        return RefuseFilingPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
