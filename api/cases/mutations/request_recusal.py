"""requestRecusal: somebody is asked, or offers, to step back."""

from typing import TYPE_CHECKING, Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, perform
from api.cases import acts
from api.cases.mutations.inputs import owner_key, target_key
from api.cases.proceeding_models import RecusalOrigin, RecusalTarget
from api.cases.proceeding_types import RecusalRequest
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


@strawberry.input(description="申请回避")
class RequestRecusalInput:
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
    target_id: strawberry.ID = strawberry.field(
        description="申请回避的对象：officer_…、reviewer_…、staff_…，翻译、鉴定人员为 party_…"
    )
    role: RecusalTarget = strawberry.field(description="以何种身份")
    origin: RecusalOrigin = strawberry.field(default=RecusalOrigin.PARTY, description="由谁提出")
    target_name: str | None = strawberry.field(default=None, description="姓名；翻译、鉴定人员必填")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：申请回避")
class RequestRecusalPayload:
    """The case, proceeding or visit as it stands then."""

    request_id: strawberry.Private[UUID]
    owner_id: strawberry.Private[UUID]
    request: RecusalRequest | None = reread("request_id", description="回避申请")
    case: Case | None = reread("owner_id", description="案件，含许可；在其他案卷中办理的为空")
    proceeding: LazyProceeding | None = reread(
        "owner_id", description="征收、征用、收费、强制执行程序；在其他案卷中办理的为空"
    )
    visit: LazyVisit | None = reread("owner_id", description="检查；在其他案卷中办理的为空")


RequestRecusalResult: TypeAlias = Annotated[RequestRecusalPayload | Refusal, strawberry.union("RequestRecusalResult")]


@strawberry.mutation(description="申请回避（行政处罚法第四十三条）：决定之前不停止调查，但不得作出处罚决定。")
async def request_recusal(info: ActInfo, input: RequestRecusalInput) -> RequestRecusalResult:
    """Somebody is asked, or offers, to step back."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RequestRecusalPayload:
        request = await acts.request_recusal(
            tx, await owner_key(tx, input.case_id, input.proceeding_id, input.visit_id), target_id=target_key(input.role, input.target_id),
            role=input.role, origin=input.origin, reason=input.reason, target_name=input.target_name, by=by, at=at,
        )  # fmt: skip
        return RequestRecusalPayload(request_id=request.id, owner_id=request.owner_id)

    return await perform(info, Permission.REQUEST_RECUSAL, act, input)
