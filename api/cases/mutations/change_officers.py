"""changeOfficers: a leader replaces an officer of the case."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases import acts
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="更换执法人员")
class ChangeOfficersInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="负责人签署的更换执法人员审批表：document_…")
    from_id: strawberry.ID = strawberry.field(description="被更换的执法人员：officer_…")
    to_id: strawberry.ID = strawberry.field(description="接替的执法人员：officer_…")
    reason: str = strawberry.field(description="理由")
    handover: list[str] = strawberry.field(description="移交的材料，逐项")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：更换执法人员")
class ChangeOfficersPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ChangeOfficersResult: TypeAlias = Annotated[ChangeOfficersPayload | Refusal, strawberry.union("ChangeOfficersResult")]


@strawberry.mutation(description="更换执法人员：接替人员当日具备资格且未被决定回避，材料逐项移交。")
async def change_officers(info: ActInfo, input: ChangeOfficersInput) -> ChangeOfficersResult:
    """A leader replaces an officer of the case."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ChangeOfficersPayload:
        change = await acts.change_officers(
            tx,
            key_of("case", input.case_id),
            key_of("document", input.document_id),
            from_id=key_of("officer", input.from_id),
            to_id=key_of("officer", input.to_id),
            reason=input.reason,
            handover=input.handover,
            by=by,
            at=at,
        )
        return ChangeOfficersPayload(case_id=change.case_id)

    return await perform(info, Permission.LEAD_CASE, act, input)
