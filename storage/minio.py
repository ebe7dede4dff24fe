"""Objects in MinIO, or in another S3 that honours `If-None-Match` on writes and `x-amz-checksum-sha256`."""

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing, suppress
from datetime import UTC, timedelta
from itertools import islice
from typing import TypeVar
from urllib.parse import quote

from minio.commonconfig import ENABLED
from minio.datatypes import Object
from minio.versioningconfig import VersioningConfig

from storage.hashing import PIECE, checked
from storage.links import SignedLinks, WallClock, check_expiry, wall_clock
from storage.names import (
    attachment,
    check_bucket,
    check_content_type,
    check_place,
    check_prefix,
    check_sha256,
    check_size,
    decode_metadata,
    encode_metadata,
)
from storage.objects import LARGEST_SINGLE_UPLOAD, ByteRange, ListedObject, SignedUpload, StoredObject
from storage.presign import Credentials
from storage.refusals import (
    BucketMissing,
    HashMismatch,
    IntegrityError,
    NotPermitted,
    ObjectExists,
    ObjectMissing,
    StoreUnavailable,
)
from storage.s3 import S3Connection
from storage.s3_writes import ONLY_IF_NEW, NewObject, checksum_header

_META = "x-amz-meta-"
_HASH = f"{_META}sha256"
_PAGE = 1000
_Value = TypeVar("_Value")


