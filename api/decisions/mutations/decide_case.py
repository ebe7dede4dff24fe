"""decideCase: a leader makes the decision."""

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
from api.decisions.mutations.inputs import GeneralProposalInput, general_proposal_of
from api.decisions.types import Decision
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="作出行政处罚决定")
class DecideCaseInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="盖章的行政处罚决定书：document_…")
    proposal: GeneralProposalInput = strawberry.field(description="处罚内容，与文书一致")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：作出行政处罚决定")
class DecideCasePayload:
    """The case as it stands then."""

    decision_id: strawberry.Private[UUID]
    case_id: strawberry.Private[UUID]
    decision: Decision | None = reread("decision_id", description="决定")
    case: Case | None = reread("case_id", description="案件")


DecideCaseResult: TypeAlias = Annotated[DecideCasePayload | Refusal, strawberry.union("DecideCaseResult")]


@strawberry.mutation(description="作出行政处罚决定（行政处罚法第五十七条）：以生效的决定书作出；起算送达和公示期限。")
async def decide_case(info: ActInfo, input: DecideCaseInput) -> DecideCaseResult:
    """A leader makes the decision."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DecideCasePayload:
        decision = await acts.decide_case(
            tx,
            key_of("case", input.case_id),
            key_of("document", input.document_id),
            general_proposal_of(input.proposal),
            by=by,
            at=at,
        )
        return DecideCasePayload(decision_id=decision.id, case_id=decision.case_id)

    return await perform(info, Permission.LEAD_CASE, act, input)
