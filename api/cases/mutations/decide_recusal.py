"""decideRecusal: a leader decides on a recusal."""

from typing import TYPE_CHECKING, Annotated, TypeAlias
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

if TYPE_CHECKING:
    from api.inspections.types import InspectionVisit
    from api.proceedings.types import CommonProceeding

LazyProceeding = Annotated["CommonProceeding", strawberry.lazy("api.proceedings.types")]
LazyVisit = Annotated["InspectionVisit", strawberry.lazy("api.inspections.types")]


@strawberry.input(description="决定回避")
class DecideRecusalInput:
    """What is asked."""

    request_id: strawberry.ID = strawberry.field(description="回避申请：recusal_…")
    granted: bool = strawberry.field(description="是否回避")
    reason: str = strawberry.field(description="理由")
    evidence_stands: bool | None = strawberry.field(
        default=None, description="已经取得的证据是否有效；决定执法人员回避的必填"
    )
    document_id: strawberry.ID | None = strawberry.field(default=None, description="盖章的回避决定书：document_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：决定回避")
class DecideRecusalPayload:
    """The case, proceeding or visit as it stands then."""

    owner_id: strawberry.Private[UUID]
    case: Case | None = reread("owner_id", description="案件，含许可；在其他案卷中办理的为空")
    proceeding: LazyProceeding | None = reread(
        "owner_id", description="征收、征用、收费、强制执行程序；在其他案卷中办理的为空"
    )
    visit: LazyVisit | None = reread("owner_id", description="检查；在其他案卷中办理的为空")


DecideRecusalResult: TypeAlias = Annotated[DecideRecusalPayload | Refusal, strawberry.union("DecideRecusalResult")]


@strawberry.mutation(description="决定回避（行政处罚法第四十三条）：由负责人决定，不得决定本人的或者本人提出的回避。")
async def decide_recusal(info: ActInfo, input: DecideRecusalInput) -> DecideRecusalResult:
    """A leader decides on a recusal."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DecideRecusalPayload:
        document_id = key_of("document", input.document_id) if input.document_id else None
        decision = await acts.decide_recusal(
            tx, key_of("recusal", input.request_id), granted=input.granted, reason=input.reason,
            evidence_stands=input.evidence_stands, document_id=document_id, by=by, at=at,
        )  # fmt: skip
        return DecideRecusalPayload(owner_id=decision.owner_id)

    return await perform(info, Permission.LEAD_CASE, act, input)