class MinioStore:
    """The `ObjectStore` in MinIO at `endpoint` (`host:port`).

    Signed URLs lead to `public_url` (MinIO as browsers see it, such as `https://files.example.gov.cn`; by default the
    endpoint), or, when `links` are given, to our own routes: then MinIO need not be reachable by anybody but us.
    """

    def __init__(
        self,
        endpoint: str,
        access_key: str,
        secret_key: str,
        *,
        region: str,
        secure: bool = True,
        public_url: str | None = None,
        links: SignedLinks | None = None,
        now: WallClock = wall_clock,
    ) -> None:
        self._s3 = S3Connection(endpoint, access_key, secret_key, region=region, secure=secure)
        self._credentials = Credentials(access_key, secret_key, region)
        self._public_url = (public_url or f"{'https' if secure else 'http'}://{endpoint}").rstrip("/")
        self._links, self._now = links, now

    async def ensure_bucket(self, bucket: str) -> None:
        """See `ObjectStore`."""
        check_bucket(bucket)
        if not await self._s3.ask(bucket, lambda client: client.bucket_exists(bucket)):
            try:
                # Object locking can be had only at creation; it switches versioning on.
                await self._s3.ask(bucket, lambda client: client.make_bucket(bucket, object_lock=True))
            except ObjectExists:  # somebody else was quicker
                return
        versioning = await self._s3.ask(bucket, lambda client: client.get_bucket_versioning(bucket))
        if versioning.status != ENABLED:
            enabled = VersioningConfig(ENABLED)
            await self._s3.ask(bucket, lambda client: client.set_bucket_versioning(bucket, enabled))

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
        check_place(bucket, key)
        check_content_type(content_type)
        if expected_sha256 is not None:
            check_sha256(expected_sha256)
        headers = {"Content-Type": content_type}
        headers |= {_META + name: value for name, value in encode_metadata(metadata).items()}
        new = NewObject(self._s3, bucket, key, headers, _HASH)
        sha256 = await new.write(data, expected_sha256)
        stored = await self.head(bucket, key)
        if stored.sha256 != sha256:
            raise ObjectExists(f"{bucket}/{key} holds {stored.sha256}")
        return stored

    async def head(self, bucket: str, key: str) -> StoredObject:
        """See `ObjectStore`."""
        check_place(bucket, key)
        found = await self._s3.ask(f"{bucket}/{key}", lambda client: client.stat_object(bucket, key))
        return _stored(found)

    async def exists(self, bucket: str, key: str) -> bool:
        """See `ObjectStore`."""
        return await self._sha256_of(bucket, key) is not None

    async def get(self, bucket: str, key: str) -> bytes:
        """See `ObjectStore`."""
        return b"".join([piece async for piece in self.stream(bucket, key)])

    async def stream(self, bucket: str, key: str, *, span: ByteRange | None = None) -> AsyncIterator[bytes]:
        """See `ObjectStore`."""
        stored = await self.head(bucket, key)
        if span is not None and span.first >= stored.size:
            return
        async with aclosing(self._pieces(stored, span)) as pieces:
            async for piece in pieces if span else checked(pieces, stored):
                yield piece

    async def verify(self, bucket: str, key: str) -> StoredObject:
        """See `ObjectStore`."""
        stored = await self.head(bucket, key)
        async with aclosing(self._pieces(stored, None)) as pieces:
            async for _ in checked(pieces, stored):
                pass
        return stored

    async def list_objects(self, bucket: str, prefix: str = "") -> AsyncIterator[ListedObject]:
        """See `ObjectStore`."""
        check_bucket(bucket)
        check_prefix(prefix)
        listing = await self._s3.ask(bucket, lambda client: client.list_objects(bucket, prefix, recursive=True))
        try:
            while page := await self._s3.ask(bucket, lambda _: list(islice(listing, _PAGE))):
                for found in page:
                    yield ListedObject(_given(found.object_name), _given(found.size), _given(found.last_modified))
        except BucketMissing:
            return

    async def signed_get_url(self, bucket: str, key: str, *, expires: timedelta, filename: str | None = None) -> str:
        """See `ObjectStore`."""
        stored = await self.head(bucket, key)
        if self._links is not None:
            return self._links.to_read(bucket, key, expires=expires, filename=filename)
        check_expiry(expires)
        query = {"versionId": stored.version_id}
        if filename is not None:
            query["response-content-disposition"] = attachment(filename)
        return self._credentials.presigned("GET", self._url(bucket, key), query=query, at=self._now(), expires=expires)

    async def signed_put_url(
        self, bucket: str, key: str, *, sha256: str, size: int, content_type: str, expires: timedelta
    ) -> SignedUpload:
        """See `ObjectStore`."""
        check_place(bucket, key)
        check_sha256(sha256)
        check_size(size, LARGEST_SINGLE_UPLOAD)
        check_content_type(content_type)
        check_expiry(expires)
        if await self._sha256_of(bucket, key) not in {None, sha256}:
            raise ObjectExists(f"{bucket}/{key}")
        if self._links is not None:
            return self._links.to_write(
                bucket, key, sha256=sha256, size=size, content_type=content_type, expires=expires
            )
        headers = {"content-type": content_type, _HASH: sha256, **checksum_header(sha256), **ONLY_IF_NEW}
        at = self._now()
        url = self._credentials.presigned(
            "PUT",
            self._url(bucket, key),
            # Signed, but not for the caller to set: a browser writes the length itself and lets nobody else.
            headers={**headers, "content-length": str(size)},
            at=at,
            expires=expires,
        )
        return SignedUpload(url, headers, size, at + expires)

    async def complete_upload(self, bucket: str, key: str, *, sha256: str) -> StoredObject:
        """See `ObjectStore`."""
        check_sha256(sha256)
        stored = await self.head(bucket, key)
        if stored.sha256 != sha256:
            raise ObjectExists(f"{bucket}/{key} holds {stored.sha256}")
        try:
            return await self.verify(bucket, key)
        except IntegrityError as wrong:
            # MinIO refuses wrong bytes at the upload; a store that does not is caught here.  Without a version named
            # this lays a delete marker over them: gone for every reader, still there for somebody to look at.
            await self._s3.ask(f"{bucket}/{key}", lambda client: client.remove_object(bucket, key))
            raise HashMismatch(f"{wrong.detail}; set aside as version {stored.version_id}") from wrong

    async def health(self) -> None:
        """See `ObjectStore`; a user who may not list buckets but is known counts as well."""
        with suppress(NotPermitted):
            await self._s3.ask("health", lambda client: client.list_buckets())

    async def close(self) -> None:
        """See `ObjectStore`."""
        self._s3.close()

    async def _pieces(self, stored: StoredObject, span: ByteRange | None) -> AsyncGenerator[bytes]:
        bucket, key, place = stored.bucket, stored.key, f"{stored.bucket}/{stored.key}"
        offset, length = (span.first, span.length) if span else (0, 0)
        response = await self._s3.ask(
            place,
            # The version that `head` saw: what was laid over it since is another object.
            lambda client: client.get_object(bucket, key, offset, length, version_id=stored.version_id),
        )
        try:
            while piece := await self._s3.ask(place, lambda _: response.read(PIECE)):
                yield piece
        finally:
            response.close()  # one that was read to its end has given its connection back already

    async def _sha256_of(self, bucket: str, key: str) -> str | None:
        try:
            return (await self.head(bucket, key)).sha256
        except ObjectMissing:
            return None

    def _url(self, bucket: str, key: str) -> str:
        return f"{self._public_url}/{bucket}/{quote(key)}"


def _stored(found: Object) -> StoredObject:
    headers = {name.lower(): value for name, value in _given(found.metadata).items()}
    sha256 = headers.get(_HASH)
    place = f"{found.bucket_name}/{found.object_name}"
    if sha256 is None:
        raise IntegrityError(f"{place}: no hash is registered, so it was not stored by us")
    own = {name.removeprefix(_META): value for name, value in headers.items() if name.startswith(_META)}
    own.pop("sha256")
    return StoredObject(
        bucket=found.bucket_name,
        key=_given(found.object_name),
        sha256=sha256,
        size=_given(found.size),
        content_type=found.content_type or "application/octet-stream",
        version_id=found.version_id or "null",  # S3's own name for the version of an unversioned bucket
        stored_at=_given(found.last_modified).astimezone(UTC),
        metadata=decode_metadata(own),
    )


def _given(value: _Value | None) -> _Value:
    if value is None:
        raise StoreUnavailable("the store's answer lacks a name, size or time")
    return value
