"""proposeCertificate: an organ asks for a certificate, or for a step of one."""

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
from api.registry.qualification_models import CertificateStepKind
from api.registry.qualification_types import CertificateProposal


@strawberry.input(description="申报证件事项")
class ProposeCertificateInput:
    """For whom, and what. A certificate is named for every step but the first."""

    kind: CertificateStepKind = strawberry.field(description="申报的事项")
    reason: str = strawberry.field(description="理由")
    officer_id: strawberry.ID | None = strawberry.field(default=None, description="执法人员：officer_…；申报颁发的必填")
    certificate_id: strawberry.ID | None = strawberry.field(
        default=None, description="证件：certificate_…；其他事项的必填"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已申报")
class ProposeCertificatePayload:
    """The request."""

    proposal_id: strawberry.Private[UUID]
    proposal: CertificateProposal | None = reread("proposal_id", description="证件申报")


ProposeCertificateResult: TypeAlias = Annotated[
    ProposeCertificatePayload | Refusal, strawberry.union("ProposeCertificateResult")
]


@strawberry.mutation(description="申报颁发、延期、暂扣、解除、吊销、注销执法证件：由执法人员所在机关的管理员申报。")
async def propose_certificate(info: ActInfo, input: ProposeCertificateInput) -> ProposeCertificateResult:
    """Ask for it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ProposeCertificatePayload:
        if input.kind is CertificateStepKind.ISSUED:
            officer_id = key_of("officer", input.officer_id or "")
            proposal = await acts.propose_certificate(tx, officer_id, reason=input.reason, by=by, at=at)
        else:
            certificate_id = key_of("certificate", input.certificate_id or "")
            proposal = await acts.propose_step(tx, certificate_id, input.kind, reason=input.reason, by=by, at=at)
        return ProposeCertificatePayload(proposal_id=proposal.id)

    return await perform(info, Permission.PROPOSE_CERTIFICATE, act, input)
