"""Uploads (上传): a place in the store for exactly these bytes, and the check that they are what was announced."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlmodel import col, select
from uuid_utils.compat import uuid7

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.law.laws import ESL
from api.papers.file import SCANS
from api.papers.models import Upload
from storage.objects import LARGEST_SINGLE_UPLOAD, ObjectStore, SignedUpload
from storage.refusals import HashMismatch, ObjectExists, ObjectMissing

LIFE = timedelta(minutes=30)
TYPES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "application/pdf": ".pdf",
    "video/mp4": ".mp4",
    "audio/mpeg": ".mp3",
}
INTACT = ESL.article(5, gist="数据电文内容应当保持完整、未被更改")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A completed upload, with the SHA-256 (lower-case hex) that its bytes must have."""

    upload_id: UUID
    sha256: str


async def request_upload(
    tx: WriteSession, store: ObjectStore, *, sha256: str, size: int, content_type: str, by: Actor, at: LegalTime
) -> tuple[Upload, SignedUpload]:
    """Reserve a place for a file 申请上传 and sign a link for a browser's PUT.

    ``sha256`` is 64 lower-case hexadecimal digits, ``size`` bytes. Raises Refused VALIDATION.
    """
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise refuse(Code.VALIDATION, "sha256 应当是64位小写十六进制数字。", missing=("sha256",))
    if not 0 < size <= LARGEST_SINGLE_UPLOAD:
        raise refuse(Code.VALIDATION, f"size 应当在1至{LARGEST_SINGLE_UPLOAD}字节之间。", missing=("size",))
    if content_type not in TYPES:
        raise refuse(Code.VALIDATION, f"不接受这种文件：{content_type}。", missing=("contentType",))
    await store.ensure_bucket(SCANS)
    upload_id = uuid7()
    upload = Upload(
        id=upload_id, organ_id=by.organ_id, requested_by=by.id, bucket=SCANS,
        object_key=f"{by.organ_id}/{upload_id}{TYPES[content_type]}", content_type=content_type, sha256=sha256, size=size,
        requested_at=at,
    )  # fmt: skip
    tx.add(upload)
    link = await store.signed_put_url(
        upload.bucket, upload.object_key, sha256=sha256, size=size, content_type=content_type, expires=LIFE
    )
    return upload, link


async def complete_upload(tx: WriteSession, store: ObjectStore, upload_id: UUID, *, by: Actor, at: LegalTime) -> Upload:
    """Register what arrived 完成上传, after hashing it again. A second call finds it registered.

    Raises Refused: NOT_FOUND (unknown, or nothing arrived yet), INTEGRITY (other bytes arrived; they are discarded).
    """
    query = select(Upload).where(col(Upload.id) == upload_id).with_for_update()
    upload = (await tx.execute(query)).scalar_one_or_none()
    if upload is None or upload.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    if upload.completed_at is not None:
        return upload
    try:
        stored = await store.complete_upload(upload.bucket, upload.object_key, sha256=upload.sha256)
    except ObjectMissing:
        raise refuse(Code.NOT_FOUND, "文件尚未到达。", missing=(upload.object_key,)) from None
    except (HashMismatch, ObjectExists):
        raise refuse(Code.INTEGRITY, "收到的文件已丢弃，请重新上传。", basis=INTACT, missing=(upload.sha256,)) from None
    upload.completed_at = at
    upload.version_id = stored.version_id
    return upload


async def stored_upload(tx: WriteSession, file: StoredFile, by: Actor) -> Upload:
    """The completed upload of the actor's organ whose bytes have the promised hash.

    Raises Refused: NOT_FOUND, VALIDATION (not complete yet), INTEGRITY (another hash).
    """
    upload = await tx.get(Upload, file.upload_id)
    if upload is None or upload.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND, "上传的文件不存在。")
    if upload.completed_at is None:
        raise refuse(Code.VALIDATION, "文件尚未上传完毕。", missing=("uploadId",))
    if upload.sha256 != file.sha256.lower():
        raise refuse(Code.INTEGRITY, missing=("sha256",))
    return upload
