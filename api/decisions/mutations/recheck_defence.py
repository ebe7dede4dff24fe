"""recheckDefence: a defence is checked."""

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
from api.decisions.mutations.inputs import GeneralProposalInput, general_proposal_of
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="复核陈述申辩")
class RecheckDefenceInput:
    """What is asked."""

    statement_id: strawberry.ID = strawberry.field(description="陈述申辩：statement_…")
    opinion: str = strawberry.field(description="复核意见")
    adopted: bool = strawberry.field(description="是否采纳")
    reweighed: GeneralProposalInput | None = strawberry.field(
        default=None, description="采纳后的处罚，不得重于已告知的"
    )
    document_id: strawberry.ID | None = strawberry.field(
        default=None, description="已签署的陈述申辩笔录及复核意见：document_…"
    )
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：复核陈述申辩")
class RecheckDefencePayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


RecheckDefenceResult: TypeAlias = Annotated[RecheckDefencePayload | Refusal, strawberry.union("RecheckDefenceResult")]


@strawberry.mutation(description="复核陈述申辩（行政处罚法第四十五条）：事实、理由、证据成立的，应当采纳。")
async def recheck_defence(info: ActInfo, input: RecheckDefenceInput) -> RecheckDefenceResult:
    """A defence is checked."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RecheckDefencePayload:
        document_id = key_of("document", input.document_id) if input.document_id else None
        reweighed = general_proposal_of(input.reweighed) if input.reweighed else None
        recheck = await acts.recheck_defence(
            tx, key_of("statement", input.statement_id), opinion=input.opinion, adopted=input.adopted, reweighed=reweighed,
            document_id=document_id, by=by, at=at,
        )  # fmt: skip
        return RecheckDefencePayload(case_id=recheck.case_id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
