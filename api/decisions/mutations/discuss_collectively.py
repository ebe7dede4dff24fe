"""discussCollectively: the leaders discuss the case."""

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
from api.decisions.mutations.inputs import GeneralProposalInput, VoiceInput, general_proposal_of
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="集体讨论")
class DiscussCollectivelyInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="已签署的案件集体讨论记录：document_…")
    chair_id: strawberry.ID = strawberry.field(description="主持讨论的负责人：staff_…")
    voices: list[VoiceInput] = strawberry.field(description="参加讨论的人员及其意见")
    result: GeneralProposalInput = strawberry.field(description="讨论决定的处罚")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：集体讨论")
class DiscussCollectivelyPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


DiscussCollectivelyResult: TypeAlias = Annotated[
    DiscussCollectivelyPayload | Refusal, strawberry.union("DiscussCollectivelyResult")
]


@strawberry.mutation(
    description="集体讨论（行政处罚法第五十七条第二款）：情节复杂或者重大的案件，由负责人集体讨论决定。"
)
async def discuss_collectively(info: ActInfo, input: DiscussCollectivelyInput) -> DiscussCollectivelyResult:
    """The leaders discuss the case."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DiscussCollectivelyPayload:
        voices = [acts.Voice(key_of("staff", voice.staff_id), voice.opinion) for voice in input.voices]
        await acts.discuss_collectively(
            tx,
            key_of("case", input.case_id),
            key_of("document", input.document_id),
            chair_id=key_of("staff", input.chair_id),
            voices=voices,
            result=general_proposal_of(input.result),
            by=by,
            at=at,
        )
        return DiscussCollectivelyPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
