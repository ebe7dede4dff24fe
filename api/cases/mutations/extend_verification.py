"""extendVerification: a leader extends the verification once."""

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


@strawberry.input(description="延长核查期限")
class ExtendVerificationInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：延长核查期限")
class ExtendVerificationPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ExtendVerificationResult: TypeAlias = Annotated[
    ExtendVerificationPayload | Refusal, strawberry.union("ExtendVerificationResult")
]


@strawberry.mutation(description="延长核查期限：特殊情况经负责人批准，延长十五个工作日，以一次为限。")
async def extend_verification(info: ActInfo, input: ExtendVerificationInput) -> ExtendVerificationResult:
    """A leader extends the verification once."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ExtendVerificationPayload:
        await acts.extend_verification(tx, key_of("case", input.case_id), reason=input.reason, by=by, at=at)
        return ExtendVerificationPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
