"""The record of revisions: what a file looked like after every signature, kept apart from the file.

A signature cannot testify to what was cut off after it: a file rolled back to the moment before the seal is flawless
by itself, and so is one whose archive timestamp was removed. No validator notices. Our record does.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from signing.embedded import reading, signature_tokens, signatures_in_order
from signing.findings import Finding, found
from signing.refusals import DocumentUnreadable
from signing.sign import Revision

_END = re.compile(rb"%%EOF(\r\n|\n|\r)?")
_WHOLE_UPDATE = re.compile(rb"startxref\s+\d+\s+%%EOF")


@dataclass(frozen=True)
class Span:
    """One physical revision: the file's first ``size`` bytes, counted from 1."""

    seq: int
    size: int
    sha256: str


@dataclass(frozen=True)
class RevisionRecord:
    """What is remembered of one revision. Revisions without a signature (fields placed, validation data added)
    have a record too, with None in the columns of the signer."""

    seq: int
    sha256: str
    size: int
    field: str | None = None
    role: str | None = None
    signer: str | None = None
    serial: str | None = None
    level: str | None = None
    timestamp: datetime | None = None

    @classmethod
    def of(cls, seq: int, revision: Revision) -> RevisionRecord:
        """The record of a revision just signed."""
        return cls(
            seq,
            revision.sha256,
            revision.size,
            revision.field,
            revision.role,
            revision.signer,
            revision.serial,
            revision.level,
            revision.timestamp,
        )

    @classmethod
    def unsigned(cls, seq: int, pdf: bytes) -> RevisionRecord:
        """The record of a revision that nobody signed, such as the prepared file."""
        return cls(seq, hashlib.sha256(pdf).hexdigest(), len(pdf))


def split(pdf: bytes) -> list[Span]:
    """The revisions of a file by its chain of cross-reference sections, oldest first; raises DocumentUnreadable.

    Markers inside streams and attachments do not count: each end is looked for behind a section of the chain.
    """
    with reading(pdf) as reader:
        sections = [reader.xrefs.get_xref_container_info(n) for n in range(reader.xrefs.total_revisions)]
    ends: list[int] = []
    for section in sections:
        marker = _END.search(pdf, section.end_location)
        if marker is None:
            raise DocumentUnreadable("a revision does not end with %%EOF")
        ends.append(marker.end())
    return [Span(n, end, hashlib.sha256(pdf[:end]).hexdigest()) for n, end in enumerate(ends, start=1)]


def compare(pdf: bytes, record: Sequence[RevisionRecord]) -> list[Finding]:
    """Hold a file against its record: one finding, either ``RECORD`` passed or the first discrepancy.

    An empty record fails: it would let everything through. The record may begin with any revision, since a hash of
    the first recorded one covers all bytes before it.
    """
    kept = sorted(record, key=lambda entry: entry.seq)
    if not kept:
        return [found("RECORD", False)]
    if any(earlier.size >= later.size for earlier, later in pairwise(kept)):
        return [found("RECORD_INCONSISTENT", False)]
    digests = _prefix_digests(pdf, [entry.size for entry in kept])
    for entry, digest in zip(kept, digests, strict=True):
        if digest is None:
            return [_shortened(pdf, kept, entry)]
        if digest != entry.sha256:
            return [_altered(pdf, entry)]
    tail = pdf[kept[-1].size :]
    if tail:
        code = "REVISION_UNKNOWN" if _WHOLE_UPDATE.search(tail) else "BYTES_APPENDED"
        return [found(code, False, detail=f"+{len(tail)} B")]
    return [found("RECORD", True, detail=f"{len(kept)}")]


def _prefix_digests(pdf: bytes, sizes: Sequence[int]) -> list[str | None]:
    """SHA-256 of the prefixes of ascending ``sizes`` in one pass; None where the file is too short."""
    running, done = hashlib.sha256(), 0
    view = memoryview(pdf)
    digests: list[str | None] = []
    for size in sizes:
        if size > len(pdf):
            digests.append(None)
            continue
        running.update(view[done:size])
        done = size
        digests.append(running.copy().hexdigest())
    return digests


def _shortened(pdf: bytes, kept: Sequence[RevisionRecord], first_missing: RevisionRecord) -> Finding:
    """Everything recorded before ``first_missing`` is intact; does the file end exactly there?"""
    rolled_back = any(entry.size == len(pdf) for entry in kept)
    gone = first_missing.field or f"#{first_missing.seq}"
    return found("ROLLED_BACK" if rolled_back else "TRUNCATED", False, detail=gone)


def _altered(pdf: bytes, entry: RevisionRecord) -> Finding:
    if entry.field and entry.level not in (None, "B-B") and _lost_its_timestamp(pdf, entry.field):
        return found("TIMESTAMP_STRIPPED", False, field=entry.field)
    return found("REVISION_ALTERED", False, field=entry.field, detail=f"#{entry.seq}")


def _lost_its_timestamp(pdf: bytes, field: str) -> bool:
    try:
        with reading(pdf) as reader:
            return any(s.field_name == field and not signature_tokens(s) for s in signatures_in_order(reader))
    except DocumentUnreadable:
        return False
