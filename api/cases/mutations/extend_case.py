"""extendCase: the decision is given more time."""

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


@strawberry.input(description="延长办案期限")
class ExtendCaseInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    reason: str = strawberry.field(description="理由")
    days: int = strawberry.field(default=30, description="延长的日数，由负责人批准的为三十日")
    discussion_document_id: strawberry.ID | None = strawberry.field(
        default=None, description="集体讨论记录；再次延长的必填"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：延长办案期限")
class ExtendCasePayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


ExtendCaseResult: TypeAlias = Annotated[ExtendCasePayload | Refusal, strawberry.union("ExtendCaseResult")]


@strawberry.mutation(description="延长办案期限（行政处罚法第六十条）：负责人批准三十日，仍不能办结的集体讨论决定。")
async def extend_case(info: ActInfo, input: ExtendCaseInput) -> ExtendCaseResult:
    """The decision is given more time."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ExtendCasePayload:
        discussed = key_of("document", input.discussion_document_id) if input.discussion_document_id else None
        await acts.extend_case(
            tx,
            key_of("case", input.case_id),
            reason=input.reason,
            discussion_document_id=discussed,
            days=input.days,
            by=by,
            at=at,
        )
        return ExtendCasePayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
