"""endOfficerService: An officer leaves or retires."""

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
from api.registry.types import Officer


@strawberry.input(description="登记执法人员离任、退休")
class EndOfficerServiceInput:
    """Who, and what becomes of their service."""

    officer_id: strawberry.ID = strawberry.field(description="执法人员：officer_…")
    retired: bool = strawberry.field(default=False, description="是否退休；否则为离任")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已登记")
class EndOfficerServicePayload:
    """The officer."""

    officer_id: strawberry.Private[UUID]
    officer: Officer | None = reread("officer_id", description="执法人员")


EndOfficerServiceResult: TypeAlias = Annotated[
    EndOfficerServicePayload | Refusal, strawberry.union("EndOfficerServiceResult")
]


@strawberry.mutation(
    description="登记执法人员离任、退休，自当日起：移出公示的人员清单，停用账号，不得再执法；已经办理的不受影响，证件另行注销。"
)
async def end_officer_service(info: ActInfo, input: EndOfficerServiceInput) -> EndOfficerServiceResult:
    """An officer leaves or retires."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> EndOfficerServicePayload:
        posting = await acts.end_officer_service(
            tx, key_of("officer", input.officer_id), retired=input.retired, reason=input.reason, by=by, at=at
        )
        return EndOfficerServicePayload(officer_id=posting.officer_id)

    return await perform(info, Permission.MANAGE_OFFICERS, act, input)
