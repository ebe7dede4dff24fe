"""fileWithOrgan: a decision on the spot is reported to the organ."""

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
from api.decisions.types import OrganFiling
from api.graph import reread
from api.graph.refusals import Refusal


@strawberry.input(description="当场处罚备案")
class FileWithOrganInput:
    """The case, and its report in force."""

    case_id: strawberry.ID = strawberry.field(description="案件：case_…")
    document_id: strawberry.ID = strawberry.field(description="已签署的当场处罚备案表：document_…")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已备案")
class FileWithOrganPayload:
    """The filing and its case."""

    filing_id: strawberry.Private[UUID]
    case_id: strawberry.Private[UUID]
    filing: OrganFiling | None = reread("filing_id", description="备案")
    case: Case | None = reread("case_id", description="案件")


FileWithOrganResult: TypeAlias = Annotated[FileWithOrganPayload | Refusal, strawberry.union("FileWithOrganResult")]


@strawberry.mutation(description="当场处罚备案：报所属行政机关备案（行政处罚法第五十二条第三款）。")
async def file_with_organ(info: ActInfo, input: FileWithOrganInput) -> FileWithOrganResult:
    """Report the decision."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> FileWithOrganPayload:
        filing = await acts.file_with_organ(
            tx, key_of("case", input.case_id), key_of("document", input.document_id), by=by, at=at
        )
        return FileWithOrganPayload(filing_id=filing.id, case_id=filing.case_id)

    return await perform(info, Permission.HANDLE_CASE, act, input)
