"""moveOfficer: An officer gets another unit or position."""

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


@strawberry.input(description="调整执法人员的机构、职务")
class MoveOfficerInput:
    """Who, and what becomes of their service."""

    officer_id: strawberry.ID = strawberry.field(description="执法人员：officer_…")
    unit_id: strawberry.ID | None = strawberry.field(default=None, description="新的机构：unit_…；不变的不填")
    position: str | None = strawberry.field(default=None, description="新的职务；不变的不填")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已登记")
class MoveOfficerPayload:
    """The officer."""

    officer_id: strawberry.Private[UUID]
    officer: Officer | None = reread("officer_id", description="执法人员")


MoveOfficerResult: TypeAlias = Annotated[MoveOfficerPayload | Refusal, strawberry.union("MoveOfficerResult")]


@strawberry.mutation(description="调整执法人员的机构、职务，自当日起：由机关管理员办理，历次变动都有记录。")
async def move_officer(info: ActInfo, input: MoveOfficerInput) -> MoveOfficerResult:
    """An officer gets another unit or position."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> MoveOfficerPayload:
        posting = await acts.move_officer(
            tx, key_of("officer", input.officer_id), unit_id=key_of("unit", input.unit_id) if input.unit_id else None,
            position=input.position, reason=input.reason, by=by, at=at,
        )  # fmt: skip
        return MoveOfficerPayload(officer_id=posting.officer_id)

    return await perform(info, Permission.MANAGE_OFFICERS, act, input)
