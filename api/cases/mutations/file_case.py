"""fileCase: a leader files the case."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, keys_of, perform
from api.cases import acts
from api.cases.types import Case
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="立案")
class FileCaseInput:
    """What is asked."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="负责人签署的立案审批表：document_…")
    officer_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="指定的执法人员（两名以上），默认为核查人员"
    )
    party_id: strawberry.ID | None = strawberry.field(default=None, description="当事人，登记线索时未写明的")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已办理：立案")
class FileCasePayload:
    """The case as it stands then."""

    case_id: strawberry.Private[UUID]
    case: Case | None = reread("case_id", description="案件")


FileCaseResult: TypeAlias = Annotated[FileCasePayload | Refusal, strawberry.union("FileCaseResult")]


@strawberry.mutation(
    description="立案（行政处罚法第五十四条）：四项条件具备、未过追责期限、两名以上执法人员，由负责人批准；起算九十日办案期限。"
)
async def file_case(info: ActInfo, input: FileCaseInput) -> FileCaseResult:
    """A leader files the case."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> FileCasePayload:
        await acts.file_case(
            tx, key_of("case", input.case_id), key_of("document", input.document_id), officer_ids=keys_of("officer", input.officer_ids),
            party_id=key_of("party", input.party_id) if input.party_id else None, by=by, at=at,
        )  # fmt: skip
        return FileCasePayload(case_id=key_of("case", input.case_id))

    return await perform(info, Permission.LEAD_CASE, act, input)
