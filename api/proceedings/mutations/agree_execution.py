"""agreeExecution: organ and party agree on stages, and perhaps on a smaller surcharge."""

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
from api.graph.scalars import Fen
from api.proceedings import acts
from api.proceedings.types import CommonProceeding


@strawberry.input(description="执行协议")
class AgreeExecutionInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    document_id: strawberry.ID = strawberry.field(description="执行协议书：document_…")
    remedial_measures: str | None = strawberry.field(
        default=None, description="当事人采取的补救措施，与执行协议书的“减免”一致；减免的必填"
    )
    waived_fen: Fen | None = strawberry.field(
        default=None, description="减免的加处罚款、滞纳金数额（分）；不减免的不填，本金不得减免"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class AgreeExecutionPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


AgreeExecutionResult: TypeAlias = Annotated[AgreeExecutionPayload | Refusal, strawberry.union("AgreeExecutionResult")]


@strawberry.mutation(
    description="达成执行协议（行政强制法第四十二条）：分阶段履行；履行期间不强制执行；当事人采取补救措施的，可以减免加处的罚款或者滞纳金，不履行的减免失效。"
)
async def agree_execution(info: ActInfo, input: AgreeExecutionInput) -> AgreeExecutionResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> AgreeExecutionPayload:
        await acts.agree_execution(
            tx, key_of("proceeding", input.proceeding_id), key_of("document", input.document_id),
            remedial_measures=input.remedial_measures, waived_fen=input.waived_fen, by=by, at=at,
        )  # fmt: skip
        return AgreeExecutionPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
