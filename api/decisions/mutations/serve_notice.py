"""serveNotice: the party is told what is proposed, and its rights."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions import acts
from api.decisions.mutations.inputs import GeneralProposalInput, HandingInput, general_proposal_of, handing_of
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="送达行政处罚告知书")
class ServeNoticeInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="盖章的行政处罚告知书：document_…")
    proposal: GeneralProposalInput = strawberry.field(description="处罚内容，与文书一致")
    handing: HandingInput = strawberry.field(description="送达情况")
    factors: list[str] = strawberry.field(default_factory=list, description="裁量情节")
    new_facts: str = strawberry.field(default="", description="陈述申辩之后重新告知更重的处罚的，新查明的事实")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：送达行政处罚告知书")
class ServeNoticePayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ServeNoticeResult: TypeAlias = Annotated[ServeNoticePayload | Refusal, strawberry.union("ServeNoticeResult")]


@strawberry.mutation(
    description="送达行政处罚告知书（行政处罚法第四十四条、第六十三条）：告知的处罚为决定的上限；起算陈述申辩和听证申请期限。"
)
async def serve_notice(info: ActInfo, input: ServeNoticeInput) -> ServeNoticeResult:
    """The party is told what is proposed, and its rights."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ServeNoticePayload:
        await acts.serve_notice(
            tx,
            key_of("case", input.case_id),
            key_of("document", input.document_id),
            general_proposal_of(input.proposal),
            handing_of(input.handing),
            factors=tuple(input.factors),
            new_facts=input.new_facts,
            by=by,
            at=at,
        )
        return ServeNoticePayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
