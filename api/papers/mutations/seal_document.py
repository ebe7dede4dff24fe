"""sealDocument: put the organ's seal on a document, last of all."""

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
from api.papers import signatures
from api.papers.types import Document, DocumentSignature


@strawberry.input(description="加盖印章")
class SealDocumentInput:
    """Which document, and which seal if the organ has several of the kind the form demands."""

    document_id: strawberry.ID = strawberry.field(description="文书")
    seal_id: strawberry.ID | None = strawberry.field(default=None, description="印章；默认为格式所要求的最新印章")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已用印")
class SealDocumentPayload:
    """The seal's mark, and the document it is on. The file follows within moments: see ``revisions``."""

    signature_id: strawberry.Private[UUID]
    document_id: strawberry.Private[UUID]
    signature: DocumentSignature | None = reread("signature_id", description="本次签名或者盖章")
    document: Document | None = reread("document_id", description="文书，办理之后")


SealDocumentResult: TypeAlias = Annotated[SealDocumentPayload | Refusal, strawberry.union("SealDocumentResult")]


@strawberry.mutation(description="加盖印章：全部签名完成之后，加盖本机关的电子印章。")
async def seal_document(info: ActInfo, input: SealDocumentInput) -> SealDocumentResult:
    """Seal a document."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> SealDocumentPayload:
        seal_id = key_of("seal", input.seal_id) if input.seal_id else None
        mark = await signatures.seal(tx, key_of("document", input.document_id), by=by, at=at, seal_id=seal_id)
        return SealDocumentPayload(signature_id=mark.id, document_id=mark.document_id)

    return await perform(info, Permission.SEAL_DOCUMENT, act, input)
