"""approveInspection: a leader approves a visit."""

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
from api.inspections import acts
from api.inspections.models import NoticeMode, WaiverReason
from api.inspections.types import InspectionVisit


@strawberry.input(description="批准检查")
class ApproveInspectionInput:
    """Which visit, on which form, and how the party is told."""

    visit_id: strawberry.ID = strawberry.field(description="检查实施：visit_…")
    document_id: strawberry.ID = strawberry.field(description="行政检查审批表（已签署完毕）")
    notice_mode: NoticeMode = strawberry.field(description="通知方式")
    waiver_reason: WaiverReason | None = strawberry.field(default=None, description="免予提前通知的情形")
    waiver_text: str | None = strawberry.field(default=None, description="免予提前通知的理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已批准")
class ApproveInspectionPayload:
    """The approved visit."""

    visit_id: strawberry.Private[UUID]
    visit: InspectionVisit | None = reread("visit_id", description="检查实施")


ApproveInspectionResult: TypeAlias = Annotated[
    ApproveInspectionPayload | Refusal, strawberry.union("ApproveInspectionResult")
]


@strawberry.mutation(description="批准检查：由在审批表上签署的负责人批准，并决定通知方式。")
async def approve_inspection(info: ActInfo, input: ApproveInspectionInput) -> ApproveInspectionResult:
    """Approve the visit."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ApproveInspectionPayload:
        approval = await acts.approve_inspection(
            tx, key_of("visit", input.visit_id), document_id=key_of("document", input.document_id), mode=input.notice_mode,
            waiver_reason=input.waiver_reason, waiver_text=input.waiver_text, by=by, at=at,
        )  # fmt: skip
        return ApproveInspectionPayload(visit_id=approval.visit_id)

    return await perform(info, Permission.APPROVE_INSPECTION, act, input)
