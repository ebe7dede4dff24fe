"""verifyClue: what the verification found."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases import acts
from api.cases.progress import Verified
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="核查线索")
class VerifyClueInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    evidence_found: bool = strawberry.field(description="是否有证据初步证明存在违法行为")
    punishable: bool = strawberry.field(description="依法是否应当给予行政处罚")
    competent: bool = strawberry.field(description="是否属于本机关管辖")
    opinion: str = strawberry.field(description="核查意见")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：核查线索")
class VerifyCluePayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


VerifyClueResult: TypeAlias = Annotated[VerifyCluePayload | Refusal, strawberry.union("VerifyClueResult")]


@strawberry.mutation(description="核查线索：记录前三项立案条件是否具备，第四项（追责期限）由系统判断。")
async def verify_clue(info: ActInfo, input: VerifyClueInput) -> VerifyClueResult:
    """What the verification found."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> VerifyCluePayload:
        found = Verified(input.evidence_found, input.punishable, input.competent)
        await acts.verify_clue(tx, key_of("case", input.case_id), found, opinion=input.opinion, by=by, at=at)
        return VerifyCluePayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.HANDLE_CASE, act, input)
