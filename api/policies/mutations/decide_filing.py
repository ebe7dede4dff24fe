"""decideFiling: the responsible body receives, returns, approves a filing or takes it on record."""

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
from api.policies import acts
from api.policies.types import Filing
from api.vocabulary import FilingStatus


@strawberry.input(description="处理报审报备")
class DecideFilingInput:
    """What is done with it."""

    filing_id: strawberry.ID = strawberry.field(description="报审报备：submission_…")
    decision: FilingStatus = strawberry.field(description="接收、退回、审核通过或者备案")
    opinion: str = strawberry.field(default="", description="意见；退回的必填")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已处理")
class DecideFilingPayload:
    """The filing as it stands now."""

    filing_id: strawberry.Private[UUID]
    filing: Filing | None = reread("filing_id", description="报审报备")


DecideFilingResult: TypeAlias = Annotated[DecideFilingPayload | Refusal, strawberry.union("DecideFilingResult")]


@strawberry.mutation(
    description="处理报审报备：由报送机关的执法监督人员（随机抽查事项为市场监督管理部门的双随机审核员）接收、退回、审核通过、备案。"
)
async def decide_filing(info: ActInfo, input: DecideFilingInput) -> DecideFilingResult:
    """Decide a filing."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DecideFilingPayload:
        decided = await acts.decide_filing(
            tx, key_of("submission", input.filing_id), decision=input.decision, opinion=input.opinion, by=by, at=at
        )
        return DecideFilingPayload(filing_id=decided.filing_id)

    return await perform(info, Permission.DECIDE_FILING, act, input)
