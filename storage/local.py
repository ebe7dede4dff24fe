"""Objects in a local folder: the default on a laptop, with the same promises as S3.

    <root>/<bucket>/<key…>@object/data           the bytes, mode 0444
    <root>/<bucket>/<key…>@object/record.json    hash, size, type, version, time, metadata
    <root>/.incoming/<random>/                   being written
    <root>/.discarded/<random>/                  taken away by `complete_upload`, for somebody to look at

Data and record are written and flushed in `.incoming`, then the folder is renamed to its place.  POSIX `rename` refuses
a target folder that is not empty: in one atomic step both files appear, and nothing is ever overwritten.
`@` cannot occur in a key, so no key can reach into another one's folder.
"""

import asyncio
import os
import shutil
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from storage.hashing import checked, in_pieces, require_hash
from storage.links import SignedLinks, WallClock, wall_clock
from storage.local_files import disk_faults, flush_folder, flush_new_file, from_json, publish, read_up, write_down
from storage.names import (
    check_bucket,
    check_content_type,
    check_place,
    check_prefix,
    check_sha256,
    decode_metadata,
    encode_metadata,
)
from storage.objects import ByteRange, ListedObject, SignedUpload, StoredObject
from storage.refusals import (
    BucketMissing,
    HashMismatch,
    IntegrityError,
    ObjectExists,
    ObjectMissing,
)

_SUFFIX = "@object"
_LEFT_OVER = timedelta(days=2)
"""Older than any link lives that a browser could still be uploading through: a writer that was killed left it."""


