"""Write-once requests to S3: `If-None-Match: *`, in one piece or in parts.

The client library has no public way to send that header nor to hold an upload in parts open, so this file calls its
private request method; that is why its version is pinned.  MinIO checks the condition under the object's lock, AWS S3
does so too: of simultaneous writers exactly one succeeds, the others get 412.
"""

import asyncio
import base64
import hashlib
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass
from xml.etree import ElementTree

from storage.hashing import in_pieces, require_hash, spooled
from storage.refusals import ObjectExists, StoreError, StoreUnavailable
from storage.s3 import S3Connection

PART = 8 * 1024 * 1024
"""Bytes per part.  S3 allows 10,000 parts, so a streamed object may have up to 78 GiB."""

PARTS_AT_ONCE = 3
"""Parts on their way at the same time; with the one being gathered this bounds the memory of an upload."""

ONLY_IF_NEW = {"If-None-Match": "*"}


def checksum_header(sha256: str) -> dict[str, str]:
    """The header by which the store itself refuses a body with another SHA-256 (given in hex)."""
    return {"x-amz-checksum-sha256": base64.b64encode(bytes.fromhex(sha256)).decode()}


@dataclass(frozen=True)
class NewObject:
    """A place to write once; `headers` carry type and metadata, the hash is added under `hash_header`."""

    s3: S3Connection
    bucket: str
    key: str
    headers: Mapping[str, str]
    hash_header: str

    @property
    def place(self) -> str:
        """For messages."""
        return f"{self.bucket}/{self.key}"

    async def write(self, data: bytes | AsyncIterator[bytes], expected_sha256: str | None) -> str:
        """Write the data unless something stands under the key already; returns the SHA-256 of the data.

        Whose bytes stand there afterwards the caller must look up: this writer's, or those of one who was first.

        Metadata travel before the data, so the hash must be known before: a long stream whose hash is not announced
        passes through a temporary file.  Raises `HashMismatch` and leaves nothing behind.
        """
        if isinstance(data, bytes):
            actual = await asyncio.to_thread(_sha256, data)
            require_hash(actual, expected_sha256, self.place)
            data, expected_sha256 = in_pieces(data), actual
        async with aclosing(_parts(data)) as parts:
            first = await anext(parts, b"")
            if len(first) < PART:  # the whole
                return await self._write_at_once(first, expected_sha256)
            stream = _after(first, parts)
            if expected_sha256 is not None:
                await self._write_parts(stream, expected_sha256)
                return expected_sha256
            async with spooled(stream) as spool, aclosing(_parts(spool.pieces())) as known:
                await self._write_parts(known, spool.sha256)
                return spool.sha256

    async def _write_at_once(self, body: bytes, expected_sha256: str | None) -> str:
        sha256 = await asyncio.to_thread(_sha256, body)
        require_hash(sha256, expected_sha256, self.place)
        headers = {**self.headers, **ONLY_IF_NEW, **checksum_header(sha256), self.hash_header: sha256}
        with suppress(ObjectExists):
            await self._request("PUT", {}, headers, body)
        return sha256

    async def _write_parts(self, parts: AsyncIterator[bytes], sha256: str) -> None:
        upload = await self._begin({**self.headers, self.hash_header: sha256})
        try:
            etags, actual = await self._send(upload, parts)
            require_hash(actual, sha256, self.place)
            with suppress(ObjectExists):
                await self._request("POST", {"uploadId": upload}, ONLY_IF_NEW, _completion(etags))
        finally:
            # Gone already after a success; after anything else, cancellation included, the parts must go.
            with suppress(StoreError):
                await self._request("DELETE", {"uploadId": upload}, {})

    async def _begin(self, headers: Mapping[str, str]) -> str:
        answer, _ = await self._request("POST", {"uploads": ""}, headers)
        upload = ElementTree.fromstring(answer).findtext("{*}UploadId")
        if not upload:
            raise StoreUnavailable(f"{self.place}: the store opened an upload without naming it")
        return upload

    async def _send(self, upload: str, parts: AsyncIterator[bytes]) -> tuple[list[str], str]:
        """Send the parts, a few at once; their ETags in order, and the SHA-256 of the whole."""
        digest, etags = hashlib.sha256(), list[str]()
        under_way: deque[asyncio.Task[str]] = deque()
        number = 0
        try:
            async for body in parts:
                if len(under_way) == PARTS_AT_ONCE:
                    etags.append(await under_way.popleft())
                number += 1
                under_way.append(asyncio.create_task(self._send_part(upload, number, body)))
                await asyncio.to_thread(digest.update, body)
            while under_way:
                etags.append(await under_way.popleft())
        finally:
            # A thread cannot be stopped: let it end, or its part would arrive after the upload was dropped.
            await asyncio.gather(*under_way, return_exceptions=True)
        return etags, digest.hexdigest()

    async def _send_part(self, upload: str, number: int, body: bytes) -> str:
        _, etag = await self._request("PUT", {"partNumber": str(number), "uploadId": upload}, {}, body)
        return etag

    async def _request(
        self, method: str, query: Mapping[str, str], headers: Mapping[str, str], body: bytes | None = None
    ) -> tuple[bytes, str]:
        answer = await self.s3.ask(
            self.place,
            lambda client: client._execute(
                method, self.bucket, self.key, body=body, headers=dict(headers), query_params=dict(query)
            ),
        )
        return answer.data, answer.headers.get("etag", "").strip('"')


def _completion(etags: Sequence[str]) -> bytes:
    root = ElementTree.Element("CompleteMultipartUpload")
    for number, etag in enumerate(etags, start=1):
        part = ElementTree.SubElement(root, "Part")
        ElementTree.SubElement(part, "PartNumber").text = str(number)
        ElementTree.SubElement(part, "ETag").text = f'"{etag}"'
    return ElementTree.tostring(root)


async def _parts(pieces: AsyncIterator[bytes]) -> AsyncGenerator[bytes]:
    """The same bytes regrouped into parts of exactly `PART` bytes, the last one shorter and never empty."""
    gathered, size = list[bytes](), 0
    async for piece in pieces:
        view = memoryview(piece)
        while size + len(view) >= PART:
            gathered.append(bytes(view[: PART - size]))
            view = view[PART - size :]
            part, gathered, size = b"".join(gathered), [], 0
            yield part
            del part  # of 8 MiB pieces none is kept longer than it must be
        if view:
            gathered.append(bytes(view))
            size += len(view)
    if gathered:
        yield b"".join(gathered)


async def _after(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    del first
    async for part in rest:
        yield part


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
