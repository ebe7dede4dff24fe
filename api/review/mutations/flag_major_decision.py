"""flagMajorDecision: a leader or the head of the case unit says that a case is a major one."""

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
from api.review import acts
from api.review.catalogue_types import MajorFlag
from api.vocabulary import MajorTriggerKind


@strawberry.input(description="标注重大情形")
class FlagMajorDecisionInput:
    """Which situation, and why."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    trigger: MajorTriggerKind = strawberry.field(description="情形")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已标注")
class FlagMajorDecisionPayload:
    """The flag and its case."""

    flag_id: strawberry.Private[UUID]
    case_id: strawberry.Private[UUID]
    flag: MajorFlag | None = reread("flag_id", description="标注")
    case: Case | None = reread("case_id", description="案件")


FlagMajorDecisionResult: TypeAlias = Annotated[
    FlagMajorDecisionPayload | Refusal, strawberry.union("FlagMajorDecisionResult")
]


@strawberry.mutation(description="标注重大情形：由机关负责人或者承办机构负责人标注，案件即须法制审核。")
async def flag_major_decision(info: ActInfo, input: FlagMajorDecisionInput) -> FlagMajorDecisionResult:
    """Flag the case."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> FlagMajorDecisionPayload:
        flag = await acts.flag_major(
            tx, key_of("case", input.case_id), trigger=input.trigger, reason=input.reason, by=by, at=at
        )
        return FlagMajorDecisionPayload(flag_id=flag.id, case_id=flag.case_id)

    return await perform(info, Permission.FLAG_MAJOR, act, input)
