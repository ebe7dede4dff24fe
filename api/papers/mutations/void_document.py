"""voidDocument: declare a document void."""

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
from api.papers.types import Document


@strawberry.input(description="文书作废")
class VoidDocumentInput:
    """Which document, and why."""

    document_id: strawberry.ID = strawberry.field(description="文书")
    reason: str = strawberry.field(description="作废理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已作废")
class VoidDocumentPayload:
    """The document, now void."""

    document_id: strawberry.Private[UUID]
    document: Document | None = reread("document_id", description="文书，办理之后")


VoidDocumentResult: TypeAlias = Annotated[VoidDocumentPayload | Refusal, strawberry.union("VoidDocumentResult")]


@strawberry.mutation(description="文书作废：说明理由，文号不再使用。")
async def void_document(info: ActInfo, input: VoidDocumentInput) -> VoidDocumentResult:
    """Declare a document void."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> VoidDocumentPayload:
        void = await paper.declare_void(tx, key_of("document", input.document_id), input.reason, by=by, at=at)
        return VoidDocumentPayload(document_id=void.document_id)

    return await perform(info, Permission.VOID_DOCUMENT, act, input)
