"""assignExaminers: two or more examine the application."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, keys_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.licences import acts


@strawberry.input(description="指派审查人员")
class AssignExaminersInput:
    """Who examines."""

    case_id: strawberry.ID = strawberry.field(description="许可案件：case_…")
    officer_ids: list[strawberry.ID] = strawberry.field(description="两名以上审查人员：officer_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已指派")
class AssignExaminersPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


AssignExaminersResult: TypeAlias = Annotated[
    AssignExaminersPayload | Refusal, strawberry.union("AssignExaminersResult")
]


@strawberry.mutation(description="指派两名以上审查人员（行政许可法第三十四条第三款）。")
async def assign_examiners(info: ActInfo, input: AssignExaminersInput) -> AssignExaminersResult:
    """Assign them."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> AssignExaminersPayload:
        case_id = key_of("case", input.case_id)
        await acts.assign_examiners(tx, case_id, keys_of("officer", input.officer_ids), by=by, at=at)
        return AssignExaminersPayload(case_id=case_id)

    return await perform(info, Permission.ASSIGN_EXAMINERS, act, input)
