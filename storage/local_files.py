"""One object as two files in a folder, written so that a power cut leaves it whole or absent."""

import asyncio
import hashlib
import json
import os
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from storage.hashing import PIECE
from storage.objects import ByteRange, StoredObject
from storage.refusals import StoreError, StoreUnavailable


async def write_down(path: Path, pieces: AsyncIterator[bytes]) -> tuple[str, int]:
    """Write and flush the pieces to a new file; SHA-256 and size of what was written."""
    digest, size = hashlib.sha256(), 0
    with disk_faults(path):
        file = path.open("xb", buffering=0)

    def write(piece: bytes) -> None:
        digest.update(piece)
        rest = memoryview(piece)
        with disk_faults(path):  # here and not around the loop: a fault of the sender is not one of the disk
            while rest:
                rest = rest[file.write(rest) :]

    with file:
        async for piece in pieces:
            await asyncio.to_thread(write, piece)
            size += len(piece)
        with disk_faults(path):
            os.fchmod(file.fileno(), 0o444)
            await asyncio.to_thread(os.fsync, file.fileno())
    return digest.hexdigest(), size


def publish(incoming: Path, target: Path, stored: StoredObject) -> bool:
    """Move the finished folder to its place, durably; False when something is there already."""
    flush_new_file(incoming / "record.json", to_json(stored).encode())
    flush_folder(incoming)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.rename(incoming, target)
    except OSError:
        if target.exists():  # ENOTEMPTY or EEXIST, as the file system likes
            return False
        raise
    for parent in (target.parent, *target.parent.parents):
        flush_folder(parent)  # the folders made above are entries to be kept, too
        if parent.name == stored.bucket:
            break
    return True


async def read_up(path: Path, span: ByteRange | None) -> AsyncGenerator[bytes]:
    """The file's bytes, or those of `span` as far as they exist, in pieces."""
    with disk_faults(path), path.open("rb", buffering=0) as file:
        if span is None:
            while piece := await asyncio.to_thread(file.read, PIECE):
                yield piece
            return
        file.seek(span.first)
        left = span.length
        while left and (piece := await asyncio.to_thread(file.read, min(left, PIECE))):
            left -= len(piece)
            yield piece


def flush_new_file(path: Path, content: bytes) -> None:
    """Write a small read-only file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fchmod(file.fileno(), 0o444)
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the disk has the folder's list of names."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def to_json(stored: StoredObject) -> str:
    """The content of `record.json`."""
    return json.dumps(asdict(stored) | {"stored_at": stored.stored_at.isoformat()}, ensure_ascii=False, indent=1)


def from_json(text: str) -> StoredObject:
    """The reverse of `to_json`; raises ValueError, TypeError or KeyError for anything else."""
    fields = json.loads(text)
    return StoredObject(**fields | {"stored_at": datetime.fromisoformat(fields["stored_at"])})


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses (full, read-only, failing disk) into `StoreUnavailable`."""
    try:
        yield
    except StoreError:
        raise
    except OSError as fault:
        raise StoreUnavailable(f"{path}: {fault}") from fault
