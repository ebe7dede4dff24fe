"""closeCase: a case that was decided, served, filed and performed – or is in the hands of the court – is closed."""

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
from api.decisions.types import CaseClosing
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="结案")
class CloseCaseInput:
    """Which case, and why it may be closed."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    reason: str = strawberry.field(description="结案理由，如 罚款已缴清")
    document_id: strawberry.ID | None = strawberry.field(
        default=None, description="结案审批表：document_…；普通程序必填，由结案的机关负责人签署"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已结案")
class CloseCasePayload:
    """The closing and its case."""

    closing_id: strawberry.Private[UUID]
    case_id: strawberry.Private[UUID]
    closing: CaseClosing | None = reread("closing_id", description="结案")
    case: Case | None = reread("case_id", description="案件")


CloseCaseResult: TypeAlias = Annotated[CloseCasePayload | Refusal, strawberry.union("CloseCaseResult")]


@strawberry.mutation(
    description="结案：已决定、送达、备案并履行完毕，或者人民法院已经受理强制执行申请、终结执行；由承办机构负责人或者机关负责人批准，普通程序凭结案审批表由机关负责人批准。"
)
async def close_case(info: ActInfo, input: CloseCaseInput) -> CloseCaseResult:
    """Close the case."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> CloseCasePayload:
        closing = await acts.close_case(
            tx, key_of("case", input.case_id), reason=input.reason,
            document_id=key_of("document", input.document_id) if input.document_id else None, by=by, at=at,
        )  # fmt: skip
        return CloseCasePayload(closing_id=closing.id, case_id=closing.case_id)

    return await perform(info, Permission.CLOSE_CASE, act, input)
