"""startVerification: two officers begin to verify the clue."""

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


@strawberry.input(description="开始核查")
class StartVerificationInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：开始核查")
class StartVerificationPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


StartVerificationResult: TypeAlias = Annotated[
    StartVerificationPayload | Refusal, strawberry.union("StartVerificationResult")
]


@strawberry.mutation(description="开始核查线索；期限自收到线索之日起算。")
async def start_verification(info: ActInfo, input: StartVerificationInput) -> StartVerificationResult:
    """Two officers begin to verify the clue."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> StartVerificationPayload:
        await acts.start_verification(tx, key_of("case", input.case_id), by=by, at=at)
        return StartVerificationPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
