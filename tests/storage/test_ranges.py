"""The `Range` header (RFC 9110, section 14): what is cut out, what is ignored, what is 416."""

import pytest

from storage.objects import ByteRange
from storage.ranges import RangeUnsatisfiable, requested_range


@pytest.mark.parametrize(
    ("header", "size", "expected"),
    [
        (None, 10, None),
        ("bytes=0-9", 10, ByteRange(0, 9)),
        ("bytes=0-", 10, ByteRange(0, 9)),
        ("bytes=9-", 10, ByteRange(9, 9)),
        ("bytes=-1", 10, ByteRange(9, 9)),
        ("bytes=-11", 10, ByteRange(0, 9)),
        ("bytes= 2 - 3 ", 10, ByteRange(2, 3)),
        ("bytes=5-4", 10, None),
        ("bytes=-", 10, None),
        ("bytes=0-1,3-4", 10, None),
        ("items=0-1", 10, None),
        ("bytes=a-b", 10, None),
        ("bytes=٣-٤", 10, None),
    ],
)
def test_satisfiable_or_ignored(header: str | None, size: int, expected: ByteRange | None) -> None:
    assert requested_range(header, size) == expected


@pytest.mark.parametrize(("header", "size"), [("bytes=10-", 10), ("bytes=-0", 10), ("bytes=0-", 0), ("bytes=-1", 0)])
def test_unsatisfiable(header: str, size: int) -> None:
    with pytest.raises(RangeUnsatisfiable):
        requested_range(header, size)


@pytest.mark.parametrize(("first", "last"), [(-1, 0), (2, 1)])
def test_a_range_that_is_none_cannot_be_made(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="not a byte range"):
        ByteRange(first, last)
    assert ByteRange(1, 1).length == 1
