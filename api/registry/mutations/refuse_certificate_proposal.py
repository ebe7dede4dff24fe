"""refuseCertificateProposal: the supervising body does not follow what an organ asked."""

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
from api.registry.qualification_types import CertificateProposal


@strawberry.input(description="不予同意证件申报")
class RefuseCertificateProposalInput:
    """Which request, and why not."""

    proposal_id: strawberry.ID = strawberry.field(description="证件申报：certificateproposal_…")
    reason: str = strawberry.field(description="不予同意的理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class RefuseCertificateProposalPayload:
    """The request as it stands now."""

    proposal_id: strawberry.Private[UUID]
    proposal: CertificateProposal | None = reread("proposal_id", description="证件申报")


RefuseCertificateProposalResult: TypeAlias = Annotated[
    RefuseCertificateProposalPayload | Refusal, strawberry.union("RefuseCertificateProposalResult")
]


@strawberry.mutation(description="不予同意证件申报，说明理由；所在机关可以重新申报。")
async def refuse_certificate_proposal(
    info: ActInfo, input: RefuseCertificateProposalInput
) -> RefuseCertificateProposalResult:
    """Say no."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RefuseCertificateProposalPayload:
        proposal_id = key_of("certificateproposal", input.proposal_id)
        await acts.refuse_proposal(tx, proposal_id, reason=input.reason, by=by, at=at)
        return RefuseCertificateProposalPayload(proposal_id=proposal_id)

    return await perform(info, Permission.MANAGE_QUALIFICATION, act, input)
