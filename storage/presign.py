"""AWS Signature Version 4 in the query, with signed headers: the part that the client library lacks.

Its own signed URLs bind the address only.  An upload must also bind the hash, the size and the write-once condition, so
that the store itself refuses everything else.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlsplit

ALGORITHM = "AWS4-HMAC-SHA256"


@dataclass(frozen=True)
class Credentials:
    """A user of the store and the region it signs for."""

    access_key: str
    secret_key: str
    region: str

    def presigned(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        at: datetime,
        expires: timedelta,
    ) -> str:
        """`url` (without a query) with `query`, signed for exactly this method and these headers, valid from `at`.

        The request must carry every one of `headers` with the same value; `host` is added here.
        """
        parts = urlsplit(url)
        bound = {name.lower(): " ".join(value.split()) for name, value in (headers or {}).items()}
        bound["host"] = parts.netloc
        names = sorted(bound)
        instant = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        scope = f"{instant[:8]}/{self.region}/s3/aws4_request"
        asked = {
            **(query or {}),
            "X-Amz-Algorithm": ALGORITHM,
            "X-Amz-Credential": f"{self.access_key}/{scope}",
            "X-Amz-Date": instant,
            "X-Amz-Expires": str(int(expires.total_seconds())),
            "X-Amz-SignedHeaders": ";".join(names),
        }
        # Sorted by name and encoded in this one way: the signature is over the text, not over its meaning.
        said = "&".join(f"{quote(name, safe='')}={quote(asked[name], safe='')}" for name in sorted(asked))
        lines = "".join(f"{name}:{bound[name]}\n" for name in names)
        request = "\n".join((method, parts.path, said, lines, ";".join(names), "UNSIGNED-PAYLOAD"))
        statement = "\n".join((ALGORITHM, instant, scope, _sha256(request)))
        key = f"AWS4{self.secret_key}".encode()
        for word in scope.split("/"):
            key = hmac.new(key, word.encode(), hashlib.sha256).digest()
        signature = hmac.new(key, statement.encode(), hashlib.sha256).hexdigest()
        return f"{url}?{said}&X-Amz-Signature={signature}"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
