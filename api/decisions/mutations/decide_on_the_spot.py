"""decideOnTheSpot: the signed and sealed document becomes the decision."""

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
from api.decisions.types import Decision
from api.graph import reread
from api.graph.refusals import Refusal
from api.graph.scalars import Fen
from api.vocabulary import PenaltyKind


@strawberry.input(description="当场作出处罚决定")
class DecideOnTheSpotInput:
    """The document in force, and what it says: both must agree."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="已签署、盖章的当场行政处罚决定书：document_…")
    kinds: list[PenaltyKind] = strawberry.field(description="处罚种类，与决定书一致")
    fine_fen: Fen | None = strawberry.field(default=None, description="罚款数额（分），与决定书一致")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已作出决定")
class DecideOnTheSpotPayload:
    """The decision and its case."""

    decision_id: strawberry.Private[UUID]
    case_id: strawberry.Private[UUID]
    decision: Decision | None = reread("decision_id", description="决定")
    case: Case | None = reread("case_id", description="案件")


DecideOnTheSpotResult: TypeAlias = Annotated[
    DecideOnTheSpotPayload | Refusal, strawberry.union("DecideOnTheSpotResult")
]


@strawberry.mutation(
    description="当场作出处罚决定（行政处罚法第五十一条、第五十二条）：告知并听取之后，以生效的决定书作出；起算备案和公示期限。"
)
async def decide_on_the_spot(info: ActInfo, input: DecideOnTheSpotInput) -> DecideOnTheSpotResult:
    """Make the decision."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DecideOnTheSpotPayload:
        decision = await acts.decide_on_the_spot(
            tx, key_of("case", input.case_id), key_of("document", input.document_id), kinds=input.kinds,
            fine_fen=input.fine_fen, by=by, at=at,
        )  # fmt: skip
        return DecideOnTheSpotPayload(decision_id=decision.id, case_id=decision.case_id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
