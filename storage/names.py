"""What buckets, keys, hashes and metadata may look like: one rule for every store.

A key is a path of our own making, never a person's file name; it must mean the same in a URL, in S3 and in a folder.
S3 allows 1024 bytes of UTF-8 per key; a file system 255 per name, of which the local store needs some for itself.
"""

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import quote, unquote

from storage.refusals import NameRefused

LONGEST_KEY = 1024
"""Bytes of UTF-8."""
LONGEST_SEGMENT = 200
"""Bytes of UTF-8 between two slashes."""
MOST_METADATA = 1536
"""Bytes of names and encoded values together; S3 allows 2048 and we add some of our own."""

_BUCKET = re.compile(r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_METADATA_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_CONTENT_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(; ?[\w.+-]+=[\w.+-]+)*", re.ASCII)
_FORBIDDEN = frozenset('\\:*?"<>|%@#')
"""Special to a file system, to a URL, or to the local store."""


def check_place(bucket: str, key: str) -> None:
    """Raise `NameRefused` unless `bucket` and `key` name a place in every store."""
    check_bucket(bucket)
    for segment in key.split("/"):
        if segment in {"", ".", ".."} or segment.startswith("."):
            raise NameRefused(f"key {key!r}: empty or dotted segment")
        if len(_utf8(segment)) > LONGEST_SEGMENT:
            raise NameRefused(f"key {key!r}: a segment exceeds {LONGEST_SEGMENT} bytes")
    check_characters(key)


def check_bucket(bucket: str) -> None:
    """Raise `NameRefused` unless `bucket` is 3 to 63 of `a-z 0-9 -`, the rule of S3 less its dots."""
    if not _BUCKET.fullmatch(bucket):
        raise NameRefused(f"bucket {bucket!r}: 3 to 63 of a-z, 0-9 and '-' expected")


def check_prefix(prefix: str) -> None:
    """Raise `NameRefused` unless some key could begin with `prefix`; the empty prefix lists everything."""
    if ".." in prefix.split("/") or prefix.startswith("/"):
        raise NameRefused(f"prefix {prefix!r}: no '..' and no leading '/'")
    check_characters(prefix)


def check_characters(key: str) -> None:
    """Raise `NameRefused` for control, special, unpaired or decomposed characters, and for too many bytes."""
    if len(_utf8(key)) > LONGEST_KEY:
        raise NameRefused(f"key {key[:40]!r}…: exceeds {LONGEST_KEY} bytes")
    if any(character in _FORBIDDEN or unicodedata.category(character).startswith("C") for character in key):
        raise NameRefused(f"key {key!r}: control or special character")
    if not unicodedata.is_normalized("NFC", key):
        raise NameRefused(f"key {key!r}: must be in Unicode form NFC, or two keys could look the same")


def check_sha256(sha256: str) -> None:
    """Raise `NameRefused` unless `sha256` is 64 lower-case hex digits."""
    if not _SHA256.fullmatch(sha256):
        raise NameRefused(f"{sha256!r} is not a SHA-256 in lower-case hex")


def check_size(size: int, largest: int) -> None:
    """Raise `NameRefused` unless 0 ≤ `size` ≤ `largest` (bytes)."""
    if not 0 <= size <= largest:
        raise NameRefused(f"size {size} is not between 0 and {largest} bytes")


def check_content_type(content_type: str) -> None:
    """Raise `NameRefused` unless `content_type` is a media type such as `application/pdf`."""
    if not _CONTENT_TYPE.fullmatch(content_type):
        raise NameRefused(f"{content_type!r} is not a media type")


def encode_metadata(metadata: Mapping[str, str] | None) -> dict[str, str]:
    """Metadata as S3 carries it: values percent-encoded to ASCII.  Raises `NameRefused` for names or length."""
    encoded = {name: quote(value, safe=" /:,;=+()") for name, value in (metadata or {}).items()}
    for name, value in encoded.items():
        if not _METADATA_NAME.fullmatch(name) or name == "sha256":
            raise NameRefused(f"metadata name {name!r}: lower-case letters, digits and '-'; 'sha256' is reserved")
        if value != value.strip():
            raise NameRefused(f"metadata {name!r}: HTTP would lose the space around {value!r}")
    if sum(len(name) + len(value) for name, value in encoded.items()) > MOST_METADATA:
        raise NameRefused(f"metadata exceed {MOST_METADATA} bytes")
    return encoded


def decode_metadata(encoded: Mapping[str, str]) -> dict[str, str]:
    """The reverse of `encode_metadata`."""
    return {name: unquote(value) for name, value in encoded.items()}


def attachment(filename: str) -> str:
    """A `Content-Disposition` that saves under `filename`, Chinese or not (RFC 6266, RFC 8187)."""
    return f"attachment; filename*=UTF-8''{quote(filename, safe='')}"


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise NameRefused(f"{text!r} is not valid Unicode") from None
