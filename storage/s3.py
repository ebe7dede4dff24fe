"""The connection to S3: the synchronous client in threads, its errors turned into ours."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import urllib3
from minio import Minio
from minio.error import InvalidResponseError, S3Error, ServerError

from storage.refusals import (
    BucketMissing,
    HashMismatch,
    NameRefused,
    NotPermitted,
    ObjectExists,
    ObjectMissing,
    StoreError,
    StoreUnavailable,
)

_Answer = TypeVar("_Answer")

_MEANINGS: dict[str, type[StoreError]] = {
    "NoSuchKey": ObjectMissing,
    "NoSuchVersion": ObjectMissing,
    "NoSuchBucket": BucketMissing,
    "PreconditionFailed": ObjectExists,
    "BucketAlreadyOwnedByYou": ObjectExists,
    "BucketAlreadyExists": ObjectExists,
    "XAmzContentChecksumMismatch": HashMismatch,
    "XAmzContentSHA256Mismatch": HashMismatch,
    "BadDigest": HashMismatch,
    "AccessDenied": NotPermitted,
    "XMinioParentIsObject": NameRefused,
    "KeyTooLongError": NameRefused,
}


class S3Connection:
    """Calls of the client library, at most 32 at once; the threads are asyncio's own."""

    def __init__(self, endpoint: str, access_key: str, secret_key: str, *, region: str, secure: bool) -> None:
        self._http = urllib3.PoolManager(
            maxsize=32,
            timeout=urllib3.Timeout(connect=5, read=60),
            retries=urllib3.Retry(total=3, backoff_factor=0.2, status_forcelist=[502, 503, 504]),
        )
        # The region is given, not asked for: a scoped user may not ask.
        self._client = Minio(endpoint, access_key, secret_key, secure=secure, region=region, http_client=self._http)

    async def ask(self, place: str, call: Callable[[Minio], _Answer]) -> _Answer:
        """Run `call` with the client in a thread.

        Raises what `_MEANINGS` says about S3's error code, and `StoreUnavailable` for every other failure; `place`
        (bucket and key) goes into the message.
        """
        try:
            return await asyncio.to_thread(call, self._client)
        except S3Error as refused:
            meaning = _MEANINGS.get(refused.code or "", StoreUnavailable)
            raise meaning(f"{place}: {refused.code}: {refused.message}") from refused
        except (urllib3.exceptions.HTTPError, ServerError, InvalidResponseError, OSError) as fault:
            raise StoreUnavailable(f"{place}: {fault}") from fault

    def close(self) -> None:
        """Close the idle connections."""
        self._http.clear()
