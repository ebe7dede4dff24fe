"""recordStatement: the party was heard."""

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
from api.decisions.mutations.inputs import ReweighingInput, reweighing_of
from api.decisions.types import Statement
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="记录陈述申辩")
class RecordStatementInput:
    """Who said what, and whether it was accepted."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    speaker: str = strawberry.field(description="陈述人")
    content: str = strawberry.field(description="陈述申辩的内容")
    adopted: bool | None = strawberry.field(
        default=None, description="提出的事实、理由、证据经复核是否采纳；未提出的为空"
    )
    reweighing: ReweighingInput | None = strawberry.field(default=None, description="采纳后的裁量")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已听取")
class RecordStatementPayload:
    """The statement and its case."""

    statement_id: strawberry.Private[UUID]
    case_id: strawberry.Private[UUID]
    statement: Statement | None = reread("statement_id", description="陈述申辩")
    case: Case | None = reread("case_id", description="案件")


RecordStatementResult: TypeAlias = Annotated[
    RecordStatementPayload | Refusal, strawberry.union("RecordStatementResult")
]


@strawberry.mutation(description="记录陈述申辩：听取当事人的意见并复核（行政处罚法第四十五条）；不得因此加重处罚。")
async def record_statement(info: ActInfo, input: RecordStatementInput) -> RecordStatementResult:
    """Record what the party said."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordStatementPayload:
        statement = await acts.record_statement(
            tx, key_of("case", input.case_id), speaker=input.speaker, content=input.content, adopted=input.adopted,
            reweighing=reweighing_of(input.reweighing), by=by, at=at,
        )  # fmt: skip
        return RecordStatementPayload(statement_id=statement.id, case_id=statement.case_id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
