"""refuseAcceptance: the application is not accepted."""

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
from api.licences.models import RefusalGround
from api.licences.mutations.inputs import DeliveryInput, delivery


@strawberry.input(description="不予受理")
class RefuseAcceptanceInput(DeliveryInput):
    """Why, and how the notice was delivered."""

    ground: RefusalGround = strawberry.field(description="不予受理的理由")


@strawberry.type(description="已决定不予受理")
class RefuseAcceptancePayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


RefuseAcceptanceResult: TypeAlias = Annotated[
    RefuseAcceptancePayload | Refusal, strawberry.union("RefuseAcceptanceResult")
]


@strawberry.mutation(description="不予受理（行政许可法第三十二条）：书面、加盖专用印章、注明日期。")
async def refuse_acceptance(info: ActInfo, input: RefuseAcceptanceInput) -> RefuseAcceptanceResult:
    """Refuse to accept it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RefuseAcceptancePayload:
        row = await acts.refuse_acceptance(
            tx, key_of("case", input.case_id), delivery(input), ground=input.ground,
            document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return RefuseAcceptancePayload(case_id=row.case_id)

    return await perform(info, Permission.RECEIVE_APPLICATION, act, input)
