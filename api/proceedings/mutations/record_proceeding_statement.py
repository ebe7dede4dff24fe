"""recordProceedingStatement: the party was heard, or waived."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions.models import StatementOutcome
from api.graph import reread
from api.graph.refusals import Refusal
from api.proceedings import acts
from api.proceedings.types import CommonProceeding


@strawberry.input(description="陈述申辩")
class RecordProceedingStatementInput:
    """What is recorded."""

    proceeding_id: strawberry.ID = strawberry.field(description="程序：proceeding_…")
    outcome: StatementOutcome = strawberry.field(description="听取或者放弃")
    speaker: str = strawberry.field(description="陈述人")
    content: str = strawberry.field(description="内容")
    recheck: str | None = strawberry.field(default=None, description="复核意见")
    adopted: bool | None = strawberry.field(default=None, description="是否采纳")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class RecordProceedingStatementPayload:
    """What it was done to, as it stands now."""

    proceeding_id: strawberry.Private[UUID]
    proceeding: CommonProceeding | None = reread("proceeding_id", description="征收、征用、收费、强制执行程序")


RecordProceedingStatementResult: TypeAlias = Annotated[
    RecordProceedingStatementPayload | Refusal, strawberry.union("RecordProceedingStatementResult")
]


@strawberry.mutation(description="记录陈述申辩或者放弃（行政强制法第三十六条）：提出的事实、理由和证据应当复核。")
async def record_proceeding_statement(
    info: ActInfo, input: RecordProceedingStatementInput
) -> RecordProceedingStatementResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordProceedingStatementPayload:
        await acts.record_proceeding_statement(
            tx, key_of("proceeding", input.proceeding_id), input.outcome, speaker=input.speaker, content=input.content,
            recheck=input.recheck, adopted=input.adopted, by=by, at=at,
        )  # fmt: skip
        return RecordProceedingStatementPayload(proceeding_id=key_of("proceeding", input.proceeding_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
