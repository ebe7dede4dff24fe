"""liftSuspension: the certificate is valid again."""

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
from api.registry import acts
from api.registry.mutations.inputs import proposal_of
from api.registry.types import Certificate


@strawberry.input(description="解除暂扣")
class LiftSuspensionInput:
    """Why."""

    certificate_id: strawberry.ID = strawberry.field(description="证件：certificate_…")
    reason: str = strawberry.field(description="理由")
    proposal_id: strawberry.ID | None = strawberry.field(default=None, description="所依的申报：certificateproposal_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class LiftSuspensionPayload:
    """The certificate as it stands now."""

    certificate_id: strawberry.Private[UUID]
    certificate: Certificate | None = reread("certificate_id", description="执法证件")


LiftSuspensionResult: TypeAlias = Annotated[LiftSuspensionPayload | Refusal, strawberry.union("LiftSuspensionResult")]


@strawberry.mutation(description="解除暂扣，说明理由：证件自今日起恢复有效。")
async def lift_suspension(info: ActInfo, input: LiftSuspensionInput) -> LiftSuspensionResult:
    """Take the step."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> LiftSuspensionPayload:
        step = await acts.lift_suspension(
            tx,
            key_of("certificate", input.certificate_id),
            reason=input.reason,
            proposal_id=proposal_of(input.proposal_id),
            by=by,
            at=at,
        )
        return LiftSuspensionPayload(certificate_id=step.certificate_id)

    return await perform(info, Permission.MANAGE_QUALIFICATION, act, input)
