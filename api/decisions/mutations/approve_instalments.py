"""approveInstalments: a fine may be paid later or in parts."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions import acts
from api.decisions.fines import Instalment
from api.decisions.mutations.inputs import InstalmentInput
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="准予延期、分期缴纳")
class ApproveInstalmentsInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    parts: list[InstalmentInput] = strawberry.field(description="各期，合计为罚款数额")
    reason: str = strawberry.field(description="理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：准予延期、分期缴纳")
class ApproveInstalmentsPayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ApproveInstalmentsResult: TypeAlias = Annotated[
    ApproveInstalmentsPayload | Refusal, strawberry.union("ApproveInstalmentsResult")
]


@strawberry.mutation(
    description="准予延期、分期缴纳罚款（行政处罚法第六十六条第二款）：当事人确有经济困难，经其申请批准。"
)
async def approve_instalments(info: ActInfo, input: ApproveInstalmentsInput) -> ApproveInstalmentsResult:
    """A fine may be paid later or in parts."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ApproveInstalmentsPayload:
        parts = [Instalment(part.due_on, part.fen) for part in input.parts]
        await acts.approve_instalments(tx, key_of("case", input.case_id), parts, reason=input.reason, by=by, at=at)
        return ApproveInstalmentsPayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
