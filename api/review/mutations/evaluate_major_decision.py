"""evaluateMajorDecision: a proposal is held against the catalogue in force."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.review import acts
from api.review.catalogue_types import MajorEvaluation
from api.review.mutations.inputs import CircumstancesInput, ReviewedProposalInput, circumstances_of, proposal_of


@strawberry.input(description="判定重大执法决定")
class EvaluateMajorDecisionInput:
    """The proposal and the circumstances."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    proposal: ReviewedProposalInput = strawberry.field(description="拟处理意见")
    circumstances: CircumstancesInput | None = strawberry.field(default=None, description="案件情节；不填的沿用上次")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已判定")
class EvaluateMajorDecisionPayload:
    """The evaluation and its case."""

    evaluation_id: strawberry.Private[UUID]
    case_id: strawberry.Private[UUID]
    evaluation: MajorEvaluation | None = reread("evaluation_id", description="判定")
    case: Case | None = reread("case_id", description="案件")


EvaluateMajorDecisionResult: TypeAlias = Annotated[
    EvaluateMajorDecisionPayload | Refusal, strawberry.union("EvaluateMajorDecisionResult")
]


@strawberry.mutation(description="判定重大执法决定：依有效的目录、法律规定和人工标注；所用目录版本记入案件。")
async def evaluate_major_decision(info: ActInfo, input: EvaluateMajorDecisionInput) -> EvaluateMajorDecisionResult:
    """Evaluate the proposal."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> EvaluateMajorDecisionPayload:
        evaluation = await acts.evaluate_major(
            tx,
            key_of("case", input.case_id),
            proposal_of(input.proposal),
            circumstances_of(input.circumstances),
            by=by,
            at=at,
        )
        return EvaluateMajorDecisionPayload(evaluation_id=evaluation.id, case_id=evaluation.case_id)

    return await perform(info, Permission.EVALUATE_MAJOR, act, input)
