"""transferCase: a leader transfers the case."""

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


@strawberry.input(description="移送案件")
class TransferCaseInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="盖章的案件移送函：document_…")
    to: str = strawberry.field(description="受移送机关")
    suspected_crime: bool = strawberry.field(default=False, description="是否涉嫌犯罪")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：移送案件")
class TransferCasePayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


TransferCaseResult: TypeAlias = Annotated[TransferCasePayload | Refusal, strawberry.union("TransferCaseResult")]


@strawberry.mutation(description="移送案件（行政处罚法第二十七条）：移送有管辖权的机关，涉嫌犯罪的移送司法机关。")
async def transfer_case(info: ActInfo, input: TransferCaseInput) -> TransferCaseResult:
    """A leader transfers the case."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> TransferCasePayload:
        await acts.transfer_case(
            tx,
            key_of("case", input.case_id),
            key_of("document", input.document_id),
            to=input.to,
            suspected_crime=input.suspected_crime,
            by=by,
            at=at,
        )
        return TransferCasePayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
