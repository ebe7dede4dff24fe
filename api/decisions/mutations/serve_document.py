"""serveDocument: a complete document of a case reaches its recipient."""

from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, keys_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.decisions import acts
from api.decisions.mutations.inputs import AnnouncementInput
from api.graph import reread
from api.graph.refusals import Refusal
from api.papers.types import Document, DocumentService
from api.vocabulary import ServiceMethod


@strawberry.input(description="送达文书")
class ServeDocumentInput:
    """Which document, to whom, how and where."""

    document_id: strawberry.ID = strawberry.field(description="已制发并签署完毕的文书：document_…")
    recipient_id: strawberry.ID = strawberry.field(description="受送达人：party_…")
    method: ServiceMethod = strawberry.field(description="送达方式")
    place: str = strawberry.field(description="送达地点")
    signed_by: str | None = strawberry.field(default=None, description="签收人；直接送达必填")
    refusal_note: str | None = strawberry.field(default=None, description="拒收情况；留置送达必填")
    witness_ids: list[strawberry.ID] = strawberry.field(default_factory=list, description="见证人：party_…")
    recording_ref: str | None = strawberry.field(default=None, description="拍照、录像的编号；留置送达没有见证人的必填")
    announcement: AnnouncementInput | None = strawberry.field(default=None, description="公告；公告送达必填")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已送达")
class ServeDocumentPayload:
    """The service, and the document that was served."""

    service_id: strawberry.Private[UUID]
    document_id: strawberry.Private[UUID]
    service: DocumentService | None = reread("service_id", description="送达")
    document: Document | None = reread("document_id", description="文书")


ServeDocumentResult: TypeAlias = Annotated[ServeDocumentPayload | Refusal, strawberry.union("ServeDocumentResult")]


@strawberry.mutation(
    description="送达文书（行政处罚法第五十二条、第六十一条）：两名执法人员送达；送达处罚决定书的，起算缴款和申请复议的期限。"
)
async def serve_document(info: ActInfo, input: ServeDocumentInput) -> ServeDocumentResult:
    """Serve the document."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> ServeDocumentPayload:
        said = input.announcement
        handing = acts.Handing(
            method=input.method, recipient_id=key_of("party", input.recipient_id), place=input.place,
            signed_by=input.signed_by, refusal_note=input.refusal_note, recording_ref=input.recording_ref,
            witness_ids=tuple(keys_of("party", input.witness_ids)),
            announcement=acts.Announcement(said.first_day, said.last_day, said.media) if said else None,
        )  # fmt: skip
        service = await acts.serve_document(tx, key_of("document", input.document_id), handing, by=by, at=at)
        return ServeDocumentPayload(service_id=service.id, document_id=service.document_id)

    return await perform(info, Permission.SERVE_DOCUMENT, act, input)
