"""renewCertificate: the term of a valid certificate is extended."""

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
from api.registry.types import Certificate


@strawberry.input(description="执法证件延期")
class RenewCertificateInput:
    """Until when."""

    certificate_id: strawberry.ID = strawberry.field(description="证件：certificate_…")
    valid_to: date = strawberry.field(description="延期后的有效期止")
    proposal_id: strawberry.ID | None = strawberry.field(
        default=None, description="所依的申报：certificateproposal_…，必须有"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class RenewCertificatePayload:
    """The certificate as it stands now."""

    certificate_id: strawberry.Private[UUID]
    certificate: Certificate | None = reread("certificate_id", description="执法证件")


RenewCertificateResult: TypeAlias = Annotated[
    RenewCertificatePayload | Refusal, strawberry.union("RenewCertificateResult")
]


@strawberry.mutation(description="执法证件延期：经所在机关申报，证件有效；已过期的另行颁发。")
async def renew_certificate(info: ActInfo, input: RenewCertificateInput) -> RenewCertificateResult:
    """Take the step."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RenewCertificatePayload:
        step = await acts.renew_certificate(
            tx,
            key_of("certificate", input.certificate_id),
            valid_to=input.valid_to,
            proposal_id=proposal_of(input.proposal_id),
            by=by,
            at=at,
        )
        return RenewCertificatePayload(certificate_id=step.certificate_id)

    return await perform(info, Permission.MANAGE_QUALIFICATION, act, input)
