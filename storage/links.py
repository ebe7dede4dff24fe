"""Signed links to our own routes: who holds one may read, or write, one object until it runs out.

An HMAC-SHA256 over everything the link says, so nothing in it can be changed.  Expiry is ruled by the wall clock, never
by the legal one.  S3 has its own signatures; these serve the local store, and any store that shall stay private.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

from storage.names import check_content_type, check_place, check_sha256, check_size
from storage.objects import LARGEST_SINGLE_UPLOAD, LONGEST_LINK, SignedUpload
from storage.refusals import LinkRefused

WallClock = Callable[[], datetime]
"""Tells the real time, aware; a test may turn it."""

SHORTEST_SECRET = 32
"""Bytes."""

_FIELDS = {"GET": ("expires", "filename"), "PUT": ("expires", "sha256", "size", "type")}


def wall_clock() -> datetime:
    """The machine's time in UTC."""
    return datetime.now(UTC)


def check_expiry(expires: timedelta) -> None:
    """Raise `ValueError` unless a link's life is between one second and seven days."""
    if not timedelta(seconds=1) <= expires <= LONGEST_LINK:
        raise ValueError(f"a signed link lives between 1 second and {LONGEST_LINK.days} days, not {expires}")


@dataclass(frozen=True)
class SignedLinks:
    """Makes and checks links below `base_url` (where `storage.routes` are mounted), with a secret of ≥ 32 bytes."""

    secret: bytes
    base_url: str
    now: WallClock = wall_clock

    def __post_init__(self) -> None:
        if len(self.secret) < SHORTEST_SECRET:
            raise ValueError(f"the secret for signed links must have at least {SHORTEST_SECRET} bytes")

    def to_read(self, bucket: str, key: str, *, expires: timedelta, filename: str | None = None) -> str:
        """A URL to GET the object; with `filename` it is saved under that name."""
        check_place(bucket, key)
        claims = {"expires": self._until(expires)} | ({} if filename is None else {"filename": filename})
        return self._url("GET", bucket, key, claims)

    def to_write(
        self, bucket: str, key: str, *, sha256: str, size: int, content_type: str, expires: timedelta
    ) -> SignedUpload:
        """A URL to PUT exactly these bytes."""
        check_place(bucket, key)
        check_sha256(sha256)
        check_size(size, LARGEST_SINGLE_UPLOAD)
        check_content_type(content_type)
        until = self._until(expires)
        claims = {"expires": until, "sha256": sha256, "size": str(size), "type": content_type}
        url = self._url("PUT", bucket, key, claims)
        return SignedUpload(url, {"content-type": content_type}, size, datetime.fromtimestamp(int(until), UTC))

    def check(self, method: str, bucket: str, key: str, query: Mapping[str, str]) -> Mapping[str, str]:
        """What the link says, if it is ours, unaltered and not run out; else raises `LinkRefused`."""
        claims = {name: query[name] for name in _FIELDS[method] if name in query}
        if not hmac.compare_digest(self._signature(method, bucket, key, claims), query.get("signature", "").encode()):
            raise LinkRefused(f"{bucket}/{key}: the signature does not fit the link")
        if self.now().timestamp() >= int(claims["expires"]):
            raise LinkRefused(f"{bucket}/{key}: the link has run out")
        return claims

    def _until(self, expires: timedelta) -> str:
        check_expiry(expires)
        return str(int((self.now() + expires).timestamp()))

    def _url(self, method: str, bucket: str, key: str, claims: Mapping[str, str]) -> str:
        signature = self._signature(method, bucket, key, claims).decode()
        query = urlencode({**claims, "signature": signature})
        return f"{self.base_url.rstrip('/')}/{bucket}/{quote(key)}?{query}"

    def _signature(self, method: str, bucket: str, key: str, claims: Mapping[str, str]) -> bytes:
        # JSON keeps the fields apart; the leading word keeps these signatures apart from any other use of the secret.
        said = json.dumps(["sanxiang object link 1", method, bucket, key, sorted(claims.items())])
        return hmac.new(self.secret, said.encode(), hashlib.sha256).hexdigest().encode()
