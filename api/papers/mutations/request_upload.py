"""requestUpload: reserve a place for a file and get a link for the browser's PUT."""

from datetime import datetime
from typing import Annotated, TypeAlias

import strawberry

from api.access.actor import Actor
from api.access.permissions import Permission
from api.acting import ActInfo, perform
from api.clocks import LegalTime
from api.database import WriteSession
from api.graph.refusals import Refusal
from api.graph.scalars import Bytes
from api.papers import uploads


@strawberry.input(description="申请上传")
class RequestUploadInput:
    """What will be uploaded; other bytes are discarded on arrival."""

    sha256: str = strawberry.field(description="文件的 SHA-256（64位小写十六进制）")
    size: Bytes = strawberry.field(description="文件大小（字节）")
    content_type: str = strawberry.field(description="文件类型，如 image/png")
    idempotency_key: str | None = strawberry.field(default=None, description="幂等键：重复提交只办理一次")


@strawberry.type(description="可以上传")
class RequestUploadPayload:
    """``PUT url`` with exactly these headers, then ``completeUpload``."""

    upload_id: strawberry.ID = strawberry.field(description="上传：完成后用于 completeUpload")
    url: str = strawberry.field(description="上传地址（PUT）")
    headers: strawberry.scalars.JSON = strawberry.field(description="须一并发送的请求头：名称到值")
    expires_at: datetime = strawberry.field(description="地址失效时间")


RequestUploadResult: TypeAlias = Annotated[RequestUploadPayload | Refusal, strawberry.union("RequestUploadResult")]


@strawberry.mutation(description="申请上传文件：取得限时、限内容的上传地址，文件直接送入对象存储。")
async def request_upload(info: ActInfo, input: RequestUploadInput) -> RequestUploadResult:
    """Reserve a place for a file."""

    async def act(tx: WriteSession, by: Actor, at: LegalTime) -> RequestUploadPayload:
        upload, link = await uploads.request_upload(
            tx, info.context.services.store, sha256=input.sha256, size=input.size, content_type=input.content_type,
            by=by, at=at,
        )  # fmt: skip
        return RequestUploadPayload(
            upload_id=strawberry.ID(f"upload_{upload.id}"), url=link.url, headers=strawberry.scalars.JSON(dict(link.headers)),
            expires_at=link.expires_at,
        )  # fmt: skip

    return await perform(info, Permission.UPLOAD, act, input)
