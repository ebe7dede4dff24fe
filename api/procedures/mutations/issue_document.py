"""issueDocument: fix a document's content and take its number."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.refusals import Refusal
from api.papers.types import Document
from api.procedures import issue


@strawberry.input(description="制发文书")
class IssueDocumentInput:
    """Which draft."""

    document_id: strawberry.ID = strawberry.field(description="文书草稿")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已定稿取号")
class IssueDocumentPayload:
    """The document with its number. Its file follows within moments: see ``revisions``."""

    document_id: strawberry.Private[UUID]
    document: Document | None = reread("document_id", description="文书，办理之后")


IssueDocumentResult: TypeAlias = Annotated[IssueDocumentPayload | Refusal, strawberry.union("IssueDocumentResult")]


@strawberry.mutation(description="制发文书：通过该格式的法定关口后定稿并取得文号，内容自此不得更改。")
async def issue_document(info: ActInfo, input: IssueDocumentInput) -> IssueDocumentResult:
    """Issue a document."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> IssueDocumentPayload:
        key = key_of("document", input.document_id)
        issued = await issue.issue_document(tx, info.context.services.press, key, by=by, at=at)
        return IssueDocumentPayload(document_id=issued.id)

    return await perform(info, Permission.ISSUE_DOCUMENT, act, input)
