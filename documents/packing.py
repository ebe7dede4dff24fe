"""Write .docx packages fast: parts that never change are compressed once and only copied afterwards."""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_DEFLATED, _UTF8_NAME, _VERSION = 8, 0x800, 20
#: 1 January 1980, the first day a zip archive knows: equal content gives equal bytes.
_DATE = 0x21


@dataclass(frozen=True, slots=True)
class Packed:
    """One compressed part (APPNOTE.TXT 6.3 §4.3)."""

    name: bytes
    checksum: int
    size: int
    data: bytes


def packed(name: str, content: bytes, level: int = 1) -> Packed:
    """Compress one part; ``level`` 9 for parts that are kept."""
    deflate = zlib.compressobj(level, zlib.DEFLATED, -15)
    return Packed(name.encode(), zlib.crc32(content), len(content), deflate.compress(content) + deflate.flush())


def package(kept: Mapping[str, Packed], changed: Mapping[str, bytes]) -> bytes:
    """Join ``kept`` parts, those in ``changed`` replaced, into one archive in the order of ``kept``."""
    local: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    for name, part in kept.items():
        if name in changed:
            part = packed(name, changed[name])
        facts = struct.pack(
            "<5H3I2H", _VERSION, _UTF8_NAME, _DEFLATED, 0, _DATE, part.checksum, len(part.data), part.size,
            len(part.name), 0,
        )  # fmt: skip
        local += (_LOCAL, facts, part.name, part.data)
        central += (
            _CENTRAL, struct.pack("<H", _VERSION), facts, struct.pack("<3H2I", 0, 0, 0, 0, offset), part.name,
        )  # fmt: skip
        offset += 4 + len(facts) + len(part.name) + len(part.data)
    directory = b"".join(central)
    end = struct.pack("<4H2IH", 0, 0, len(kept), len(kept), len(directory), offset, 0)
    return b"".join((*local, directory, _END, end))
