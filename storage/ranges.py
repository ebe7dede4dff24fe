"""The `Range` request header (RFC 9110, 14.2): what a video player asks for when its user jumps ahead."""

import re

from storage.objects import ByteRange

_ONE_RANGE = re.compile(r"bytes=\s*(\d*)\s*-\s*(\d*)\s*", re.ASCII)


class RangeUnsatisfiable(ValueError):
    """The range begins behind the end: answer 416."""


def requested_range(header: str | None, size: int) -> ByteRange | None:
    """The one range that `header` asks for of an object of `size` bytes; None means: send the whole.

    A header we do not understand, or one of several ranges, is ignored as the RFC allows (14.2).  Raises
    `RangeUnsatisfiable`.
    """
    found = _ONE_RANGE.fullmatch(header or "")
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:  # the last n bytes
        length = min(int(found[2]), size)
        if length == 0:
            raise RangeUnsatisfiable(header)
        return ByteRange(size - length, size - 1)
    first = int(found[1])
    last = int(found[2]) if found[2] else size - 1
    if found[2] and last < first:
        return None  # not a range at all (14.1.1)
    if first >= size:
        raise RangeUnsatisfiable(header)
    return ByteRange(first, min(last, size - 1))
