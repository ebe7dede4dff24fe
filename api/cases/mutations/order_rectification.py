"""orderRectification: the party is ordered to correct the act."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases import acts
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="责令改正")
class OrderRectificationInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="盖章的责令改正通知书：document_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：责令改正")
class OrderRectificationPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


OrderRectificationResult: TypeAlias = Annotated[
    OrderRectificationPayload | Refusal, strawberry.union("OrderRectificationResult")
]


@strawberry.mutation(description="责令改正（行政处罚法第二十八条）：以盖章的责令改正通知书作出，随后送达。")
async def order_rectification(info: ActInfo, input: OrderRectificationInput) -> OrderRectificationResult:
    """The party is ordered to correct the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> OrderRectificationPayload:
        await acts.order_rectification(
            tx, key_of("case", input.case_id), key_of("document", input.document_id), by=by, at=at
        )
        return OrderRectificationPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
