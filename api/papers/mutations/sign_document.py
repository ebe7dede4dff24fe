"""signDocument: sign with one's personal electronic signature."""

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
from api.vocabulary import SignRole


@strawberry.input(description="签署文书")
class SignDocumentInput:
    """Which document, and in which box if one's office opens several."""

    document_id: strawberry.ID = strawberry.field(description="文书")
    role: SignRole | None = strawberry.field(default=None, description="签署角色；可在多处签署的人须指明")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已签署")
class SignDocumentPayload:
    """The mark, and the document it is on. The file follows within moments: see ``revisions``."""

    signature_id: strawberry.Private[UUID]
    document_id: strawberry.Private[UUID]
    signature: DocumentSignature | None = reread("signature_id", description="本次签名或者盖章")
    document: Document | None = reread("document_id", description="文书，办理之后")


SignDocumentResult: TypeAlias = Annotated[SignDocumentPayload | Refusal, strawberry.union("SignDocumentResult")]


@strawberry.mutation(description="签署文书：以本人的电子签名，按签署计划的次序签署。")
async def sign_document(info: ActInfo, input: SignDocumentInput) -> SignDocumentResult:
    """Sign a document."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> SignDocumentPayload:
        mark = await signatures.sign(tx, key_of("document", input.document_id), by=by, at=at, role=input.role)
        return SignDocumentPayload(signature_id=mark.id, document_id=mark.document_id)

    return await perform(info, Permission.SIGN_DOCUMENT, act, input)
