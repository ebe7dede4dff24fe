"""One interface to stored files, the same over a local folder and over S3.

Every object is **written once** (registered files are immutable) and known by its SHA-256.  Sizes are bytes, hashes
64 lower-case hex digits, instants aware UTC.  Errors are those of `storage.refusals`; any call may raise
`StoreUnavailable`, and every call that takes a name may raise `NameRefused`.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

LARGEST_SINGLE_UPLOAD = 5 * 1024**3
"""Bytes that S3 takes in one PUT; more needs several parts."""

LONGEST_LINK = timedelta(days=7)
"""How long a signed URL may live at most (the limit of AWS Signature Version 4)."""


@dataclass(frozen=True)
class StoredObject:
    """One stored object; `version_id` is the store's own name for exactly these bytes."""

    bucket: str
    key: str
    sha256: str
    size: int
    content_type: str
    version_id: str
    stored_at: datetime
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ListedObject:
    """What a listing tells cheaply; `head` tells the rest."""

    key: str
    size: int
    stored_at: datetime


@dataclass(frozen=True)
class ByteRange:
    """Bytes `first` to `last`, both included and counted from 0, as HTTP writes them (RFC 9110, 14.1.2)."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 0 <= self.first <= self.last:
            raise ValueError(f"not a byte range: {self.first} to {self.last}")

    @property
    def length(self) -> int:
        """Number of bytes."""
        return self.last - self.first + 1


@dataclass(frozen=True)
class SignedUpload:
    """How a browser puts one file straight into the store: `PUT url` with exactly these headers and `size` bytes."""

    url: str
    headers: Mapping[str, str]
    size: int
    expires_at: datetime


class ObjectStore(Protocol):
    """A store of write-once objects.

    Resumable uploads in parts, retention locks and legal holds will join as further methods over the same keys and
    versions; buckets are made ready for them now.
    """

    async def ensure_bucket(self, bucket: str) -> None:
        """Make the bucket, versioned and able to lock objects; do nothing when it is there."""

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
        """Store `data` under a new key.  Giving `expected_sha256` with a long stream spares a spool file.

        Putting the same bytes again returns the first object, with its first metadata.  Of several simultaneous
        writers one wins.  Raises `ObjectExists` when other bytes stand there, `HashMismatch` when the data are not
        the expected ones (nothing is left behind), `BucketMissing`.
        """

    async def head(self, bucket: str, key: str) -> StoredObject:
        """The object's particulars.  Raises `ObjectMissing`."""

    async def exists(self, bucket: str, key: str) -> bool:
        """Whether something is stored under the key."""

    async def get(self, bucket: str, key: str) -> bytes:
        """The whole object, its hash checked.  Raises `ObjectMissing`, `IntegrityError`.  For small files."""

    def stream(self, bucket: str, key: str, *, span: ByteRange | None = None) -> AsyncIterator[bytes]:
        """The object in pieces; a `span` beyond the end is cut off there.

        A whole object is hashed on its way, and its last piece comes only if the hash is right: otherwise
        `IntegrityError`, so a reader never holds a complete wrong file.  A span cannot be checked.  Raises
        `ObjectMissing` at the first piece.
        """

    async def verify(self, bucket: str, key: str) -> StoredObject:
        """Read all stored bytes and compare with the registered hash and size.  Raises `IntegrityError`."""

    def list_objects(self, bucket: str, prefix: str = "") -> AsyncIterator[ListedObject]:
        """Everything whose key begins with `prefix`, in order of key bytes; nothing for an unknown bucket."""

    async def signed_get_url(self, bucket: str, key: str, *, expires: timedelta, filename: str | None = None) -> str:
        """A URL that reads this object until `expires` from now; with `filename` a browser saves it under that name.

        Whoever holds the URL reads the file: log whom it was given to.  Raises `ObjectMissing`.
        """

    async def signed_put_url(
        self,
        bucket: str,
        key: str,
        *,
        sha256: str,
        size: int,
        content_type: str,
        expires: timedelta,
    ) -> SignedUpload:
        """Let a browser store exactly these bytes under a new key, without passing through us.

        Other bytes, another length, or a key already taken by other bytes are refused at the upload; afterwards
        call `complete_upload`.  Raises `ObjectExists` when other bytes stand there now.
        """

    async def complete_upload(self, bucket: str, key: str, *, sha256: str) -> StoredObject:
        """After a browser's upload: read what arrived, return it if it has this hash, else discard it.

        Raises `ObjectMissing` (nothing arrived), `HashMismatch` (it was wrong and is gone), `ObjectExists` (another
        object had been registered under the key before; that one stays).
        """

    async def health(self) -> None:
        """Return if the store can be used now, else raise `StoreUnavailable`."""

    async def close(self) -> None:
        """Give back connections; the store is not used afterwards."""
