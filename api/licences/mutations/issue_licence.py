"""issueLicence: certificate and decision are delivered."""

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
from api.licences import acts
from api.licences.mutations.inputs import DeliveryInput, delivery


@strawberry.input(description="颁发许可证")
class IssueLicenceInput(DeliveryInput):
    """The certificate as document, and how it was delivered."""


@strawberry.type(description="已颁证")
class IssueLicencePayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


IssueLicenceResult: TypeAlias = Annotated[IssueLicencePayload | Refusal, strawberry.union("IssueLicenceResult")]


@strawberry.mutation(description="颁发、送达许可证件和决定书（行政许可法第四十四条）：自决定之日起十个工作日内。")
async def issue_licence(info: ActInfo, input: IssueLicenceInput) -> IssueLicenceResult:
    """Issue it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> IssueLicencePayload:
        row = await acts.issue_licence(
            tx, key_of("case", input.case_id), delivery(input), certificate_id=key_of("document", input.document_id), by=by,
            at=at,
        )  # fmt: skip
        return IssueLicencePayload(case_id=row.case_id)

    return await perform(info, Permission.RECEIVE_APPLICATION, act, input)