@dataclass(frozen=True)
class LocalStore:
    """The `ObjectStore` below the folder `root`; `links` sign its URLs, `now` is the wall clock."""

    root: Path
    links: SignedLinks
    now: WallClock = wall_clock

    async def ensure_bucket(self, bucket: str) -> None:
        """See `ObjectStore`; also clears away what killed writers left."""
        check_bucket(bucket)
        with disk_faults(self.root):
            await asyncio.to_thread(self._make_bucket, bucket)

    async def put(
        self,
        bucket: str,
        key: str,
        data: bytes | AsyncIterator[bytes],
        *,
        content_type: str,
        expected_sha256: str | None = None,
        metadata: Mapping[str, str] | None = None,
    ) -> StoredObject:
        """See `ObjectStore`."""
        target = self._folder(bucket, key)
        check_content_type(content_type)
        if expected_sha256 is not None:
            check_sha256(expected_sha256)
        encoded = encode_metadata(metadata)
        if not self._bucket(bucket).is_dir():
            raise BucketMissing(bucket)
        pieces = in_pieces(data) if isinstance(data, bytes) else data
        incoming = self._reserve(".incoming")
        try:
            sha256, size = await write_down(incoming / "data", pieces)
            require_hash(sha256, expected_sha256, f"{bucket}/{key}")
            stored = StoredObject(
                bucket=bucket,
                key=key,
                sha256=sha256,
                size=size,
                content_type=content_type,
                version_id=str(uuid.uuid4()),
                stored_at=self.now(),
                metadata=decode_metadata(encoded),
            )
            with disk_faults(target):
                won = await asyncio.to_thread(publish, incoming, target, stored)
        finally:
            await asyncio.to_thread(shutil.rmtree, incoming, ignore_errors=True)
        if won:
            return stored
        first = await self.head(bucket, key)
        if first.sha256 != sha256:
            raise ObjectExists(f"{bucket}/{key} holds {first.sha256}")
        return first

    async def head(self, bucket: str, key: str) -> StoredObject:
        """See `ObjectStore`."""
        record = self._folder(bucket, key) / "record.json"
        with disk_faults(record):
            try:
                return from_json(await asyncio.to_thread(record.read_text, "utf-8"))
            except (FileNotFoundError, NotADirectoryError):
                raise ObjectMissing(f"{bucket}/{key}") from None
            except (ValueError, TypeError, KeyError):
                raise IntegrityError(f"{bucket}/{key}: its record cannot be read") from None

    async def exists(self, bucket: str, key: str) -> bool:
        """See `ObjectStore`."""
        return await asyncio.to_thread((self._folder(bucket, key) / "record.json").exists)

    async def get(self, bucket: str, key: str) -> bytes:
        """See `ObjectStore`."""
        return b"".join([piece async for piece in self.stream(bucket, key)])

    async def stream(self, bucket: str, key: str, *, span: ByteRange | None = None) -> AsyncIterator[bytes]:
        """See `ObjectStore`."""
        stored = await self.head(bucket, key)
        async with aclosing(read_up(self._folder(bucket, key) / "data", span)) as pieces:
            async for piece in pieces if span else checked(pieces, stored):
                yield piece

    async def verify(self, bucket: str, key: str) -> StoredObject:
        """See `ObjectStore`."""
        stored = await self.head(bucket, key)
        async for _ in self.stream(bucket, key):
            pass
        return stored

    async def list_objects(self, bucket: str, prefix: str = "") -> AsyncIterator[ListedObject]:
        """See `ObjectStore`."""
        check_bucket(bucket)
        check_prefix(prefix)
        with disk_faults(self.root):
            keys = await asyncio.to_thread(self._keys, bucket, prefix)
        for key in keys:
            stored = await self.head(bucket, key)
            yield ListedObject(key, stored.size, stored.stored_at)

    async def signed_get_url(self, bucket: str, key: str, *, expires: timedelta, filename: str | None = None) -> str:
        """See `ObjectStore`."""
        await self.head(bucket, key)
        return self.links.to_read(bucket, key, expires=expires, filename=filename)

    async def signed_put_url(
        self, bucket: str, key: str, *, sha256: str, size: int, content_type: str, expires: timedelta
    ) -> SignedUpload:
        """See `ObjectStore`."""
        upload = self.links.to_write(bucket, key, sha256=sha256, size=size, content_type=content_type, expires=expires)
        if await self.exists(bucket, key) and (await self.head(bucket, key)).sha256 != sha256:
            raise ObjectExists(f"{bucket}/{key}")
        return upload

    async def complete_upload(self, bucket: str, key: str, *, sha256: str) -> StoredObject:
        """See `ObjectStore`."""
        check_sha256(sha256)
        stored = await self.head(bucket, key)
        if stored.sha256 != sha256:
            raise ObjectExists(f"{bucket}/{key} holds {stored.sha256}")
        try:
            return await self.verify(bucket, key)
        except IntegrityError as wrong:
            discarded = self._reserve(".discarded")
            with disk_faults(discarded):
                await asyncio.to_thread(os.rename, self._folder(bucket, key), discarded)
            raise HashMismatch(f"{wrong.detail}; set aside as {discarded.name}") from wrong

    async def health(self) -> None:
        """See `ObjectStore`: a file can be made, flushed and removed."""
        probe = self._reserve(".incoming")
        with disk_faults(probe):
            await asyncio.to_thread(flush_new_file, probe / "probe", b"?")
            await asyncio.to_thread(shutil.rmtree, probe)

    async def close(self) -> None:
        """See `ObjectStore`: nothing is held open."""

    def _make_bucket(self, bucket: str) -> None:
        self._bucket(bucket).mkdir(parents=True, exist_ok=True)
        flush_folder(self.root)
        for left in (self.root / ".incoming").glob("*"):
            if left.stat().st_mtime < (self.now() - _LEFT_OVER).timestamp():
                shutil.rmtree(left, ignore_errors=True)

    def _bucket(self, bucket: str) -> Path:
        return self.root / bucket

    def _folder(self, bucket: str, key: str) -> Path:
        check_place(bucket, key)
        return self._bucket(bucket) / f"{key}{_SUFFIX}"

    def _reserve(self, area: str) -> Path:
        folder = self.root / area / uuid.uuid4().hex
        with disk_faults(folder):
            folder.mkdir(parents=True)
        return folder

    def _keys(self, bucket: str, prefix: str) -> list[str]:
        top = self._bucket(bucket)
        # Only the deepest folder that the prefix names completely need be walked.
        start = top / prefix.rpartition("/")[0]
        folders = (
            Path(parent, name) for parent, names, _ in os.walk(start) for name in names if name.endswith(_SUFFIX)
        )
        keys = (folder.relative_to(top).as_posix().removesuffix(_SUFFIX) for folder in folders)
        return sorted((key for key in keys if key.startswith(prefix)), key=str.encode)
