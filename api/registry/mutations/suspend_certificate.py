"""suspendCertificate: for some time an officer does not enforce."""

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


@strawberry.input(description="暂扣执法证件")
class SuspendCertificateInput:
    """From when, until when, and why."""

    certificate_id: strawberry.ID = strawberry.field(description="证件：certificate_…")
    reason: str = strawberry.field(description="理由")
    suspended_from: date | None = strawberry.field(default=None, description="暂扣起；默认为今日，不得早于今日")
    suspended_to: date | None = strawberry.field(default=None, description="暂扣止；不填的到解除为止")
    proposal_id: strawberry.ID | None = strawberry.field(default=None, description="所依的申报：certificateproposal_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class SuspendCertificatePayload:
    """The certificate as it stands now."""

    certificate_id: strawberry.Private[UUID]
    certificate: Certificate | None = reread("certificate_id", description="执法证件")


SuspendCertificateResult: TypeAlias = Annotated[
    SuspendCertificatePayload | Refusal, strawberry.union("SuspendCertificateResult")
]


@strawberry.mutation(description="暂扣执法证件，说明理由：暂扣期间不得从事执法活动，由系统逐项办理时核对。")
async def suspend_certificate(info: ActInfo, input: SuspendCertificateInput) -> SuspendCertificateResult:
    """Take the step."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> SuspendCertificatePayload:
        step = await acts.suspend_certificate(
            tx,
            key_of("certificate", input.certificate_id),
            first=input.suspended_from,
            last=input.suspended_to,
            reason=input.reason,
            proposal_id=proposal_of(input.proposal_id),
            by=by,
            at=at,
        )
        return SuspendCertificatePayload(certificate_id=step.certificate_id)

    return await perform(info, Permission.MANAGE_QUALIFICATION, act, input)
