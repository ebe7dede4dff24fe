"""agreeExecution: organ and party agree on stages."""

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
from api.proceedings import acts
from api.proceedings.types import CommonProceeding


@strawberry.input(description="执行协议")
class AgreeExecutionInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    document_id: strawberry.ID = strawberry.field(description="执行协议书：document_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class AgreeExecutionPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


AgreeExecutionResult: TypeAlias = Annotated[AgreeExecutionPayload | Refusal, strawberry.union("AgreeExecutionResult")]


@strawberry.mutation(description="达成执行协议（行政强制法第四十二条）：分阶段履行；履行期间不强制执行。")
async def agree_execution(info: ActInfo, input: AgreeExecutionInput) -> AgreeExecutionResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> AgreeExecutionPayload:
        await acts.agree_execution(
            tx, key_of("proceeding", input.proceeding_id), key_of("document", input.document_id), by=by, at=at
        )
        return AgreeExecutionPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
