"""cancelCertificate: a certificate ends because its holder leaves."""

from datetime import date
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
from api.registry.qualification_models import CertificateStepKind
from api.registry.types import Certificate


@strawberry.input(description="注销执法证件")
class CancelCertificateInput:
    """From when, and why."""

    certificate_id: strawberry.ID = strawberry.field(description="证件：certificate_…")
    reason: str = strawberry.field(description="理由")
    on: date | None = strawberry.field(default=None, description="生效日期；默认为今日，不得早于今日")
    proposal_id: strawberry.ID | None = strawberry.field(
        default=None, description="所依的申报：certificateproposal_…，必须有"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class CancelCertificatePayload:
    """The certificate as it stands now."""

    certificate_id: strawberry.Private[UUID]
    certificate: Certificate | None = reread("certificate_id", description="执法证件")


CancelCertificateResult: TypeAlias = Annotated[
    CancelCertificatePayload | Refusal, strawberry.union("CancelCertificateResult")
]


@strawberry.mutation(description="注销执法证件（调离、退休等）：经所在机关申报，说明理由。")
async def cancel_certificate(info: ActInfo, input: CancelCertificateInput) -> CancelCertificateResult:
    """Take the step."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> CancelCertificatePayload:
        step = await acts.end_certificate(
            tx,
            key_of("certificate", input.certificate_id),
            CertificateStepKind.CANCELLED,
            on=input.on,
            reason=input.reason,
            proposal_id=proposal_of(input.proposal_id),
            by=by,
            at=at,
        )
        return CancelCertificatePayload(certificate_id=step.certificate_id)

    return await perform(info, Permission.MANAGE_QUALIFICATION, act, input)
