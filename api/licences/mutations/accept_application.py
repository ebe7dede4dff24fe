"""acceptApplication: the application is accepted, or counts as accepted."""

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


@strawberry.input(description="受理许可申请")
class AcceptApplicationInput(DeliveryInput):
    """The notice, and how it was delivered."""


@strawberry.type(description="已受理")
class AcceptApplicationPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


AcceptApplicationResult: TypeAlias = Annotated[
    AcceptApplicationPayload | Refusal, strawberry.union("AcceptApplicationResult")
]


@strawberry.mutation(description="受理（行政许可法第三十二条）：起算决定期限；逾期未告知补正的，自收到之日起即为受理。")
async def accept_application(info: ActInfo, input: AcceptApplicationInput) -> AcceptApplicationResult:
    """Accept it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> AcceptApplicationPayload:
        row = await acts.accept_application(
            tx,
            key_of("case", input.case_id),
            delivery(input),
            document_id=key_of("document", input.document_id),
            by=by,
            at=at,
        )
        return AcceptApplicationPayload(case_id=row.case_id)

    return await perform(info, Permission.RECEIVE_APPLICATION, act, input)
