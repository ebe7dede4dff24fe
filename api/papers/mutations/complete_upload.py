"""completeUpload: register a file that has arrived."""

from typing import Annotated, TypeAlias

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, key_of, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph.refusals import Refusal
from api.graph.scalars import Bytes
from api.papers import uploads


@strawberry.input(description="完成上传")
class CompleteUploadInput:
    """Which upload has been sent."""

    upload_id: strawberry.ID = strawberry.field(description="上传")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="已登记")
class CompleteUploadPayload:
    """The file as it arrived and was hashed again."""

    upload_id: strawberry.ID = strawberry.field(description="上传")
    sha256: str = strawberry.field(description="收到文件的 SHA-256")
    size: Bytes = strawberry.field(description="收到文件的大小（字节）")


CompleteUploadResult: TypeAlias = Annotated[CompleteUploadPayload | Refusal, strawberry.union("CompleteUploadResult")]


@strawberry.mutation(description="完成上传：服务器重新计算哈希值，与申请时不符的，文件被丢弃。")
async def complete_upload(info: ActInfo, input: CompleteUploadInput) -> CompleteUploadResult:
    """Register a file that has arrived."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> CompleteUploadPayload:
        key = key_of("upload", input.upload_id)
        upload = await uploads.complete_upload(tx, info.context.services.store, key, by=by, at=at)
        return CompleteUploadPayload(
            upload_id=strawberry.ID(f"upload_{upload.id}"), sha256=upload.sha256, size=Bytes(upload.size)
        )

    return await perform(info, Permission.UPLOAD, act, input)
