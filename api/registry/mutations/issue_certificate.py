"""issueCertificate: an officer who passed gets a certificate."""

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
from api.registry.types import Certificate, Officer
from api.vocabulary import CertificateKind, EnforcementCategory


@strawberry.input(description="颁发执法证件")
class IssueCertificateInput:
    """The certificate, and the request that it follows."""

    officer_id: strawberry.ID = strawberry.field(description="执法人员：officer_…")
    number: str = strawberry.field(description="证号")
    issuer: str = strawberry.field(description="制发机关")
    valid_from: date = strawberry.field(description="有效期起")
    valid_to: date = strawberry.field(description="有效期止")
    kind: CertificateKind = strawberry.field(default=CertificateKind.ENFORCEMENT, description="证件种类")
    categories: list[EnforcementCategory] = strawberry.field(
        default_factory=list, description="载明的执法类别；不填的依人员清单"
    )
    proposal_id: strawberry.ID | None = strawberry.field(default=None, description="所在机关的申报，必须有")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已颁发")
class IssueCertificatePayload:
    """The certificate and its holder."""

    certificate_id: strawberry.Private[UUID]
    officer_id: strawberry.Private[UUID]
    certificate: Certificate | None = reread("certificate_id", description="执法证件")
    officer: Officer | None = reread("officer_id", description="执法人员")


IssueCertificateResult: TypeAlias = Annotated[
    IssueCertificatePayload | Refusal, strawberry.union("IssueCertificateResult")
]


@strawberry.mutation(
    description="颁发执法证件：经所在机关申报，执法资格考试合格，一人一证；由本区域的执法监督人员颁发。"
)
async def issue_certificate(info: ActInfo, input: IssueCertificateInput) -> IssueCertificateResult:
    """Issue it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> IssueCertificatePayload:
        new = acts.NewCertificate(
            input.number, input.kind, input.issuer, input.valid_from, input.valid_to, tuple(input.categories)
        )
        step = await acts.issue_certificate(
            tx, key_of("officer", input.officer_id), new, proposal_id=proposal_of(input.proposal_id), by=by, at=at
        )
        return IssueCertificatePayload(certificate_id=step.certificate_id, officer_id=step.officer_id)

    return await perform(info, Permission.MANAGE_QUALIFICATION, act, input)
