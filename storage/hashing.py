"""SHA-256 on the way: of a stream that is read, and of one whose hash nobody announced."""

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import IO

from storage.objects import StoredObject
from storage.refusals import HashMismatch, IntegrityError

PIECE = 1024 * 1024
"""Bytes read or written at once: large enough for the thread hop to cost nothing, small enough for many readers."""


async def checked(pieces: AsyncIterator[bytes], stored: StoredObject) -> AsyncIterator[bytes]:
    """The pieces, the last one held back until hash and size are right.  Raises `IntegrityError` instead of it."""
    digest, size, held = hashlib.sha256(), 0, None
    async for piece in pieces:
        if held is not None:
            yield held
        # hashlib releases the interpreter for large pieces: other requests go on meanwhile.
        await asyncio.to_thread(digest.update, piece)
        size += len(piece)
        held = piece
    if digest.hexdigest() != stored.sha256 or size != stored.size:
        raise IntegrityError(
            f"{stored.bucket}/{stored.key}: {size} bytes with SHA-256 {digest.hexdigest()} are stored, "
            f"{stored.size} bytes with {stored.sha256} were registered"
        )
    if held is not None:
        yield held


async def in_pieces(data: bytes) -> AsyncIterator[bytes]:
    """`data` in pieces, without copying it whole."""
    view = memoryview(data)
    for start in range(0, len(view), PIECE):
        yield bytes(view[start : start + PIECE])


@dataclass(frozen=True)
class Spooled:
    """A stream laid down in a temporary file, its hash now known."""

    file: IO[bytes]
    sha256: str

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes from the beginning."""
        self.file.seek(0)
        while piece := await asyncio.to_thread(self.file.read, PIECE):
            yield piece


@asynccontextmanager
async def spooled(pieces: AsyncIterator[bytes]) -> AsyncIterator[Spooled]:
    """Lay the stream down in a nameless temporary file, gone after the block."""
    digest = hashlib.sha256()
    with tempfile.TemporaryFile() as file:

        def keep(piece: bytes) -> None:
            digest.update(piece)
            file.write(piece)

        async for piece in pieces:
            await asyncio.to_thread(keep, piece)
        yield Spooled(file, digest.hexdigest())


def require_hash(actual: str, expected: str | None, place: str) -> None:
    """Raise `HashMismatch` when a hash was announced and the bytes have another."""
    if expected is not None and actual != expected:
        raise HashMismatch(f"{place}: the data have SHA-256 {actual}, announced was {expected}")
