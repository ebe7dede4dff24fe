"""recordExamResult: what an officer got in the examination for enforcement."""

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
from api.registry import acts
from api.registry.types import Officer


@strawberry.input(description="登记执法资格考试成绩")
class RecordExamResultInput:
    """Whose result, and of which day."""

    officer_id: strawberry.ID = strawberry.field(description="执法人员：officer_…")
    taken_on: date = strawberry.field(description="考试日期")
    score: int = strawberry.field(description="成绩，满分一百")
    passed: bool = strawberry.field(description="是否合格")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已登记")
class RecordExamResultPayload:
    """The officer, with the result."""

    officer_id: strawberry.Private[UUID]
    officer: Officer | None = reread("officer_id", description="执法人员")


RecordExamResultResult: TypeAlias = Annotated[
    RecordExamResultPayload | Refusal, strawberry.union("RecordExamResultResult")
]


@strawberry.mutation(
    description="登记执法资格考试成绩（任务清单第8项）：由本区域的执法监督人员登记；未经考试合格，不得颁发证件。"
)
async def record_exam_result(info: ActInfo, input: RecordExamResultInput) -> RecordExamResultResult:
    """Record the result."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecordExamResultPayload:
        result = await acts.record_exam_result(
            tx, key_of("officer", input.officer_id), taken_on=input.taken_on, score=input.score, passed=input.passed,
            by=by, at=at,
        )  # fmt: skip
        return RecordExamResultPayload(officer_id=result.officer_id)

    return await perform(info, Permission.MANAGE_QUALIFICATION, act, input)
