"""openAccountability: somebody is held to account for their part in a case."""

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
from api.review import acts
from api.review.people_types import Accountability
from api.review.words import Responsible


@strawberry.input(description="责任追究")
class OpenAccountabilityInput:
    """Who, and for what."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    role: Responsible = strawberry.field(description="责任主体")
    reason: str = strawberry.field(description="事由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已提出")
class OpenAccountabilityPayload:
    """The record."""

    accountability_id: strawberry.Private[UUID]
    accountability: Accountability | None = reread("accountability_id", description="责任追究")


OpenAccountabilityResult: TypeAlias = Annotated[
    OpenAccountabilityPayload | Refusal, strawberry.union("OpenAccountabilityResult")
]


@strawberry.mutation(description="责任追究：由机关负责人或者负责监督的部门提出（任务清单第33项）。")
async def open_accountability(info: ActInfo, input: OpenAccountabilityInput) -> OpenAccountabilityResult:
    """Open the record."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> OpenAccountabilityPayload:
        opened = await acts.open_accountability(
            tx, key_of("case", input.case_id), role=input.role, reason=input.reason, by=by, at=at
        )
        return OpenAccountabilityPayload(accountability_id=opened.id)

    return await perform(info, Permission.HOLD_TO_ACCOUNT, act, input)
