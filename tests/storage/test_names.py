"""Names, hashes, sizes, types and metadata: each rule on both sides of its boundary."""

import pytest

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
from storage.refusals import NameRefused


@pytest.mark.parametrize(
    ("why", "key", "allowed"),
    [
        ("a path", "cases/2026/c-1/决定书 (1).pdf", True),
        ("a rare name's character outside the basic plane", "当事人/𬎆.pdf", True),
        ("200 bytes in a segment", "a" * 200, True),
        ("201 bytes in a segment", "a" * 201, False),
        ("66 characters of three bytes", "案" * 66, True),
        ("67 characters of three bytes", "案" * 67, False),
        ("1024 bytes", "/".join(["a" * 127] * 7 + ["a" * 128]), True),
        ("1025 bytes", "/".join(["a" * 127] * 7 + ["a" * 129]), False),
        ("dots inside a name", "a..b/c.d", True),
        ("a step up", "a/../b", False),
        ("a hidden folder", ".discarded/a", False),
        ("a zero byte", "a\0b", False),
        ("a direction mark that disguises a name", "a\u202eb", False),
        ("half a surrogate pair", "a\ud800", False),
        ("a decomposed letter", "e\u0301", False),
        ("the same letter composed", "\u00e9", True),
        ("a query", "a?b", False),
        ("a fragment", "a#b", False),
    ],
)
def test_keys(why: str, key: str, allowed: bool) -> None:
    assert accepts(check_place, "bucket", key) is allowed, why


@pytest.mark.parametrize(
    ("bucket", "allowed"),
    [("abc", True), ("ab", False), ("a" * 63, True), ("a" * 64, False), ("a-1", True), ("-a1", False), ("A1b", False)],
)
def test_buckets(bucket: str, allowed: bool) -> None:
    assert accepts(check_bucket, bucket) is allowed


@pytest.mark.parametrize(
    ("prefix", "allowed"), [("", True), ("a/", True), ("a/b..", True), ("../", False), ("a/..", False), ("/a", False)]
)
def test_prefixes(prefix: str, allowed: bool) -> None:
    assert accepts(check_prefix, prefix) is allowed


@pytest.mark.parametrize(
    ("sha256", "allowed"), [("0f" * 32, True), ("0F" * 32, False), ("0f" * 31, False), ("0f" * 32 + "\n", False)]
)
def test_hashes(sha256: str, allowed: bool) -> None:
    assert accepts(check_sha256, sha256) is allowed


@pytest.mark.parametrize(("size", "allowed"), [(0, True), (10, True), (11, False), (-1, False)])
def test_sizes(size: int, allowed: bool) -> None:
    assert accepts(check_size, size, 10) is allowed


@pytest.mark.parametrize(
    ("content_type", "allowed"),
    [
        ("application/pdf", True),
        ("text/plain; charset=utf-8", True),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", True),
        ("pdf", False),
        ("text/plain\r\nX-Evil: 1", False),
        ("", False),
    ],
)
def test_content_types(content_type: str, allowed: bool) -> None:
    assert accepts(check_content_type, content_type) is allowed


@pytest.mark.parametrize(
    ("metadata", "allowed"),
    [
        ({"title": "行政处罚决定书"}, True),
        ({"title": "line\nbreak\tand 100 %"}, True),
        ({"title": "x" * 1531}, True),
        ({"title": "x" * 1532}, False),
        ({"Title": "x"}, False),
        ({"标题": "x"}, False),
        ({"sha256": "x"}, False),
        ({"title": " x"}, False),
    ],
)
def test_metadata_travel_as_ascii_or_not_at_all(metadata: dict[str, str], allowed: bool) -> None:
    assert accepts(encode_metadata, metadata) is allowed
    if allowed:
        encoded = encode_metadata(metadata)
        assert all(value.isascii() and value.isprintable() for value in encoded.values())
        assert decode_metadata(encoded) == metadata


def test_a_saved_name_cannot_end_its_header() -> None:
    assert attachment('a"b\r\n;.pdf') == "attachment; filename*=UTF-8''a%22b%0D%0A%3B.pdf"


def accepts(check: object, *arguments: object) -> bool:
    assert callable(check)
    try:
        check(*arguments)
    except NameRefused:
        return False
    return True
