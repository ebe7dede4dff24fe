"""applyToCourt: the court is asked to enforce a decision."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions.acts import enforce
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="申请强制执行")
class ApplyToCourtInput:
    """What is recorded."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="强制执行申请书：document_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class ApplyToCourtPayload:
    """What it was done to, as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ApplyToCourtResult: TypeAlias = Annotated[ApplyToCourtPayload | Refusal, strawberry.union("ApplyToCourtResult")]


@strawberry.mutation(
    description="申请人民法院强制执行（行政强制法第五十三条至第五十五条）：催告期满，复议、诉讼期限届满之日起三个月内，没有进行中的复议、诉讼。"
)
async def apply_to_court(info: ActInfo, input: ApplyToCourtInput) -> ApplyToCourtResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ApplyToCourtPayload:
        await enforce.apply_to_court(
            tx, key_of("case", input.case_id), key_of("document", input.document_id), by=by, at=at
        )
        return ApplyToCourtPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
