"""beginSpotPenalty: a visit becomes a case of the simple procedure, and the party is told."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.mutations.inputs import LawPlaceInput, places_of
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions import acts
from api.decisions.mutations.inputs import ProposalInput, proposal_of
from api.graph import reread
from api.graph.refusals import Refusal
from api.vocabulary import ClueSource


@strawberry.input(description="当场告知：启动简易程序")
class BeginSpotPenaltyInput:
    """What the officers found, under which law, and what they propose."""

    visit_id: strawberry.ID = strawberry.field(description="检查实施：visit_…")
    matter_id: strawberry.ID = strawberry.field(description="行政处罚事项：matter_…")
    name: str = strawberry.field(description="案件名称，如 某某不标明价格案")
    source: ClueSource = strawberry.field(description="案件来源")
    facts: str = strawberry.field(description="违法事实")
    violated: list[LawPlaceInput] = strawberry.field(description="违反的规定")
    applied: list[LawPlaceInput] = strawberry.field(description="处罚依据")
    proposal: ProposalInput = strawberry.field(description="拟作出的处罚")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已告知，案件已建立")
class BeginSpotPenaltyPayload:
    """The new case."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


BeginSpotPenaltyResult: TypeAlias = Annotated[
    BeginSpotPenaltyPayload | Refusal, strawberry.union("BeginSpotPenaltyResult")
]


@strawberry.mutation(
    description="当场告知：检查转为简易程序案件，口头告知违法事实、理由、依据和权利（行政处罚法第四十四条、第五十一条）。"
    "告知的处罚即为决定的上限。"
)
async def begin_spot_penalty(info: ActInfo, input: BeginSpotPenaltyInput) -> BeginSpotPenaltyResult:
    """Begin the case and tell the party."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> BeginSpotPenaltyPayload:
        penalty = acts.SpotPenalty(
            matter_id=key_of("matter", input.matter_id), name=input.name, source=input.source, facts=input.facts,
            violated=places_of(input.violated), applied=places_of(input.applied), proposal=proposal_of(input.proposal),
            factors=tuple(input.proposal.factors),
        )  # fmt: skip
        case = await acts.begin_spot_penalty(tx, key_of("visit", input.visit_id), penalty, by=by, at=at)
        return BeginSpotPenaltyPayload(case_id=case.id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
