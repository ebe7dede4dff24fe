"""changeOfficers: a leader replaces an officer of the case."""

from typing import TYPE_CHECKING, Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases import acts
from api.cases.mutations.inputs import owner_key
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal

if TYPE_CHECKING:
    from api.inspections.types import InspectionVisit
    from api.proceedings.types import CommonProceeding

LazyProceeding = Annotated["CommonProceeding", strawberry.lazy("api.proceedings.types")]
LazyVisit = Annotated["InspectionVisit", strawberry.lazy("api.inspections.types")]


@strawberry.input(description="更换执法人员")
class ChangeOfficersInput:
    """What is asked."""

    case_id: strawberry.ID | None = strawberry.field(
        default=None, description="案件：case_…；与 proceedingId、visitId 择一"
    )
    proceeding_id: strawberry.ID | None = strawberry.field(
        default=None, description="征收、征用、收费、强制执行程序：proceeding_…；与 caseId、visitId 择一"
    )
    visit_id: strawberry.ID | None = strawberry.field(
        default=None, description="检查：visit_…；与 caseId、proceedingId 择一"
    )
    document_id: strawberry.ID = strawberry.field(description="负责人签署的更换执法人员审批表：document_…")
    from_id: strawberry.ID = strawberry.field(description="被更换的执法人员：officer_…")
    to_id: strawberry.ID = strawberry.field(description="接替的执法人员：officer_…")
    reason: str = strawberry.field(description="理由")
    handover: list[str] = strawberry.field(description="移交的材料，逐项")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：更换执法人员")
class ChangeOfficersPayload:
    """The case, proceeding or visit as it stands then."""

    owner_id: strawberry.Private[UUID]
    case: Case | None = reread("owner_id", description="案件，含许可；在其他案卷中办理的为空")
    proceeding: LazyProceeding | None = reread(
        "owner_id", description="征收、征用、收费、强制执行程序；在其他案卷中办理的为空"
    )
    visit: LazyVisit | None = reread("owner_id", description="检查；在其他案卷中办理的为空")


ChangeOfficersResult: TypeAlias = Annotated[ChangeOfficersPayload | Refusal, strawberry.union("ChangeOfficersResult")]


@strawberry.mutation(description="更换执法人员：接替人员当日具备资格且未被决定回避，材料逐项移交。")
async def change_officers(info: ActInfo, input: ChangeOfficersInput) -> ChangeOfficersResult:
    """A leader replaces an officer of the case."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ChangeOfficersPayload:
        change = await acts.change_officers(
            tx,
            await owner_key(tx, input.case_id, input.proceeding_id, input.visit_id),
            key_of("document", input.document_id),
            from_id=key_of("officer", input.from_id),
            to_id=key_of("officer", input.to_id),
            reason=input.reason,
            handover=input.handover,
            by=by,
            at=at,
        )
        return ChangeOfficersPayload(owner_id=change.owner_id)

    return await perform(info, Permission.LEAD_CASE, act, input)
