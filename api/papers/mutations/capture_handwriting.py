"""captureHandwriting: the party or a witness signs by hand, or refuses to."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph import reread
from api.graph.enums import graphql_enum
from api.graph.refusals import Refusal
from api.papers import handwriting
from api.papers.types import Document, DocumentSignature
from api.vocabulary import SignRole
from api.vocabulary.labelled import Labelled


class HandwritingRole(Labelled, chinese="手写签署角色"):
    """The two who sign by hand."""

    PARTY = "PARTY", SignRole.PARTY.label, SignRole.PARTY.meaning
    ATTESTING = "ATTESTING", SignRole.ATTESTING.label, SignRole.ATTESTING.meaning


graphql_enum(HandwritingRole)


@strawberry.input(description="采集手写签名")
class CaptureHandwritingInput:
    """Who signed, with the scan or with the note of the refusal: exactly one of the two."""

    document_id: strawberry.ID = strawberry.field(description="文书")
    role: HandwritingRole = strawberry.field(description="签署角色")
    signer_id: strawberry.ID = strawberry.field(description="签署人：party_…")
    upload_id: strawberry.ID | None = strawberry.field(default=None, description="手写签名的扫描件（PNG），已完成上传")
    refused_note: str | None = strawberry.field(default=None, description="拒绝签名的情况")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已采集")
class CaptureHandwritingPayload:
    """The mark, and the document it is on."""

    signature_id: strawberry.Private[UUID]
    document_id: strawberry.Private[UUID]
    signature: DocumentSignature | None = reread("signature_id", description="本次签名或者盖章")
    document: Document | None = reread("document_id", description="文书，办理之后")


CaptureHandwritingResult: TypeAlias = Annotated[
    CaptureHandwritingPayload | Refusal, strawberry.union("CaptureHandwritingResult")
]


@strawberry.mutation(description="采集手写签名：当事人或者见证人手写签名（或者拒签），须在首个电子签名之前。")
async def capture_handwriting(info: ActInfo, input: CaptureHandwritingInput) -> CaptureHandwritingResult:
    """Put the party's or a witness's handwriting on a document."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> CaptureHandwritingPayload:
        upload_id = key_of("upload", input.upload_id) if input.upload_id else None
        mark = await handwriting.write_by_hand(
            tx, key_of("document", input.document_id), SignRole(input.role.value), key_of("party", input.signer_id),
            handwriting.Scan(upload_id, input.refused_note), by=by, at=at,
        )  # fmt: skip
        return CaptureHandwritingPayload(signature_id=mark.id, document_id=mark.document_id)

    return await perform(info, Permission.SIGN_DOCUMENT, act, input)
