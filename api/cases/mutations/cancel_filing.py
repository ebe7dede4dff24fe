"""cancelFiling: a leader cancels the filing."""

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


@strawberry.input(description="撤销立案")
class CancelFilingInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：撤销立案")
class CancelFilingPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


CancelFilingResult: TypeAlias = Annotated[CancelFilingPayload | Refusal, strawberry.union("CancelFilingResult")]


@strawberry.mutation(description="撤销立案：由负责人批准，措施均已解除。")
async def cancel_filing(info: ActInfo, input: CancelFilingInput) -> CancelFilingResult:
    """A leader cancels the filing."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> CancelFilingPayload:
        await acts.cancel_filing(tx, key_of("case", input.case_id), reason=input.reason, by=by, at=at)
        return CancelFilingPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
