"""recordRemedyResult: the result is received."""

from datetime import date
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
from api.remedies import acts
from api.remedies.types import RemedyProceeding
from api.vocabulary import RemedyResult


@strawberry.input(description="复议诉讼结果")
class RecordRemedyResultInput:
    """What is recorded."""

    remedy_id: strawberry.ID = strawberry.field(description="复议、诉讼：remedy_…")
    result: RemedyResult = strawberry.field(description="结果")
    summary: str = strawberry.field(description="内容")
    received_on: date = strawberry.field(description="收到日期")
    amount_fen: Fen | None = strawberry.field(default=None, description="变更后的数额（分）；变更罚款等金额的必填")
    on_procedure: bool = strawberry.field(
        default=False, description="仅因违反法定程序而撤销的为真：重新作出时不受同一事实和理由的限制"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理")
class RecordRemedyResultPayload:
    """What it was done to, as it stands now."""

    remedy_id: strawberry.Private[UUID]
    remedy: RemedyProceeding | None = reread("remedy_id", description="复议、诉讼")


RecordRemedyResultResult: TypeAlias = Annotated[
    RecordRemedyResultPayload | Refusal, strawberry.union("RecordRemedyResultResult")
]


@strawberry.mutation(
    description="登记复议、诉讼结果：被撤销、确认无效、责令重作的，决定不再有效；变更的，数额随之变更；多缴的应当退还；已公示的三个工作日内撤下。"
)
async def record_remedy_result(info: ActInfo, input: RecordRemedyResultInput) -> RecordRemedyResultResult:
    """Perform the act."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordRemedyResultPayload:
        await acts.record_remedy_result(
            tx, key_of("remedy", input.remedy_id),
            acts.Result(
                result=input.result, summary=input.summary, received_on=input.received_on, amount_fen=input.amount_fen,
                on_procedure=input.on_procedure,
            ), by=by, at=at,
        )  # fmt: skip
        return RecordRemedyResultPayload(remedy_id=key_of("remedy", input.remedy_id))

    return await perform(info, Permission.HANDLE_REMEDY, act, input)
