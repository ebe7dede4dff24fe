"""decideNoPenalty: no penalty is imposed."""

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
from api.decisions.hearing_models import DischargeGround
from api.decisions.types import Decision
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="不予行政处罚")
class DecideNoPenaltyInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="盖章的不予行政处罚决定书：document_…")
    ground: DischargeGround = strawberry.field(description="不予处罚的法定情形")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：不予行政处罚")
class DecideNoPenaltyPayload:
    """The case as it stands then."""

    decision_id: strawberry.Private[UUID]
    case_id: strawberry.Private[UUID]
    decision: Decision | None = reread("decision_id", description="决定")
    case: Case | None = reread("case_id", description="案件")


DecideNoPenaltyResult: TypeAlias = Annotated[
    DecideNoPenaltyPayload | Refusal, strawberry.union("DecideNoPenaltyResult")
]


@strawberry.mutation(description="不予行政处罚（行政处罚法第三十三条、第五十七条）：同样作出书面决定并送达。")
async def decide_no_penalty(info: ActInfo, input: DecideNoPenaltyInput) -> DecideNoPenaltyResult:
    """No penalty is imposed."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DecideNoPenaltyPayload:
        decision = await acts.decide_no_penalty(
            tx,
            key_of("case", input.case_id),
            key_of("document", input.document_id),
            ground=input.ground,
            reason=input.reason,
            by=by,
            at=at,
        )
        return DecideNoPenaltyPayload(decision_id=decision.id, case_id=decision.case_id)

    return await perform(info, Permission.LEAD_CASE, act, input)
