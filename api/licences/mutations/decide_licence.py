"""decideLicence: granted or refused."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions.types import Decision
from api.graph import reread
from api.graph.refusals import Refusal
from api.licences import acts


@strawberry.input(description="作出许可决定")
class DecideLicenceInput:
    """What is decided, and the papers that say so."""

    case_id: strawberry.ID = strawberry.field(description="许可案件：case_…")
    grant: bool = strawberry.field(description="是否准予许可")
    approval_id: strawberry.ID = strawberry.field(description="已签署的行政许可审批表：document_…")
    document_id: strawberry.ID = strawberry.field(description="已盖章的准予（不予）行政许可决定书：document_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已作出决定")
class DecideLicencePayload:
    """The case as it stands now."""

    case_id: strawberry.Private[UUID]
    decision_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")
    decision: Decision | None = reread("decision_id", description="决定")


DecideLicenceResult: TypeAlias = Annotated[DecideLicencePayload | Refusal, strawberry.union("DecideLicenceResult")]


@strawberry.mutation(
    description="作出准予、不予行政许可的决定（行政许可法第三十八条）：不予许可的说明理由、告知救济途径。"
)
async def decide_licence(info: ActInfo, input: DecideLicenceInput) -> DecideLicenceResult:
    """Decide."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> DecideLicencePayload:
        decision = await acts.decide_licence(
            tx, key_of("case", input.case_id), grant=input.grant, approval_id=key_of("document", input.approval_id),
            document_id=key_of("document", input.document_id), by=by, at=at,
        )  # fmt: skip
        return DecideLicencePayload(case_id=decision.case_id, decision_id=decision.id)

    return await perform(info, Permission.DECIDE_LICENCE, act, input)
