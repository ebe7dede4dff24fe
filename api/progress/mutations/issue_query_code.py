"""issueQueryCode: a party's code to ask after its case; it is told once."""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph.refusals import Refusal
from api.progress import acts


@strawberry.input(description="发放案件查询码")
class IssueQueryCodeInput:
    """For whom. There is no idempotency key: a repeat makes a new code, and a kept outcome would keep the code in the clear."""

    case_id: strawberry.ID = strawberry.field(description="案件")
    party_id: strawberry.ID = strawberry.field(description="当事人")


@strawberry.type(description="查询码已发放（仅显示一次）")
class IssueQueryCodePayload:
    """The code itself; only its digest is kept."""

    code: str = strawberry.field(description="查询码")


IssueQueryCodeResult: TypeAlias = Annotated[IssueQueryCodePayload | Refusal, strawberry.union("IssueQueryCodeResult")]


@dataclass(slots=True)
class Unrepeatable:
    """An input whose outcome must not be kept for a repeat."""

    idempotency_key: str | None = None


@strawberry.mutation(description="发放案件查询码：当事人凭案号和查询码查询办理进度；重新发放后原查询码失效。")
async def issue_query_code(info: ActInfo, input: IssueQueryCodeInput) -> IssueQueryCodeResult:
    """Give a party a code."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> IssueQueryCodePayload:
        case_id, party_id = key_of("case", input.case_id), key_of("party", input.party_id)
        _, code = await acts.issue_query_code(tx, case_id, party_id, by=by, at=at)
        return IssueQueryCodePayload(code=code)

    return await perform(info, Permission.ISSUE_QUERY_CODE, act, Unrepeatable())
