"""supplementApplication: what was missing is handed in."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.licences import acts


@strawberry.input(description="收到补正材料")
class SupplementApplicationInput:
    """What came in."""

    case_id: strawberry.ID = strawberry.field(description="许可案件：case_…")
    materials: list[str] = strawberry.field(description="补正的材料")
    complete: bool = strawberry.field(description="是否已经收齐")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已收到补正材料")
class SupplementApplicationPayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


SupplementApplicationResult: TypeAlias = Annotated[
    SupplementApplicationPayload | Refusal, strawberry.union("SupplementApplicationResult")
]


@strawberry.mutation(description="收到申请人补正的材料（行政许可法第三十二条）。")
async def supplement_application(info: ActInfo, input: SupplementApplicationInput) -> SupplementApplicationResult:
    """Receive it."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> SupplementApplicationPayload:
        row = await acts.supplement(
            tx, key_of("case", input.case_id), materials=input.materials, complete=input.complete, by=by, at=at
        )
        return SupplementApplicationPayload(case_id=row.case_id)

    return await perform(info, Permission.RECEIVE_APPLICATION, act, input)
