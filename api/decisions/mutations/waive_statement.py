"""waiveStatement: the party waived the right to state and defend."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions import acts
from api.decisions.types import Statement
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="记录放弃陈述申辩")
class WaiveStatementInput:
    """Who waived, in which words."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    speaker: str = strawberry.field(description="放弃人")
    content: str = strawberry.field(description="放弃的表示（原话）")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已放弃")
class WaiveStatementPayload:
    """The waiver and its case."""

    statement_id: strawberry.Private[UUID]
    case_id: strawberry.Private[UUID]
    statement: Statement | None = reread("statement_id", description="陈述申辩")
    case: Case | None = reread("case_id", description="案件")


WaiveStatementResult: TypeAlias = Annotated[WaiveStatementPayload | Refusal, strawberry.union("WaiveStatementResult")]


@strawberry.mutation(description="记录放弃陈述申辩：须由当事人明确表示（行政处罚法第六十二条）。")
async def waive_statement(info: ActInfo, input: WaiveStatementInput) -> WaiveStatementResult:
    """Record the waiver."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> WaiveStatementPayload:
        statement = await acts.waive_statement(
            tx, key_of("case", input.case_id), speaker=input.speaker, content=input.content, by=by, at=at
        )
        return WaiveStatementPayload(statement_id=statement.id, case_id=statement.case_id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
