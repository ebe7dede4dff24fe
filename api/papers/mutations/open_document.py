"""openDocument: a link to a document's file, with a reason, on record."""

from datetime import datetime
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
from api.papers import opening
from api.papers.types import Document


@strawberry.input(description="调阅文书文件")
class OpenDocumentInput:
    """Which document, and why it is opened."""

    document_id: strawberry.ID = strawberry.field(description="文书")
    reason: str = strawberry.field(description="调阅理由")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="可以调阅")
class OpenDocumentPayload:
    """The link reads the newest revision until it runs out. Who got it, when and why stays on record."""

    document_id: strawberry.Private[UUID]
    url: str = strawberry.field(description="限时下载地址")
    sha256: str = strawberry.field(description="文件的 SHA-256")
    expires_at: datetime = strawberry.field(description="地址失效时间")
    document: Document | None = reread("document_id", description="文书，办理之后")


OpenDocumentResult: TypeAlias = Annotated[OpenDocumentPayload | Refusal, strawberry.union("OpenDocumentResult")]


@strawberry.mutation(description="调阅文书文件：说明理由，取得限时下载地址；调阅情况留痕。")
async def open_document(info: ActInfo, input: OpenDocumentInput) -> OpenDocumentResult:
    """Get a link to a document's file."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> OpenDocumentPayload:
        link = await opening.open_document(
            tx, info.context.services.store, key_of("document", input.document_id), input.reason,
            region_prefix=info.context.viewer.region_prefix, by=by, at=at,
        )  # fmt: skip
        return OpenDocumentPayload(
            document_id=link.document_id, url=link.url, sha256=link.sha256, expires_at=link.expires_at
        )

    return await perform(info, Permission.OPEN_DOCUMENT, act, input)
