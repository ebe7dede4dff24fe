"""editDocument: change a draft."""

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
from api.papers import paper
from api.papers.mutations.inputs import form_data
from api.papers.types import Document


@strawberry.input(description="修改文书草稿")
class EditDocumentInput:
    """The whole new content, and the version it was made from."""

    document_id: strawberry.ID = strawberry.field(description="文书")
    version: int = strawberry.field(description="修改所依据的版本号；其间被他人修改的，不予办理")
    data: strawberry.scalars.JSON = strawberry.field(description="修改后的全部内容")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已修改")
class EditDocumentPayload:
    """The draft as it now is."""

    document_id: strawberry.Private[UUID]
    document: Document | None = reread("document_id", description="文书，办理之后")


EditDocumentResult: TypeAlias = Annotated[EditDocumentPayload | Refusal, strawberry.union("EditDocumentResult")]


@strawberry.mutation(description="修改文书草稿。已制发的文书不得更改，只能作废后重新拟制。")
async def edit_document(info: ActInfo, input: EditDocumentInput) -> EditDocumentResult:
    """Change a draft."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> EditDocumentPayload:
        edited = await paper.edit(
            tx, info.context.services.press, key_of("document", input.document_id), form_data(input.data), input.version,
            by=by, at=at,
        )  # fmt: skip
        return EditDocumentPayload(document_id=edited.id)

    return await perform(info, Permission.DRAFT_DOCUMENT, act, input)
